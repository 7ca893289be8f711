"""A name or place in the headline that the body never mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import in_first_person
from auditor.checks.headline.name_forms import forms_of, given, hers, namesake, pet, twin
from auditor.document import Document
from auditor.model import Rule, Span, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known, sets, word_list

_DASHES = ("-", "–", "—", "|")
_LABEL = (":", *_DASHES)  # behind a columnist's name
_DOMAINS = (".com", ".co.uk", ".org", ".net")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a headline name of which the body has no form: no short form, adjective, initials or alias.

    Options: `aliases`, lists of names that stand for each other; `endings`, in which a name and its adjective differ.
    Where the body has a name that is the same but for one word (“Ashton Falls”, “Ashford Falls”), or the surname with
    another first name, it is the evidence.
    """
    head = document.headline
    if head is None or not head.end:
        return
    tokens = document.tokens[: bisect_left(document.tokens, head.end, key=lambda t: t.start)]
    rest = document.tokens[len(tokens) :]
    if len(rest) < 25:
        return
    body = forms_of(document, rest, frozenset(rule.options.get("endings", ())))
    aliases = [frozenset(group) for group in rule.options.get("aliases", ())]
    for first, last in _names(document, tokens):
        words = [t.word for t in tokens[first:last]]
        missing = [w for w in words if not given(w, body, aliases) and not pet(w, document)]
        if not missing or _is_byline(document, tokens, first, last):
            continue
        span = Span(tokens[first].start, tokens[last - 1].end)
        near = None if hers(document, words[-1]) else twin(document, words) or namesake(document, words, missing)
        # “Donald Trump” is told by his surname, although a trump is a word
        surname = words[-1:] if len(words) > 1 and words[0] in word_list("given-names") else []
        distinctive = surname or [w for w in words if not known(w)] or words
        # where Title Case hides that the name goes on
        longer = any(
            document.text[t.start].isupper() and _stands_alone(document, t.word) for t in tokens[last : last + 1]
        )
        if near or distinctive[-1] in missing and not longer:
            other = document[near] if near else ""
            passage = f"; the story has “{other}”" if near else ""
            yield found(document, rule, *span, evidence=(near,) if near else (), passage=passage)


def _is_byline(document: Document, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is the label of a column: “Ann Roy: why I love rain”, “Ann Roy - Senate votes to repeal tax”."""
    behind = tokens[last] if first == 0 and last < len(tokens) else None
    if behind is None or behind.word not in _LABEL:
        return False
    head = document.headline
    dash = behind.word in _DASHES and document.text[behind.start - 1].isspace() and last - first > 1
    return dash or head is not None and in_first_person(document, head)


def _names(document: Document, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of headline tokens that are names: capitalised, and no common words (Title Case capitalises those too)."""
    i = 0
    while i < len(tokens):
        j = i
        while j < len(tokens) and _named(document, tokens, j) and (j == i or tokens[j].start - tokens[j - 1].end == 1):
            j += 1
        if j > i:
            first, last = _whole_name(document, tokens, i, j)
            yield first, last
            j = last
        i = max(j, i + 1)


def _whole_name(document: Document, tokens: Sequence[Token], i: int, j: int) -> tuple[int, int]:
    """The tokens of the name that a run is part of: “Ashton Falls” for “Ashton”."""
    for name in document.names:
        for start, end in name.mentions:
            if start <= tokens[i].start and tokens[j - 1].end <= end <= tokens[-1].end:
                first = next(k for k in range(i, -1, -1) if tokens[k].start <= start)
                return first, next(k for k in range(j, len(tokens) + 1) if tokens[k - 1].end >= end)
    return i, j


def _named(document: Document, tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    written = document.text[token.start : token.end]
    if not written.isascii() and not written.isupper() and any(c.isupper() for c in written[1:]):
        return False  # “HusbandÃ”: a wrong decoding, not a name
    if not written[0].isupper() or not written[0].isalpha() or len(written) < 3 or {"'", "."} & set(token.word):
        return False
    if document.text.startswith(_DOMAINS, token.end):
        return False
    if written.isupper():  # an acronym, or a kicker in capitals
        return len(written) < 6 and not known(token.word)
    return not known(token.word) and token.word not in sets()["months"] | sets()["weekdays"] | sets()["titles"]


def _stands_alone(document: Document, word: str) -> bool:
    """Whether the body uses a word as a whole name somewhere."""
    return any(document[span].lower() == word for span, _ in document.mentions if document.where(span) == "body")
