"""Rules and messages as SARIF has them."""

from __future__ import annotations

import re

from auditor.model import Rule
from auditor.report import GROUPS

_PRECISION = ((0.9, "very-high"), (0.8, "high"), (0.6, "medium"))  # the names that GitHub sorts by
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def message(text: str) -> dict[str, str]:
    """A message object: braces are doubled (3.11.5), and what looks like a link of SARIF's is none (3.11.6)."""
    return {"text": _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))}


def descriptor(rule: Rule) -> dict[str, object]:
    """A reportingDescriptor: the rule with its reason, examples and authority as help."""
    rationale = " ".join(rule.rationale.split())
    guides = "; ".join(", ".join(s[key] for key in ("guide", "section") if key in s) for s in rule.source)
    kinds = (("Found", rule.bad), ("Left alone", rule.good))
    examples = (f"{title}:\n{_examples(some)}" for title, some in kinds if some)
    text = "\n\n".join([rationale, *examples, f"After: {guides}"])
    page: dict[str, object] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": message(f"{rule.title}."),
        "fullDescription": message(rationale),
        "help": {**message(text.replace("**", "")), "markdown": message(text)["text"]},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [GROUPS.get(rule.group, rule.group)], "precision": _precision(rule.confidence)},
    }
    if urls := [s["url"] for s in rule.source if re.match("https?://", s.get("url", ""))]:
        page["helpUri"] = urls[0]
    return page


def _examples(examples: tuple[str, ...]) -> str:
    return "\n".join("- " + " / ".join(" ".join(part.split()) for part in one.split("\n\n")) for one in examples)


def _precision(confidence: float) -> str:
    return next((name for least, name in _PRECISION if confidence >= least), "low")
