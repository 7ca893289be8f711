"""Web addresses, e-mail addresses and telephone numbers that nobody can reach as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import words_before
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_WEB = re.compile(
    r"\b(?:https?(?=[:;/\\])|(?:htt?|hhtt?p|htttp|ttp)p?s?(?=:/)|www(?=[.,;:]))[^\s<>()“”\"—…|]+", re.IGNORECASE
)
_WHOLE = re.compile(
    r"(?:https?://)?(?:[^\s/@]+@)?(?:[\w-]+\.)+(?:[^\W\d_]{2,}|\d+)(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_HOST = re.compile(r"[.,][a-z]{2}", re.IGNORECASE)
_MAIL = re.compile(r"(?<=[\w.+-])@[\w-]+(?:,(?:com|org|net|gov|edu|co|ac|info|eu|uk|ie|au|ca)\b[\w.]*|(?![\w.,@-]))")
_PHONE = re.compile(
    r"(?<![\w£$€.,/+-])(?:\+(?:44|1)[ -]|\(?0\d{2,4}\)?[ -]|1[- ][2-9]\d\d-|(?:\([2-9]\d\d\) |[2-9]\d\d-)\d{3}-)"
    r"\d+(?:[ -]\d+)*(?![\w%]|[.,:/]\d)"
)
_TRAILING = ".,;:!?'’"
_FIRST = "0123456789"
_FEWEST = 6
_NEAR = 6  # tokens before a number in which a word must say that it can be called


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each broken address and for each telephone number with too few or too many digits."""
    text = document.text
    for match in _WEB.finditer(text) if "www" in text or "ttp" in text or "tp:" in text else ():
        written = match.group().removesuffix("’s").removesuffix("'s").rstrip(_TRAILING)
        if not _WHOLE.fullmatch(written) and "..." not in written and _HOST.search(written, 4):
            yield found(document, rule, match.start(), match.start() + len(written), passage="is no web address")
    for match in _MAIL.finditer(text) if "@" in text else ():
        start = match.start()
        while start and (text[start - 1].isalnum() or text[start - 1] in ".+-_"):
            start -= 1
        mailed = any(t.word in ("email", "mail", "emailed") for t in words_before(document, start, _NEAR))
        if "," in match.group() or mailed:
            yield found(document, rule, start, match.end(), passage="is no e-mail address")
    for match in _phones(document):
        digits = "".join(c for c in match.group() if c.isdigit())
        wanted = _wanted(match.group(), digits)
        if wanted and len(digits) >= _FEWEST and len(digits) not in wanted and _called(document, rule, match.start()):
            passage = f"has {len(digits)} digits; a number of this kind has {' or '.join(map(str, wanted))}"
            yield found(document, rule, match.start(), match.end(), passage=passage)


def _phones(document: Document) -> Iterator[re.Match[str]]:
    """What has the shape of a telephone number; each begins where a number of the story does."""
    end = 0
    for number in document.numbers:
        start = number.start - (document.text[number.start - 1 : number.start] in ("+", "("))
        match = _PHONE.match(document.text, start) if start >= end and document.text[number.start] in _FIRST else None
        if match:
            end = match.end()
            yield match


def _called(document: Document, rule: Rule, start: int) -> bool:
    """Whether the words before say that this is for calling."""
    return any(t.word in rule.options["call"] for t in words_before(document, start, _NEAR))


def _wanted(written: str, digits: str) -> tuple[int, ...]:
    """How many digits a number that begins so has; nothing where that is not known (or the number is a short one)."""
    first = re.split(r"[ )-]", written.lstrip("("), maxsplit=1)[0]
    if written[0] == "+":
        return (11,) if digits[0] == "1" else (11, 12, 13) if "(0)" in written or digits[2] == "0" else (11, 12)
    if written[0] == "1":
        return (11,)
    if first[0] != "0":
        return (10,) if len(digits) in (9, 11) else ()  # “246-123-45” may be a reference
    if digits in ("08001111", "08454647") or len(first) < 3:
        return ()
    if first[:2] == "03" or first[:3] in ("084", "087") or first == "0808" or first[:2] == "07" and len(first) == 5:
        return (11,)
    if first in ("0800", "0500") or first[:2] == "01" and len(first) == 5:
        return (10, 11)
    if first[:2] == "01" and len(first) == 4:
        return (11,)
    return (10, 11) if first in ("020", "023", "024", "028", "029") else ()
