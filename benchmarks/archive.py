"""How fast and how large `audit archive` is: one worker and two, native and on Ray, memory of a long run.

    .venv/bin/python benchmarks/archive.py              all of it, about half an hour; writes benchmarks/ARCHIVE.md
    .venv/bin/python benchmarks/archive.py --articles 2000 --many 10000

The articles are made of the paragraphs of our own labelled ones, no two alike: some of the length of news (700 words),
and, for the long run, short ones. Memory is that of all processes of a run together (proportional set size, so that
what they share counts once), sampled.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
CHARACTERS, SHORT = 4_200, 900  # of an article: those of 700 words, and of 150
WARM = 64  # articles of a run that is only to start up, which is taken off
PAGES, MARKUP = 1_500, 80_000  # pages of a web archive, and the characters in each that are no story


class Run(NamedTuple):
    """Seconds of a run, and the most memory that its processes had together, in MB."""

    seconds: float
    peak: float


def write(path: Path, count: int, characters: int) -> None:
    """Write so many articles as JSON lines, no two alike, over ten years."""
    chance = random.Random(11)  # noqa: S311 - chance, and no secret
    planted = [p.read_text("utf-8") for p in sorted((ROOT / "tests" / "planted").glob("*.txt"))]
    paragraphs = [part for text in planted for part in text.split("\n\n")[1:] if len(part) > 60]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            parts = [f"Council report {number} was published on Monday, the clerk said."]
            while sum(map(len, parts)) < characters:
                parts.append(chance.choice(paragraphs))
            month = number * 120 // count
            one = {
                "id": str(number), "headline": f"Council publishes report {number}", "text": "\n\n".join(parts),
                "date": f"{2015 + month // 12}-{month % 12 + 1:02}-01", "section": chance.choice(("city", "sport")),
            }  # fmt: skip
            file.write(json.dumps(one) + "\n")


def run(source: Path, out: Path, *more: str) -> Run:
    """Run `audit archive` on a file of stories; raises SystemExit where it fails."""
    command = [sys.executable, "-m", "auditor", "archive", source.name, "--out", str(out), *more]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=source.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    peak = [0.0]
    watching = threading.Thread(target=_watch, args=(process, peak))
    watching.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - started
    watching.join()
    if process.returncode:
        raise SystemExit(said.decode())
    return Run(seconds, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_memory, _tree(process.pid))))
        time.sleep(0.5)


def _tree(root: int) -> set[int]:
    """A process and all that it started, and they again."""
    above = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            above[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    seen = {root}
    while more := {pid for pid, parent in above.items() if parent in seen} - seen:
        seen |= more
    return seen


def _memory(pid: int) -> float:
    """Proportional set size in MB."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def measured(folder: Path, count: int, many: int) -> Iterator[str]:
    """The lines of ARCHIVE.md."""
    yield "# The archive: how fast, how large\n"
    yield f"Made by `benchmarks/archive.py` on {os.cpu_count()} cores, Python {platform.python_version()}.\n"
    long, warm, short = folder / "long.jsonl", folder / "warm.jsonl", folder / "short.jsonl"
    write(long, count, CHARACTERS)
    write(warm, WARM, CHARACTERS)
    ways = {
        "native, 1 worker": ("--workers", "1"),
        "native, 2 workers": ("--workers", "2"),
        "Ray, 2 workers": ("--engine", "ray", "--workers", "2"),
    }
    yield f"{count:,} articles of {CHARACTERS:,} characters (700 words), JSON lines to tables, start-up taken off:\n"
    yield "| engine | seconds | start-up | articles a second | a second and core | peak MB |"
    yield "|---|---|---|---|---|---|"
    speed = {}
    for number, (name, more) in enumerate(ways.items()):
        start = run(warm, folder / f"warm{number}", *more).seconds
        whole = run(long, folder / f"out{number}", *more)
        speed[name] = (count - WARM) / (whole.seconds - start)
        cores = int(more[-1])
        yield (
            f"| {name} | {whole.seconds:.0f} | {start:.0f} | **{speed[name]:.1f}** | {speed[name] / cores:.1f} | "
            f"{whole.peak:.0f} |"
        )
        print(name, whole, file=sys.stderr)
    one, two, ray = speed.values()
    yield f"\nTwo workers are {two / one:.2f} × one. Ray is {ray / two:.2f} × the native engine.\n"
    write(short, many, SHORT)
    whole = run(short, folder / "many", "--workers", "2")
    yield (
        f"{many:,} articles of {SHORT} characters with two workers: {whole.seconds:.0f} s, at most {whole.peak:,.0f} "
        "MB in all processes together.\n"
    )
    crawl = folder / "crawl.warc.gz"
    crawled(crawl, long)
    start = run(warm, folder / "warm-crawl", "--workers", "2").seconds
    whole = run(crawl, folder / "out-crawl", "--workers", "2")
    yield (
        f"{PAGES:,} pages of a web archive, each with {MARKUP:,} characters that are no story, with two workers: "
        f"{PAGES / (whole.seconds - start) / 2:.1f} pages a second and core, read and audited.\n"
    )


def crawled(path: Path, stories: Path) -> None:
    """Write some of the stories as a crawler keeps the pages of a newspaper."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    links = '<li class="c"><a href="/a/b?x=1">News</a><script>track({a:1,b:[2,3]})</script></li>\n'
    around = f"<nav><ul>{links * (MARKUP // len(links))}</ul></nav>"
    headers = [("Content-Type", "text/html; charset=utf-8")]
    with path.open("wb") as file, stories.open(encoding="utf-8") as told:
        writer = WARCWriter(file, gzip=True)
        for number, line in zip(range(PAGES), told, strict=False):
            one = json.loads(line)
            body = "".join(f"<p>{html.escape(part)}</p>" for part in one["text"].split("\n\n"))
            page = f"<html><body>{around}<article><h1>{html.escape(one['headline'])}</h1>{body}</article></body></html>"
            status = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            payload = io.BytesIO(page.encode())
            url = f"https://news.example.org/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=status))


def main() -> None:
    """Measure, and write what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--many", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = list(measured(Path(folder), asked.articles, asked.many))
    (ROOT / "benchmarks" / "ARCHIVE.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
