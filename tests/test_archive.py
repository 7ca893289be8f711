"""`audit archive`: the same as `audit --format json`, whatever the source, whatever stops it, and nothing twice."""

import csv
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parent.parent
STORIES = sorted((ROOT / "tests" / "planted").glob("a0*"))[:6]
FORMATS = sorted(p for p in (ROOT / "tests" / "formats").iterdir() if p.name != "ninjs-1.json")
STORED, PARTS = 32, 4  # stories in the table, parts of the archive made of it
TOLD = ("scores", "reasons", "measures", "attributions", "findings", "suppressed")


def rows(out, table, **filters):
    """The rows of a table, whatever part and month they lie in."""
    files = sorted(out.glob(f"{table}/month=*/part-*.parquet"))
    found = [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]
    return [row for row in found if all(row[key] == value for key, value in filters.items())]


def told(out):
    """Each article as the JSON format has it, by its path."""
    found = {}
    for row in rows(out, "articles"):
        path = row["path"]
        one = {key: row[key] for key in ("headline", "scores", "reasons", "measures")}
        for table in ("findings", "suppressed", "attributions"):
            one[table] = [{k: v for k, v in r.items() if k != "path"} for r in rows(out, table, path=path)]
        assert path not in found, f"{path} twice"
        found[path] = one
    return found


def as_json(done):
    """What `audit --format json` says of each article, by its path."""
    return {one.pop("path"): one for one in json.loads(done.stdout)["articles"]}


def run(folder, *arguments):
    """Run `audit archive` in a folder."""
    command = [sys.executable, "-m", "auditor", "archive", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)


