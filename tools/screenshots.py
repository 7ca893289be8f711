"""Take the pictures of docs/: the report on the sample article, its head in light and its story in dark, in Chromium.

Run by `make screenshots`.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

from auditor import audit_file
from auditor.render.page import page

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
SIZE = ViewportSize(width=1200, height=1130)


def main() -> None:
    """Write docs/report-light.png and docs/report-dark.png, each as large as a tall window."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        sys.exit("no Chromium or Chrome here; install one: apt-get install chromium")
    os.chdir(ROOT)  # the page shows the article's path
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        report.write_text(page(audit_file("seeds/weak-putin.txt")), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for scheme in ("light", "dark"):
            tab = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce").new_page()
            tab.goto(report.as_uri() + ("#story" if scheme == "dark" else ""))
            tab.screenshot(path=ROOT / "docs" / f"report-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
