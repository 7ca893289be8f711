"""How fast `audit` is: start-up, one article, 240 of them, one big file, memory and growth, beside other tools.

    make bench                                              all of it; writes benchmarks/RESULTS.md
    .venv/bin/python benchmarks/speed.py --tools FOLDER     the others from FOLDER/bin and FOLDER/node_modules/.bin

Whole processes, each tool in turn on the same files in the same minutes, so that what else the machine does falls on
all of them alike; the ratios are to `audit` in the same round. The articles are made of our own labelled ones, cut to
the size of the seed article. A tool that is not there is named as absent.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "weak-putin.txt"
FILES = 240
AUDIT = (str(ROOT / ".venv" / "bin" / "audit"),)
ALONE = ("--jobs", "1", "--no-cache")
QUIET = ("--no-html", "--fail-on", "never", "--format", "concise")
# what each of the others is called with before its files; those without a recursive mode get every file by name
OTHERS = {
    "proselint": ("proselint", "check"),
    "codespell": ("codespell",),
    "typos": ("typos",),
    "write-good": ("write-good",),
    "alex": ("alex", "--quiet", "--stdin=false"),
}


class Run(NamedTuple):
    """Wall seconds, processor seconds and the largest process's peak memory in MB of one run."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end, whatever it exits with; what it prints goes nowhere."""
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.execv(command[0], list(command))  # noqa: S606
    _, status, used = os.wait4(child, 0)
    if os.WIFSIGNALED(status):
        raise SystemExit(f"{command[0]} died of signal {os.WTERMSIG(status)}")
    return Run(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def articles(folder: Path) -> list[str]:
    """Write 240 different articles of the seed's size; their names."""
    planted = [p.read_text("utf-8") for p in sorted((ROOT / "tests" / "planted").glob("*.txt"))]
    paragraphs = itertools.cycle([part for text in planted for part in text.split("\n\n") if len(part) > 60])
    size, names = len(SEED.read_text("utf-8")), []
    for number in range(FILES):
        parts = [f"Council report {number}"]
        while sum(map(len, parts)) < size:
            parts.append(next(paragraphs))
        names.append(f"{number:03}.txt")
        (folder / names[-1]).write_text("\n\n".join(parts)[:size] + "\n", "utf-8")
    return names


def tools(folder: Path | None) -> dict[str, tuple[str, ...] | None]:
    """How the other tools are called; None for one that is absent."""
    places = [str(folder / "bin"), str(folder / "node_modules" / ".bin")] if folder else []
    found = {}
    for name, (program, *options) in OTHERS.items():
        path = shutil.which(program, path=os.pathsep.join(places)) if places else None
        found[name] = (path, *options) if path else None
    return found


def growth(count: int, every: int) -> Iterator[tuple[int, float]]:
    """(articles so far, MB in memory) as one process audits `count` short articles, no two alike."""
    from auditor import audit_text

    words = [p.read_text("utf-8").split() for p in sorted((ROOT / "tests" / "planted").glob("*.txt"))]
    for number in range(count):
        text = words[number % len(words)]
        at = number * 7 % max(1, len(text) - 160)
        name = "".join(chr(97 + (number // 26**k) % 26) for k in range(5)).title()
        audit_text(f"{name} speaks\n\n{' '.join(text[at : at + 150])} {name} Quiller said so.")
        if number % every == every - 1:
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
            yield number + 1, pages * os.sysconf("SC_PAGESIZE") / 2**20


def table(rows: Sequence[tuple[str, Sequence[Run]]], base: Sequence[Run]) -> Iterator[str]:
    """Lines of Markdown: seconds and the ratio to `base`, minimum, median and maximum."""
    yield "| what | seconds: min, median, max | × audit: min, median, max | peak MB |"
    yield "|---|---|---|---|"
    for name, runs in rows:
        walls = [one.wall for one in runs]
        ratios = [one.wall / own.wall for one, own in zip(runs, base, strict=True)]
        figures = " | ".join(f"{min(x):.2f}, **{statistics.median(x):.2f}**, {max(x):.2f}" for x in (walls, ratios))
        yield f"| {name} | {figures} | {max(one.peak for one in runs):.0f} |"


def rounds(commands: Mapping[str, Sequence[str]], folder: Path, count: int) -> list[tuple[str, list[Run]]]:
    """Every command once, then every command again, after one round that warms the machine."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(count + 1):
        for name, command in commands.items():
            one = run(command, folder)
            runs[name] += [one] if number else []
    return list(runs.items())


def measured(folder: Path, others: dict[str, tuple[str, ...] | None], count: int, grown: int) -> Iterator[str]:
    """The lines of RESULTS.md."""
    names = articles(folder)
    shutil.copy(SEED, folder.parent / "seed.txt")
    big = "A year of stories\n\n" + "\n\n".join((folder / name).read_text("utf-8") for name in names)
    (folder.parent / "big.txt").write_text(big, "utf-8")
    present = {name: command for name, command in others.items() if command}
    absent = [name for name, command in others.items() if not command]
    yield "# How fast\n"
    yield f"Made by `make bench`: {count} rounds on {os.cpu_count()} cores, Python {platform.python_version()}."
    yield f"Not there to compare: {', '.join(absent)}.\n" if absent else ""
    start = {
        "audit --version": [*AUDIT, "--version"],
        "audit --help": [*AUDIT, "--help"],
        "audit explain fight-verb": [*AUDIT, "explain", "fight-verb"],
    }
    one = {
        "audit --no-html": [*AUDIT, *QUIET, "seed.txt"],
        "audit, with the HTML report": [*AUDIT, "--fail-on", "never", "seed.txt"],
        **{name: [*command, "seed.txt"] for name, command in present.items()},
    }
    runs = rounds(start | one, folder.parent, count)
    base = next(done for name, done in runs if name == "audit --no-html")
    yield f"## One article of {SEED.stat().st_size:,} bytes, and what needs none\n"
    yield from table(runs, base)
    many = {
        "audit, one process": [*AUDIT, *QUIET, *ALONE, "."],
        "audit, as it comes, nothing kept": [*AUDIT, *QUIET, "--no-cache", "."],
        "audit, as it comes, all kept": [*AUDIT, *QUIET, "."],
        **{name: [*command, *names] for name, command in present.items()},
    }
    runs = rounds(many, folder, count)
    alone = dict(runs)["audit, one process"]
    yield f"\n## {FILES} articles of that size, {len(big) / 1e6:.1f} MB\n"
    yield from table(runs, runs[0][1])
    yield f"\nOne process: {FILES / statistics.median(r.wall for r in alone):.0f} articles a second."
    whole = rounds({"one file": [*AUDIT, *QUIET, "big.txt"]}, folder.parent, max(1, count // 2))[0][1]
    ratio = statistics.median(r.wall for r in whole) / statistics.median(r.wall for r in alone)
    yield f"The same text in one file: {ratio:.2f} × that time, {max(r.peak for r in whole):.0f} MB at the peak."
    sizes = list(growth(grown, max(1, grown // 10)))
    yield f"\n## Memory of one process over {grown:,} articles\n"
    yield "MB after each tenth: " + ", ".join(f"{size:.0f}" for _, size in sizes)


def main() -> None:
    """Measure, show, and write the results down."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--tools", type=Path, help="a folder with bin/ and node_modules/ of the other tools")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--articles", type=int, default=20_000, help="how many are audited in one process for growth")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "articles"
        folder.mkdir()
        lines = []
        for line in measured(folder, tools(given.tools), given.rounds, given.articles):
            print(line, flush=True)
            lines.append(line)
    (ROOT / "benchmarks" / "RESULTS.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
