"""House style: which rule obeys which key, the ready styles, and how dates, times and numbers are written."""

import datetime as dt
import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.audit import check
from auditor.config.schema import schema
from auditor.house import furnished, of_table, parts, style
from auditor.model import AuditError
from auditor.parse import parse
from auditor.read import text
from auditor.rulefile import load_rule
from auditor.ruleset import compiled, default_rules
from auditor.trie import Trie

RULES = default_rules().rules
HOUSE = schema()["$defs"]["house"]
STYLES = schema()["$defs"]["style"]["enum"]


def valid(house):
    return jsonschema.Draft202012Validator({**HOUSE, "$defs": schema()["$defs"]}).is_valid(house)


def found(story, rule, **house):
    """(words, what to write) of a rule's findings in a house."""
    rules = furnished([r for r in RULES if r.name == rule], of_table(house))
    document = parse(text.read(f"Town\n\n{story}\n", "story"))
    return [(document[f.span], f.suggestions) for f in check(document, compiled(rules))]


def test_every_key_of_the_house_drives_a_rule_and_every_rule_obeys_known_keys():
    obeyed = {key for rule in RULES for key in rule.options.get("house", {}).values()}
    assert obeyed == {*HOUSE["properties"], "names"}


@pytest.mark.parametrize("rule", [r for r in RULES if r.houses], ids=lambda rule: rule.name)
def test_examples_in_a_house_are_of_houses_that_can_be(rule):
    assert all(valid(house) for house in rule.houses.values())
    assert {key for house in rule.houses.values() for key in house} == set(rule.options["house"].values()) - {
        "names"
    }  # no key of [house]


@pytest.mark.parametrize("name", STYLES)
def test_a_ready_style_is_a_house_that_can_be(name):
    for part in style(name):
        dates = [part[key] for key in ("since", "until") if key in part]
        assert all(type(day) is dt.date for day in dates)
        house = {key: value for key, value in part.items() if key not in ("since", "until")}
        assert house
        assert valid(house)
        for phrase in house.get("terms", {}):
            Trie().add(phrase, "", "")


def test_parts_follow_their_dates():
    def percent(day):
        return [part.house["percent"] for part in parts("ap", day) if "percent" in part.house]

    change = dt.date(2019, 4, 1)
    assert percent(change - dt.timedelta(1)) == ["percent"]
    assert percent(change) == ["%"]


# --- dates, times and numbers, written in every way ---

MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
DATES = {
    "24 November 2026": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "November 24, 2026": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "Nov. 24, 2026": lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
}


@settings(deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)), st.sampled_from([*DATES]), st.sampled_from([*DATES]))
def test_a_date_is_right_in_one_way_and_the_others_are_mended(day, house, other):
    right, written = DATES[house](day), DATES[other](day)
    wanted = [] if right == written else [(written, (right,))]
    assert found(f"It shut on {written} and stayed shut.", "number-style", date=house) == wanted


def clock(hour, minute, form):
    twelve, half = (hour - 1) % 12 + 1, "pm" if hour >= 12 else "am"
    if form == "19:30":
        return f"{hour:02}:{minute:02}"
    minutes = f"{form[1]}{minute:02}" if minute else ""
    return f"{twelve}{minutes} {half[0]}.m." if form.endswith(".") else f"{twelve}{minutes}{half}"


TIMES = HOUSE["properties"]["time"]["enum"]


@settings(deadline=None)
@given(st.integers(1, 23).filter(lambda h: h != 12), st.integers(0, 59), st.sampled_from(TIMES), st.sampled_from(TIMES))
def test_a_time_is_right_in_one_way_and_the_others_are_mended(hour, minute, house, other):
    right, written = clock(hour, minute, house), clock(hour, minute, other)
    told = right != written and (other != "19:30" or hour > 12)  # 9:30 may be of the evening
    wanted = [(written, (right,))] if told else []
    assert found(f"It left at {written} on Monday.", "number-style", time=house) == wanted


@pytest.mark.parametrize("written", ["9am", "9 a.m."])
def test_a_full_stop_is_neither_lost_nor_doubled(written):
    story = f"It left at {written}" + ("" if written.endswith(".") else ".")
    for house in ("7.30pm", "7:30 p.m."):
        for words, (instead,) in found(story + " It rained.", "number-style", time=house):
            mended = story.replace(words, instead)
            assert mended.endswith(".")
            assert ".." not in mended


PERCENT = HOUSE["properties"]["percent"]["enum"]


@settings(deadline=None)
@given(st.decimals(0, 200, places=1), st.sampled_from(PERCENT), st.sampled_from(PERCENT))
def test_a_percentage_is_right_in_one_way_and_the_others_are_mended(value, house, other):
    def written(unit):
        return f"{value}{'' if unit == '%' else ' '}{unit}"

    wanted = [] if house == other else [(written(other), (written(house),))]
    assert found(f"Rents rose by {written(other)} in May.", "number-style", percent=house) == wanted


@settings(deadline=None)
@given(st.integers(0, 900_000))
def test_thousands_have_their_commas(value):
    assert found(f"It cost £{value:,} in May.", "number-style", thousands="1,000") == []
    bare = found(f"It cost £{value} in May.", "number-style", thousands="1,000")
    assert bare == ([(f"{value}", (f"{value:,}",))] if value >= 1000 else [])
    late = found(f"It cost £{value:,} in May.", "number-style", thousands="10,000")
    assert late == ([(f"{value:,}", (f"{value}",))] if 1000 <= value < 10_000 else [])


