"""Two spelling systems in one article: colour and center."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from auditor.checks.finding import found
from auditor.model import Document, Rule, Span, Token
from auditor.phrases import Hit
from auditor.report import Finding

_ENDINGS = ("e", "ed", "er", "ers", "es", "ing", "ation", "ational", "ations", "able")  # of an -ise verb, behind its s
_SHOWN = 3  # of many words in the rarer spelling, so many are pointed at
_SIGNS = 2  # so many signs of one country, and none of the other, say whose the story is


def mixed(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each word that is not spelt as the story is: by its signs, by its majority, by its first such word.

    Options are pairs `british/american` between spaces: `both` (each word belongs to its system), `british` and
    `american` (only that one does: the other is at home in both); `ise`, the stems of verbs in -ise; and signs of a
    country that are no spelling, `british-signs` and `american-signs`: words, a mark such as £, titles with a stop.
    Where the option `home` says which spelling is the house's, GB or US, it decides, and all strangers are named.
    """
    options = rule.options
    ours = _words(options["both"], options["british"], options["ise"], 0)
    theirs = _words(options["both"], options["american"], "", 1)
    british = [t for t in document.tokens if t.word in ours and _plain(document, t)]
    american = [t for t in document.tokens if t.word in theirs and _plain(document, t)]
    if not british and not american:
        return
    home = {"GB": 1, "US": -1}.get(options.get("home", ""), 0)
    signs = [_signs(document, options["british-signs"]), _signs(document, options["american-signs"])]
    leaning = home or (signs[0] - signs[1] if min(signs) == 0 and max(signs) >= _SIGNS else 0)
    if not leaning and british and american:
        earlier = 1 if british[0].start < american[0].start else -1
        leaning = len(british) - len(american) or earlier
    if leaning > 0:
        strangers, usual, right, names = american, british, theirs, ("American", "British")
    else:
        strangers, usual, right, names = british, american, ours, ("British", "American")
    evidence = [Span(*t[:2]) for t in usual[:1]]
    other = names[1] + "".join(f" (“{document[span].lower()}”)" for span in evidence)
    if home:
        rule, other = replace(rule, message=options["house-message"]), names[1]
    for token in strangers[: None if home else _SHOWN] if leaning else ():
        instead = right[token.word]
        if document.text[token.start].isupper():
            instead = instead.capitalize()
        yield found(document, rule, *token[:2], suggestions=[instead], evidence=evidence, passage=names[0], other=other)


def _signs(document: Document, signs: str) -> int:
    """How many signs of a country a story has."""
    listed, text = signs.split(), document.text
    marks = sum(text.count(sign) for sign in listed if not sign.isalnum() and len(sign) == 1)
    stopped = {sign.removesuffix("."): sign[-1] == "." for sign in listed}
    words = [t for t in document.tokens if t.word in stopped]
    return marks + sum((text[t.end : t.end + 1] == ".") == stopped[t.word] for t in words)


def _plain(document: Document, token: Token) -> bool:
    """Whether a word of the story is no part of a name: in small letters, or first in a sentence that goes on so."""
    sentence = document.sentence_at(token.start)
    if sentence is None:
        return False
    if not document.text[token.start].isupper():
        return True
    behind = document.text[token.end : token.end + 2]
    return sentence.start == token.start and behind[:1] == " " and behind[1:].islower()


@cache
def _words(both: str, one: str, ise: str, column: int) -> Mapping[str, str]:
    """The words of one system with their twins in the other; `column` says which side of the stroke is the system's."""
    pairs = [pair.split("/") for pair in (*both.split(), *one.split())]
    verbs = {f"{stem}is{end}": f"{stem}iz{end}" for stem in ise.split() for end in _ENDINGS}
    return {pair[column]: pair[1 - column] for pair in pairs} | verbs
