"""Write rules/words/subjects.txt: which stems so many news stories share that they say little of what one is about.

    python tools/build_subjects.py ../shared/data/news.jsonl.gz ../shared/data/polnear.jsonl.gz

A line is `stem lead story`: in how many of 100 stories it stands in the lead, and anywhere.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from auditor.checks.headline.chance import LEAD
from auditor.checks.headline.match import carrying, stem
from auditor.parse import parse
from auditor.read import text

FEWEST = 7  # per cent of the stories that must have a stem; what fewer share, its rank tells as well


def main(*paths: Path) -> None:
    """Write the file; the stories of `paths` are lines of JSON with a `text`."""
    early: Counter[str] = Counter()
    late: Counter[str] = Counter()
    lines = (line for path in paths for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())
    stories = {json.loads(line)["text"] for line in lines}
    for story in sorted(stories):
        document = parse(text.read(story, "story", ""))
        seen: set[str] = set()
        lead: set[str] | None = None
        for sentence in document.sentences:
            seen.update(stem(t.word) for t in carrying(document, sentence.first, sentence.last))
            lead = set(seen) if lead is None and sentence.last >= LEAD else lead
        early.update(lead or seen)
        late.update(seen)
    shares = {key: (round(100 * early[key] / len(stories)), round(100 * n / len(stories))) for key, n in late.items()}
    table = sorted(f"{key} {max(1, lead)} {whole}" for key, (lead, whole) in shares.items() if FEWEST <= whole < 100)
    target = Path(__file__).parent.parent / "rules" / "words" / "subjects.txt"
    target.write_text("\n".join(table), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
