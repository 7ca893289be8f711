"""Do scores and findings depend on who is spoken of? Articles with others in their place must come out the same.

.venv/bin/python benchmarks/swap.py [--show N] FILE ...

The files are texts, or gzipped JSON lines with `headline` and `text`. Each kind of swap is made in every article that
has something to swap: parties, the sex of everybody, nationalities, and first names. What takes a place is as long, and
begins with a vowel or consonant as before, so that lengths and “a” or “an” stay right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from auditor import audit_text
from auditor.report import Report
from auditor.resources import sets, word_list

_FIRST = re.compile(r"(?<![-’'\w])([A-Z][a-z]+) (?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*")
PAIRS = {
    "parties": "Republicans/Democrats Republican/Democratic Labour/Tories RNC/DNC",
    "sexes": (
        "he/she himself/herself man/woman men/women boy/girl boys/girls father/mother fathers/mothers son/daughter "
        "sons/daughters brother/sister brothers/sisters husband/wife husbands/wives uncle/aunt nephew/niece "
        "grandfather/grandmother boyfriend/girlfriend businessman/businesswoman congressman/congresswoman "
        "spokesman/spokeswoman chairman/chairwoman policeman/policewoman male/female males/females gentlemen/ladies "
        "Mr/Ms dad/mum widower/widow actor/actress waiter/waitress salesman/saleswoman"
    ),
    "nationalities": (
        "American/Armenian Americans/Armenians America/Albania Russian/Mexican Russians/Mexicans Russia/Mexico "
        "Chinese/Spanish China/Spain Iranian/Italian Iranians/Italians British/Turkish French/German France/Norway "
        "Syrian/Libyan Syrians/Libyans Syria/Libya Iraqi/Irish Israel/Angola Israeli/Angolan Israelis/Angolans "
        "Canada/Brazil Germany/Hungary Saudi/Dutch Japan/Wales Japanese/Filipino Pakistan/Zimbabwe "
        "Palestinian/Guatemalan Cuba/Peru Cuban/Greek Ukraine/Romania"
    ),
}
# first names that are words too, each as good as another
WORDS = "Grace Faith Hope Joy Will Mark Rose Bill Frank Victor Ernest Felicity".split()
# given names that are more often a month, a place or a verb
_OTHERS = set(
    "April May June Jan Will Mark Virginia Georgia Charlotte Chelsea Florence Jordan Paris Sydney Austin".split()
)


class Swapped(NamedTuple):
    """An article with others in it, and how many words were swapped."""

    headline: str
    text: str
    swapped: int


def table(pairs: str) -> Mapping[str, str]:
    """Both directions of “one/other” pairs, in small letters for those that are written so."""
    both = {}
    for pair in pairs.split():
        one, other = pair.split("/")
        both.update({one: other, other: one})
    return both


def given_names(text: str, pool: tuple[str, ...]) -> Mapping[str, str]:
    """Another first name for each in the text that stands before a surname: of the pool, as long, and not in the text.

    Names that may be short for one another (Joe, Joseph; Kev, Kevin) are left alone where both are in the text.
    """
    words = set(_WORD.findall(text))
    known = {name.capitalize() for name in word_list("given-names")}
    here = sorted(set(_FIRST.findall(text)) & known - _OTHERS)
    groups = [{name.capitalize() for name in group.split()} for group in sets()["nicknames"]]
    linked = {name for group in groups if len(group & words) > 1 for name in group}
    linked |= {name for name in here for word in words if len(name) > 2 and word != name and word.startswith(name[:3])}
    found: dict[str, str] = {}
    for name in here:
        vowel = name[0] in "AEIOU"
        others = [
            other
            for other in pool
            if len(other) == len(name) and (other[0] in "AEIOU") == vowel and other not in words | {*found.values()}
        ]
        if others and name not in linked:
            found[name] = others[sum(map(ord, name)) % len(others)]
    return found


def _her(following: str) -> str:
    """“Her” is “him” or “his”: his where a noun follows."""
    word = re.match(r"\s+([A-Za-z]+)", following)
    return "his" if word and word[1] not in _ALONE else "him"


_TITLE = re.compile(r" (?!Rep|Party|National|Convention|Study|Conference|Congress|Senat|Hous|Gov)[A-Z]")
_ALONE = frozenset(
    "a an the to in on at for of from with by as and or but if when while that who which was is were are had has would "
    "will could not into over about after before during because until since out up down off this his her their".split()
)


def swap(text: str, of: Mapping[str, str], *, sexes: bool = False) -> tuple[str, int]:
    """The text with the words of a table in place of one another, in capitals as written, and how many were swapped."""
    count = 0

    def one(match: re.Match[str]) -> str:
        nonlocal count
        word = match.group()
        lower = word.lower()
        other = of.get(word)
        if sexes:
            other = other or of.get(lower)
            if lower in ("him", "his"):
                other = "her"
            elif lower == "her":
                other = _her(text[match.end() : match.end() + 20])
            if other and word[0].isupper():
                other = other.upper() if word.isupper() and len(word) > 1 else other[0].upper() + other[1:]
        elif other is None and word.isupper() and len(word) > 4:
            other = of.get(word.capitalize(), "").upper() or None
        elif other == "Democratic" and _TITLE.match(text, match.end()):
            other = "Democrat"  # “Republican Josh Hawley”
        if text[max(0, match.start() - 3) : match.start()].lower() == "un-":
            other = None  # “un-American” is a word of its own
        if other is None:
            return word
        count += 1
        return other

    return _WORD.sub(one, text), count


def _with(headline: str, text: str, of: Mapping[str, str], *, sexes: bool = False) -> Swapped:
    (head, some), (body, more) = swap(headline, of, sexes=sexes), swap(text, of, sexes=sexes)
    return Swapped(head, body, some + more)


def _plain_names() -> tuple[str, ...]:
    words = {word.lower() for word in WORDS}
    names = (name.capitalize() for name in word_list("given-names") if name not in words and name.isalpha())
    return tuple(name for name in names if name not in _OTHERS)


def _parties(head: str, text: str) -> Swapped:
    """Parties, but not where one is called the GOP: there is no such name for the other."""
    return Swapped(head, text, 0) if "GOP" in head + text else _with(head, text, table(PAIRS["parties"]))


KINDS: Mapping[str, Callable[[str, str], Swapped]] = {
    "parties": _parties,
    "sexes": lambda head, text: _with(head, text, table(PAIRS["sexes"]), sexes=True),
    "nationalities": lambda head, text: _with(head, text, table(PAIRS["nationalities"])),
    "first names": lambda head, text: _with(head, text, given_names(f"{head}\n{text}", _plain_names())),
    "names that are words": lambda head, text: _with(head, text, given_names(f"{head}\n{text}", tuple(WORDS))),
}


def outcome(report: Report) -> tuple[dict[str, int], list[tuple[str, str, str]]]:
    """What must not change: the scores, and the findings in the order of the text, without their words."""
    found = [(f.rule.name, f.rule.severity, report.document.where(f.span)) for f in report.findings]
    return {score.name: score.value for score in report.scores}, found


def articles(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """(headline, text) of every article in these files."""
    for path in paths:
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from ((row["headline"], row["text"]) for row in map(json.loads, lines))
        else:
            headline, _, text = path.read_text(encoding="utf-8").partition("\n")
            yield headline, text.strip()


def main() -> None:
    """Swap in all articles, and say how many came out the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many differences of each kind to show")
    options = parser.parse_args()
    read = list(articles(options.files))
    before = [outcome(audit_text(text, headline=head)) for head, text in read]
    for kind, change in KINDS.items():
        tried = words = same_scores = same_findings = shown = 0
        rules: Counter[str] = Counter()
        for (head, text), was in zip(read, before, strict=True):
            swapped = change(head, text)
            if not swapped.swapped:
                continue
            now = outcome(audit_text(swapped.text, headline=swapped.headline))
            tried += 1
            words += swapped.swapped
            same_scores += now[0] == was[0]
            same_findings += now[1] == was[1]
            gone, new = Counter(was[1]) - Counter(now[1]), Counter(now[1]) - Counter(was[1])
            rules.update(f"−{name}" for name, *_ in gone.elements())
            rules.update(f"+{name}" for name, *_ in new.elements())
            if now != was and shown < options.show:
                shown += 1
                moved = {k: (v, now[0][k]) for k, v in was[0].items() if v != now[0][k]}
                print(f"  {head[:70]!r}: {moved} gone {[*gone]} new {[*new]}")
        print(
            f"{kind}: {words:,} words in {tried} articles; same scores in {same_scores}, "
            f"same findings in {same_findings} {dict(rules.most_common(12))}"
        )


if __name__ == "__main__":
    main()
