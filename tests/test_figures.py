"""Rules about figures that are no sums, and sums in words, money and units: right ones are silent, wrong ones are found."""

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditor import audit_text

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
ILLS = st.sampled_from(["a stroke", "dementia", "diabetes", "lung cancer", "asthma"])
SIGNS = st.sampled_from("£$€")
SIZES = st.sampled_from(["m", "bn", " million", " billion"])
examples = settings(max_examples=25, deadline=None)


def holds(rule, right, wrong):
    """Whether a rule of the group finds something in the wrong story, the rule alone, and nothing in the right one."""
    for story, expected in ((right, set()), (wrong, {rule})):
        report = audit_text(f"What the council was told\n\n{story} The doors were blue.").to_dict()
        found = {f["name"] for f in report["findings"] if f["code"].startswith("NUM")} - {
            "lone-big-number",
            "superlative",
        }
        assert found & {rule} == expected, story
        if rule in SUMS:
            assert found == expected, story
    return True


SUMS = {
    "change-arithmetic",
    "total-mismatch",
    "weekday-date",
    "unit-conversion",
    "percent-vs-points",
    "magnitude-drift",
}


@examples
@given(
    old=st.integers(4, 300), by=st.sampled_from([("doubled", 2), ("trebled", 3), ("quadrupled", 4), ("halved", 0.5)])
)
def test_multiples(old, by):
    verb, times = by
    right, wrong = (f"Visits {verb} from {2 * old:,} to {int(2 * old * n):,}." for n in (times, times + 1))
    assert holds("change-arithmetic", right, wrong)


@examples
@given(old=st.integers(20, 99), new=st.integers(20, 99), sign=SIGNS, size=SIZES, wrong_by=st.integers(9, 40))
def test_changes_of_money(old, new, sign, size, wrong_by):
    share = round(100 * abs(new - old) / old)
    assume(share > 1)
    verb = "rose" if new > old else "fell"
    story = f"Profit {verb} by {{}}%, from {sign}{old}.4{size} to {sign}{new}.4{size}."
    share = round(100 * abs(new - old) / (old + 0.4))
    assert holds("change-arithmetic", story.format(share), story.format(share + wrong_by))


@examples
@given(old=st.integers(20, 99), new=st.integers(20, 99), wrong_by=st.integers(3, 30))
def test_changes_in_words(words, old, new, wrong_by):
    share = round(100 * abs(new - old) / old)
    assume(share > 1)
    verb = "rose" if new > old else "fell"
    story = f"Visits {verb} by {{}} per cent, from {words(old)} to {words(new)}."
    assert holds("change-arithmetic", story.format(words(share)), story.format(words(share + wrong_by)))


@examples
@given(old=st.integers(201, 900), more=st.integers(5, 150), wrong_by=st.integers(30, 90), in_words=st.booleans())
def test_changes_by_a_number(words, old, more, wrong_by, in_words):
    say = words if in_words else str
    assume(old + more < 1000)
    for end in (f"from {say(old)} to {say(old + more)}", f"to {say(old + more)} from {say(old)}"):
        right, wrong = (f"Visits rose by {say(n)} {end}." for n in (more, more + wrong_by))
        assert holds("change-arithmetic", right, wrong)


@examples
@given(goods=st.integers(3, 60), price=st.integers(11, 99), wrong_by=st.integers(1, 9), sign=SIGNS)
def test_prices_make_their_total(goods, price, wrong_by, sign):
    story = f"The firm sold {goods} boats at {sign}{price} each, for a total of {sign}{{:,}}."
    assert holds("total-mismatch", story.format(goods * price), story.format((goods + wrong_by) * price))


@examples
@given(rate=st.integers(3, 99), weeks=st.integers(2, 30), wrong_by=st.integers(1, 9), in_words=st.booleans())
def test_weekly_rates(words, rate, weeks, wrong_by, in_words):
    time = f"£{rate},000 a week for {words(weeks) if in_words else weeks} weeks"
    right, wrong = (f"The scheme will cost £{1000 * rate * n:,}: {time}." for n in (weeks, weeks + wrong_by))
    assert holds("total-mismatch", right, wrong)


