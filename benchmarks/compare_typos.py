"""Our typos beside those of codespell, typos and Harper: recall, false alarms and time on the same files.

    python -m venv ../compare && ../compare/bin/pip install codespell typos harper-py
    .venv/bin/python benchmarks/compare_typos.py ../compare/bin

The files are those of ../shared (copy with one slip put in about every sixty words) where that is there, else the
labelled articles of tests/planted. A tool that is not in the folder is named as absent. Of Harper the lints of
spelling, typing, repetition and wrong words count, in its American dialect; of ours warnings and errors of TYP.
"""

from __future__ import annotations

import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data" / "typos.jsonl.gz"
PLANTED = ROOT / "tests" / "planted"
TYPOS = {
    "misspelling", "misspelling-in-quote", "doubled-word", "confused-word", "indefinite-article", "name-drift",
    "spacing",
}  # fmt: skip
HARPER = """
import json, sys
from harper import Dialect, Language, Linter
kinds = {"Spelling", "Typo", "WordChoice", "Eggcorn", "Malapropism", "Repetition", "BoundaryError"}
linter = Linter(dialect=Dialect.AMERICAN)
for path in sys.argv[1:]:
    for lint in linter.lint(open(path, encoding="utf-8", newline="").read(), language=Language.PLAINTEXT):
        if lint.lint_kind in kinds:
            print(json.dumps([path, lint.span.start, lint.span.end]))
"""


class Story(NamedTuple):
    """A file's text, where its body begins, and the slips in it: kind, start and end."""

    text: str
    body: int
    slips: Sequence[tuple[str, int, int]]


class Place(NamedTuple):
    """Characters of a file at which a tool points."""

    file: str
    start: int
    end: int


def stories() -> dict[str, Story]:
    """The labelled files by name."""
    found: dict[str, Story] = {}
    if SHARED.exists():
        for line in gzip.decompress(SHARED.read_bytes()).decode().splitlines():
            row = json.loads(line)
            body = len(row["headline"]) + 2
            slips = [(e["kind"], e["start"] + body, e["end"] + body) for e in row["errors"]]
            found[f"{len(found):03}.txt"] = Story(f"{row['headline']}\n\n{row['text']}", body, slips)
        return found
    for line in (PLANTED / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = (PLANTED / row["file"]).read_bytes().decode()
        slips = [(f["name"], f["start"], f["end"]) for f in row["findings"] if f["name"] in TYPOS]
        found[row["file"]] = Story(text, 0, slips)
    return found


def run(command: Sequence[str], folder: Path) -> str:
    """What a program prints; whatever it exits with, for findings are no failure here."""
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8").stdout


def of_codespell(program: Path, folder: Path, files: Mapping[str, Story]) -> Iterable[Place]:
    """`file:line: wrong ==> right`: every such word of the line."""
    said = run([str(program), *files], folder)
    for name, line, wrong in re.findall(r"^(?:\./)?(\S+?):(\d+): (\S+) ==>", said, re.MULTILINE):
        text = files[name].text
        begin = [0, *(m.end() for m in re.finditer("\n", text)), len(text)][int(line) - 1 :]
        for match in re.finditer(rf"\b{re.escape(wrong)}\b", text[begin[0] : begin[1]]):
            yield Place(name, begin[0] + match.start(), begin[0] + match.end())


def of_typos(program: Path, folder: Path, files: Mapping[str, Story]) -> Iterable[Place]:
    """JSON lines with a line and a byte in it."""
    for line in run([str(program), "--format", "json", *files], folder).splitlines():
        row = json.loads(line)
        if row["type"] == "typo":
            text = files[row["path"].removeprefix("./")].text
            before = text.split("\n")[: row["line_num"]]
            start = sum(len(one) + 1 for one in before[:-1])
            start += len(before[-1].encode()[: row["byte_offset"]].decode("utf-8", "ignore"))
            yield Place(row["path"].removeprefix("./"), start, start + len(row["typo"]))


def of_harper(program: Path, folder: Path, files: Mapping[str, Story]) -> Iterable[Place]:
    """Its Python module, in the environment that has it."""
    for line in run([str(program), "-c", HARPER, *files], folder).splitlines():
        yield Place(*json.loads(line))


def of_audit(program: Path, folder: Path, files: Mapping[str, Story]) -> Iterable[Place]:
    """Ours, with all its rules."""
    for line in run([str(program), "-m", "auditor", "--format", "jsonl", *files], folder).splitlines():
        article = json.loads(line)
        for finding in article["findings"]:
            if finding["name"] in TYPOS and finding["severity"] != "note":
                yield Place(article["path"], finding["start"], finding["end"])


def main(folder: Path) -> None:
    """Print a column for each tool."""
    tools: dict[str, tuple[Path, Callable[[Path, Path, Mapping[str, Story]], Iterable[Place]]]] = {
        "audit": (Path(sys.executable), of_audit),
        "codespell": (folder / "codespell", of_codespell),
        "typos": (folder / "typos", of_typos),
        "harper": (folder / "python", of_harper),
    }
    files = stories()
    words = sum(len(story.text[story.body :].split()) for story in files.values())
    kinds = sorted({kind for story in files.values() for kind, *_ in story.slips})
    print(f"{len(files)} files, {words:,} words, {sum(len(story.slips) for story in files.values())} slips")
    print(f"{'':10}" + "".join(f"{kind:>21}" for kind in kinds) + "   false alarms/1,000   CPU seconds")
    with tempfile.TemporaryDirectory() as place:
        for name, story in files.items():
            (Path(place) / name).write_bytes(story.text.encode())
        for tool, (program, places) in tools.items():
            if (
                not program.exists()
                or tool == "harper"
                and not run([str(program), "-c", "print(__import__('harper'))"], folder)
            ):
                print(f"{tool:10} absent")
                continue
            spent = resource.getrusage(resource.RUSAGE_CHILDREN)
            found = list(places(program, Path(place), files))
            now = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = now.ru_utime + now.ru_stime - spent.ru_utime - spent.ru_stime
            print(f"{tool:10}" + _figures(found, files, kinds, words) + f"{seconds:14.1f}")


def _figures(found: Iterable[Place], files: Mapping[str, Story], kinds: Sequence[str], words: int) -> str:
    by_file: dict[str, list[Place]] = {}
    for one in found:
        by_file.setdefault(one.file, []).append(one)
    hit, total, alarms = dict.fromkeys(kinds, 0), dict.fromkeys(kinds, 0), 0
    for name, story in files.items():
        marks = {one for one in by_file.get(name, ()) if one.start >= story.body}
        for kind, start, end in story.slips:
            total[kind] += 1
            hit[kind] += any(one.start < end and start < one.end for one in marks)
        alarms += sum(not any(one.start < end and start < one.end for _, start, end in story.slips) for one in marks)
    return "".join(f"{hit[kind] / total[kind]:21.3f}" for kind in kinds) + f"{1000 * alarms / words:21.3f}"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../compare/bin").resolve())
