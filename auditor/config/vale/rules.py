"""One YAML file of a Vale style to a Rule, as far as it can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from auditor.checks.vale.places import READ
from auditor.checks.vale.told import EDITS, filled
from auditor.config.vale.asked import UnaskedError
from auditor.config.vale.keys import Keys
from auditor.config.vale.kinds import KINDS
from auditor.model import Rule, Voice
from auditor.rulefile import nearest

_LEVELS = {"suggestion": "note", "warning": "warning", "error": "error"}
_COMMON = ("extends", "message", "description", "level", "link", "limit", "name", "scope", "action", "tests")
_ENDINGS = ("md", "html", "txt")  # of files, as text.md
_CONFIDENCE = 0.6  # nobody has measured these rules
_SPARED = "What stands in quotation marks or quoted blocks is left alone: those words are the speaker's."


class Read(NamedTuple):
    """A rule, None where it is not asked at all, and a line for each thing that is not read."""

    rule: Rule | None
    unread: tuple[str, ...]


def read_rule(
    table: Mapping[str, Any], name: str, label: str, accepted: Sequence[str], known: Sequence[str] = ()
) -> Read:
    """A rule by the keys of its file; `name` is that of its style and its own, as Google.Acronyms.

    `accepted` are the patterns of the newsroom's vocabulary, `known` the words of the lists that it ignores.
    """
    keys = Keys(table, label, accepted)
    try:
        rule = _rule(keys, name, known)
    except UnaskedError as error:
        if not error.why and keys.unread:
            return Read(None, (*keys.unread[:-1], f"{keys.unread[-1]}; nothing is left of the rule"))
        why = error.why or "there is nothing to look for"
        return Read(None, (*keys.unread, f"{label}: the rule is left out for its key “{error.key}”: {why}"))
    return Read(rule, tuple(keys.unread))


def table_of(text: str) -> dict[str, Any] | str:
    """A rule's file with every value as the text that it is; what is wrong with it, where it is no table."""
    import yaml

    try:
        table = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes only texts, lists and tables)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return f"it is not valid YAML{f' (line {mark.line + 1})' if mark else ''}"
    except RecursionError:
        return "it is nested too deeply"
    return table if isinstance(table, dict) else "it is no table of keys"


def _rule(keys: Keys, name: str, known: Sequence[str]) -> Rule:
    extends = keys.text("extends")
    if extends not in KINDS:
        unknown = f"there is no kind “{extends}”{nearest(extends, KINDS)}"
        raise UnaskedError("extends", "a script is code" if extends == "script" else unknown)
    message, level = keys.text("message").strip(), keys.text("level", "warning")
    if not message:
        raise UnaskedError("message", "it is missing")
    if level not in _LEVELS:
        keys.pass_over("level", f"it is none of {', '.join(_LEVELS)}")
    build, own = KINDS[extends]
    for key in keys.table:
        if key not in (*_COMMON, *own):
            keys.pass_over(key, f"it is not known{nearest(key, (*_COMMON, *own))}")
    action, params = _action(keys)
    asked = {
        "extends": extends,
        "scope": _scopes(keys, extends),
        "limit": int(keys.number("limit")),
        "action": action,
        "params": params,
        **build(keys),
    }
    if extends == "spelling":
        asked["known"] = sorted(known)
    style = name.partition(".")[0]
    description = filled(keys.text("description").strip(), ())
    link = keys.text("link").strip()
    return Rule(
        code=name,
        name=name,
        title=filled(message, ()).removesuffix("."),
        check="vale",
        severity=_LEVELS.get(level, "warning"),
        confidence=_CONFIDENCE,
        message=message,
        rationale=" ".join((description or f"The Vale style {style} asks for it.", _SPARED)),
        source=({"guide": style, **({"url": link} if link else {})},),
        bad=(),
        good=(),
        wrong=(),
        voices=frozenset(Voice),  # the checker itself leaves out what is quoted, but not the marks around it
        options={"house": {"spared": "names"}, "vale": asked},
        path=keys.label,
    )


def _action(keys: Keys) -> tuple[str, list[str]]:
    """What to do about a finding: its name, and how."""
    given: Mapping[str, Any] = keys.table.get("action") or {}
    if not isinstance(given, dict):
        keys.pass_over("action", "it is no table")
        return "", []
    one = Keys(given, keys.label)
    name, params = one.text("name"), one.texts("params")
    if name not in ("", "convert", "edit", "remove", "replace", "suggest"):
        keys.pass_over("action.name", f"there is no action “{name}”")
    if name != "edit":
        return name, params if name == "replace" else []
    wanted = EDITS.get(params[0], (-1, None))[0] if params else -1
    if wanted != len(params) - 1:
        keys.pass_over("action.params", f"there is no such edit: {', '.join(params)}")
        return "", []
    if params[0] == "regex":
        params[1] = keys.pattern("action.params[2]", params[1])
    return (name, params) if all(params[1:2]) else ("", [])


def _scopes(keys: Keys, extends: str) -> list[str]:
    """The scopes of a rule that there are in articles; raises UnaskedError where there is none."""
    scopes = keys.texts("scope") or ["sentence" if extends == "sequence" else "text"]
    read = [scope for scope in scopes if _is_read(scope)]
    for scope in scopes:
        if scope not in read:
            keys.pass_over("scope", f"an article has no “{scope}”")
    if not read:
        raise UnaskedError("scope")
    if extends == "sequence":  # it goes from word to word in a sentence
        return [scope if "sentence" in scope else f"{scope} & sentence" for scope in read]
    return read


def _is_read(scope: str) -> bool:
    """Whether all that a scope asks for can be there: what it does not want need not be."""
    parts = [part.strip() for part in scope.split("&")]
    if not all(part.strip("~ ") for part in parts):
        return False
    first = [part.split(".") for part in parts if part[0] != "~"]
    return all(names[0] in READ and names[-1] in (*READ, *_ENDINGS) for names in first)
