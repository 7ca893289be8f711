"""Acronyms that the story never spells out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Token, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import rank

_LONGEST = 6  # letters; what is longer is a word in capitals
_COMMON = 60_000  # rank up to which a word in capitals is that word, shouted
_SKIPPED = frozenset("of the and for in to on on at de du la le & -".split())  # words that give no letter
_DETERMINERS = frozenset("a an its the".split())
_TELLING = frozenset("or as called abbreviated dubbed".split())  # “the Bureau of Investigation, or BCI”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding at the first use in the body of each acronym without its full name anywhere in the story.

    The options list those that need none (`known`), those that get a note (`familiar`), and the words that say, beside
    an acronym, what it is (`gloss`: “the broadcaster ZDF”).
    """
    known, familiar = rule.options["known"], rule.options["familiar"]
    seen: set[str] = set()
    initials: dict[str, list[int]] = {}
    soft = replace(rule, severity="note")
    for i in _in_capitals(document):
        token = document.tokens[i]
        letters = _letters(document.text, token)
        if not letters or letters in seen or document.voices[token.start] == Voice.QUOTED:
            continue
        sentence = document.sentence_at(token.start)
        if sentence is None or document.blocks[sentence.block].kind != "paragraph":
            continue
        seen.add(letters)
        if (
            letters not in known
            and _is_acronym(document, i, letters)
            and not _told(document, rule, i, letters, initials)
        ):
            yield found(document, soft if letters in familiar else rule, token.start, token.end)


def _in_capitals(document: Document) -> Sequence[int]:
    """The tokens that begin as acronyms do: with a capital, and no small letter behind it."""
    text = document.text
    begun = ((i, document.tokens[i]) for i in document.capitals)
    return [i for i, (start, end, _) in begun if end - start > 1 and not text[start + 1].islower()]


def _letters(text: str, token: Token) -> str:
    """The letters of a token in capitals, with or without full stops; "" for any other."""
    letters = text[token.start : token.end].replace(".", "")
    return letters if 2 <= len(letters) <= _LONGEST and letters.isalpha() and letters.isupper() else ""


def _is_acronym(document: Document, i: int, letters: str) -> bool:
    """Whether capitals are no shouted word, number, call sign or initials of a person."""
    text, tokens = document.text, document.tokens
    token = tokens[i]
    before = tokens[i - 1] if i else token
    behind = tokens[i + 1] if i + 1 < len(tokens) else token
    the = before.word == "the"
    if not set(letters) - set("IVXLC") or rank(letters.lower()) < _COMMON:
        return False
    if any(text[t.start : t.end].isupper() and t.end - t.start > 1 for t in (before, behind) if t is not token):
        return False
    if text[token.end : token.end + 1] in ("-", "/", "&", "'") and not text.startswith("'s", token.end):
        return False
    if text[max(0, token.start - 1) : token.start] in ("-", "/", "&", "@", "#", "$", "."):
        return False
    if len(letters) == 4 and letters[0] in "KW":  # an American station
        return False
    initials = len(letters) == 2 or "." in text[token.start : token.end]
    return the or not initials


def _told(document: Document, rule: Rule, i: int, letters: str, initials: dict[str, list[int]]) -> bool:
    """Whether the story says what an acronym stands for or is; `initials` of capitalised words are filled once."""
    text, tokens = document.text, document.tokens
    gloss = rule.options["gloss"]
    start, end = tokens[i].start, tokens[i].end
    before = [t.word for t in tokens[max(0, i - 2) : i]]
    behind = [t.word for t in tokens[i + 1 : i + 3]]
    if before[-1:] == [","]:  # “its refugee agency, UNHCR”
        before.pop()
    if any(word in gloss for word in (*before[-1:], *behind[:1])) or before[-1:] and before[-1] in _TELLING:
        return True
    if len(behind) == 2 and behind[0] in (",", "(") and behind[1] in _DETERMINERS:
        return True
    if f"({text[start:end]}" in text or f"{text[start:end]} (" in text:
        return True
    if not initials:
        for j in document.capitals:
            initials.setdefault(tokens[j].word[0], []).append(j)
    folded = letters.lower()
    return any(_spells(text, tokens, j, folded) for j in initials.get(folded[0], ()))


def _spells(text: str, tokens: Sequence[Token], j: int, letters: str) -> bool:
    """Whether words with capitals from a token on begin with these letters."""
    left = letters
    for token in tokens[j : j + 2 * len(letters)]:
        if left and token.word[0] == left[0] and text[token.start].isupper() and token.end - token.start > 1:
            left = left[1:]
        elif token.word not in _SKIPPED:
            return not left
        if not left:
            return token.word != letters
    return not left
