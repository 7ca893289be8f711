"""The HTML report, in a real browser: whole without JavaScript, silent, harmless, usable by everybody, right on a phone."""

import shlex
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from auditor import audit_file, audit_text
from auditor.audit import audit, default_rules
from auditor.read import read_bytes
from auditor.render.page import page

SEED = Path(__file__).parent.parent / "seeds" / "weak-putin.txt"
BAD = "document.title='hacked'"
HOSTILE = f"""---
title: "<script>{BAD}</script> slams {{{{ 7*7 }}}} }}}}"
author: "<img src=x onerror={BAD}>"
section: "</title></style><script>{BAD}</script>"
date: "2026-01-01<svg onload={BAD}>"
---

</style><style>body {{ display: none }}</style>

<b>“</mark></span><svg onload={BAD}> {{% raw %}} slams,” said Ana <i>Ruiz</i>, 34, `</script><script>{BAD}</script>`.

The despot slammed {{{{ config }}}} {{# gone #}} ${{alert(1)}} &lt;b&gt; on javascript:alert(1) and expression({BAD}).

"x" onmouseover="{BAD}" `y` was reportedly blasted by Bob O'Neill" data-notes="1, 41.
"""
ODD = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsprüfungskommissionsvorsitzender quits\n\n"
    "The despot said “هذا قرار سيئ جدا ولن نقبله أبدا”, his aide Omar Haddad said, and “"
    + "m"
    * 300
    + "” he added.\n\n"
    "قال الرئيس إن القرار «سيئ» جدا.\n\n"
    "He slammed https://example.com/"
    + "a/very-long-path" * 20
    + " in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch."
)


@pytest.fixture(scope="module")
def report():
    return audit_file(SEED)


@pytest.fixture(scope="module")
def html(report):
    return page(report)


def width(tab):
    return tab.evaluate("document.documentElement.scrollWidth")


def lit(tab):
    return tab.locator(".card.here").get_attribute("id")


def test_every_finding_stands_in_place_with_an_anchor_that_stays(visit, report, html):
    assert len(html.encode()) < 400_000
    tab, noise = visit(html)
    for finding in report.findings:
        anchor = finding.fingerprint
        assert tab.locator(f"#m-{anchor}").count() == 1
        note = tab.locator(f"#f-{anchor}").inner_text()
        assert " ".join(finding.message.split()) in " ".join(note.split())
    assert tab.evaluate(
        "[...document.querySelectorAll('[id]')].length == new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    assert noise == []


def test_an_anchor_survives_edits_above_it_and_lights_its_note(visit):
    story = "Vote due\n\n{}The mayor slammed her critics.\n\nThe despot left. The despot left."
    before, after = (page(audit_text(story.format(more))) for more in ("", "It rained, and the despot sang.\n\n"))
    tab, _ = visit(before)
    anchors = tab.eval_on_selector_all(".card", "cards => cards.map(c => c.id)")
    tab, noise = visit(after)
    assert set(anchors) <= set(tab.eval_on_selector_all(".card", "cards => cards.map(c => c.id)"))
    tab.evaluate(f"location.hash = '{anchors[0]}'")
    tab.wait_for_selector(".card.here")
    assert lit(tab) == anchors[0]
    assert noise == []


def test_every_link_of_the_page_leads_somewhere(visit, html):
    tab, _ = visit(html)
    assert (
        tab.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
        )
        == []
    )


def test_it_is_whole_without_javascript(visit, report, html):
    tab, _ = visit(html, java_script_enabled=False)
    body = tab.locator("body").inner_text()
    assert "Kristian Gustafson" in body
    assert "cannon-fodder" in body
    assert all(finding.rule.code in body for finding in report.findings)
    assert all(reason.text in body for score in report.scores for reason in score.reasons)
    assert not tab.locator("#tools").is_visible()


def test_a_locked_down_jenkins_that_forbids_style_and_script_still_shows_all(browser, report, html):
    policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';"
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    tab = context.new_page()
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
    tab.route("**/*", lambda route: route.fulfill(body=html, headers=headers))
    tab.goto("http://jenkins.test/report.html")
    body = tab.locator("body").inner_text()
    assert all(finding.rule.title in body for finding in report.findings)
    assert width(tab) <= 1000
    context.close()


def test_the_policy_lets_in_nothing(html):
    policy = html.split('Content-Security-Policy" content="')[1].split('"')[0]
    assert "default-src &#39;none&#39;" in policy
    assert "unsafe" not in policy
    assert " style=" not in html
    assert not any(word in html for word in ('src="http', "@import", "url(", "<link", "<iframe"))


@pytest.mark.parametrize("wide", [1400, 768, 360])
def test_nothing_scrolls_sideways(visit, html, wide):
    tab, _ = visit(html, viewport={"width": wide, "height": 900})
    assert width(tab) <= wide


