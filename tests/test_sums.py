"""Sums in stories: right ones in words are left alone, wrong ones are found, whatever the figures."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_file, audit_text

SUMS = {
    "percent-vs-points",
    "change-arithmetic",
    "total-mismatch",
    "weekday-date",
    "unit-conversion",
    "magnitude-drift",
}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

counts = st.integers(2, 60)
off = st.integers(1, 9)


def found(sentence):
    """The rules about sums that find something in a story of one sentence."""
    report = audit_text(f"What the council was told\n\n{sentence} The doors were blue.").to_dict()
    return {f["name"] for f in report["findings"]} & SUMS


LISTS = (
    "The boat carried {a} men, {b} women and {c} children, {t} people in all.",
    "The boat carried {t} people: {a} men, {b} women and {c} children.",
    "On board were {t} people ({a} men, {b} women and {c} children) and a dog.",
    "The {t} people, {a} men, {b} women and {c} children, were given tea.",
    "The village lost {a} men, {b} women and {c} children, a total of {t}.",
)


@pytest.mark.parametrize("template", LISTS)
@settings(max_examples=25, deadline=None)
@given(a=counts, b=counts, c=counts, wrong_by=off, in_words=st.booleans())
def test_parts_make_their_total(words, template, a, b, c, wrong_by, in_words):  # noqa: PLR0917
    say = words if in_words else str
    parts = {"a": say(a), "b": say(b), "c": say(c)}
    total = a + b + c
    assert found(template.format(t=say(total), **parts)) == set()
    assert found(template.format(t=say(total + wrong_by), **parts)) == {"total-mismatch"}
    assert found(template.format(t=say(max(total - wrong_by, 2)), **parts)) == {"total-mismatch"}


@settings(max_examples=40, deadline=None)
@given(a=st.integers(11, 99), b=st.integers(11, 99), wrong_by=st.integers(2, 9))
def test_money_adds_up(a, b, wrong_by):
    parts = f"£{a / 10:.1f}m for roads and £{b / 10:.1f}m for buses"
    assert found(f"The plan costs £{(a + b) / 10:.1f}m: {parts}.") == set()
    assert found(f"The plan costs £{(a + b) / 10 * (1 + wrong_by / 10):.1f}m: {parts}.") == {"total-mismatch"}


@settings(max_examples=40, deadline=None)
@given(rate=st.integers(3, 99), years=st.integers(2, 9), wrong_by=st.integers(1, 5))
def test_rates_and_times(words, rate, years, wrong_by):
    time = f"£{rate},000 a year for {words(years)} years"
    assert found(f"The scheme will cost £{1000 * rate * years:,}: {time}.") == set()
    assert found(f"The scheme will cost £{1000 * rate * (years + wrong_by):,}: {time}.") == {"total-mismatch"}
    assert found(f"Drivers pay £{rate} a month, or £{12 * rate} a year.") == set()
    assert found(f"Drivers pay £{rate} a month, or £{(12 + wrong_by) * rate} a year.") == {"total-mismatch"}


@settings(max_examples=40, deadline=None)
@given(part=st.integers(2, 300), rest=st.integers(2, 300), wrong_by=st.integers(2, 30))
def test_shares_of_a_whole(part, rest, wrong_by):
    whole = part + rest
    share = round(100 * part / whole)
    for sentence in (
        "Of the {whole} replies, {part} ({share}%) were for it.",
        "{part} of the {whole} replies, or {share}%, were for it.",
    ):
        numbers = {"whole": whole, "part": part}
        assert found("In May, " + sentence.format(share=share, **numbers)) == set()
        assert found("In May, " + sentence.format(share=share + wrong_by, **numbers)) == {"total-mismatch"}


@settings(max_examples=40, deadline=None)
@given(won=st.integers(51, 99), lost=st.integers(2, 50), wrong_by=off)
def test_votes_and_majorities(won, lost, wrong_by):
    assert found(f"The motion was carried by {won} votes to {lost}, a majority of {won - lost}.") == set()
    wrong = won - lost + wrong_by
    assert found(f"The motion was carried by {won} votes to {lost}, a majority of {wrong}.") == {"total-mismatch"}


CHANGES = (
    "Visits {verb} from {old} to {new}, {way} {share}%.",
    "Visits {verb} by {share}% to {new} from {old}.",
    "There were {new} visits, {way} {share}% on the {old} in 2024.",
    "The clinic had {new} visits, against {old} in 2024, a {noun} of {share}%.",
)


@pytest.mark.parametrize("template", CHANGES)
@settings(max_examples=30, deadline=None)
@given(old=st.integers(20, 999), new=st.integers(20, 999), wrong_by=st.integers(2, 30))
def test_changes(template, old, new, wrong_by):
    share = round(100 * abs(new - old) / old)
    if not 1 <= share <= 900:
        return
    up = new > old
    figures = {
        "verb": "rose" if up else "fell", "way": "up" if up else "down", "noun": "rise" if up else "fall",
        "old": old, "new": new,
    }  # fmt: skip
    assert found(template.format(share=share, **figures)) == set()
    assert found(template.format(share=share + wrong_by, **figures)) == {"change-arithmetic"}


@settings(max_examples=40, deadline=None)
@given(old=st.integers(20, 60), apart=st.integers(2, 19))
def test_points_are_not_per_cent(old, apart):
    new = old + apart
    for sentence in (
        "Support rose {change}, from {old}% to {new}%.",
        "Support went from {old}% to {new}%, a rise of {change}.",
    ):
        figures = {"old": old, "new": new}
        assert found(sentence.format(change=f"{apart} percentage points", **figures)) == set()
        assert found(sentence.format(change=f"{round(100 * apart / old)}%", **figures)) == set()
        assert found(sentence.format(change=f"{apart}%", **figures)) == {"percent-vs-points"}


@settings(max_examples=40, deadline=None)
@given(old=st.integers(20, 60), apart=st.integers(2, 19))
def test_points_are_not_per_cent_where_the_shares_stand_apart(old, apart):
    new = old + apart
    for sentence in (
        "Reid was on {new}%. She has climbed from {old}% in August, a gain of {change}.",
        "Some {old}% passed at the start and {new}% at the end, a rise of {change}.",
        "Support was {old}% in May. By June it was {new}%, up {change}.",
    ):
        figures = {"old": old, "new": new}
        assert found(sentence.format(change=f"{apart} points", **figures)) == set()
        assert found(sentence.format(change=f"{apart}%", **figures)) == {"percent-vs-points"}


@settings(max_examples=30, deadline=None)
@given(one=st.integers(2, 15), two=st.integers(2, 15), wrong_by=off)
def test_terms_of_prison_make_the_whole(one, two, wrong_by):
    def terms(whole, how):
        report = audit_text(
            f"Owner jailed for {whole} years\n\nThe judge passed {one} years for the first offence and {two} years for "
            f"the second, to run {how}."
        ).to_dict()
        return {f["name"] for f in report["findings"]} & SUMS

    assert terms(one + two, "one after the other") == terms(max(one, two), "concurrently") == set()
    assert terms(one + two + wrong_by, "consecutively") == {"total-mismatch"}
    assert terms(max(one, two) + wrong_by, "concurrently") == {"total-mismatch"}


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)), wrong_by=st.integers(1, 6))
def test_weekdays(day, wrong_by):
    right, wrong = DAYS[day.weekday()], DAYS[(day + timedelta(wrong_by)).weekday()]
    for after in (f"{day.day} {day:%B %Y}", f", {day:%B} {day.day}, {day.year}"):
        space = "" if after[0] == "," else " "
        assert found(f"The bridge was opened on {right}{space}{after}.") == set()
        assert found(f"The bridge was opened on {wrong}{space}{after}.") == {"weekday-date"}


def test_a_date_without_a_year_is_of_the_year_of_publication(tmp_path):
    def findings(published, sentence):
        path = tmp_path / "story.md"
        path.write_text(f"---\ntitle: Shop robbed\ndate: {published}\n---\n\n{sentence}\n", encoding="utf-8")
        return [f["name"] for f in audit_file(path).to_dict()["findings"] if f["name"] in SUMS]

    assert findings("2026-10-13", "Officers came on Monday, October 13, the chief said.") == ["weekday-date"]
    assert findings("2026-10-13", "Officers came on Tuesday, October 13, the chief said.") == []
    assert findings("2026-01-05", "Officers came on Friday 12 December, the chief said.") == []
    assert findings("2026-01-05", "Officers came on Friday 12 June, the chief said.") == []


CONVERSIONS = (
    ("miles", "km", 1.609344),
    ("feet", "m", 0.3048),
    ("acres", " hectares", 0.404686),
    ("stone", "kg", 6.35),
)


@pytest.mark.parametrize(("unit", "other", "times"), CONVERSIONS)
@settings(max_examples=30, deadline=None)
@given(value=st.integers(11, 400))
def test_conversions(unit, other, times, value):
    converted = value * times
    shown = f"{converted:.0f}" if converted >= 10 else f"{converted:.1f}"
    assert found(f"It is {value} {unit} ({shown}{other}) by the old measure.") == set()
    assert found(f"It is {value} {unit} ({value / times:.0f}{other}) by the old measure.") == {"unit-conversion"}
    assert found(f"It is {value} {unit} ({converted * 1.5:.0f}{other}) by the old measure.") == {"unit-conversion"}


@settings(max_examples=30, deadline=None)
@given(value=st.integers(101, 999).filter(lambda n: n % 10))
def test_magnitudes(value):
    assert found(f"The deal is worth £{value}m. The £{value}m deal is done.") == set()
    assert found(f"The deal is worth £{value}m. The £{value}bn deal is done.") == {"magnitude-drift"}
