"""Capitals in a place, in headings for the most part: as in a title, as in a sentence, none, all, or by a pattern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from auditor.checks.vale.patterns import fits, matches
from auditor.checks.vale.places import Place, places
from auditor.checks.vale.told import told
from auditor.document import Document
from auditor.model import Rule, Token
from auditor.report import Finding
from auditor.resources import known

_AP = frozenset("a an and as at but by for if in nor of off on or per so the to up via vs yet".split())
_CHICAGO = _AP | frozenset(
    "about above across after against along among around before behind below beneath beside between beyond down during "
    "from inside into like near onto out outside over past since through throughout toward towards under underneath "
    "until upon with within without".split()
)
_JOINTS = ("'", "’", "-", "‑")
_CASES = {"$lower": str.lower, "$upper": str.upper}
_NEW = frozenset(":.!?–—")  # a word behind one of them begins anew


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding on each place whose capitals are not as `match` says.

    In titles and sentences more than `threshold` of the words must be right. Words in capitals, the exceptions, what
    follows on one of the `indicators`, the story's names and the dictionary's are right as they are.
    """
    asked = rule.options["vale"]
    wanted = asked["match"]
    for place in places(document, asked["scope"]):
        text = place.text.strip()
        if wanted in ("$title", "$sentence"):
            right = _share(document, place, asked) > asked["threshold"]
        elif wanted in _CASES:
            right = text == _CASES[wanted](text) or fits(asked["exceptions"], text)
        else:
            right = fits(wanted, text) or fits(asked["exceptions"], text)
        start = len(place.text) - len(place.text.lstrip())
        span = place.span(start, start + len(text)) if text else None
        if span and not right:
            yield told(rule, span, text, _shown(wanted))


def _share(document: Document, place: Place, asked: Mapping[str, Any]) -> float:
    """The share of words whose first letter is as it should be; 0 where the first of a sentence is not."""
    begins = len(asked["prefix"]) if asked["prefix"] and place.text.startswith(asked["prefix"]) else 0
    spared = [(m.start, m.end) for m in matches(asked["exceptions"], place.text)] if asked["exceptions"] else []
    end = place.start + len(place.text)
    elsewhere = (name for mention, name in document.mentions if not place.start <= mention.start < end)
    names = {part for name in elsewhere for part in name.name.split()}
    words = [t for t in document.tokens if place.start + begins <= t.start < end and t.word[0].isalpha()]
    count = 0
    for i, token in enumerate(words):
        written, at = document[token[:2]], token.start - place.start
        before = place.text[begins:at].rstrip()
        if (
            any(start <= at < end for start, end in spared)
            or i
            and before.endswith(tuple(asked["indicators"]))
            or written.isupper()
            or before.endswith(_JOINTS)
            and not place.text[at - 1].isspace()
        ):
            count += 1
        elif asked["match"] == "$title":
            small = _CHICAGO if asked["style"] == "Chicago" else _AP
            inner = 0 < i < len(words) - 1 and before[-1] not in _NEW
            count += written[0].islower() if inner and token.word in small else written[0].isupper()
        elif not i:
            if written[0].islower():
                return 0
            count += 1
        else:
            count += written[0].islower() or before[-1] in _NEW or written in names or _is_name(written, token)
    return count / len(words) if words else 1


def _is_name(written: str, token: Token) -> bool:
    """Whether a word with a capital is a name by the dictionary."""
    return not known(token.word) and (known(written) or not token.word.isascii())


def _shown(wanted: str) -> str:
    return {"$title": "Title Case", "$sentence": "sentence case", "$lower": "lower case", "$upper": "capitals"}.get(
        wanted, wanted
    )
