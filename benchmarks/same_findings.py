"""Whether two versions find the same: a faster audit must not be another one.

    .venv/bin/python benchmarks/same_findings.py REF ../shared/data ../shared/planted

Audits every article of the labelled sets (.jsonl.gz with a `text`, else stories) with the code of a git ref and with
the code here, and compares what comes out whole: findings with their messages and evidence, attributions, measures
and scores. Says what differs, and ends with 1 where anything does.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_SHOWN = 12


def articles(places: list[Path]) -> Iterator[tuple[str, str, str | None]]:
    """(name, text, headline) of every article; a headline of None is looked for in the text."""
    for place in places:
        for path in sorted(place.iterdir()):
            if path.name.endswith(".jsonl.gz"):
                with gzip.open(path, "rt", encoding="utf-8") as file:
                    for line in file:
                        one = json.loads(line)
                        yield f"{path.name}#{one['id']}", one["text"], one.get("headline", "")
            elif path.suffix in (".txt", ".md") and path.name != "README.md":
                yield str(path), path.read_text(encoding="utf-8"), None


def write(places: list[Path], out: Path) -> None:
    """What the audit that is imported makes of every article, a line each."""
    from auditor import audit_text

    with out.open("w", encoding="utf-8") as file:
        for name, text, headline in articles(places):
            report = audit_text(text, headline=headline, name=name)
            file.write(json.dumps(report.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")


def made(code: Path, places: list[Path], out: Path) -> list[dict[str, Any]]:
    """What the code in a folder makes of every article, in a process of its own."""
    command = [sys.executable, __file__, "--write", str(out), "here", *map(str, places)]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(code)}, cwd=code, check=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def differences(then: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """What differs between two audits of an article, a line each."""
    for key in sorted({*then, *now} - {"findings"}):
        if then.get(key) != now.get(key):
            yield f"{key}: {json.dumps(then.get(key))[:160]} now {json.dumps(now.get(key))[:160]}"
    for sign, some, others in (("-", then, now), ("+", now, then)):
        for one in some["findings"]:
            if one not in others["findings"]:
                yield f"{sign} {one['name']} {one['start']}–{one['end']}: {one['message']}"


def main() -> None:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("ref")
    parser.add_argument("places", type=Path, nargs="+")
    asked = parser.parse_args()
    places = [place.resolve() for place in asked.places]
    if asked.write:
        write(places, asked.write)
        return
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(old), asked.ref], check=True)
        try:
            then = made(old, places, Path(folder) / "then.jsonl")
        finally:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)
        now = made(ROOT, places, Path(folder) / "now.jsonl")
    told = [f"{one['path']}: {line}" for one, other in zip(then, now, strict=True) for line in differences(one, other)]
    print("\n".join(told[:_SHOWN]))
    print(f"{len(now)} articles, {sum(len(one['findings']) for one in now)} findings: {len(told)} differences")
    sys.exit(1 if told else 0)


if __name__ == "__main__":
    main()
