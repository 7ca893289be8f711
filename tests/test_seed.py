"""The tabloid story that the project began with: its findings, read line by line by a person, and what it must spare."""

import json
from pathlib import Path

import pytest

from auditor import audit_file

SEEDS = Path(__file__).parent.parent / "seeds"
REPORT = audit_file(SEEDS / "weak-putin.txt")
DOCUMENT = REPORT.document
FOUND = [[DOCUMENT.position(f.span)[0], f.rule.name, DOCUMENT[f.span]] for f in REPORT.findings]


def test_the_findings_are_those_that_were_read():
    assert json.loads((SEEDS / "weak-putin.json").read_text(encoding="utf-8")) == FOUND


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("headline-overclaim", "facing the end"),
        ("name-calling", "despot"),
        ("name-calling", "raging warlord"),
        ("name-calling", "cannon-fodder"),
        ("name-calling", "cronies"),
        ("name-calling", "propaganda machine"),
        ("emotive-wording", "furious rant"),
        ("agentless-report", "said to have"),
        ("agentless-report", "reportedly"),
        ("superlative", "the first armed assault on Russian territory since 1969"),
        ("name-drift", "Priogzhin"),
        ("confused-word", "reigned down"),
        ("confused-word", "fled the county"),
        ("mixed-quote-marks", '“Ukraine has raised the stakes,"'),
        ("site-furniture", "Most read in The Sun"),
        ("site-furniture", "READ MORE SUN STORIES"),
    ],
)
def test_it_finds_what_a_sub_editor_would(name, words):
    assert [name, words] in [found[1:] for found in FOUND]


@pytest.mark.parametrize(
    "words",
    ["smelly scumbags", "f**k all", "Gustafson", "Budanov", "Shebekino", "defence", "Muscovites", "terrorist attacks"],
)
def test_it_spares_what_people_said_names_and_british_spelling(words):
    assert not [found for found in FOUND if words in found[2] and found[1] != "mixed-quote-marks"]


def test_the_headline_is_held_against_the_measured_words_of_the_story():
    finding = next(f for f in REPORT.findings if f.rule.name == "headline-overclaim")
    assert finding.evidence
    assert all(DOCUMENT.where(span) == "body" for span in finding.evidence)


def test_words_in_a_quotation_are_to_be_checked_with_the_speaker_and_the_rest_is_not():
    messages = {DOCUMENT[f.span]: f.message for f in REPORT.findings if f.rule.name == "confused-word"}
    assert "check with the speaker" in messages["fled the county"]
    assert "check with the speaker" not in messages["reigned down"]


def test_it_knows_who_speaks():
    speakers = {a.speaker for a in DOCUMENT.attributions}
    assert {"Kristian Gustafson", "Dan Lomas", "John Herbst", "Yevgeny Prigozhin", "Kyrylo Budanov"} <= speakers
    said = {DOCUMENT[a.content].strip('"“”'): a.speaker for a in DOCUMENT.attributions if a.kind != "indirect"}
    assert said["smelly scumbags"] == "Yevgeny Prigozhin"
    assert next(s for words, s in said.items() if words.startswith("I don’t understand")) == "Kristian Gustafson"
