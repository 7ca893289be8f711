"""What the tests share: the built-in rules, the command as a process, and one browser for all pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from auditor.ruleset import default_rules

# The same examples on every run, so that what passes here lands there; HYPOTHESIS_PROFILE=explore looks for others.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).parent.parent


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number):
    """A count below 1,000 in words: “forty-two”."""
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    if number < 20:
        return UNITS[number]
    return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@pytest.fixture(scope="session")
def words():
    return in_words


@pytest.fixture(scope="session")
def rules():
    return default_rules()


@pytest.fixture
def audit_command(tmp_path):
    """Run `audit` in an empty folder: arguments, standard input and environment in; the finished process out."""

    def run(*args, stdin=b"", env=None, cwd=None):
        return subprocess.run(  # our own command, by list
            [sys.executable, "-m", "auditor", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
            timeout=120,
            check=False,
        )

    return run


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NO_BROWSER = "no Chromium or Chrome here"


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium with an empty profile."""
    from playwright.sync_api import sync_playwright

    path = next((p for name in BROWSERS if (p := shutil.which(name))), None)
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page from disk, or HTML: the tab, and all that it said on the console or asked of the network."""
    opened = []

    def run(page, **options):
        if isinstance(page, str):
            (tmp_path / "page.html").write_text(page, encoding="utf-8")
            page = tmp_path / "page.html"
        context = browser.new_context(**options)
        opened.append(context)
        tab, noise = context.new_page(), []
        tab.on("console", lambda message: noise.append(message.text))
        tab.on("pageerror", lambda error: noise.append(str(error)))
        tab.on("request", lambda request: request.url.startswith(("file:", "data:")) or noise.append(request.url))
        tab.goto(page.as_uri())
        return tab, noise

    yield run
    for context in opened:
        context.close()


def pytest_terminal_summary(terminalreporter):
    """The last lines: which tests could not be run without a browser."""
    skipped = [r.nodeid for r in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(r.longrepr)]
    if skipped:
        mend = "install one (`make test` does where it may: apt-get install chromium), or run elsewhere:"
        terminalreporter.write_line(f"{NO_BROWSER}, so {len(skipped)} tests could not be run; {mend}")
        for name in skipped:
            terminalreporter.write_line(f"  {name}")
