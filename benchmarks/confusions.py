"""How often each confusion of rules/words/alike.txt is found when put into copy, and how often copy is taken for it.

.venv/bin/python benchmarks/confusions.py ../shared/data/news.jsonl.gz ../shared/data/polnear.jsonl.gz

For each line `typed -> meant`: of at most 60 places where `meant` stands, how many are found once `typed` stands there;
and how often `typed` is taken for a slip where it stands rightly. The copy is JSON lines, `text` a story.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.audit import check
from auditor.document import Document
from auditor.parse import parse
from auditor.read import text
from auditor.resources import word_list
from auditor.ruleset import default_rules

_MOST = 60
_BATCH = 40
_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:['’][a-z]+)?(?![\w-])")


def main(paths: Sequence[str]) -> None:
    """Print a line for each confusion, and the sums."""
    rule = next(r for r in default_rules().rules if r.name == "confused-word")
    rows = [line for path in paths for line in gzip.decompress(Path(path).read_bytes()).decode().splitlines()]
    stories = [json.loads(row)["text"] for row in rows]
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    alarms: dict[str, int] = defaultdict(int)
    for story in stories:
        for paragraph in story.split("\n"):
            for match in _WORD.finditer(paragraph):
                if not match.start() or match.group().islower():
                    places[_folded(match.group())].append((paragraph, *match.span()))
        document = parse(text.read(story, "story", ""))
        for finding in check(document, default_rules(), only=rule):
            alarms[_folded(document[finding.span])] += 1
    found = tried = 0
    for line in word_list("alike"):
        typed, _, meant, least = line.split(" ")
        rng = random.Random(line)  # noqa: S311 (a sample that is the same every time)
        sample = rng.sample(places[meant], min(_MOST, len(places[meant])))
        hits = sum(_hits(sample, typed))
        found, tried = found + hits, tried + len(sample)
        share = f"{hits / len(sample):.2f}" if sample else "   —"
        print(f"{typed:>14} -> {meant:<14} {least:>4}  recall {share} of {len(sample):2}  ", end="")
        print(f"alarms {alarms[typed]} of {len(places[typed])}")
    words = sum(len(story.split()) for story in stories)
    print(f"all: recall {found / max(1, tried):.3f} of {tried}; {sum(alarms.values())} alarms in {words:,} words")


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _hits(sample: Sequence[tuple[str, int, int]], typed: str) -> Iterator[bool]:
    """Whether each place is found once the word that is typed stands there."""
    rule = next(r for r in default_rules().rules if r.name == "confused-word")
    for first in range(0, len(sample), _BATCH):
        copy, spans = "", []
        for paragraph, start, end in sample[first : first + _BATCH]:
            word = typed.capitalize() if paragraph[start].isupper() else typed
            word = word.replace("'", "’") if "’" in paragraph else word
            spans.append((len(copy) + start, len(copy) + start + len(word)))
            copy += paragraph[:start] + word + paragraph[end:] + "\n\n"
        document: Document = parse(text.read(copy, "story", ""))
        marked = [finding.span for finding in check(document, default_rules(), only=rule)]
        for start, end in spans:
            yield any(span.start < end and start < span.end for span in marked)


if __name__ == "__main__":
    main(sys.argv[1:])