@pytest.mark.parametrize("wide", [1280, 360])
def test_long_words_and_right_to_left_quotations_stay_in_their_column(visit, wide):
    tab, noise = visit(page(audit_text(ODD)), viewport={"width": wide, "height": 900})
    assert width(tab) <= wide
    quote = tab.locator(".speech", has_text="هذا").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert tab.locator("p.text", has_text="قال").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert tab.locator("p.text", has_text="despot").evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert noise == []


def test_at_200_per_cent_nothing_is_cut_off(visit, html):
    tab, _ = visit(html, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert width(tab) <= 640
    tab, _ = visit(html, viewport={"width": 1280, "height": 800})
    tab.evaluate("document.documentElement.style.fontSize = '200%'")  # text alone, as Firefox and Safari can
    assert width(tab) <= 1280


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1400, 360])
def test_axe_finds_nothing(visit, html, scheme, wide):
    tab, _ = visit(html, viewport={"width": wide, "height": 900}, color_scheme=scheme)
    for details in tab.locator("details").all()[:3]:
        details.evaluate("e => e.open = true")
    violations = Axe().run(tab).response["violations"]
    assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in violations] == []


def test_j_and_k_go_through_the_findings_and_can_be_switched_off(visit, html):
    tab, noise = visit(html)
    cards = tab.eval_on_selector_all(".card", "cards => cards.map(c => c.id)")
    for key, number in [("j", 0), ("j", 1), ("j", 2), ("k", 1)]:
        tab.keyboard.press(key)
        assert lit(tab) == cards[number]
        assert tab.evaluate("document.activeElement.id") == cards[number]
    assert tab.locator("#status").inner_text() == f"2 of {len(cards)}"
    tab.keyboard.press("Escape")
    assert tab.locator(".here").count() == 0
    tab.locator("#keys").uncheck()
    tab.keyboard.press("j")
    assert tab.locator(".here").count() == 0
    tab.locator("#next").click()
    assert lit(tab) == cards[0]
    assert noise == []


def test_filters_by_severity_group_and_voice(visit, report, html):
    tab, noise = visit(html)
    voices = ("reporter", "quoted", "attributed")
    found = [(f.rule.severity, f.rule.group, voices[report.document.voice(f.span)]) for f in report.findings]
    for at, name in enumerate(("severity", "group", "voice")):
        for value in {one[at] for one in found}:
            box = tab.locator(f"input[name={name}][value={value}]")
            box.uncheck()
            left = [one for one in found if one[at] != value]
            assert tab.locator(".card:visible").count() == len(left)
            assert tab.locator("#status").inner_text() == f"{len(left)} of {len(found)} notes"
            box.check()
    tab.locator("input[name=severity][value=warning]").uncheck()
    tab.keyboard.press("j")
    assert tab.locator(".card.here").get_attribute("data-severity") != "warning"
    assert tab.locator("mark.warning").count() == 0
    assert noise == []


def test_a_suppression_is_copied(visit, report, html):
    tab, _ = visit(html, permissions=["clipboard-read", "clipboard-write"])
    first = min(report.findings, key=lambda f: (f.span, f.rule.code))
    tab.locator(".copy").first.click()
    tab.wait_for_function("document.getElementById('status').textContent.startsWith('Copied')")
    name = shlex.quote(report.document.source.name)
    assert tab.evaluate("navigator.clipboard.readText()") == f'audit decide {first.fingerprint} {name} --why "reason"'
    commented = audit(read_bytes(b"Vote due\n\nThe mayor slammed it.\n", "story.md"), default_rules())
    tab, _ = visit(page(commented), permissions=["clipboard-read", "clipboard-write"])
    tab.locator(".copy").first.click()
    tab.wait_for_function("document.getElementById('status').textContent.startsWith('Copied')")
    assert tab.evaluate("navigator.clipboard.readText()") == "<!-- audit: ignore fight-verb -- reason -->"


def test_what_is_let_stand_is_shown_with_its_reason(visit):
    story = b"# Vote due\n\nShe slammed it. <!-- audit: ignore-line fight-verb -- <b>her</b> word -->\n"
    tab, noise = visit(page(audit(read_bytes(story, "story.md"), default_rules())))
    assert tab.locator(".standing li").all_inner_texts() == [
        "slammed Disagreement told as a fight: <b>her</b> word\n(by a comment in the article)"
    ]
    assert tab.locator(".card").count() == 0
    assert noise == []


def test_light_by_default_dark_by_preference_and_by_the_toggle(visit, html):
    ground = "getComputedStyle(document.body).backgroundColor"
    light = visit(html)[0].evaluate(ground)
    tab, noise = visit(html, color_scheme="dark")
    dark = tab.evaluate(ground)
    assert light != dark
    tab.locator("#theme").click()
    assert tab.evaluate(ground) == light
    tab.reload()
    assert tab.evaluate(ground) == light
    tab.locator("#theme").click()
    assert tab.evaluate(ground) == dark
    assert noise == []


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_every_note_is_open_and_numbered(visit, report, html, script):
    tab, _ = visit(html, java_script_enabled=script, color_scheme="dark")
    tab.emulate_media(media="print")
    shown = tab.locator("main").inner_text()
    assert all(" ".join(f.rule.rationale.split()) in " ".join(shown.split()) for f in report.findings)
    assert tab.locator(".card .number:visible").all_inner_texts() == [str(n + 1) for n in range(len(report.findings))]
    assert not tab.locator("#theme, .acts, .steps").first.is_visible()
    assert tab.pdf().startswith(b"%PDF")


