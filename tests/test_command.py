"""The command as a process: what it prints, how it ends, and how it bears bad input."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import audit_text
from auditor.cli.articles import TYPES
from auditor.gate import SCORES, Limits, Weighed, failures
from auditor.read import READERS
from auditor.render import FORMATS

FAULTY = "Senator slams budget\n\nThe senator slammed the budget. It was reportedly late.\n"


def errors(done):
    lines = done.stderr.decode().splitlines()
    assert not any("Traceback" in line for line in lines)
    return lines


def test_an_article_is_audited_and_the_report_lies_beside_it(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("story.txt")
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "1:9  warning" in out
    assert "The report is in story.audit.html" in out
    assert "\x1b[" not in out
    assert (tmp_path / "story.audit.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(("gate", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_gate_decides_the_exit_status(audit_command, tmp_path, gate, status):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    assert audit_command("--no-html", "--fail-on", gate, "story.txt").returncode == status


def test_json_is_json_and_writes_no_report(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--format", "json", "story.txt")
    result = json.loads(done.stdout)
    assert result["version"] == 1
    assert result["tool"]["name"] == "auditor"
    assert result["articles"][0]["path"] == "story.txt"
    assert [p.name for p in tmp_path.iterdir()] == ["story.txt"]


def test_standard_input(audit_command, tmp_path):
    done = audit_command("-", stdin=FAULTY.encode())
    assert done.returncode == 0
    assert "fight-verb" in done.stdout.decode()
    assert list(tmp_path.iterdir()) == []


def test_explain_rules_and_version(audit_command):
    page = audit_command("explain", "fight-verb").stdout.decode()
    assert "Disagreement told as a fight" in page
    assert page == audit_command("explain", "lod004").stdout.decode()
    assert "LOD004  fight-verb" in audit_command("rules").stdout.decode()
    assert audit_command("--version").stdout.decode().startswith("audit, version 0.1.0")
    unknown = audit_command("explain", "fight-verbs")
    assert unknown.returncode == 2
    assert "fight-verb”?" in unknown.stderr.decode()


def test_sources_tells_who_speaks(audit_command, tmp_path):
    story = "Bridge shut\n\n“It is shut,” said Ana Ruiz, head of roads.\n\nIt is said to be old. An aide said so. “It is old,” she said."
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    done = audit_command("sources", "--format", "json", "story.txt", "missing.txt")
    assert done.returncode == 2
    (article,) = json.loads(done.stdout)["articles"]
    who = {s["name"]: s for s in article["sources"]}
    ruiz = {
        "name": "Ana Ruiz",
        "role": "head of roads",
        "named": True,
        "statements": 2,
        "words": 6,
        "paragraph": 1,
        "verbs": ["said"],
    }
    assert who["Ana Ruiz"] == ruiz
    assert who[None]["named"] is False
    assert who[None]["paragraph"] == 2
    text = audit_command("sources", "story.txt").stdout.decode()
    assert "Ana Ruiz, head of roads" in text
    assert "nobody named" in text


def test_a_pack_of_rules_is_held_to_its_examples(audit_command, tmp_path):
    from auditor.resources import data

    good = audit_command("test", data("rules"))
    assert good.returncode == 0, good.stdout.decode()
    rule = (data("rules") / "loaded" / "fight-verb.toml").read_text(encoding="utf-8")
    (tmp_path / "fight-verb.toml").write_text(
        rule.replace("**slams**", "slams", 1).replace('list = "fight-verb.txt"', ""), encoding="utf-8"
    )
    bad = audit_command("test", tmp_path)
    assert bad.returncode == 1
    assert "fight-verb: bad example" in bad.stdout.decode()


BAD = {
    "empty.txt": (b"", "is empty"),
    "photo.txt": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)), "binary"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)), "binary"),
    "story.pdf": (b"%PDF-1.4 plain", "is a PDF"),
    "noise.txt": (b"\1\2\3\4\5\6\7\0" * 40, "binary data"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "save it as .docx"),
    "damaged.docx": (b"PK\x03\x04\x14\0word/document.xml" + b"\0" * 90, "damaged Word file"),
    "archive.docx": (b"PK\x03\x04\x14\0notes.txt" + b"\0" * 90, "a zip archive"),
    "renamed.docx": (b"The bridge is shut.", "no Word file whatever its ending"),
    "empty.html": (b"<html><body></body></html>", "is empty"),
    "broken.nitf": (b"<nitf><body>", "not well-formed XML (line 1"),
    "laughs.xml": (b'<!DOCTYPE nitf [<!ENTITY a "ha">]><nitf>&a;</nitf>', "entities of its own"),
    "feed.xml": (b"<rss><channel/></rss>", "is not a story in NITF"),
    "picture.xml": (b"<newsItem><contentMeta/></newsItem>", "without the text of a story"),
    "story.json": (b'{"uri": "x", "headline": "Levy",}', "not valid JSON (line 1"),
    "package.json": (b'{"name": "site"}', "is not a story in ninjs"),
    "table.csv": (b"a,b\n1,2\n", "say --type txt"),
    "broken.txt": ("Zoë said ".encode() + b"\xff\xfe no", "save the file as UTF-8"),
    "bare.md": (b"---\nauthor: Ana\n---\n", "is empty"),
    "front.md": (b"---\ntitle: Open\n\nThe bridge is open.\n", "never closes"),
    "huge.txt": (b"The bridge is shut. " * 2_500_000, "more than one article"),
}


@pytest.mark.parametrize("name", [*BAD, "missing.txt"])
def test_a_file_that_cannot_be_read_costs_one_line_and_not_the_others(audit_command, tmp_path, name):
    raw, said = BAD.get(name, (None, "no such file"))
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--no-html", name, "good.txt")
    assert done.returncode == 2
    (line,) = errors(done)
    assert line.startswith(f"audit: {name}: ")
    assert said in line
    assert "fight-verb" in done.stdout.decode()


def test_a_folder_is_walked_in_order_and_one_without_articles_says_so(audit_command, tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("b.txt", "a.md", ".hidden.txt", "note.csv"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    done = audit_command("--format", "json", ".")
    assert [a["path"] for a in json.loads(done.stdout)["articles"]] == ["a.md", "b.txt"]
    done = audit_command("empty")
    assert done.returncode == 2
    assert "holds no articles" in errors(done)[0]


def test_a_folder_takes_every_format_and_passes_over_other_data_and_our_own_reports(audit_command, tmp_path):
    formats = Path(__file__).parent / "formats"
    for path in formats.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name, text in (
        ("package.json", '{"name": "site"}'),
        ("rss.xml", "<rss/>"),
        ("site.py", "x = 1"),
        ("table.csv", "a"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "old.audit.html").write_text("<p>Senator slams budget</p>", encoding="utf-8")
    done = audit_command("--format", "json", ".")
    assert errors(done) == []
    articles = json.loads(done.stdout)["articles"]
    assert [a["path"] for a in articles] == sorted(path.name for path in formats.iterdir())
    assert all(a["headline"] for a in articles)


def test_the_type_can_be_said_and_a_wrong_one_is_one_line(audit_command, tmp_path):
    (tmp_path / "story").write_text("# Senator slams budget\n\nThe *senator* slammed it.\n", encoding="utf-8")
    done = audit_command("--format", "json", "--type", "md", "story")
    assert json.loads(done.stdout)["articles"][0]["headline"] == "Senator slams budget"
    wrong = audit_command("--type", "docx", "story")
    assert wrong.returncode == 2
    assert errors(wrong) == ["audit: story: is no Word file; leave --type docx out"]
    assert set(TYPES) == set(READERS)


def test_standard_input_has_the_name_and_type_that_are_given(audit_command, tmp_path):
    page = b"<p>Senator slams budget</p>"
    for args, text in (
        (["--stdin-filename", "desk/story.html", "-"], "Senator slams budget"),
        (["--type", "html", "-"], "Senator slams budget"),
        (["-"], "<p>Senator slams budget</p>"),
    ):
        (article,) = json.loads(audit_command("--format", "json", *args, stdin=page).stdout)["articles"]
        assert article["path"] == (args[1] if args[0] == "--stdin-filename" else "<stdin>")
        assert article["headline"] == text
    bad = audit_command("--stdin-filename", "story.docx", "-", stdin=page)
    assert errors(bad)[0].startswith("audit: story.docx: is no Word file")
    sources = audit_command("sources", "--type", "html", "-", stdin=b"<p>It is late, said Ana Ruiz, a driver.</p>")
    assert "Ana Ruiz" in sources.stdout.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_lines_counts_in_paragraphs(audit_command, tmp_path):
    story = {"uri": "x", "headline": "Levy", "body_text": "It is late.\n\nThe senator slammed the budget."}
    (tmp_path / "story.json").write_text(json.dumps(story), encoding="utf-8")
    assert "     ¶ 3  warning  Disagreement told as a fight" in audit_command("story.json").stdout.decode()
    (finding,) = [
        f
        for f in json.loads(audit_command("--format", "json", "story.json").stdout)["articles"][0]["findings"]
        if f["name"] == "fight-verb"
    ]
    assert (finding["line"], finding["column"]) == (3, 13)
    assert (tmp_path / "story.audit.html").exists()


def test_a_headline_alone_and_one_very_long_line_are_audited(audit_command, tmp_path):
    (tmp_path / "headline.txt").write_text("Senator slams budget", encoding="utf-8")
    (tmp_path / "line.txt").write_text("The ' bridge “ is ( shut, he said. " * 60_000, encoding="utf-8")
    done = audit_command("--no-html", "headline.txt", "line.txt")
    assert done.returncode == 0, done.stderr.decode()
    assert errors(done) == []


def test_a_report_that_cannot_be_written_is_an_error_and_the_findings_are_still_printed(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--html", tmp_path / "nowhere" / "a.html", "story.txt")
    assert done.returncode == 2
    (line,) = errors(done)
    assert "cannot write the HTML report" in line
    assert "fight-verb" in done.stdout.decode()


def test_a_closed_pipe_is_no_error(tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY * 400, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "auditor", "--no-html", "story.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, -signal.SIGPIPE)


def test_wrong_usage_is_one_message_and_status_2(audit_command):
    for args in (
        ["--format", "docx", "a.txt"],
        ["--wrong", "a.txt"],
        ["check"],
        ["explain"],
        ["--html", "x.html", "a.txt", "b.txt"],
    ):
        done = audit_command(*args)
        assert done.returncode == 2
        assert errors(done)


def test_colour_only_where_it_is_wanted(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text("Senator slams \x1b[31mbudget\n\nThe senator slammed it.", encoding="utf-8")
    out = audit_command("--no-html", "story.txt", env={"NO_COLOR": "1"}).stdout.decode()
    assert "\x1b" not in out


def test_a_terminal_that_knows_no_curly_marks(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--no-html", "story.txt", env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert b"?slams?" in done.stdout
    done = audit_command("--format", "json", "story.txt", env={"PYTHONIOENCODING": "latin-1"})
    assert "“slams”" in done.stdout.decode("utf-8")


def test_the_same_bytes_whatever_the_machine_says(audit_command, tmp_path):
    seed = Path(__file__).parent.parent / "seeds" / "weak-putin.txt"
    (tmp_path / "story.txt").write_bytes(seed.read_bytes())
    for form in ("json", "html", "text"):
        runs = {
            audit_command("--no-html", "--format", form, "story.txt", env=env).stdout
            for env in (
                {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
                {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "UTC"},
            )
        }
        assert len(runs) == 1


# --- several outputs, and the gate ---


def test_several_formats_at_once(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--format", "sarif=out.sarif", "--format", "github", "--format", "junit=j=1.xml", "story.txt")
    assert done.stdout.startswith(b"::warning file=story.txt,line=1,")
    assert json.loads((tmp_path / "out.sarif").read_bytes())["version"] == "2.1.0"
    assert (tmp_path / "j=1.xml").read_bytes().startswith(b"<?xml")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["j=1.xml", "out.sarif", "story.txt"]


def test_an_output_file_takes_the_format_that_names_none(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--output-file", "out.txt", "--format", "json=out.json", "--format", "text", "story.txt")
    assert done.stdout == b""
    assert "fight-verb" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert audit_command("--output-file", "a.txt", "story.txt").stdout == b""
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "out.txt").read_bytes()
    assert not (tmp_path / "story.audit.html").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "sarf"], "did you mean “sarif”"),
        (["--format", "json", "--format", "github"], "json and github both go to standard output"),
        (["--format", "json="], "names no file"),
        (["--format", "json=a", "--format", "html=./a"], "two formats cannot share a file"),
        (["--format", "json=a", "--output-file", "b"], "every --format has a file already"),
        (["--format", "json=nowhere/a"], "cannot be written"),
        (["--format", "json=."], "cannot be written"),
        (["--min-score", "tones=60"], "did you mean “tone”"),
        (["--min-score", "tone"], "whole number from 0 to 100"),
        (["--min-score", "tone=101"], "whole number from 0 to 100"),
        (["--max-warnings", "-1"], "-1"),
    ],
)
def test_wrong_outputs_and_limits_are_one_message_and_status_2(audit_command, tmp_path, args, said):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command(*args, "story.txt")
    assert done.returncode == 2
    assert said in errors(done)[-1]
    assert [p.name for p in tmp_path.iterdir()] == ["story.txt"]


def test_an_article_is_never_written_over(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    for target, asked in (("story.txt", "story.txt"), ("./story.txt", ".")):
        done = audit_command("--format", f"text={target}", asked)
        assert done.returncode == 2
        assert "is an article" in errors(done)[-1]
        assert (tmp_path / "story.txt").read_text(encoding="utf-8") == FAULTY
    assert [p.name for p in tmp_path.iterdir()] == ["story.txt"]


def test_an_output_replaces_the_old_one_whole(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "out.json").write_text("x" * 100_000, encoding="utf-8")
    audit_command("--format", "json=out.json", "story.txt")
    assert json.loads((tmp_path / "out.json").read_bytes())["version"] == 1
    done = audit_command("--format", "json=/dev/stdout", "story.txt")  # a device is written to, not replaced
    assert json.loads(done.stdout)["version"] == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_broken_file_costs_no_format_the_others(audit_command, tmp_path, form):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(FAULTY, encoding="utf-8")
    done = audit_command("--no-html", "--format", form, "a.txt", "missing.txt", "b.txt")
    assert done.returncode == 2
    assert len(errors(done)) == 2
    assert b"b.txt" in done.stdout.replace(b"\\", b"")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_bytes_whatever_the_machine_says(audit_command, tmp_path, form):
    (tmp_path / "story.txt").write_text(FAULTY, encoding="utf-8")
    runs = {
        audit_command("--no-html", "--format", form, "story.txt", env=env).stdout
        for env in ({"PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "1", "LC_ALL": "C"})
    }
    assert len(runs) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
def test_a_file_name_that_is_no_text_breaks_no_format(audit_command, tmp_path):
    path = os.fsencode(tmp_path) + b"/st\xffory.txt"
    Path(os.fsdecode(path)).write_text(FAULTY, encoding="utf-8")
    asked = [part for form in FORMATS for part in ("--format", f"{form}=out.{form}")]
    done = audit_command(*asked, ".")
    assert done.returncode == 0, done.stderr.decode()
    for form in FORMATS:
        assert "ory" in (tmp_path / f"out.{form}").read_text(encoding="utf-8")
    assert "st%FFory.txt" in (tmp_path / "out.sarif").read_text(encoding="utf-8")


def test_a_closed_pipe_costs_no_file(tmp_path):
    (tmp_path / "story.txt").write_text(FAULTY * 400, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "auditor", "--format", "concise", "--format", "json=out.json", *["story.txt"] * 3],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert len(json.loads((tmp_path / "out.json").read_bytes())["articles"]) == 3


def gate(audit_command, tmp_path, *args):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    done = audit_command("--format", "jsonl", *args, "a.txt", "b.txt")
    return done.returncode, errors(done), [json.loads(line) for line in done.stdout.splitlines()]


def test_the_last_line_says_which_gate_failed(audit_command, tmp_path):
    status, said, articles = gate(audit_command, tmp_path)
    assert (status, said) == (0, [])
    warnings = sum(f["severity"] == "warning" for a in articles for f in a["findings"])
    tone = articles[0]["scores"]["tone"]
    assert warnings
    assert tone < 100
    status, said, _ = gate(audit_command, tmp_path, "--fail-on", "warning")
    assert status == 1
    assert said == [f"audit: {warnings} warnings at or above --fail-on warning"]
    assert gate(audit_command, tmp_path, "--max-warnings", warnings)[:2] == (0, [])
    status, said, _ = gate(audit_command, tmp_path, "--max-warnings", warnings - 1, "--min-score", f"tone={tone + 1}")
    assert status == 1
    many = f"{warnings} warnings are more than --max-warnings {warnings - 1}"
    assert said == [f"audit: {many}; tone {tone} is under {tone + 1} in a.txt, {tone} in b.txt"]
    assert gate(audit_command, tmp_path, "--min-score", f"tone={tone}", "--min-score", "overall=0")[:2] == (0, [])


def test_exit_zero_says_it_and_lets_it_pass_but_not_what_cannot_be_read(audit_command, tmp_path):
    status, said, _ = gate(audit_command, tmp_path, "--fail-on", "warning", "--exit-zero")
    assert status == 0
    assert "at or above --fail-on warning" in said[-1]
    status, said, _ = gate(audit_command, tmp_path, "--fail-on", "warning", "--exit-zero", "missing.txt")
    assert status == 2
    assert [("no such file" in line, "--fail-on" in line) for line in said] == [(True, False), (False, True)]


def test_the_gate_counts_by_severity_and_names_three_articles():
    def article(path, tone, **severities):
        return Weighed(path, severities, {"tone": tone})

    some = [article("a", 50, error=1, note=4), article("b", 70), *(article(p, 40) for p in "cdef")]
    limits = Limits("note", 0, {"tone": 60})
    assert failures(some, limits) == (
        "1 error and 4 notes at or above --fail-on note",
        "tone 50 is under 60 in a, 40 in c, 40 in d and in 2 more articles",
    )
    three = failures([article("a", 90, error=2, warning=1, note=1)], limits)
    assert three == (
        "2 errors, 1 warning and 1 note at or above --fail-on note",
        "1 warning is more than --max-warnings 0",
    )
    assert failures(some, Limits("never")) == ()


def test_the_scores_that_a_floor_can_name_are_those_of_a_report():
    assert set(SCORES) == set(audit_text("The bridge is shut.").to_dict()["scores"])