def said(done):
    lines = done.stderr.decode().splitlines()
    assert not any("Traceback" in line for line in lines), lines
    return lines


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A newsroom's folder: stories of every format, dated and not, a configuration, and two files that are no stories."""
    top = tmp_path_factory.mktemp("newsroom")
    for number, path in enumerate((*STORIES, *FORMATS)):
        place = top / "content" / f"2024-{number % 3}" / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    (top / "content" / "dated.md").write_text(
        "---\ntitle: Rents\ndate: 2024-05-01\nauthor: Ana Ruiz\nsection: city\n---\n\n"
        "<!-- audit: ignore fight-verb -- the minutes say so -->\n\nShe slammed teh rent.\n",
        "utf-8",
    )
    (top / "content" / "empty.txt").write_text("\n")
    (top / "content" / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    (top / "audit.toml").write_text('disable = ["typos"]\n[severity]\nfight-verb = "error"\n')
    return top


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """A table of stories, with their columns as the JSON lines of a content system have them."""
    top = tmp_path_factory.mktemp("table")
    parts = [part for path in STORIES for part in path.read_text("utf-8").split("\n\n") if len(part) > 60]
    told = [
        {"guid": f"g{n}", "title": f"Council report {n}", "body": "\n\n".join(parts[n % 30 : n % 30 + 3]), "desk": "city",
         "published": f"2024-{n % 12 + 1:02}-03T08:00:00Z", "byline": ["Ana Ruiz", "Bo Li"] if n % 2 else "Ana Ruiz"}
        for n in range(STORED)
    ]  # fmt: skip
    (top / "stories.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    return top, told


@pytest.fixture(scope="module")
def whole(table):
    """The table, the archive that an undisturbed run makes of it, and what that run said."""
    top, _ = table
    done = run(top, "stories.jsonl", "--out", "whole", "--part", str(STORED // PARTS), "--workers", "1")
    assert done.returncode == 0, said(done)
    return top, top / "whole", done


def test_a_folder_gives_what_plain_audit_gives(audit_command, content):
    plain = audit_command("check", "--format", "json", "--fail-on", "never", "content", cwd=content)
    done = audit_command("archive", "content", "--out", "out", "--part", "4", cwd=content)
    assert done.returncode == 0, said(done)
    expected = as_json(plain)
    assert len(expected) > 15
    assert {one["severity"] for story in expected.values() for one in story["findings"]} >= {"error", "warning"}
    assert told(content / "out") == expected
    assert [one["suppression"]["why"] for one in rows(content / "out", "suppressed")] == ["the minutes say so"]
    errors = {row["path"]: (row["kind"], row["reason"]) for row in rows(content / "out", "errors")}
    assert {kind for kind, _ in errors.values()} == {"unreadable"}
    assert [reason for _, reason in errors.values()] == sorted(line.removeprefix("audit: ") for line in said(plain))
    count = len(expected) + 2
    assert done.stdout.decode() == f"{count} records: {count - 2} articles, 2 set aside (2 unreadable) in out\n"
    (dated,) = (content / "out" / "articles" / "month=2024-05").iterdir()
    (row,) = pq.ParquetFile(dated).read().to_pylist()
    assert (row["input"], row["section"], row["author"], str(row["date"])) == (
        "dated.md",
        "city",
        "Ana Ruiz",
        "2024-05-01",
    )
    again = audit_command("archive", "content", "--out", "out", cwd=content)
    assert (again.returncode, again.stdout) == (0, done.stdout)
    assert told(content / "out") == expected


def test_lines_csv_and_parquet_give_the_same(audit_command, table, whole):
    from auditor.audit import audit
    from auditor.read import text
    from auditor.ruleset import default_rules

    top, stories = table
    with (top / "stories.csv").open("w", newline="", encoding="utf-8") as file:
        written = csv.DictWriter(file, stories[0])
        written.writeheader()
        written.writerows(
            {**one, "byline": ", ".join([one["byline"]] if isinstance(one["byline"], str) else one["byline"])}
            for one in stories
        )
    pq.write_table(
        pa.Table.from_pylist([{**one, "byline": "x"} for one in stories]), top / "stories.parquet", row_group_size=7
    )
    seen = {}
    for kind in ("jsonl", "csv", "parquet"):
        done = (
            whole[2]
            if kind == "jsonl"
            else audit_command("archive", f"stories.{kind}", "--out", kind, "--part", "25", cwd=top)
        )
        out = whole[1] if kind == "jsonl" else top / kind
        assert done.returncode == 0, said(done)
        assert (
            "--columns id=guid,headline=title,text=body,date=published,author=byline,section=desk (guessed"
            in said(done)[0]
        )
        seen[kind] = {path.partition("#")[2]: story for path, story in told(out).items()}
        articles = {row["id"]: row for row in rows(out, "articles")}
        assert {str(row["date"]) for row in articles.values()} == {one["published"][:10] for one in stories}
        if kind != "parquet":
            assert articles["g1"]["author"] == "Ana Ruiz, Bo Li"
    assert seen["jsonl"] == seen["csv"] == seen["parquet"]
    for number, one in enumerate(stories[:5], 1):
        source = text.read(one["body"], f"stories.jsonl#{number}", one["title"])
        source.meta["date"] = one["published"]
        expected = json.loads(json.dumps(audit(source, default_rules()).to_dict()))
        assert {key: seen["jsonl"][str(number)][key] for key in TOLD} == {key: expected[key] for key in TOLD}


def test_bad_records_are_kept_with_their_reason(audit_command, tmp_path):
    lines = ['{"text": "Rain fell. Nobody minded."}', "{", "", "[1]", '{"text": null}', '{"text": "\\ud800 It rained."}',
             '{"headline": "Wet", "text": "<p>It &amp; they rained.</p>"}']  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\r\n".join(lines), "utf-8")
    done = audit_command("archive", "a.jsonl", "--out", "out", "--columns", "text=text,headline=headline")
    assert done.returncode == 0, said(done)
    assert done.stdout.decode() == "6 records: 3 articles, 3 set aside (3 unreadable) in out\n"
    assert {row["row"]: row["reason"].partition(": ")[2] for row in rows(tmp_path / "out", "errors")} == {
        2: "is not valid JSON (Expecting property name enclosed in double quotes)",
        4: "is JSON but no object with the columns of an article",
        5: "has no text that can be read",
    }


def start(top, out, *more):
    command = [sys.executable, "-m", "auditor", "archive", "stories.jsonl", "--out", out, "--part", "4", *more]
    return subprocess.Popen(command, cwd=top, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_killed_at_any_moment_it_goes_on_without_a_duplicate_or_a_gap(audit_command, whole):
    top, out, _ = whole
    chance, kills = random.Random(7), 0
    for _ in range(4):
        process, parts = start(top, "killed"), len(list((top / "killed").glob("articles/*/*.parquet")))
        until = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < until:  # let it get somewhere, then kill it anywhere
            if len(list((top / "killed").glob("articles/*/*.parquet"))) > parts:
                break
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.1))
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert kills >= 2
    done = audit_command("archive", "stories.jsonl", "--out", "killed", cwd=top)
    assert done.returncode == 0, said(done)
    assert done.stdout.decode().startswith(f"{STORED} records: {STORED} articles, none set aside")
    assert told(top / "killed") == told(out)
    assert not list((top / "killed").rglob(".part-*"))


def test_a_line_of_the_manifest_that_was_cut_off_is_done_again(audit_command, whole, tmp_path):
    top, out, _ = whole
    shutil.copytree(out, tmp_path / "out")
    shutil.copy(top / "stories.jsonl", tmp_path)
    manifest = tmp_path / "out" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-9])
    done = audit_command("archive", "stories.jsonl", "--out", "out")
    assert done.returncode == 0, said(done)
    assert told(tmp_path / "out") == told(out)


def test_a_full_disk_is_one_line_and_keeps_what_is_done(whole, tmp_path):
    top, out, _ = whole
    shutil.copy(top / "stories.jsonl", tmp_path)
    process = start(tmp_path, "out")
    while process.poll() is None and not list(tmp_path.glob("out/articles/*/part*.parquet")):
        time.sleep(0.002)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (12_000, 12_000))  # from now on its files have no room
    _, stderr = process.communicate()
    assert process.returncode == 2
    assert stderr.decode().splitlines()[1:] == [
        "audit: out: cannot be written (File too large); what is done is kept, run it again to go on"
    ]
    assert 0 < len(told(tmp_path / "out")) < STORED
    assert run(tmp_path, "stories.jsonl", "--out", "out").returncode == 0
    assert told(tmp_path / "out") == told(out)


