"""`audit trends` and `audit try-rule`: what an archive shows, and what a rule would have flagged in it."""

import csv
import io
import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

CALM = (
    "The council met on Tuesday to speak of rents in the town, and Ann Roy said that {} homes had been let since May."
)
FIGHT = "She slammed the rent."
RULE = """
code = "HOU001"
name = "row-erupts"
title = "A dispute told as an eruption"
check = "wording"
severity = "note"
message = "“$match” is not how we say it; write $instead."
rationale = "Say who disagrees with whom."
source = [{ guide = "house style" }]
bad = ["Board\\n\\nA row **erupted** over rents.", "Rail\\n\\nAnger **erupts**.", "Sea\\n\\nIt **erupted** again."]
good = ["Board\\n\\n“A row erupted,” she said.", "Wall\\n\\nThe water rose.", "Rail\\n\\nTrains ran."]

[options.terms]
"erupt~" = ["begin"]
"slam~ the rent" = ["criticise the rent"]
"""


def stories(number):
    """Two years of three desks, whose fights begin in the last quarter; one desk has few articles."""
    chance = random.Random(5)
    for n in range(number):
        month = n * 24 // number
        fights = chance.random() < (0.6 if month >= 21 else 0.05)
        parts = [CALM.format(chance.randint(2, 900)) for _ in range(3)] + [FIGHT] * fights
        yield {
            "id": f"s{n}",
            "url": f"https://news.example.org/{n}" if n % 2 else "",
            "headline": f"Rents <b>{n}</b>",
            "text": "\n\n".join(parts),
            "date": f"{2024 + month // 12}-{month % 12 + 1:02}-{n % 28 + 1:02}" if n % 50 else None,
            "author": f"Writer {n % 2}",
            "section": "rare" if n % 60 == 1 else ("city", "sport")[n % 2],
        }


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The stories, and the tables that were made of them."""
    import subprocess
    import sys

    top = tmp_path_factory.mktemp("archive")
    (top / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in stories(900)), "utf-8")
    command = [sys.executable, "-m", "auditor", "archive", "a.jsonl", "--out", "tables"]
    done = subprocess.run(command, cwd=top, capture_output=True, check=False, timeout=300)
    assert done.stdout.decode() == "900 records: 900 articles, none set aside in tables\n", done.stderr
    return top


def test_figures_are_those_of_the_articles(audit_command, archive):
    done = audit_command("trends", "tables", "--csv", cwd=archive)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert {row["kind"] for row in rows} == {"month", "desk", "outlet"}  # told by the addresses
    assert {row["group"] for row in rows if row["kind"] == "desk"} == {"city", "sport"}  # “rare” has too few
    told = list(stories(900))
    for section in ("city", "sport"):
        its = [one for one in told if one["section"] == section]
        row = next(r for r in rows if r["group"] == section and r["measure"].startswith("findings"))
        assert int(row["articles"]) == len(its)
        assert float(row["low"]) < float(row["value"]) < float(row["high"])
    months = [row for row in rows if row["kind"] == "month" and row["measure"].startswith("findings")]
    assert len(months) == 24
    assert sum(int(row["articles"]) for row in months) == sum(one["date"] is not None for one in told)
    tone = [float(row["value"]) for row in rows if row["kind"] == "month" and row["measure"] == "tone"]
    assert max(tone[-3:]) < min(tone[:21])  # it fell when the fights began
    assert done.stdout == audit_command("trends", "tables", "--csv", cwd=archive).stdout
    authors = audit_command("trends", "tables", "--csv", "--authors", cwd=archive).stdout.decode()
    assert "author,Writer 0,450," in authors


def test_the_page_shows_what_moved_and_is_harmless(audit_command, archive, browser):
    done = audit_command("trends", "tables", "--html", "page.html", cwd=archive)
    said = done.stdout.decode().splitlines()
    assert said[0] == "900 articles, 24 months of 20 articles or more"
    assert said[1].startswith("  fight-verb: more, ")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems, asked = [], []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((archive / "page.html").as_uri())
    assert page.locator("#moved ~ .rule h3").first.inner_text() == "Disagreement told as a fight fight-verb"
    links = page.locator(".examples a")
    assert all(link.get_attribute("href").startswith("https://news.example.org/") for link in links.all())
    assert "Rents <b>" in page.locator(".examples").first.inner_text()
    assert page.locator(".trend").count() >= 8
    assert not page.locator("text=Writer 0").count()
    assert page.locator("svg[role=img]").first.get_attribute("aria-label").startswith("overall: ")
    from axe_playwright_python.sync_playwright import Axe

    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    page.close()
    assert problems == []
    assert len(asked) == 1
    assert len((archive / "page.html").read_bytes()) < 200_000


def test_a_small_archive_shows_no_groups(audit_command, tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in stories(19)))
    assert audit_command("archive", "a.jsonl", "--out", "out").returncode == 0
    assert audit_command("trends", "out", "--csv").stdout.decode().splitlines()[1:] == []
    assert audit_command("trends", "out").returncode == 0
    assert "nothing can be shown over time" in (tmp_path / "out" / "trends.html").read_text("utf-8")


@pytest.mark.parametrize("made", ["nothing", "folder"])
def test_what_is_no_archive_is_one_line(audit_command, tmp_path, made):
    if made == "folder":
        (tmp_path / "out").mkdir()
    done = audit_command("trends", "out")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "audit: out: holds no audited articles; `audit archive SOURCE --out out` makes them\n"
    )


def test_a_rule_is_tried_on_the_source_or_on_its_tables(audit_command, archive):
    (archive / "row-erupts.toml").write_text(RULE, "utf-8")
    told = list(stories(900))
    hit = sum(FIGHT in one["text"] for one in told)
    done = audit_command("try-rule", "row-erupts.toml", "a.jsonl", "--sample", "4", cwd=archive)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert lines[0] == f"row-erupts HOU001: {hit} hits in {hit} of 900 articles"
    rate, low, high = map(float, re.findall(r"[\d.]+(?= articles in| to |\))", lines[1]))
    assert rate == pytest.approx(1000 * hit / 900, abs=0.05)
    assert low < rate < high
    assert lines[2] == f"Flagged already: {hit} of the {hit} hits, by fight-verb {hit}."
    newest = max(one["date"] for one in told if one["date"])
    assert f"Published since {newest[:5]}" in lines[4]
    recent = [line for line in lines if line.startswith("  2025-")]
    assert len(recent) >= 5
    assert sum("**slammed the rent**" in line for line in lines) == 4
    again = audit_command("try-rule", "row-erupts.toml", "tables", "--sample", "4", "--workers", "1", cwd=archive)
    assert again.stdout == done.stdout


def test_a_changed_rule_of_ours_can_be_tried(audit_command, archive):
    rule = Path(__file__).parent.parent / "rules" / "loaded" / "fight-verb.toml"
    done = audit_command("try-rule", rule, "a.jsonl", "--sample", "0", cwd=archive)
    hit = sum(FIGHT in one["text"] for one in stories(900))
    assert done.stdout.decode().startswith(f"fight-verb LOD004: {hit} hits in {hit} of 900 articles\n")
    wrong = audit_command("try-rule", "none.toml", "a.jsonl", cwd=archive)
    assert wrong.returncode == 2
    assert wrong.stderr.decode().splitlines()[-1] == (
        "audit: none.toml: cannot be read (No such file or directory); check the path"
    )


@given(st.integers(0, 400), st.integers(1, 400))
@example(0, 125)
def test_wilson_holds_the_share_and_narrows(hits, more):
    from auditor.archive.intervals import wilson

    share, low, high = wilson(hits, hits + more)
    assert 0 <= low <= share <= high <= 1
    _, lower, higher = wilson(10 * hits, 10 * (hits + more))
    assert higher - lower < high - low


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=1, max_size=64))
def test_the_bootstrap_holds_between_the_bundles(pairs):
    from auditor.archive.intervals import ratio

    value, low, high = ratio(pairs)
    ratios = [above / below for above, below in pairs]
    assert value == pytest.approx(sum(a for a, _ in pairs) / sum(b for _, b in pairs))
    assert min(ratios) - 1e-9 <= low <= high <= max(ratios) + 1e-9
    assert ratio(pairs) == (value, low, high)
