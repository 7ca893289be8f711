"""“A” and “an” against the sound of what follows, for words, acronyms and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.instead import article
from auditor.checks.typos.counts import kind_of
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Edit, Finding
from auditor.resources import rank

_NO_NOUN = frozenset("CC IN MD PRP PRP$ TO VBP VBZ".split())  # behind the letter A, or behind an article too many
_COMMON = 45_000  # rank up to which a word is nobody's coinage
_NUMBER = re.compile(r"[£$€¥]?(\d[\d,]*)")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding where the next sound is certain.

    Options: `either`, words that take both; `spelt`, acronyms with a vowel that are said letter by letter; `labels`,
    words with the letter A behind.
    """
    text = document.text
    for sentence in document.sentences:
        before = ""
        for one, two in pairwise(document.tokens[sentence.first : sentence.last]):
            named, before = before, one.word
            if one.word not in ("a", "an") or text[one.end : two.start] != " ":
                continue
            if kind_of(two.word) in _NO_NOUN or named in rule.options["labels"]:
                continue
            right = _article(text[two.start : two.end], rule)
            written = text[one.start : one.end]
            letter = written[0].isupper() and one.start != sentence.start  # “an A in maths”
            if right and right != one.word and not letter:
                instead = right.capitalize() if written[0].isupper() else right
                suggestion = f"{instead} {text[two.start : two.end]}"
                edits = [Edit(one.start, one.end, instead)] if _plain(text[two.start : two.end]) else []
                yield found(document, rule, one.start, two.end, suggestions=[suggestion], edits=edits)


def _plain(word: str) -> bool:
    """Whether a word is certain to sound as it looks: a figure or a common word, no name, acronym or foreign word."""
    return word[0].isdigit() or word.islower() and rank(word) < _COMMON


def _article(word: str, rule: Rule) -> str:
    """The article that goes before a word, "" when that is not certain."""
    number = _NUMBER.match(word)
    if number:
        return _before_number(number.group(1).replace(",", ""))
    if not word.isascii() or not word[0].isalpha() or len(word) < 2:
        return ""
    if word.isupper():
        return _before_acronym(word, spelt=word in rule.options["spelt"])
    lower = word.lower()
    if lower in rule.options["either"]:
        return ""
    return article(lower)


def _before_number(digits: str) -> str:
    """Eight, eleven, eighteen and eighty-odd begin with a vowel, also as thousands; 1,800 is read in two ways."""
    if len(digits) == 4 and digits[:2] in ("11", "18"):
        return ""
    lead = digits[: len(digits) % 3 or 3]
    return "an" if lead[0] == "8" or lead in ("11", "18") else "a"


def _before_acronym(word: str, *, spelt: bool) -> str:
    """Letter by letter where it cannot be read as a word: an MP, an FBI agent, a UN force; NATO is left alone."""
    if word[0] in "AEIO":
        return "an"
    readable = word[1] in "AEIOU" if len(word) == 3 else set(word[1:]) & set("AEIOU")
    if readable and not spelt:
        return ""
    return "an" if word[0] in "FHLMNRSX" else "a"