def test_a_source_that_vanishes_is_one_line_and_keeps_what_is_done(audit_command, table, tmp_path):
    top, _ = table
    for name in ("a.jsonl", "b.jsonl"):
        shutil.copy(top / "stories.jsonl", tmp_path / name)
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", "archive", "*.jsonl", "--out", "out", "--part", "10"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while process.poll() is None and not list(tmp_path.glob("out/articles/*/*.parquet")):
        time.sleep(0.01)
    (tmp_path / "b.jsonl").unlink()
    process.communicate()
    done = audit_command("archive", "*.jsonl", "--out", "out", "--part", "10")
    assert done.returncode == 2
    assert "it changed since it was begun" in said(done)[-1] or "is not there, or no longer" in said(done)[-1]
    assert rows(tmp_path / "out", "articles")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("nothing.jsonl",), "audit: nothing.jsonl: no such file or folder; check the path"),
        (("*.nothing",), "audit: *.nothing: fits no file; check the pattern"),
        (("a.jsonl", "--columns", "text=words"), "audit: --columns: there is no column “words”; there are title, n"),
        (("a.jsonl",), "audit: no column is the text; say which with --columns text=…; there are title, n"),
        (("a.jsonl", "--columns", "head=title"), "audit: --columns: “head” is not known (did you mean “headline”?); known are id, headline, text, date, author, section, url, outlet"),
        (("sqlite:///a.db",), "audit: sqlite:///a.db: is a database; say with --query what to read from it"),
        (("a.*",), "audit: a.csv and a.jsonl are of two kinds; name one kind, with a pattern such as '*.jsonl'"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_archive_is_one_line(audit_command, tmp_path, arguments, line):
    (tmp_path / "a.jsonl").write_text('{"title": "Rain", "n": 1}\n')
    (tmp_path / "a.csv").write_text("title\nRain\n")
    done = audit_command("archive", *arguments, "--out", "out")
    assert done.returncode == 2
    (only,) = said(done)
    assert only.startswith(line)


def test_a_folder_of_tables_is_held_to_how_it_was_begun(audit_command, tmp_path):
    from filelock import FileLock

    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("Rain\n\nIt rained.\n")
    assert audit_command("archive", "content", "--out", "out").returncode == 0
    (tmp_path / "audit.toml").write_text('disable = ["typos"]\n')
    other = audit_command("archive", "content", "--out", "out")
    assert (other.returncode, "was begun with rules" in said(other)[0]) == (2, True)
    assert "holds other things" in said(audit_command("archive", "content", "--out", "content"))[0]
    with FileLock(tmp_path / "out" / ".lock"):
        assert "another run is writing there" in said(audit_command("archive", "content", "--out", "out"))[0]


def test_the_columns_are_those_of_the_docs():
    from auditor.archive.tables import COLUMNS

    text = (ROOT / "docs" / "archive.md").read_text("utf-8").split("## Tables")[1].split("```sql")[0]
    told = {part.partition("**")[0]: part.partition("**")[2] for part in text.split("\n**")[1:]}
    assert told.keys() == COLUMNS.keys()
    for table, columns in COLUMNS.items():
        own = columns.keys() - (COLUMNS["findings"].keys() if table == "suppressed" else set())
        assert [name for name in own if f"`{name}`" not in told[table]] == []
    structs = [name for kind in ("scores", "measures") for name in (f.name for f in COLUMNS["articles"][kind])]
    assert [name for name in structs if name not in told["articles"]] == []


def test_help_does_not_import_what_the_archive_needs():
    code = "import sys; from auditor.cli import cli; cli.main(['--help'], standalone_mode=False); print(sorted({'daft', 'pyarrow', 'duckdb', 'ray'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
    assert os.environ.get("DAFT_RUNNER") is None
