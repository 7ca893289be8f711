"""Numbers in news copy: what is written, its value, unit and kind, and what loosens it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.parse import parse
from auditor.read import text


def read(content):
    return parse(text.read(content, "a.txt", ""))


def row(sentence, written=None, value=None, high=None, *, unit="", kind="count", modifier=""):
    """One sentence with the one number it has, or with none."""
    number = () if written is None else ((written, value, value if high is None else high, unit, kind, modifier),)
    return pytest.param(sentence, number, id=sentence)


PHRASES = [
    row("Police held 14 men.", "14", 14),
    row("Police held forty men.", "forty", 40),
    row("Police held forty-two men.", "forty-two", 42),
    row("Police held two hundred and five men.", "two hundred and five", 205),
    row("Some 40,000 came.", "40,000", 40000, modifier="about"),
    row("They sold 1,50,000 copies.", "1,50,000", 150000),
    row("They sold one and a half million copies.", "one and a half million", 1.5e6),
    row("It has three and a half stars.", "three and a half", 3.5),
    row("It has 3½ stars.", "3½", 3.5),
    row("A hundred came.", "A hundred", 100),
    row("About a hundred came.", "a hundred", 100, modifier="about"),
    row("They found a dozen bones.", "a dozen", 12),
    row("They found half a dozen bones.", "half a dozen", 6),
    row("They found two dozen bones.", "two dozen", 24),
    row("It reached half a million homes.", "half a million", 5e5),
    row("It reached a quarter of a million homes.", "a quarter of a million", 2.5e5),
    row("It reached 2.5 million homes.", "2.5 million", 2.5e6),
    row("It reached 3m homes.", "3m", 3e6),
    row("It sold two million three hundred thousand.", "two million three hundred thousand", 2.3e6),
    row("Hundreds of people came.", "Hundreds", 100, kind="many"),
    row("Tens of thousands of people came.", "Tens of thousands", 10000, kind="many"),
    row("Hundreds of thousands came.", "Hundreds of thousands", 100000, kind="many"),
    row("Scores of people came.", "Scores", 20, kind="many"),
    row("Several hundred people came.", "Several hundred", 100, kind="many"),
    row("A few dozen people came.", "few dozen", 12, kind="many"),
    row("They met a couple of friends.", "a couple", 2, modifier="about"),
    row("More than 60 died.", "60", 60, modifier="more than"),
    row("No fewer than 60 died.", "60", 60, modifier="at least"),
    row("At least sixty died.", "sixty", 60, modifier="at least"),
    row("No more than 60 died.", "60", 60, modifier="at most"),
    row("Fewer than 60 died.", "60", 60, modifier="less than"),
    row("As many as 60 died.", "60", 60, modifier="up to"),
    row("Up to 60 died.", "60", 60, modifier="up to"),
    row("Nearly 60 died.", "60", 60, modifier="nearly"),
    row("Just over 60 died.", "60", 60, modifier="more than"),
    row("He moved to 60 homes.", "60", 60),
    row("There were 60 or more.", "60", 60, modifier="at least"),
    row("There were 60-odd boats.", "60", 60, modifier="about"),
    row("There were 60+ boats.", "60", 60, modifier="at least"),
    row("It cost £3m.", "£3m", 3e6, unit="£", kind="money"),
    row("It cost $1.2bn.", "$1.2bn", 1.2e9, unit="$", kind="money"),
    row("It cost $1.2 billion.", "$1.2 billion", 1.2e9, unit="$", kind="money"),
    row("It cost $1.5T.", "$1.5T", 1.5e12, unit="$", kind="money"),
    row("It cost $3M.", "$3M", 3e6, unit="$", kind="money"),
    row("It cost €40.", "€40", 40, unit="€", kind="money"),
    row("It cost US$3m.", "US$3m", 3e6, unit="$", kind="money"),
    row("It cost A$3m.", "A$3m", 3e6, unit="A$", kind="money"),
    row("It cost Rs 20 crore.", "Rs 20 crore", 2e8, unit="₹", kind="money"),
    row("It cost ₹20 crore.", "₹20 crore", 2e8, unit="₹", kind="money"),
    row("It sold 5 lakh copies.", "5 lakh", 5e5),
    row("It cost 40 pounds.", "40 pounds", 40, unit="£", kind="money"),
    row("It cost 30 cents.", "30 cents", 0.3, unit="$", kind="money"),
    row("It cost 50p.", "50p", 0.5, unit="£", kind="money"),
    row("It cost three million dollars.", "three million dollars", 3e6, unit="$", kind="money"),
    row("It cost 40 US dollars.", "40 US dollars", 40, unit="$", kind="money"),
    row("It cost £3m-£4m.", "£3m-£4m", 3e6, 4e6, unit="£", kind="money"),
    row("It cost £3-4m.", "£3-4m", 3e6, 4e6, unit="£", kind="money"),
    row("It cost £3m to £4m.", "£3m to £4m", 3e6, 4e6, unit="£", kind="money"),
    row("It rose 12%.", "12%", 12, unit="%", kind="percent"),
    row("It rose 12 per cent.", "12 per cent", 12, unit="%", kind="percent"),
    row("It rose twelve percent.", "twelve percent", 12, unit="%", kind="percent"),
    row("It rose 10-15%.", "10-15%", 10, 15, unit="%", kind="percent"),
    row("It rose 10 to 15 per cent.", "10 to 15 per cent", 10, 15, unit="%", kind="percent"),
    row("It rose two percentage points.", "two percentage points", 2, unit="points", kind="points"),
    row("It opened on 3 May 2026.", "3 May 2026", 20260503, kind="date"),
    row("It opened on May 3, 2026.", "May 3, 2026", 20260503, kind="date"),
    row("It opened on 03/05/2026.", "03/05/2026", 20260503, kind="date"),
    row("It opened on 2026-05-03.", "2026-05-03", 20260503, kind="date"),
    row("It opened on May 3rd.", "May 3rd", 503, kind="date"),
    row("It opened on the 3rd of May.", "3rd of May", 503, kind="date"),
    row("It opened on the third of May.", "third of May", 503, kind="date"),
    row("It opened on Sept. 11.", "Sept. 11", 911, kind="date"),
    row("It opened in May 2026.", "May 2026", 20260500, kind="date"),
    row("It runs 3-5 May.", "3-5 May", 503, 505, kind="date"),
    row("It runs 3 to 5 May.", "3 to 5 May", 503, 505, kind="date"),
    row("It opened on Monday.", "Monday", 1, kind="weekday"),
    row("It opens Monday to Friday.", "Monday to Friday", 1, 5, kind="weekday"),
    row("It opened in 1999.", "1999", 1999, unit="year", kind="year"),
    row("It opened in the 1990s.", "1990s", 1990, 1999, unit="year", kind="year"),
    row("It ruled 2010-12.", "2010-12", 2010, 2012, unit="year", kind="year"),
    row("It ruled in 2016/17.", "2016/17", 2016, 2017, unit="year", kind="year"),
    row("It ruled between 2010 and 2012.", "2010 and 2012", 2010, 2012, unit="year", kind="year"),
    row("They found 1800 homes.", "1800", 1800),
    row("They ran 2000 miles.", "2000 miles", 2000, unit="mile", kind="measure"),
    row("A man aged 34 died.", "34", 34, unit="year", kind="age"),
    row("The 34-year-old died.", "34-year-old", 34, unit="year", kind="age"),
    row("A nine-year-old girl died.", "nine-year-old", 9, unit="year", kind="age"),
    row("A six-month-old baby died.", "six-month-old", 6, unit="month", kind="age"),
    row("Ana Ruiz, 34, died.", "34", 34, unit="year", kind="age"),
    row("A woman in her 40s died.", "40s", 40, 49, unit="year", kind="age"),
    row("It asked those aged 18 to 24.", "18 to 24", 18, 24, unit="year", kind="age"),
    row("It asked 18- to 24-year-olds.", "18- to 24-year-olds", 18, 24, unit="year", kind="age"),
    row("It helps the over-65s.", "65s", 65, unit="year", kind="age", modifier="more than"),
    row("Leeds won 3-1.", "3-1", 3, 1, kind="score"),
    row("Leeds beat them 3–1.", "3–1", 3, 1, kind="score"),
    row("Leeds lost 1-3.", "1-3", 1, 3, kind="score"),
    row("The Senate voted 52-48.", "52-48", 52, 48, kind="score"),
    row("It starts at 9am.", "9am", 9, kind="time"),
    row("It starts at 9.30pm.", "9.30pm", 21.5, kind="time"),
    row("It starts at 14:30.", "14:30", 14.5, kind="time"),
    row("It starts at 5 p.m.", "5 p.m.", 17, kind="time"),
    row("It starts at half past nine.", "half past nine", 9.5, kind="time"),
    row("It opens 9am-5pm.", "9am-5pm", 9, 17, kind="time"),
    row("It opens 9-10am.", "9-10am", 9, 10, kind="time"),
    row("He came 3rd.", "3rd", 3, unit="ordinal", kind="ordinal"),
    row("The third vote failed.", "third", 3, unit="ordinal", kind="ordinal"),
    row("The second vote failed.", "second", 2, unit="ordinal", kind="ordinal"),
    row("Her twenty-first birthday came.", "twenty-first", 21, unit="ordinal", kind="ordinal"),
    row("They hired 10 to 15 nurses.", "10 to 15", 10, 15),
    row("They hired 10–15 nurses.", "10–15", 10, 15),
    row("They hired between 10 and 15 nurses.", "10 and 15", 10, 15),
    row("They hired two or three nurses.", "two or three", 2, 3),
    row("They hired 3 to 4 million nurses.", "3 to 4 million", 3e6, 4e6),
    row("Two-thirds left.", "Two-thirds", 2 / 3, unit="fraction", kind="fraction"),
    row("A quarter of them left.", "A quarter", 0.25, unit="fraction", kind="fraction"),
    row("It fell by a third.", "a third", 1 / 3, unit="fraction", kind="fraction"),
    row("Half of them left.", "Half", 0.5, unit="fraction", kind="fraction"),
    row("It is 1/3 full.", "1/3", 1 / 3, unit="fraction", kind="fraction"),
    row("Add ½ of it.", "½", 0.5, unit="fraction", kind="fraction"),
    row("One in four left.", "One in four", 0.25, kind="ratio"),
    row("Four out of ten left.", "Four out of ten", 0.4, kind="ratio"),
    row("One in 10 left.", "One in 10", 0.1, kind="ratio"),
    row("It is 40 miles off.", "40 miles", 40, unit="mile", kind="measure"),
    row("It is 40km off.", "40km", 40, unit="km", kind="measure"),
    row("It has 100bhp.", "100bhp", 100, kind="name"),
    row("It covers 40 square miles.", "40 square miles", 40, unit="square mile", kind="measure"),
    row("It reached 30°C.", "30°C", 30, unit="degree", kind="measure"),
    row("He was jailed for three years.", "three years", 3, unit="year", kind="measure"),
    row("He was jailed for half an hour.", "half an hour", 0.5, unit="hour", kind="measure"),
    row("It will grow 3% to 5%.", "3% to 5%", 3, 5, unit="%", kind="percent"),
    row("She won the 400m hurdles.", "400m", 400, unit="metre", kind="measure"),
    # traps: names, and words that only look like numbers
    row("The No 10 official left.", "10", 10, kind="name"),
    row("The No. 10 official left.", "10", 10, kind="name"),
    row("Covid-19 closed it.", "19", 19, kind="name"),
    row("It is open 24/7.", "24/7", 24, kind="name"),
    row("After 9/11 it closed.", "9/11", 9, kind="name"),
    row("A Boeing 737 landed.", "737", 737, kind="name"),
    row("An A380 landed."),
    row("The G20 met."),
    row("A B-52 landed.", "52", 52, kind="name"),
    row("Teachers feared section 28.", "28", 28, kind="name"),
    row("Turn to page 3.", "3", 3, kind="name"),
    row("Call 020 7946 0958.", "020 7946 0958", 20, kind="name"),
    row("Call 555-1234.", "555-1234", 555, kind="name"),
    row("The 5G mast fell.", "5G", 5, kind="name"),
    row("They use 3,5 and commas."),
    row("One of the men left."),
    row("The one who left came back."),
    row("I for one am glad."),
    row("No one came."),
    row("One day he will go."),
    row("Wait a second."),
    row("They live in the old quarter."),
    row("It may rain in March."),
    row("They march on, and May may come."),
    row("She scored in the first half.", "first", 1, unit="ordinal", kind="ordinal"),
    row("At first they left."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PHRASES)
def test_numbers_are_read_as_a_reader_reads_them(sentence, expected):
    document = read(sentence)
    found = [(document[n[:2]], *n[2:]) for n in document.numbers]
    assert found == [(w, pytest.approx(v), pytest.approx(h), *rest) for w, v, h, *rest in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She won 6-4 6-3.", [("6-4", "score"), ("6-3", "score")]),
        ("Three in two weeks left.", [("Three", "count"), ("two weeks", "measure")]),
        ("In May 30 people came.", [("30", "count")]),
        ("On Monday, 3 May, 12 came.", [("Monday", "weekday"), ("3 May", "date"), ("12", "count")]),
        ("In the first quarter of 2015.", [("first", "ordinal"), ("2015", "year")]),
        ("In 2010 12 people came.", [("2010", "year"), ("12", "count")]),
        ("They were 34, 45 and 52.", [("34", "count"), ("45", "count"), ("52", "count")]),
        ("It opens 14:30-15:30 and 3.15-4pm.", [("14:30-15:30", "time"), ("3.15-4pm", "time")]),
    ],
)
def test_neighbours_stay_apart(sentence, expected):
    document = read(sentence)
    assert [(document[n[:2]], n.kind) for n in document.numbers] == expected


@pytest.mark.parametrize("sentence", ["It rose 3% to 15%.", "It was down 3% to 15%.", "It fell by 3% to 15%."])
def test_a_change_and_where_it_led_are_no_range(sentence):
    assert [(n.value, n.high) for n in read(sentence).numbers] == [(3, 3), (15, 15)]


def test_metres_before_their_feet_are_no_millions():
    assert next((n.value, n.unit) for n in read("He is 1.9m (6ft 3in) tall.").numbers) == (1.9, "metre")


def test_a_change_is_two_numbers():
    document = read("It rose from 10 to 15 per cent, from £3m to £4m.")
    assert [(document[n[:2]], n.kind) for n in document.numbers] == [
        ("10", "count"),
        ("15 per cent", "percent"),
        ("£3m", "money"),
        ("£4m", "money"),
    ]


COPY = st.lists(
    st.one_of(
        st.sampled_from(
            "a an one two three twenty hundred thousand million and half quarter third thirds first second of in to or "
            "between from May June 3 3rd 14 2026 1990s 40s 10-15 3–1 £3m $1.2bn US$3 € 9am 9.30pm p.m. 14:30 1/3 24/7 "
            "03/05/2026 per cent % points aged year old , . - – / ½ No about more than at least up Monday dozen dozens "
            "couple past miles ° C 020 7946 10- Rs lakh o'clock out every 555-1234 0".split()
        ),
        st.text(st.characters(codec="utf-8"), max_size=4),
    ),
    max_size=30,
).map(" ".join)
TIGHT = st.text("0123456789.,:/-–—£$%½²٣ptmsk \n°ab'’", max_size=40)


@given(st.one_of(COPY, TIGHT, st.text(max_size=80)))
def test_any_text_has_its_numbers_in_order_and_whole_tokens(content):
    document = read(content)
    starts, ends = {t.start for t in document.tokens}, {t.end for t in document.tokens}
    behind = 0
    for number in document.numbers:
        assert behind <= number.start < number.end <= len(document.text)
        assert number.start in starts
        assert number.end in ends
        assert number.kind == "score" or number.high >= number.value
        assert number.value >= 0
        behind = number.end


def test_a_figure_beyond_all_measure_is_no_trouble():
    for written in (
        "9" * 5000,
        "1-" + "9" * 5000,
        "1/" + "9" * 5000,
        "1-2/" + "9" * 5000,
        "£" + "9" * 400 + "m",
        "1/²",
    ):
        assert all(n.value < 1e40 for n in read(f"It was {written} then.").numbers)


REST = " The leader told a meeting on Monday that every other department had been cut already and that nobody liked it."


@pytest.mark.parametrize(
    ("headline", "body", "silent"),
    [
        ("Two-thirds back port plan", "Some 66 per cent of adults would back it.", True),
        ("Two-thirds back port plan", "Some 36 per cent of adults would back it.", False),
        ("Man, 43, held over fire", "A 43-year-old was held after a fire at 34 Ash Lane.", True),
        ("Man, 43, held over fire", "A 34-year-old was held after a fire at Ash Lane.", False),
        ("Man jailed for 18 months", "Lee was jailed for a year and a half, or 18 months in all.", True),
        ("Man jailed for 21 days", "Lee was jailed for three weeks.", True),
        ("Man jailed for 21 days", "Lee was jailed for two weeks.", False),
        ("Leeds beat Hull 3-1", "Hull lost 1-3 at home.", True),
        ("Leeds beat Hull 3-1", "Hull lost 1-2 at home.", False),
        ("Firm to hire 12 nurses", "The firm will hire 10 to 15 nurses.", True),
        ("Firm to hire 18 nurses", "The firm will hire 10 to 15 nurses.", False),
        ("More than 60 held", "The force held 61 men.", True),
        ("More than 60 held", "The force held 59 men.", False),
        ("Nearly 60 held", "The force held 59 men.", True),
        ("Firm to close 26 shops", "The firm will close 36 shops on 26 May.", False),
        ("Firm pays £3m", "The firm pays $3m.", False),
        ("Fair opens on 3 May", "The fair opens on 3 May 2026.", True),
        ("Fair opens on 3 May", "The fair opens on 5 May 2026.", False),
        ("Fair opens on 3 May", "The fair opens on Sunday.", True),
    ],
)
def test_a_headline_is_held_to_numbers_of_its_kind(headline, body, silent):
    names = [f["name"] for f in audit_text(body + REST, headline=headline).to_dict()["findings"]]
    assert ("headline-number" not in names) == silent
