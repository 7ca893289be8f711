"""How often is the headline of another story told, and how often the right one accused? Over many pairs, not one each.

.venv/bin/python benchmarks/wrong_headlines.py [--others N] FILE ...

The files are gzipped JSON lines with `headline` and `text`. Every headline stands over its own story, and over the
stories of N others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

from auditor.audit import check
from auditor.parse import parse
from auditor.read import text
from auditor.ruleset import RuleSet, default_rules

RULE = "headline-wrong-body"


def _lines(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode().splitlines()


def told(headline: str, story: str, rules: RuleSet) -> bool:
    """Whether the rule takes the headline for another story's."""
    rule = next(rule for rule in rules.rules if rule.name == RULE)
    return any(check(parse(text.read(story, "story", headline)), rules, rule))


def main() -> None:
    """Print the shares, and the right headlines that were accused."""
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--others", type=int, default=20)
    chosen = options.parse_args()
    articles = [json.loads(line) for file in chosen.files for line in _lines(file)]
    rules = default_rules()
    accused = [a["headline"] for a in articles if told(a["headline"], a["text"], rules)]
    draw = random.Random(1)  # noqa: S311  # the same pairs every time
    pairs = [(a, b) for a in articles for b in draw.sample(articles, chosen.others) if a is not b]
    found = sum(told(a["headline"], b["text"], rules) for a, b in pairs)
    print(f"another story's headline: {found / len(pairs):.3f} of {len(pairs)} told")
    print(f"its own: {len(accused) / len(articles):.3f} of {len(articles)} accused")
    for headline in accused:
        print(f"  {headline}")


if __name__ == "__main__":
    main()