@examples
@given(old=st.integers(30, 60), apart=st.integers(2, 19))
def test_points_in_words(words, old, apart):
    shares = f"from {words(old)} per cent to {words(old - apart)} per cent"
    right, wrong = (f"Turnout fell {words(apart)} {unit}, {shares}." for unit in ("percentage points", "per cent"))
    assert holds("percent-vs-points", right, wrong)


@examples
@given(value=st.integers(11, 99), sign=SIGNS, words_=st.sampled_from([(" million", " billion"), ("m", "bn")]))
def test_millions_and_billions(value, sign, words_):
    small, large = words_
    right, wrong = (
        f"The deal is worth {sign}{value}.4{small}. The {sign}{value}.4{size} deal is done." for size in (small, large)
    )
    assert holds("magnitude-drift", right, wrong)


@examples
@given(celsius=st.integers(-20, 45))
def test_temperatures(celsius):
    fahrenheit = round(celsius * 1.8 + 32)
    right, wrong = (f"It was {celsius}C ({f}F) at noon." for f in (fahrenheit, fahrenheit + 9))
    assert holds("unit-conversion", right, wrong)


@examples
@given(feet=st.integers(4, 7), inches=st.integers(0, 11), wrong_by=st.integers(12, 30))
def test_heights(feet, inches, wrong_by):
    cm = round(feet * 30.48 + inches * 2.54)
    assume((cm + wrong_by) % 10)  # “200cm” may be rounded
    right, wrong = (f"He is {feet}ft {inches}in ({n}cm) tall." for n in (cm, cm + wrong_by))
    assert holds("unit-conversion", right, wrong)


@examples
@given(miles=st.integers(11, 99))
def test_measures_in_words(words, miles):
    km = round(miles * 1.609344)
    right, wrong = (f"It is {words(miles)} miles ({n}km) away." for n in (km, round(km * 1.4)))
    assert holds("unit-conversion", right, wrong)


DATES = (
    "{w} {d}{o} {m} {y}", "{w}, {d} {m}, {y}", "{w} the {d}{o} of {m}, {y}", "{m} {d}, {y}, a {w}", "{w} ({d} {m} {y})",
)  # fmt: skip


@pytest.mark.parametrize("form", DATES)
@examples
@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)), wrong_by=st.integers(1, 6))
def test_weekdays_in_other_forms(form, day, wrong_by):
    o = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    right, wrong = (
        form.format(w=DAYS[(day + timedelta(n)).weekday()], d=day.day, o=o, m=f"{day:%B}", y=day.year)
        for n in (0, wrong_by)
    )
    story = "The bridge was opened on {} by the mayor."
    assert holds("weekday-date", story.format(right), story.format(wrong))


@examples
@given(small=st.integers(1, 6), margin=st.integers(2, 6), low=st.integers(30, 44), more=st.integers(1, 9))
def test_leads_and_their_margin(small, margin, low, more):
    assume(small < margin)
    for story in (
        "Roy leads Lee by {lead} points, a poll of 1,004 adults by YouPoll found. The margin of error is {margin} points.",
        "Roy is ahead, with {high}% to {low}% for Lee, a poll of 1,004 adults found. Its margin of error is {margin} points.",
    ):
        right, wrong = (story.format(lead=n, low=low, high=low + n, margin=margin) for n in (margin + more, small))
        assert holds("lead-inside-margin", right, wrong)


@examples
@given(lead=st.integers(1, 6), asked=st.integers(400, 5000), low=st.integers(30, 44), in_words=st.booleans())
def test_leads_without_a_margin(words, lead, asked, low, in_words):
    margin = 100 / sqrt(asked)
    assume(abs(lead - margin) > 0.2)
    assume(lead < margin)
    say = (lambda n: f"{words(n)} per cent") if in_words else (lambda n: f"{n}%")
    right, wrong = (
        f"Roy is ahead, with {say(low + n)} to {say(low)} for Lee, a poll of {asked:,} adults found."
        for n in (lead + 6, lead)
    )
    assert holds("lead-inside-margin", right, wrong)


@examples
@given(share=st.integers(20, 80), asked=st.integers(300, 5000), in_words=st.booleans())
def test_polls_and_their_method(words, share, asked, in_words):
    backing = f"{words(share)} per cent" if in_words else f"{share}%"
    story = f"Some {backing} of voters back the plan, a poll{{}} found."
    assert holds("poll-method-missing", story.format(f" of {asked:,} adults"), story.format(""))


