"""Who is responsible for each statement: source, cue, content and kind, for every way in which copy says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Voice
from auditor.parse import parse
from auditor.read import text


def read(content, headline=""):
    return parse(text.read(content, "a.txt", headline))


def found(content, headline=""):
    """(kind, source, cue, content) of every attribution, None where there is no source or cue."""
    document = read(content, headline)
    return [
        (a.kind, a.source and document[a.source], a.cue and document[a.cue], document[a.content])
        for a in document.attributions
    ]


@pytest.mark.parametrize(
    ("content", "source", "cue", "words"),
    [
        ("“A,” he said, “and B is lost.”", "he", "said", "“and B is lost.”"),
        ("“The plan is dead,” the mayor wrote on Twitter.", "the mayor", "wrote", "“The plan is dead,”"),
        ("The mayor tweeted that the plan was dead.", "The mayor", "tweeted", "the plan was dead"),
        ("Ms Abelard believes the plan is dead.", "Ms Abelard", "believes", "the plan is dead"),
        ("The judge ordered the council to pay £3m.", "The judge", "ordered", "the council to pay £3m"),
        ("The figures show that 4,000 people left.", "The figures", "show", "4,000 people left"),
        ("In Mr Lee's view, the plan was dead.", "Mr Lee", "view", "the plan was dead"),
        ("By her own admission, the plan was late.", "her", "admission", "the plan was late"),
        ("For Mr Lee the deal was a betrayal.", "Mr Lee", "For", "the deal was a betrayal"),
        ("Mr Lee's warning that the plan was dead.", "Mr Lee", "warning", "the plan was dead"),
        ("Two officials, who are new, said it was dead.", "Two officials", "said", "it was dead"),
        ("The report, seen by the BBC, found the trust failed.", "The report", "found", "the trust failed"),
        ("A poll released in May found 40 per cent agree.", "A poll", "found", "40 per cent agree"),
        ("Opinion polls suggest that Labour will win.", "Opinion polls", "suggest", "Labour will win"),
        ("According to a report out on Monday by the union, wages fell.", None, "According to", "wages fell"),
        ("Asked if he would go, Mr Lee said no vote was due.", "Mr Lee", "said", "no vote was due"),
        ("Citing the drought, the mayor said it would end.", "the mayor", "said", "it would end"),
        ("The nurse later sued, claiming the ward was shut.", "The nurse", "claiming", "the ward was shut"),
        ("Ms Diaz took to Twitter to accuse the club of lying.", "Ms Diaz", "accuse", "the club of lying"),
        ("Police asked the mayor to admit that it was late.", "the mayor", "admit", "it was late"),
        ("Mr Lee was accused by two senators of lying to them.", "two senators", "accused", "of lying to them"),
        ("Stumpf, during a talk in Columbus, Ohio, said he would go.", "Stumpf", "said", "he would go"),
        ("One of the men who wrote the letter says it was late.", "One of the men", "says", "it was late"),
        ("A nurse who was on duty that night said it was late.", "A nurse", "said", "it was late"),
        ("A man who fled the town, and lost his home, said it was lost.", "A man", "said", "it was lost"),
        ("The hackers who U.S. officials say are Russian left.", "U.S. officials", "say", "are Russian left"),
        ("The museum, she noted, was full of people.", "she", "noted", "The museum, she noted, was full of people"),
        ("It was late, he told the court in a statement.", "he", "told", "It was late"),
        ("Critics, among them two former ministers, argue it fails.", "Critics", "argue", "it fails"),
        ("He’s claiming that the vote was lost.", "He", "claiming", "the vote was lost"),
        ("Some members, however, question the wisdom of it.", "Some members", "question", "the wisdom of it"),
        ("He had no gun, as police have said.", "police", "said", "He had no gun"),
        ("As the mayor said on Monday, the town is full.", "the mayor", "said", "the town is full"),
        ("Numbers are not as high as most insiders believe.", "most insiders", "believe", "Numbers are not as high"),
        ("It is the image that Mr Lee so admires.", "Mr Lee", "admires", "the image"),
        ("That is what the union now hopes.", "the union", "hopes", "what"),
        ("The bill, opposed by two unions, is late.", "two unions", "opposed", "The bill"),
        ("It was called a scandal by two senators.", "two senators", "called", "It was called a scandal"),
        ("Many were irritated, with Mr Lee calling it a farce.", "Mr Lee", "calling", "it a farce"),
        ("Lamenting their luck, Mexicans often say it is far.", "Mexicans", "Lamenting", "their luck"),
        ("Mr Lee replied in an even voice that it was late.", "Mr Lee", "replied", "it was late"),
        (
            "Chief Justice John G. Roberts Jr. spoke of the past.",
            "Chief Justice John G. Roberts Jr.",
            "spoke of",
            "the past",
        ),
        ("Some believe the plan shows that it is late.", "Some", "believe", "the plan shows that it is late"),
        ("Towns that support the plan are few.", "Towns that", "support", "the plan"),
        ("As China and Russia support the plan, it stays.", "China and Russia", "support", "the plan"),
        ("“A,” Ana Ruiz said to the crowd. “It is late.”", "Ana Ruiz", "said", "“A,”"),
    ],
)
def test_source_cue_and_content(content, source, cue, words):
    whole = [f for f in found(content) if f[2] == cue and f[3] == words]
    assert whole, found(content)
    assert source is None or whole[0][1] == source


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“We lost,” said Mr Lee.", "direct"),
        ("Mr Lee said the vote was lost.", "indirect"),
        ("Mr Lee said the plan “may never work”.", "mixed"),
    ],
)
def test_kinds(content, kind):
    assert kind in {f[0] for f in found(content)}


@pytest.mark.parametrize(
    "content",
    [
        "It is understood that the plan is dead.",
        "Mr Lee is said to be furious.",
        "Mr Lee was accused of lying.",
        "The plan was reportedly dropped.",
        "The minister is expected to resign.",
        "She appears to have left.",
    ],
)
def test_passives_have_no_source(content):
    assert [f[1] for f in found(content)] == [None]


@pytest.mark.parametrize(
    "content",
    [
        "The United States and its allies left.",
        "The State Department rules were changed.",
        "She heard wild claims made about the town.",
        "A group called Unity won.",
        "The so-called “experts” left.",
        "She joined the “Save Our Trees” campaign.",
        "Her new single, “Blue River Morning”, is out on Friday.",
        "He was a guest on “Desert Island Discs” in May.",
        "Prices rose and the shops shut.",
    ],
)
def test_what_nobody_says(content):
    assert found(content) == []


def test_a_title_is_no_speech():
    assert [q.kind for q in read("He was a guest on “Desert Island Discs” in May.").quotes] == ["title"]


@pytest.mark.parametrize(
    ("headline", "source"),
    [("Pence: No deal before May", "Pence"), ("Minister: No deal before May", "Minister")],
)
def test_a_headline_may_name_its_speaker_before_a_colon(headline, source):
    assert ("indirect", source, ":", "No deal before May") in found("Mike Pence met the minister.", headline)


@pytest.mark.parametrize("headline", ["Exclusive: No deal before May", "Analysis: No deal before May"])
def test_a_headline_label_is_no_speaker(headline):
    assert found("Mike Pence met the minister.", headline) == []


def test_what_somebody_wants_is_no_report_of_words():
    document = read("The mayor refuses to publish the shoddy letter. He said the shoddy letter was his.")
    stance, words = document.attributions
    assert (stance.stance, words.stance) == (True, False)
    places = [document.text.index("shoddy"), document.text.rindex("shoddy")]
    assert [document.voice((place, place)) for place in places] == [Voice.REPORTER, Voice.ATTRIBUTED]


WORDS = st.lists(
    st.sampled_from(
        "The mayor said that asked , to say by who in May which claims claimed was were accused of his view own warning according to for Mr Lee Ana "
        "police report found “ ” ' \" . : ; ( ) - — and but adding saying 34 ,, seems like called has not also 's however Ltd Jr v. read shows".split()
    ),
    max_size=60,
).map(" ".join)


@given(WORDS)
def test_every_part_of_an_attribution_stands_in_the_text_and_says_something(content):
    document = read(content)
    for one in document.attributions:
        for span in (one.content, one.source, one.cue):
            if span is not None:
                assert 0 <= span.start < span.end <= len(content)
                assert document[span].strip() == document[span] or one.kind != "indirect"
        assert one.source is None or any(c.isalnum() for c in document[one.source])
        assert any(c.isalnum() for c in document[one.content])
    assert [a.content for a in document.attributions] == sorted(a.content for a in document.attributions)


def test_a_line_that_ends_with_a_colon_says_whose_words_follow():
    content = "The governor added:\n\nIt is typical of her.\n\nMr Lee made this comment:\n\n“It is over.”"
    assert [f[1:] for f in found(content, "Row")] == [
        ("The governor", "added", "It is typical of her."),
        ("Mr Lee", "made", "“It is over.”"),
    ]


def test_what_is_found_by_somebody_is_no_statement():
    assert found("The ship was found by divers on Monday.") == []
