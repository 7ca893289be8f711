"""Two spelling systems in one article, colour and center; or another than the house's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Span, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import word_list

DIALECTS = ("US", "GB", "GB-Oxford", "CA", "AU")  # in the order of rules/words/dialects.txt
_NAMES = ("American", "British", "Oxford", "Canadian", "Australian")
_AMERICAN, _BRITISH, _OXFORD = 0, 1, 2
_HERE = "="  # a dialect writes the word so
_SHOWN = 3  # of many words in the rarer spelling, so many are pointed at
_SIGNS = 2  # so many signs of one country, and none of the other, say whose the story is


def mixed(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each word that is not spelt as the story is: by its signs, by its majority, by its first such word.

    Options: `dialect`, one of DIALECTS, says how the house spells, whatever the story does; without it `neutral` words
    count for neither side, and `british-signs` and `american-signs` tell whose a story is: words, a mark such as £,
    titles with a stop.
    """
    options = rule.options
    places = sorted(i for word in document.places.keys() & _table().keys() for i in document.places[word])
    plain = [t for t in map(document.tokens.__getitem__, places) if _plain(document, t)]
    if options["dialect"]:
        yield from _foreign(document, rule, plain, DIALECTS.index(options["dialect"]))
        return
    neutral = frozenset(options["neutral"].split())
    sides = [_side(t.word) if t.word not in neutral else None for t in plain]
    british = [t for t, side in zip(plain, sides, strict=True) if side == _BRITISH]
    american = [t for t, side in zip(plain, sides, strict=True) if side == _AMERICAN]
    if not british and not american:
        return
    signs = [_signs(document, options["british-signs"]), _signs(document, options["american-signs"])]
    leaning = signs[0] - signs[1] if min(signs) == 0 and max(signs) >= _SIGNS else 0
    if not leaning and british and american:
        earlier = 1 if british[0].start < american[0].start else -1
        leaning = len(british) - len(american) or earlier
    strangers, usual, own = (american, british, _BRITISH) if leaning > 0 else (british, american, _AMERICAN)
    evidence = [Span(*t[:2]) for t in usual[:1]]
    other = _NAMES[own] + "".join(f" (“{document[span].lower()}”)" for span in evidence)
    for token in strangers[:_SHOWN] if leaning else ():
        name = _NAMES[_AMERICAN if own else _BRITISH]
        suggestions = [_as_written(document, token, _columns(token.word)[own])]
        yield found(document, rule, *token[:2], suggestions=suggestions, evidence=evidence, passage=name, other=other)


def _foreign(document: Document, rule: Rule, plain: Sequence[Token], own: int) -> Iterator[Finding]:
    """Every word that the house's dialect does not spell so."""
    rule = replace(rule, message=rule.options["house-message"])
    for token in plain:
        instead = _columns(token.word)[own]
        if instead != _HERE:
            home = _NAMES[_columns(token.word).index(_HERE)]
            suggestions = [_as_written(document, token, instead)]
            yield found(document, rule, *token[:2], suggestions=suggestions, passage=home, other=_NAMES[own])


def _as_written(document: Document, token: Token, word: str) -> str:
    return word.capitalize() if document.text[token.start].isupper() else word


def _side(word: str) -> int | None:
    """Whether a word is written so in America only, or in Britain only."""
    columns = _columns(word)
    british = _HERE in (columns[_BRITISH], columns[_OXFORD])
    american = columns[_AMERICAN] == _HERE
    return None if british == american else _BRITISH if british else _AMERICAN


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


def in_dialect(word: str, dialect: str) -> str:
    """A word as one of DIALECTS writes it."""
    instead = _columns(word)[DIALECTS.index(dialect)] if word in _table() else _HERE
    return word if instead == _HERE else instead


def _columns(word: str) -> Sequence[str]:
    return _table()[word].split(" ")


@cache
def _table() -> Mapping[str, str]:
    """`rules/words/dialects.txt`: for a word that not all write so, how each of DIALECTS does, blanks between."""
    return dict(line.split(" -> ", 1) for line in word_list("dialects"))