@settings(deadline=None)
@given(st.sampled_from(["web site", "Kiev", "e-mail", "press officer"]), st.sampled_from(["", "he wrote of the ", "“"]))
def test_a_term_is_mended_and_what_the_house_writes_is_left_alone(wrong, before):
    terms = {"web site": "Web-site", "Kiev": "Kyiv", "e-mail": "electronic mail", "press officer": "spokesman"}
    right = terms[wrong]
    opened = (
        (wrong[0].upper() + wrong[1:], right[0].upper() + right[1:]) if before != "he wrote of the " else (wrong, right)
    )
    assert found(f"{before}{opened[0]} came up again.", "house-term", terms=terms) == [(opened[0], (opened[1],))]
    assert found(f"{before}{opened[1]} came up again.", "house-term", terms=terms) == []


# --- the command ---

POLL = next(rule for rule in RULES if rule.name == "poll-as-forecast").bad[0].replace("**", "")


@pytest.fixture
def audited(tmp_path, audit_command):
    """Write a configuration and a story, run `audit`; (rule, words) of what was found."""

    def run(config, story, *args, name="a.txt"):
        (tmp_path / "audit.toml").write_text(config, encoding="utf-8")
        (tmp_path / name).write_text(story, encoding="utf-8")
        done = audit_command("--format", "json", *args, name)
        assert done.stderr == b"", done.stderr.decode()
        return [(f["name"], story[f["start"] : f["end"]]) for f in json.loads(done.stdout)["articles"][0]["findings"]]

    return run


STORY = "Rents\n\nRents rose 12 percent in Kiev on May 3, the union says, and the Internet was slow. Rents fell 3% in Hull.\n"


def test_a_ready_style_holds_where_the_house_says_nothing(audited, audit_command):
    style_of = {"number-style", "house-term", "mixed-dialect"}

    def said(config):
        return {words for name, words in audited(config, STORY) if name in style_of}

    assert said("") == set()
    assert said('style = "ap"') == {"12 percent", "Kiev", "Internet"}
    assert said('style = "guardian"') == {"12 percent", "May 3"}
    assert said('style = "ap"\n[house]\npercent = "percent"\n[house.terms]\nKiev = "Kiev"') == {"3%", "Internet"}
    per_path = '\n[[per_path]]\npaths = ["*.txt"]\nstyle = "bbc"'
    assert said(f'style = "ap"{per_path}') == {"12 percent", "May 3", "Kiev"}
    rows = [" ".join(line.split()) for line in audit_command("config", "a.txt").stdout.decode().splitlines()]
    assert "house.dialect GB style bbc" in rows
    assert "house.terms 2 terms style bbc, since 2019-10-14" in rows
    assert "style bbc audit.toml line 4, per_path *.txt" in rows


def test_the_rules_of_a_day(audited):
    ap = 'style = "ap"'

    def said(story, *args, name="a.txt"):
        return {words for rule, words in audited(ap, story, *args, name=name) if rule in ("number-style", "house-term")}

    assert said(STORY, "--as-of", "2019-08-13") == {"12 percent", "Internet"}
    assert said(STORY, "--as-of", "2015-05-03") == {"3%"}
    assert said(f"---\ndate: 2015-05-03\n---\n\n{STORY}", name="a.md") == {"3%"}
    assert said(f"---\ndate: May 3, 2015\n---\n\n{STORY}", name="b.md") == {"3%"}
    assert said(f"---\ndate: 2015-05-03\n---\n\n{STORY}", "--as-of", "2026-05-03", name="c.md") == said(STORY)
    assert "poll-as-forecast" in {rule for rule, _ in audited("", POLL, "--as-of", "2018-04-17")}
    assert "poll-as-forecast" not in {rule for rule, _ in audited("", POLL, "--as-of", "2018-04-16")}


def test_as_of_takes_a_day(audit_command, tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    done = audit_command("--as-of", "May", "a.txt")
    assert done.returncode == 2
    assert "“May” is no day; write it as 2019-04-01" in done.stderr.decode()
    assert "HED011" in audit_command("rules").stdout.decode()
    assert "HED011" not in audit_command("rules", "--as-of", "2018-04-16").stdout.decode()


def test_the_python_interface_takes_the_day_of_the_story(tmp_path):
    from auditor import audit_file

    for year, told in ((2015, False), (2020, True)):
        path = tmp_path / f"{year}.md"
        path.write_text(f"---\ndate: {year}-05-03\n---\n\n{POLL}", encoding="utf-8")
        assert ("poll-as-forecast" in {f.rule.name for f in audit_file(path).findings}) == told


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{ guide = "AP", since = "2019" }', "key “source.since” must be a day such as 2019-04-01, or a year"),
        ('{ guide = "AP", until = 2019-04-01T10:00:00 }', "key “source.until” must be a day"),
        ('{ guide = "AP", from = 2019 }', "key “source.from” is not known"),
        ('{ guide = "AP", section = 3 }', "key “source.section” must be a text"),
    ],
)
def test_a_wrong_date_of_a_guide_names_its_key(tmp_path, source, said):
    from auditor.resources import data

    rule = (data("rules") / "numbers" / "statistical-tie.toml").read_text(encoding="utf-8")
    path = tmp_path / "statistical-tie.toml"
    path.write_text(rule.replace('source = [{ guide = "AP-polls", section = "margin of error" }]', f"source = [{source}]"), encoding="utf-8")  # fmt: skip
    with pytest.raises(AuditError, match=said):
        load_rule(path)
