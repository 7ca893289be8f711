"""Scores: where a piece stands, 0 to 100, with reasons that add up, and never lower for a mended finding."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.report import Report
from auditor.score import PARTS, WEIGHTS, score
from auditor.standing import PLACES, more_than, news, standing

FAULTY = (
    "Senator slams budget\n\nThe despot's cronies slammed the budget. Obviously it was reportedly late. Experts say it will fail. It hit 40% of us.\n\n"
    "The furious mob blasted it on Monday in a shocking rant. It was a miracle. It was announced that the the plan is dead."
)
CLEAN = "The bridge opened on Monday. It is red. Ana Ruiz, who built it, said she was glad. “It is done,” she said."
REPORT = audit_text(FAULTY)
EACH = st.lists(st.sampled_from(["gone", *WEIGHTS]), min_size=len(REPORT.findings), max_size=len(REPORT.findings))


def scored(findings, report=REPORT):
    return {s.name: s.value for s in score(report.document, findings, report.measures)}


def rated(severities):
    """The findings of the faulty story, with these severities, and without those that are gone."""
    return [
        replace(finding, rule=replace(finding.rule, severity=severity))
        for finding, severity in zip(REPORT.findings, severities, strict=True)
        if severity != "gone"
    ]


@given(EACH, st.data())
@settings(deadline=None)
def test_mending_or_softening_a_finding_never_lowers_a_score(severities, data):
    order = ["gone", "note", "warning", "error"]
    softer = [data.draw(st.sampled_from(order[: order.index(severity) + 1])) for severity in severities]
    before, after = scored(rated(severities)), scored(rated(softer))
    assert all(after[name] >= before[name] for name in before)


@given(EACH)
@settings(deadline=None)
def test_reasons_add_up_to_what_is_missing_and_only_what_needs_no_mending_has_100(severities):
    findings = rated(severities)
    parts = score(REPORT.document, findings, REPORT.measures)
    for part in parts:
        assert part.value == 100 + sum(r.points for r in part.reasons)
        assert all(r.points < 0 and r.text for r in part.reasons)
        assert [r.points for r in part.reasons] == sorted(r.points for r in part.reasons)
    assert (parts[0].value == 100) == all(part.value == 100 for part in parts[1:])
    assert all(part.value < 100 for part in parts if part.reasons)


def test_clean_copy_has_nothing_to_lose():
    clean = audit_text(f"Bridge opens\n\n{CLEAN}")
    assert {s.value for s in clean.scores} == {100}


def test_the_median_news_article_has_50():
    middle = PLACES.index(50)
    for part in ("overall", "clarity", "tone", "sourcing", "copy"):  # most headlines have nothing to mend
        row = news().burdens[part]
        assert standing(row[middle], row) == pytest.approx(50, abs=2.5)


@given(st.sampled_from(("overall", *PARTS)), st.floats(0, 100), st.floats(0, 100))
def test_a_heavier_burden_never_stands_lower(part, one, two):
    row = news().burdens[part]
    assert 0 <= standing(min(one, two), row) <= standing(max(one, two), row) <= 100
    assert 0 <= more_than(min(one, two), row) <= more_than(max(one, two), row) <= 99


def test_a_reason_says_how_many_and_where_that_stands():
    (tone,) = (part for part in REPORT.scores if part.name == "tone")
    loaded = [f for f in REPORT.findings if f.rule.group == "LOD"]
    assert f"{len(loaded)} loaded words in {REPORT.measures.words} words, more than 9" in tone.reasons[0].text
    assert tone.reasons[0].text.endswith("% of news articles")


def test_one_word_does_not_sink_a_brief():
    """A loaded word costs a brief of 60 words no more than it costs the median article: it never stands under that one."""
    brief = audit_text(
        f"Bridge opens\n\nThe despot came. {CLEAN} Buses run to the mill. A ferry leaves each hour from the old quay."
    )
    assert 30 < brief.measures.words < 70
    assert [f.rule.name for f in brief.findings] == ["name-calling"]
    short = scored(brief.findings, brief)
    assert short["tone"] >= 50
    long = replace(brief.measures, words=round(news().words))
    assert short == scored(brief.findings, Report(brief.document, brief.findings, long, ()))


def test_a_short_story_that_reads_hard_is_not_held_to_it():
    def clarity(words, grade):
        measures = replace(REPORT.measures, words=words, news_grade=grade)
        return scored([], Report(REPORT.document, (), measures, ()))["clarity"]

    assert clarity(60, 17.0) > clarity(600, 17.0) + 15
    assert clarity(60, 7.0) == clarity(600, 7.0) == 100
    assert clarity(60, news().grade) == clarity(600, news().grade) == pytest.approx(50, abs=3)


def test_a_sad_story_told_soberly_loses_nothing():
    sad = "Four die in fire\n\nFour people died in a fire on Monday. A child was badly hurt. Two were killed on the stairs."
    report = audit_text(sad)
    assert report.measures.sentiment < -0.3
    assert scored([], report)["tone"] == 100
