"""At a terminal: carets under the words whatever they are made of, one line a finding, and how far a long run has come."""

import os
import pty
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from auditor import audit_text
from auditor.render import load
from auditor.render.columns import columns, first, last, padded
from auditor.render.format import Context

LETTERS = (
    "a",
    "é",
    "e\u0301",
    "日",
    "本",
    "👩‍👩‍👧",
    "❤️",
    "🇬🇧",
    "👍🏽",
    "1️⃣",
    "ﷺ",
    "क्षि",
    "가",
    "—",
    "“",
    "…",
    " ",
    "\u200b",
    "\u0600",
)


def shown(text, rule="name-calling"):
    """The excerpt of the rule's first finding, the columns before its carets, and how many carets there are."""
    context = Context((), lambda _: False)
    lines = load("text").article(audit_text(text, headline=""), context).splitlines()
    at = next(i for i, line in enumerate(lines) if f" {rule} " in line)
    excerpt, carets = lines[at + 1 : at + 3]
    return excerpt, len(carets) - len(carets.lstrip()), carets.count("^")


@pytest.mark.parametrize(
    ("before", "wide"),
    [
        ("", 0),
        ("Rue Élysée: ", 12),
        ("Cafe\u0301 “x” — ", 11),
        ("日本の新聞: ", 12),
        ("👩‍👩‍👧 and 👍🏽: ", 11),
        ("🇬🇧🇫🇷 ❤️ 1️⃣: ", 12),
        ("ที่: ", 3),
        ("Zero\u200bwidth: ", 11),
    ],
)
def test_carets_stand_under_the_words(before, wide):
    excerpt, indent, carets = shown(f"{before}The despot left on Monday.")
    assert indent == 10 + wide + len("The ")
    assert carets == len("despot")
    assert excerpt == f"          {before}The despot left on Monday."


@pytest.mark.parametrize("filler", ["日本の新聞 ", "👩‍👩‍👧 ", "a", "e\u0301", "word ", "قال "])
def test_a_long_line_is_cut_so_that_carets_still_stand_under_the_words(filler):
    excerpt, indent, carets = shown(filler * 90 + " The despot left. " + filler * 90)
    assert wcswidth(excerpt) <= 10 + 96 + 4
    assert excerpt.lstrip().startswith("…")
    assert excerpt.endswith("…")
    assert wcswidth(excerpt.split("despot")[0]) == indent
    assert carets == len("despot")


def test_what_a_terminal_would_obey_is_shown_as_a_mark():
    excerpt, indent, _ = shown("\x1b[31mRed\x07 \u202eturned\u2066 \x9b1m: the despot left.")
    assert not set(excerpt) & set("\x1b\x07\x9b\u202e\u2066")
    assert indent == 10 + len("x[31mRedx xturnedx x1m: the ")


@given(st.lists(st.sampled_from(LETTERS), max_size=40).map("".join), st.integers(20, 60))
@settings(max_examples=200)
def test_what_is_cut_to_a_width_fits_and_is_a_part_of_the_text(text, room):
    begin, end = first(text, room), last(text, room)
    assert text.startswith(begin)
    assert text.endswith(end)
    assert columns(begin) <= room
    assert columns(end) <= room
    if columns(text) <= room:
        assert begin == end == text


@given(st.lists(st.sampled_from(LETTERS), max_size=12).map("".join))
def test_padded_text_has_its_width(text):
    assert wcswidth(padded(text, 60)) == wcswidth(padded(text, 60, right=True)) == 60


def test_sources_with_wide_names_stand_in_columns(audit_command, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Late\n\n“It is late,” said Ana Ruiz, a driver. “Yes,” said Łukasz Żółć 日本, a clerk.\n", encoding="utf-8"
    )
    lines = audit_command("sources", "a.txt").stdout.decode().splitlines()[2:]
    starts = {wcswidth(line[: re.search(r"  (named|yes|no) ", line).start(1)]) for line in lines if line}
    assert len(starts) == 1


def test_concise_is_one_line_for_each_finding(audit_command, tmp_path):
    (tmp_path / "a b.txt").write_text("Senator slams “👩‍👩‍👧” budget\n\nThe despot slammed\nit.\n", encoding="utf-8")
    done = audit_command("--format", "concise", "a b.txt")
    found = [
        re.fullmatch(r"a b\.txt:(\d+):(\d+): (error|warning|note) ([a-z-]+) \S.*", line)
        for line in done.stdout.decode().splitlines()
    ]
    assert all(found)
    assert ("3", "5", "warning", "name-calling") in [one.groups() for one in found]


def watched(tmp_path, *args):
    """What a terminal on standard error sees of a run whose standard output is no terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "auditor", *args], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=theirs
    ) as run:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            seen += piece
        run.wait(timeout=60)
    os.close(ours)
    return seen.decode()


def test_a_long_run_says_how_far_it_has_come_and_clears_up(tmp_path):
    for n in range(150):
        (tmp_path / f"{n:03}.txt").write_text(
            "Late train\n\n" + "The train was late, said Ana Ruiz.\n\n" * 150, encoding="utf-8"
        )
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    seen = watched(tmp_path, "--format", "json", ".")
    assert re.search(r"\d+ articles? audited; now \d+\.txt", seen)
    assert seen.endswith("\r\x1b[K")
    assert "\r\x1b[Kaudit: empty.txt: is empty" in seen


def test_a_short_run_and_one_that_nobody_watches_say_nothing(audit_command, tmp_path):
    (tmp_path / "a.txt").write_text("Late train\n\nIt was late.\n", encoding="utf-8")
    assert "audited" not in watched(tmp_path, "--format", "json", "a.txt")
    assert audit_command("--format", "json", "a.txt").stderr == b""
