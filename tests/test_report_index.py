"""A folder of reports with its index: written by the command, sorted and searched in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from auditor.audit import audit, default_rules
from auditor.read import read_bytes
from auditor.render.index import entry, index, page_path, placed

NAMES = ("overall", "clarity", "tone", "sourcing", "headline", "copy")
BAD = "document.title='hacked'"
STORIES = {
    "news/bank.md": "---\ntitle: Bank closes\nsection: News\nauthor: Ana Ruiz\ndate: 2026-11-20\n---\nThe bank slammed its critics. The despot left.\n",
    "news/row.md": "---\ntitle: Row grows\nsection: News\nauthor: Bo Lund\n---\nIt grew on Monday.\n",
    "sport/cup.md": "---\ntitle: Cup won\nsection: Sport\nauthor: Ana Ruiz\n---\nThe the side won a cup. Critics slammed it.\n",
    "plain.txt": "Late train\n\nThe train left at seven.\n",
}
HOSTILE = f"""---
title: "</a></table><script>{BAD}</script>"
section: "\\"><img src=x onerror={BAD}>"
author: "</option></select><svg onload={BAD}> {{{{ 7*7 }}}}"
---
The despot slammed it.
"""


@pytest.fixture
def stories(tmp_path):
    for name, text in STORIES.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    return tmp_path


def report_of(text, name):
    return audit(read_bytes(text.encode(), name), default_rules())


def made(articles):
    taken = set()
    reports = [report_of(text, name) for name, text in articles]
    return index(
        [placed(entry(one), page_path(one.document.source.name, taken)) for one in reports],
        NAMES,
        ["x.txt: <b>cannot be read</b>"],
    )


def column(tab, number):
    return tab.locator(f"#table tbody tr:visible td:nth-of-type({number})").all_inner_texts()


def test_several_articles_get_a_folder_of_pages_and_an_index(audit_command, stories, visit):
    done = audit_command("--fail-on", "never", "--html", "audit-report", "content", "missing.txt")
    assert done.returncode == 2
    assert done.stdout.decode().endswith("The reports are in audit-report/index.html\n")
    tab, noise = visit(stories / "audit-report" / "index.html")
    hrefs = tab.eval_on_selector_all("#table tbody a", "links => links.map(a => a.getAttribute('href'))")
    assert sorted(hrefs) == sorted(f"content/{name}.audit.html" for name in STORIES)
    assert all((stories / "audit-report" / href).is_file() for href in hrefs)
    assert "missing.txt" in tab.locator(".unread").inner_text()
    tab.get_by_role("link", name="Bank closes").click()
    assert "Bank closes" in tab.locator("h1").inner_text()
    tab.get_by_role("link", name="All articles").click()
    assert tab.locator("#table").is_visible()
    assert noise == []


def test_a_folder_that_holds_reports_is_audited_without_them(audit_command, stories):
    audit_command("--fail-on", "never", "--html", "audit-report", "content")
    before = (stories / "audit-report" / "index.html").read_bytes()
    done = audit_command("--fail-on", "never", "--format", "concise", "--html", "audit-report", ".")
    assert b"audit-report" not in done.stdout
    assert (stories / "audit-report" / "index.html").read_bytes() == before


def test_nothing_but_reports_is_written_over(audit_command, stories):
    (stories / "site").mkdir()
    (stories / "site" / "index.html").write_text("<p>Our home page</p>", encoding="utf-8")
    for args, mend in (
        (("--html", "site", "content"), "name another folder with --html"),
        (("--html", "all.html", "content"), "--html audit-report"),
        (("--html", "content/plain.txt", "content/plain.txt"), "name another file"),
    ):
        done = audit_command(*args)
        assert done.returncode == 2
        assert done.stderr.decode().count("\n") == 1
        assert mend in done.stderr.decode()
    assert (stories / "site" / "index.html").read_text(encoding="utf-8") == "<p>Our home page</p>"
    assert (stories / "content" / "plain.txt").read_text(encoding="utf-8") == STORIES["plain.txt"]


def test_pages_lie_where_any_file_system_and_server_can_have_them():
    taken = set()
    names = ["../a.txt", "/etc/b.txt", "c?<d>:e|.txt", "C?<D>:E|.txt", "é/" + "ü" * 300 + ".md", "dots./f .txt"]
    places = [page_path(name, taken) for name in names]
    assert [str(p) for p in places[:4]] == [
        "up/a.txt.audit.html",
        "etc/b.txt.audit.html",
        "c__d__e_.txt.audit.html",
        "C__D__E_.txt-2.audit.html",
    ]
    assert all(len(part.encode()) <= 255 and part == part.strip(". ") for p in places for part in p.parts)
    assert not any(set(str(p)) & set('<>:"|?*\\\n') for p in places)


def test_tables_sort_by_a_click_and_say_so(visit):
    tab, noise = visit(made(STORIES.items()))
    overall = [int(n) for n in column(tab, 1)]
    assert overall == sorted(overall)
    tab.get_by_role("button", name="Warnings").first.click()
    warnings = [int(n) for n in column(tab, 8)]
    assert warnings == sorted(warnings, reverse=True)
    assert warnings[0] > 0
    assert tab.locator("#table [aria-sort]").inner_text().startswith("Warnings")
    tab.get_by_role("button", name="Warnings").first.click()
    assert [int(n) for n in column(tab, 8)] == sorted(warnings)
    tab.get_by_role("button", name="Article", exact=True).click()
    heads = tab.locator("#table tbody a").all_inner_texts()
    assert heads == sorted(heads)
    assert noise == []


def test_articles_are_found_by_words_desk_and_author(visit):
    tab, noise = visit(made(STORIES.items()))
    tab.locator("#find").fill("BANK ruiz")
    assert tab.locator("#table tbody a:visible").all_inner_texts() == ["Bank closes"]
    tab.locator("#find").fill("")
    tab.locator("#author").select_option("Ana Ruiz")
    assert sorted(tab.locator("#table tbody a:visible").all_inner_texts()) == ["Bank closes", "Cup won"]
    tab.locator("#desk").select_option("Sport")
    assert tab.locator("#status").inner_text() == "1 of 4 articles"
    assert noise == []


def test_desks_and_authors_have_their_means_where_front_matter_names_them(visit):
    tab, _ = visit(made(STORIES.items()))
    desks = tab.locator("section[aria-labelledby=by-desk] tbody tr")
    assert [row.split("\t")[:2] for row in desks.all_inner_texts()] == [["News", "2"], ["Sport", "1"]]
    assert tab.locator("section[aria-labelledby=by-author] tbody tr").count() == 2
    tab, _ = visit(made([("a.txt", "Late train\n\nIt left.\n")]))
    assert tab.locator("section[aria-labelledby^=by-]").count() == 0


def test_every_article_has_a_sparkline_with_words(visit):
    tab, _ = visit(made(STORIES.items()), java_script_enabled=False)
    labels = tab.eval_on_selector_all("#table svg", "all => all.map(e => e.getAttribute('aria-label'))")
    assert len(labels) == len(STORIES)
    assert "no findings" in labels
    assert any(label.startswith("findings in the first third") for label in labels)


@pytest.mark.parametrize("wide", [1400, 360])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, wide):
    tab, _ = visit(made(STORIES.items()), viewport={"width": wide, "height": 900}, color_scheme="dark")
    assert tab.evaluate("document.documentElement.scrollWidth") <= wide
    violations = Axe().run(tab).response["violations"]
    assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in violations] == []


def test_what_front_matter_and_paths_say_stays_text(visit):
    name = f"<svg onload={BAD}>\"'.md"
    tab, noise = visit(made([(name, HOSTILE), ("b.txt", "Late\n\nIt is.\n")]))
    body = tab.locator("body").inner_text()
    for words in (f"</a></table><script>{BAD}</script>", "{{ 7*7 }}", "<b>cannot be read</b>", name):
        assert words in body, words
    live = "script, style, img, iframe, [onload], [onerror], [style]"
    assert tab.evaluate(f"[...document.querySelectorAll('{live}')].map(e => e.tagName)") == ["STYLE", "SCRIPT"]
    assert noise == []
