"""What is kept of the rules between runs changes nothing but the time, whatever becomes of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.resources import data
from auditor.ruleset import compiled, default_rules, read_rules

STORY = "Council slams plan\n\nThe council slammed the the plan, as experts say. Nobody could be reached.\n"


def test_kept_rules_are_the_rules_of_the_files():
    rules = read_rules(data("rules"))
    assert default_rules().rules == rules
    assert default_rules().trie.plain() == compiled(rules).trie.plain()


@pytest.fixture
def run(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")

    def said():
        done = audit_command("story.txt", "--format", "json", env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
        assert not done.stderr
        return done.stdout

    return said


def _kept(folder):
    return sorted((folder / "cache" / "audit").iterdir())


def test_the_second_run_reads_what_the_first_one_kept(run, tmp_path):
    first = run()
    files = _kept(tmp_path)
    times = [file.stat().st_mtime_ns for file in files]
    assert [file.name.split("-")[0] for file in files] == ["phrases", "rules", "sets", "vader"]
    assert run() == first
    assert [file.stat().st_mtime_ns for file in _kept(tmp_path)] == times


def _cut(file):
    file.write_bytes(file.read_bytes()[:-20])


def _changed(file):
    content = file.read_bytes()
    file.write_bytes(content.replace(b"slam", b"slom"))
    assert file.read_bytes() != content


def _emptied(file):
    file.write_bytes(b"")


def _nonsense(file):
    file.write_bytes(b"\xff\xfe\nno JSON at all")


def _a_folder(file):
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [_cut, _changed, _emptied, _nonsense, _a_folder])
def test_what_is_damaged_is_made_anew(run, tmp_path, damage):
    first = run()
    for file in _kept(tmp_path):
        if damage is not _changed or b"slam" in file.read_bytes():
            damage(file)
    assert run() == first
    assert run() == first


def test_where_nothing_can_be_written_nothing_is_kept(run, tmp_path):
    (tmp_path / "cache").write_text("a file, and no folder", encoding="utf-8")
    assert b"doubled-word" in run()


def test_without_a_home_nothing_is_kept(audit_command, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    nowhere = {"XDG_CACHE_HOME": "", "LOCALAPPDATA": "", "HOME": "", "USERPROFILE": ""}
    done = audit_command("story.txt", "--format", "concise", env=nowhere)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.txt"]


def test_a_changed_rule_or_reader_is_read(tmp_path):
    """In a copy of the program: an edit of a rule, and one of the code that reads rules, make what is kept stale."""
    source = Path(__file__).parent.parent
    for folder in ("auditor", "rules", "templates"):
        shutil.copytree(source / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}

    def explained():
        asked = [sys.executable, "-m", "auditor", "explain", "doubled-word"]
        return subprocess.run(asked, cwd=tmp_path, env=env, capture_output=True, text=True, check=True).stdout

    before = explained()
    rule = tmp_path / "rules" / "typos" / "doubled-word.toml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace('title = "', 'title = "Surely '), encoding="utf-8")
    assert "Surely" in explained() != before
    reader = tmp_path / "auditor" / "rulefile.py"
    text = reader.read_text(encoding="utf-8")
    assert 'title=texts["title"]' in text
    reader.write_text(text.replace('title=texts["title"]', 'title=texts["title"].upper()'), encoding="utf-8")
    assert "SURELY" in explained()


@pytest.mark.parametrize("damage", [_cut, _emptied, _nonsense, _a_folder])
def test_a_page_is_the_same_from_templates_that_were_kept_and_from_damaged_ones(audit_command, tmp_path, damage):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")

    def page():
        audit_command("story.txt", "--html", "page.html", env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
        return (tmp_path / "page.html").read_bytes()

    first = page()
    assert page() == first
    for file in _kept(tmp_path):
        if file.name.startswith("template-"):
            damage(file)
    assert page() == first


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_what_somebody_else_kept_is_not_trusted(run, tmp_path):
    first = run()
    for file in _kept(tmp_path):
        content = file.read_bytes()
        os.chown(file, 12345, 12345)
        assert run() == first
        assert file.stat().st_uid == 0  # made anew
        assert file.read_bytes() == content