@examples
@given(share=st.integers(20, 80), term=st.sampled_from(["a statistical tie", "a statistical dead heat"]))
def test_ties(share, term):
    story = f"The two are {{}}, at {share // 2}% each, a poll of 1,004 adults found."
    assert holds("statistical-tie", story.format("about even"), story.format(f"in {term}"))


@examples
@given(share=st.integers(11, 95), cases=st.integers(2, 40), of=st.sampled_from([100, 1000, 10_000]), ill=ILLS)
def test_risks(words, share, cases, of, ill):
    absolute = f" It went from {cases} in {of:,} to {round(cases * (1 + share / 100))} in {of:,}."
    for story in (
        f"Those who slept late were {share}% more likely to have {ill}, the team said.",
        f"Sleeping late raises the risk of {ill} by {words(share)} per cent, the team said.",
        f"Sleeping late doubles the risk of {ill}, the team said.",
    ):
        assert holds("relative-risk", story + absolute, story)


@examples
@given(asked=st.integers(12, 90_000), years=st.integers(2, 30), ill=ILLS)
def test_causes(words, asked, years, ill):
    study = f"a study suggests. It followed {asked:,} adults for {words(years)} years and asked them what they ate."
    right, wrong = f"Adults who ate bread were likelier to have {ill}, {study}", f"Bread causes {ill}, {study}"
    assert holds("causal-from-observational", right, wrong)


@examples
@given(asked=st.integers(12, 900), ill=ILLS, in_words=st.booleans())
def test_studies(words, asked, ill, in_words):
    people = f" of {words(asked) if in_words else asked} adults"
    story = (
        f"A drug cut the number of people with {ill}, a new study{{}} found. It will be sold next year, the firm said."
    )
    assert holds("study-basics", story.format(people), story.format(""))


@examples
@given(value=st.integers(2, 900), sign=SIGNS, size=SIZES, years=st.integers(2, 20))
def test_lone_sums(words, value, sign, size, years):
    def names(story):
        report = audit_text(f"What the council was told\n\n{story} The first will be dug in May.").to_dict()
        return {f["name"] for f in report["findings"]} & {"lone-big-number"}

    spent = f"The council will spend {sign}{value}{size}"
    assert names(f"{spent} on paths.") == {"lone-big-number"}
    for base in (
        f" a year for {words(years)} years on paths",
        f" on paths, up from {sign}{value / 2:g}{size} last year",
    ):
        assert names(f"{spent}{base}.") == set()


@examples
@given(
    first=st.sampled_from(["first", "oldest", "largest", "only"]), place=st.sampled_from(["county", "country", "city"])
)
def test_superlatives(first, place):
    def names(story):
        report = audit_text(f"What the council was told\n\n{story} The doors were blue.").to_dict()
        return {f["name"] for f in report["findings"]} & {"superlative"}

    assert names(f"The school is the {first} of its kind in the {place}.") == {"superlative"}
    assert names(f"The school is the {first} of its kind in the {place}, the archive says.") == set()


@examples
@given(a=st.integers(100, 999), b=st.integers(1000, 9999), c=st.integers(2, 9))
def test_telephone_numbers(a, b, c):
    for right, wrong in (
        (f"020 7{a} {b}", f"020 7{a} {b // 100}"),
        (f"01{a} {b}{c}{c}", f"01{a} {b}{c}{c}{c}"),
        (f"0800 {a} {b}", f"0800 {a} {b}{c}{c}"),
        (f"+44 20 7{a} {b}", f"+44 20 7{a // 10} {b // 10}"),
        (f"07700 900{a}", f"07700 900{a // 10}"),
    ):
        assert holds("contact-format", f"Call {right} for help.", f"Call {wrong} for help.")


@examples
@given(name=st.sampled_from(["leith", "ferry-shop", "mill2"]), end=st.sampled_from(["co.uk", "com", "org"]))
def test_web_addresses(name, end):
    right, wrong = (f"See {start}{name}.{end} for more." for start in ("https://www.", "https:/www."))
    assert holds("contact-format", right, wrong)
