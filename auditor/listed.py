"""The phrases that a rule lists: in its file, in a list beside it, in groups; and those that the house adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from auditor.model import AuditError, Rule


def with_list(options: dict[str, Any], path: Path, label: str) -> Mapping[str, Any]:
    """Options with the phrases of the list file in `terms`: `list = "x.txt"`, lines `phrase -> instead, instead`."""
    name = options.pop("list", None)
    if name is None:
        return options
    if not isinstance(name, str) or Path(name).name != name:
        raise AuditError(f"{label}: key “options.list” must name a file beside the rule")
    try:
        lines = (path.parent / name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AuditError(f"{label}: key “options.list” names a file that cannot be read: {error}") from error
    terms = options.get("terms", {})
    if not isinstance(terms, dict):
        return options  # phrases() says so
    for line in lines:
        phrase, _, instead = line.partition("->")
        if phrase.strip() and not phrase.startswith("#"):
            terms[phrase.strip()] = [word.strip() for word in instead.split(",") if word.strip()]
    return options | {"terms": terms}


def phrases(rule: Rule) -> Iterator[tuple[str, str, list[str]]]:
    """(phrase, group, instead) of a rule: `terms`, `unless` and the named `groups` of its options, the house's terms.

    Raises AuditError for what is of another type.
    """
    terms = rule.options.get("terms", {})
    if not isinstance(terms, dict):
        raise AuditError(f"{rule.path}: key “options.terms” must be a table of phrase = [what to write]")
    for phrase, instead in terms.items():
        if not _texts(instead):
            raise AuditError(f"{rule.path}: key “options.terms.{phrase}” must be a list of texts")
        if any("~" in word for word in instead):
            where = f"{rule.path}: key “options.terms.{phrase}”"
            raise AuditError(f"{where}: what to write takes no ~; it follows the phrase")
        yield phrase, "terms", instead
    for phrase, instead in rule.options.get("house-terms", {}).items():
        yield phrase, "house-hyphened" if "-" in phrase else "house", list(instead)
    groups = rule.options.get("groups", {})
    if not isinstance(groups, dict):
        raise AuditError(f"{rule.path}: key “options.groups” must be a table of name = [phrases]")
    for group, listed in {"unless": rule.options.get("unless", []), **groups}.items():
        table = {phrase: [] for phrase in listed} if _texts(listed) else listed
        if not isinstance(table, dict) or not all(_texts(instead) for instead in table.values()):
            raise AuditError(
                f"{rule.path}: the phrases of “{group}” must be a list of texts, or a table like the terms"
            )
        yield from ((phrase, group, instead) for phrase, instead in table.items())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
