"""The command as a process: what it prints, how it ends, and how it bears bad input."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.cli import _TYPES
from auditor.read import READERS

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
    assert set(_TYPES) == {*READERS, "docx"}


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