def test_paper_shows_notes_that_are_filtered_out_on_screen(visit, report, html):
    tab, _ = visit(html)
    tab.locator("input[name=severity][value=warning]").uncheck()
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator(".card:visible").count() == len(report.findings)
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator(".card.warning:visible").count() == 0


def test_quotations_are_tinted_by_speaker(visit, html):
    tab, _ = visit(html)
    tint = "(who) => new Set([...document.querySelectorAll(`.sheet .speech[title='${who}']`)].map(e => getComputedStyle(e).backgroundColor)).size"
    assert tab.evaluate(tint, "Kristian Gustafson") == 1
    colour = "e => getComputedStyle(e).backgroundColor"
    colours = [
        tab.locator(f".sheet .speech[title='{who}']").first.evaluate(colour)
        for who in ("Kristian Gustafson", "John Herbst", "Dan Lomas")
    ]
    assert len(set(colours)) == 3
    rows = tab.locator(".sources tbody tr")
    assert rows.first.locator(".speech").evaluate(colour) == colours[0]


def test_the_headline_stands_beside_what_contradicts_it_and_what_bears_it_out(visit, html):
    tab, _ = visit(html)
    claims = tab.locator(".claims").inner_text()
    assert "could contribute to his downfall" in claims
    assert "stronger than anything in the story" in claims
    tab, _ = visit(
        page(audit_text("Council closes 14 libraries\n\nIt rained. The council will close 14 of its libraries in May."))
    )
    assert tab.locator(".claims b").all_inner_texts() == ["council", "close", "14", "libraries"]


def test_charts_have_words(visit, html):
    tab, _ = visit(html)
    assert tab.locator("svg").count() > 10
    assert tab.locator("svg[role=img]:not([aria-label]), svg:not([role=img])").count() == 0
    assert "sentences of" in tab.locator("svg.chart").first.get_attribute("aria-label")


def test_sentiment_is_drawn_through_the_story_each_voice_apart_with_the_people_spoken_of(visit, report, html):
    tab, _ = visit(html)
    arc = tab.locator("svg.arc")
    drawn = [arc.locator(f"path.{voice}").get_attribute("d").count("M") for voice in ("voiced", "bars")]
    quoted = sum(mood.voice.name == "QUOTED" for mood in report.measures.arc)
    assert drawn == [len(report.measures.arc) - quoted, quoted]
    section = tab.locator("section[aria-labelledby=mood]").inner_text()
    assert report.measures.people
    assert all(f"{p.name}\nspoken of in {p.sentences} sentences" in section for p in report.measures.people)
    tab, _ = visit(page(audit_text("Bridge opens\n\nIt opened. Everybody was glad.")))
    assert tab.locator("svg.arc, svg.chart").count() == 0


def test_the_hardest_sentences_say_why(visit, report, html):
    tab, _ = visit(html)
    assert report.measures.hardest
    shown = tab.locator(".hardest").inner_text()
    assert all(hard.why in shown for hard in report.measures.hardest)


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_what_an_article_says_stays_text(visit, kind):
    name = f"<script>{BAD}</script>\"onload='x'.{kind}"
    report = audit(read_bytes(HOSTILE.encode(), name, kind), default_rules())
    assert report.findings
    tab, noise = visit(page(report, home=f'javascript:{BAD}"><script>{BAD}</script>'))
    assert tab.evaluate("document.title") != "hacked"
    body = tab.locator("body").inner_text()
    for words in (
        "{{ 7*7 }}",
        f"<script>{BAD}</script>",
        "{# gone #}",
        f"<img src=x onerror={BAD}>",
        f"<svg onload={BAD}>",
        name,
    ):
        assert words in body, words
    assert kind == "md" or "{% raw %}" in body and "{{ config }}" in body  # Markdown's reader leaves templates out
    live = "script, style, img, iframe, [onload], [onerror], [onmouseover], [style]"
    assert tab.evaluate(f"[...document.querySelectorAll('{live}')].map(e => e.tagName)") == ["STYLE", "SCRIPT"]
    assert tab.locator("h1").is_visible()
    assert noise == []


def test_an_article_with_nothing_in_it_has_a_page(visit):
    for text in ("Bridge opens", "", "\n", "Bridge opens\n\nIt did."):
        tab, noise = visit(page(audit_text(text)))
        assert "Nothing to change." in tab.locator(".verdict").inner_text()
        assert noise == []


def test_the_same_article_gives_the_same_bytes(html):
    assert page(audit_file(SEED)) == html
