"""Every rule is held to its own examples, and to what a rule file must have."""

import re
import shutil

import pytest

from auditor.audit import rules_of
from auditor.model import AuditError
from auditor.resources import data
from auditor.ruleset import default_rules
from auditor.selftest import judge, unmarked

RULES = default_rules().rules
GUIDES = re.compile(
    r"AP|AP-\w+|Reuters-\w+|BBC-\w+|IPSO.*|SPJ|NPR-\w+|Guardian-\w+|BBC/Guardian style|SMC|AllSides|EJN|LevelUp|NCDJ|WHO|UK-contempt|OUP|jprof|CPU|HL-\w+|house style|house"
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_passes_its_own_examples(rule, rules):
    assert list(judge(rule, rules)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_three_bad_and_three_good_examples_a_reason_and_a_guide(rule):
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3
    assert len(rule.rationale.split()) >= 12
    assert all(GUIDES.fullmatch(source["guide"]) for source in rule.source)
    assert {unmarked(e)[0] for e in rule.bad}.isdisjoint(rule.good)


MADE = ("syllables",)  # by tools/build_words.py, by their first two letters
LISTS = sorted(path for path in data("rules").rglob("*.txt") if path.stem not in MADE)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_hand_edited_word_lists_are_sorted_without_doubles(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))


@pytest.fixture
def pack(tmp_path):
    """A folder with one good rule, to be damaged."""
    shutil.copy(data("rules") / "loaded" / "terrorist.toml", tmp_path / "terrorist.toml")
    return tmp_path / "terrorist.toml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('severity = "', 'severty = "', "severity"),
        ('check = "lexicon"', 'check = "lexcon"', "lexicon"),
        ("rationale", "rational", "rationale"),
        ("confidence", 'fix = "always"\nconfidence', "fix"),
        ("$match", "$matsch", "match"),
        ('name = "terrorist"', 'name = "other"', "name of its file"),
        ("bad = [", "bad = [[", "not valid TOML"),
    ],
)
def test_a_wrong_rule_names_its_file_and_the_mend(pack, old, new, said):
    text = pack.read_text(encoding="utf-8")
    assert old in text
    pack.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AuditError) as wrong:
        rules_of(pack.parent)
    assert "terrorist.toml" in str(wrong.value)
    assert said in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_an_example_that_is_not_found_fails_the_self_test(pack):
    text = pack.read_text(encoding="utf-8")
    pack.write_text(
        text.replace("good = [", 'good = [\n  "Bus hit\\n\\nTerrorists hit the bus.",', 1), encoding="utf-8"
    )
    ruleset = rules_of(pack.parent)
    failures = list(judge(ruleset.rules[0], ruleset))
    assert [f.kind for f in failures] == ["good"]
    assert "Terrorists" in failures[0].why


def test_a_code_or_name_is_taken_once(pack):
    twin = pack.with_name("twin.toml")
    twin.write_text(
        pack.read_text(encoding="utf-8").replace('name = "terrorist"', 'name = "twin"', 1), encoding="utf-8"
    )
    with pytest.raises(AuditError, match="taken by"):
        rules_of(pack.parent)
