"""The HTML report, in a real browser: whole without JavaScript, silent, harmless, and right on a phone."""

import shutil
from pathlib import Path

import pytest

from auditor import audit_file, audit_text
from auditor.render.page import page

SEED = Path(__file__).parent.parent / "seeds" / "weak-putin.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOSTILE = (
    "<script>document.title='hacked'</script> slams {{ 7*7 }}\n\nBy <b>Evil</b>\n\n</style><img src=x onerror=\"document.title='hacked'\"> The senator slammed "
    "{% raw %} it. “</mark><svg onload=document.title='hacked'>,” said Ana <i>Ruiz</i>, 34.\n\njavascript:alert(1) was reportedly blasted."
)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    path = next((p for name in BROWSERS if (p := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium or Chrome here: `make test` installs Debian's where it may")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def opened(browser, html, tmp_path, **options):
    """A page from disk; every console message and every request but its own is kept."""
    (tmp_path / "report.html").write_text(html, encoding="utf-8")
    context = browser.new_context(**options)
    tab = context.new_page()
    noise = []
    tab.on("console", lambda message: noise.append(message.text))
    tab.on("pageerror", lambda error: noise.append(str(error)))
    tab.on("request", lambda request: request.url.startswith(("file:", "data:")) or noise.append(request.url))
    tab.goto((tmp_path / "report.html").as_uri())
    return tab, noise


def test_the_seed_articles_report_shows_every_finding_in_place(browser, tmp_path):
    report = audit_file(SEED)
    html = page(report)
    assert len(html.encode()) < 400_000
    tab, noise = opened(browser, html, tmp_path)
    for number, finding in enumerate(report.findings, start=1):
        assert tab.locator(f"#m-{number}").count() == 1
        note = tab.locator(f"#f-{number}").inner_text()
        assert " ".join(finding.message.split()) in " ".join(note.split())
    assert noise == []


def test_it_is_whole_without_javascript(browser, tmp_path):
    report = audit_file(SEED)
    tab, _ = opened(browser, page(report), tmp_path, java_script_enabled=False)
    body = tab.locator("body").inner_text()
    assert "Kristian Gustafson" in body
    assert "cannon-fodder" in body
    assert all(finding.rule.code in body for finding in report.findings)


@pytest.mark.parametrize("width", [1400, 768, 360])
def test_nothing_scrolls_sideways(browser, tmp_path, width):
    tab, _ = opened(browser, page(audit_file(SEED)), tmp_path, viewport={"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_keys_filters_and_theme_work(browser, tmp_path):
    report = audit_file(SEED)
    tab, noise = opened(browser, page(report), tmp_path)
    tab.keyboard.press("j")
    first = tab.evaluate("document.activeElement.id || location.hash")
    tab.keyboard.press("j")
    assert first != tab.evaluate("document.activeElement.id || location.hash")
    note = next(n for n, f in enumerate(report.findings, start=1) if f.rule.severity == "note")
    warning = next(n for n, f in enumerate(report.findings, start=1) if f.rule.severity == "warning")
    tab.locator("input[name=severity][value=note]").uncheck()
    assert not tab.locator(f"#f-{note}").is_visible()
    assert tab.locator(f"#f-{warning}").is_visible()
    tab.locator("input[name=severity][value=note]").check()
    assert tab.locator(f"#f-{note}").is_visible()
    colour = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(colour)
    tab.locator("#theme").click()
    assert tab.evaluate(colour) != light
    assert noise == []


def test_what_an_article_says_stays_text(browser, tmp_path):
    report = audit_text(HOSTILE, name="<script>alert(1)</script>.txt")
    assert report.findings
    tab, noise = opened(browser, page(report), tmp_path)
    assert tab.title() != "hacked"
    body = tab.locator("body").inner_text()
    assert "{{ 7*7 }}" in body
    assert "<script>document.title='hacked'</script>" in body
    assert noise == []


def test_an_article_with_nothing_in_it_has_a_page(browser, tmp_path):
    tab, noise = opened(browser, page(audit_text("Bridge opens")), tmp_path)
    assert "Bridge opens" in tab.locator("body").inner_text()
    assert noise == []
