"""Rules for people: the page that `audit explain` shows, and the table of `audit rules`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import fill, indent

from auditor.measured import Measured
from auditor.model import Rule, Voice

_WIDTH = 88


def explain(rule: Rule, counts: Measured | None) -> str:
    """A rule's page, all of it from its file and from how often it was right on labelled copy."""
    guides = "; ".join(
        ", ".join(f"{k} {v}" if k not in ("guide", "section") else v for k, v in s.items()) for s in rule.source
    )
    called = rule.name if rule.name == rule.code else f"{rule.code}  {rule.name}"
    lines = [f"{called}  ({rule.severity})", rule.title, "", fill(rule.rationale, _WIDTH), ""]
    lines += [fill(f"Says: {rule.message}", _WIDTH, subsequent_indent="      ")]
    if rule.voices != frozenset(Voice):
        lines += [f"Reads: the words of {' and '.join(_VOICES[v] for v in sorted(rule.voices))}."]
    if obeyed := sorted(rule.options.get("house", {}).values()):
        lines += [f"Obeys the house style: {', '.join(obeyed)}."]
    lines += [f"After: {guides}", ""]
    for title, examples in (("Found", rule.bad), ("Left alone", rule.good), ("Still wrong", rule.wrong)):
        if examples:
            lines += [f"{title}:"]
            lines += [
                indent(fill(_in_house(rule, e), _WIDTH - 4), "    ")[2:].replace("  ", "  - ", 1) for e in examples
            ]
            lines += [""]
    terms = list(rule.options.get("terms", ()))
    if terms:
        lines += [fill(f"Looks for {len(terms)} phrases, among them: {', '.join(terms[:8])}", _WIDTH), ""]
    if counts:
        lines += [
            f"On labelled copy: {_counted(counts)}; it found {counts.right} of {counts.labelled} such faults.",
            "",
        ]
    lines += [f"Its file: {rule.path}"]
    return "\n".join(lines) + "\n"


def _in_house(rule: Rule, example: str) -> str:
    """An example on one line, with the house style that it is meant in."""
    house = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in rule.houses.get(example, {}).items())
    return " / ".join([*example.split("\n\n"), *(f"(house: {one})" for one in house)])


_VOICES = {
    Voice.REPORTER: "the reporter",
    Voice.QUOTED: "people in quotation marks",
    Voice.ATTRIBUTED: "the reporter's paraphrase",
}


def table(rules: Sequence[Rule], counts: Mapping[str, Measured]) -> str:
    """One line for each rule: code, name, severity, how often it was right on labelled copy, title."""
    wide = max((len(rule.name) for rule in rules), default=0)
    lines = []
    for rule in rules:
        seen = counts.get(rule.name)
        right = f"{seen.right}/{seen.found}" if seen and seen.found else "—"
        code = "" if rule.code == rule.name else rule.code  # of Vale's rules
        lines.append(f"{code:<6}  {rule.name:<{wide}}  {rule.severity:<7}  {right:>5}  {rule.title}\n")
    return "".join(lines)


def _counted(counts: Measured) -> str:
    if not counts.found:
        return "nothing found"
    return f"right {counts.right} {'time' if counts.right == 1 else 'times'} of {counts.found}"
