"""How fast articles are parsed, stage by stage, and whether time grows with length: figures to read, asserted nowhere.

.venv/bin/python benchmarks/parsing.py [ARTICLE ...]        (seeds/*.txt when none is named)
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from time import perf_counter

from auditor.model import Source
from auditor.parse import parse
from auditor.parse.attribution import attributions
from auditor.parse.names import names
from auditor.parse.numbers import numbers
from auditor.parse.quotes import quotes
from auditor.parse.sentences import sentences
from auditor.parse.story import story
from auditor.parse.structure import STORY, structure
from auditor.parse.words import tokens
from auditor.read import read_file
from auditor.read.text import read
from auditor.unhindered import unhindered

SEEDS = Path(__file__).parent.parent / "seeds"
ROUNDS = 20
GROWTH = (1, 3, 10, 30)


@unhindered()
def stages(source: Source, spent: dict[str, float]) -> None:
    """One parse of an article, with the seconds of each stage added to `spent`."""
    text, clock = source.text, perf_counter()

    def lap(stage: str) -> None:
        nonlocal clock
        spent[stage] += perf_counter() - clock
        clock = perf_counter()

    blocks = structure(source)
    lap("structure")
    words = tokens(text)
    lap("words")
    sents = tuple(sentences(text, words, blocks, STORY))
    lap("sentences")
    quoted = tuple(quotes(text, blocks, STORY))
    lap("quotations")
    known = names(text, words, sents, [i for i, token in enumerate(words) if text[token.start].isupper()])
    lap("names")
    numbers(words)
    lap("numbers")
    attributions(story(text, words, sents, blocks, quoted), known)
    lap("attribution")


def main() -> None:
    """Print megabytes per second with and without attribution, milliseconds per megabyte by stage, and growth."""
    articles = [read_file(Path(p)) for p in sys.argv[1:] or sorted(str(p) for p in SEEDS.glob("*.txt"))]
    for source in articles:
        parse(source)  # rules and tables are read once, not by the article
    megabytes = ROUNDS * sum(len(s.text.encode()) for s in articles) / 1e6
    spent: dict[str, float] = defaultdict(float)
    for _ in range(ROUNDS):
        for source in articles:
            stages(source, spent)
    total = sum(spent.values())
    print(f"{len(articles)} articles, {megabytes / ROUNDS * 1000:.0f} kB")
    print(f"without attribution  {megabytes / (total - spent['attribution']):5.2f} MB/s")
    print(f"with attribution     {megabytes / total:5.2f} MB/s")
    for stage, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"  {stage:<12} {1000 * seconds / megabytes:4.0f} ms/MB")
    whole = "\n\n".join(s.text for s in articles)
    for times in GROWTH:
        long = read("\n\n".join([whole] * times), "long.txt")
        start = perf_counter()
        parse(long)
        took = perf_counter() - start
        print(f"{times:3} × {len(whole) / 1000:.0f} kB  {1000 * took:6.0f} ms, {1000 * took / times:5.1f} ms for each")


if __name__ == "__main__":
    main()
