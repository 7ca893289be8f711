"""Story to document: sentences, quotations, voices, speakers, names, numbers, structure."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.model import Voice
from auditor.parse import parse
from auditor.read import text

SOUP = st.text(
    st.one_of(
        st.sampled_from("\n\n \"'“”‘’.,:;!?—-() said Mr Lee, 3.5% he warned that AB cd é🌉"),
        st.characters(codec="utf-8"),
    ),
    max_size=500,
)
PROSE = st.lists(
    st.sampled_from(
        'The mayor said that “we lost,” he said. Dr. Ana Ruiz, 34, who leads Leeds, warned: "No. It\'s over" \n\n ‘quoted’ U.S. $3.5m according to '
        "reportedly it was announced they're Ó Briain (R-Vt.) , , ; : -".split(" ")
    ),
    max_size=80,
).map(" ".join)


def read(content, headline=""):
    return parse(text.read(content, "a.txt", headline))


def sentences(content):
    document = read(content)
    return [document[s[:2]] for s in document.sentences]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Kristian Gustafson met Sen. Lee (R., Ohio) in St. Louis.", "He left."],
        ["The train left at 5 p.m. Friday.", "It was late."],
        ["J. K. Rowling earned $3.5 million.", "The No. 10 official did not."],
        ["The U.S. Senate voted.", "It was close."],
        ["“We lost.", "It hurts.", "We go on,” she said.", "He left."],
        ["He waited… and left.", "Then it rained."],
        ["“Why?” she asked.", "Nobody knew."],
        ["“Why?” Mr Vitter demanded.", "“Is that so?”", "Nobody knew."],
        ["It was over...", "They left on Jan. 5."],
        ["Smith v. Jones was heard.", "See example.com and b.txt."],
        ["He works for Acme Inc. in Leeds!", "Does he?", "Yes."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('"We lost," he said.', ['"We lost,"']),
        ('“We lost," he said.', ['“We lost,"']),
        ("The soldiers' rations weren't the farmers' fault in the '90s.", []),
        ("‘We can’t win,’ said Lee. It’s the players’ fault.", ["‘We can’t win,’"]),
        ("The 'expert' didn't come to the Joneses' house.", ["'expert'"]),
        ("“She said ‘never’ twice,” he said.", ["“She said ‘never’ twice,”"]),
        ('He is 6\'2" tall and "glad" of it.', ['"glad"']),
        ("“We lost.\n\n“We go on,” he said.", ["“We lost.", "“We go on,”"]),
        ("''We lost,'' he said.", ["''We lost,''"]),
    ],
)
def test_quotations_are_told_from_apostrophes_and_inches(content, expected):
    document = read(content)
    assert [document[q.span] for q in document.quotes] == expected


@pytest.mark.parametrize(
    ("content", "speaker", "words"),
    [
        ("“We lost,” said Ruth Abelard, who leads the group.", "Ruth Abelard", "“We lost,”"),
        ("“We lost,” Dr Ana Ruiz, 34, a lecturer at Leeds, said.", "Ana Ruiz", "“We lost,”"),
        ("Mr Lee said: “We lost.”", "Lee", "“We lost.”"),
        ("“We lost,” said Mr Lee. “We go on.”", "Lee", "“We go on.”"),
        ("Mr Lee said that the vote was lost.", "Lee", "the vote was lost"),
        ("The vote was lost, according to Mr Lee.", "Lee", "The vote was lost"),
        ("The vote was lost, the council said.", "the council", "The vote was lost"),
        (
            "Mr Lee came late.\n\nMr Lee said he was sorry.\n\n“It was the train,” he said.",
            "Lee",
            "“It was the train,”",
        ),
        ("“We lost.\n\n“We go on,” said Mr Lee.", "Lee", "“We go on,”"),
        ("Aled Brockbank, who was in charge, said two of them were hurt.", "Aled Brockbank", "two of them were hurt"),
        ("Wren Lee, of the Renters’ League, which met on Monday, said 400 came.", "Wren Lee", "400 came"),
        ("Mr Obama's spokesman, Josh Earnest, said it was lost.", "Josh Earnest", "it was lost"),
        (
            "Mr Lee said it was lost.\n\nParveen Lodhi, who sells prams, came back. “I’m open,” she said.",
            "Parveen Lodhi",
            "“I’m open,”",
        ),
        ("John Herbst, former ambassador to Ukraine explained that it was lost.", "John Herbst", "it was lost"),
    ],
)
def test_words_are_tied_to_who_said_them(content, speaker, words):
    document = read(content)
    assert (speaker, words) in {(a.speaker, document[a.content]) for a in document.attributions}


def test_three_voices():
    story = "The despot fled. Mr Lee said the thug fled. “The crook fled,” he said."
    document = read(story)
    voices = [document.voice((story.index(word), 0)) for word in ("despot", "thug", "crook")]
    assert voices == [Voice.REPORTER, Voice.ATTRIBUTED, Voice.QUOTED]


@pytest.mark.parametrize(
    "passive",
    [
        "It is understood that the plan is dead.",
        "The plan is said to be dead.",
        "Some 40,000 people said to have fled came back.",
        "The plan is reportedly dead.",
    ],
)
def test_reports_without_a_reporter_have_no_source(passive):
    assert [a.source for a in read(passive).attributions] == [None]


def test_the_turns_of_a_transcript_are_their_speakers():
    story = "WALLACE: Will she be there on Monday or not?\n\nPENCE: The despot will not be there, I think.\n\nIt ended late."
    document = read(story)
    assert [(a.speaker, a.kind) for a in document.attributions if a.kind == "direct"] == [
        ("WALLACE", "direct"),
        ("PENCE", "direct"),
    ]
    assert document.voice((story.index("despot"), 0)) == Voice.QUOTED
    assert read("Note: the bridge is shut on Monday.").attributions == ()


def test_names_have_short_forms_roles_and_all_their_mentions():
    story = "VLADIMIR Putin spoke. Dr Kristian Gustafson, a security expert from Brunel, said so. Gustafson met Putin. Mr Ó Briain and Jan van der Berg came."
    document = read(story)
    known = {n.name: n for n in document.names}
    assert known["Kristian Gustafson"].role == "a security expert from Brunel"
    assert len(known["Kristian Gustafson"].mentions) == 2
    assert len(known["Vladimir Putin"].mentions) == 2
    assert {"Ó Briain", "Jan van der Berg"} <= set(known)
    assert known["Kristian Gustafson"].person


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("£1.2bn", 1.2e9, "£"), ("40,000", 40000, ""), ("forty-two", 42, ""), ("12 per cent", 12, "%"), ("two hundred and five", 205, ""), ("3.5%", 3.5, "%"), ("1969", 1969, "year"), ("3rd", 3, "ordinal"), ("two-thirds", 2 / 3, "fraction"), ("$4 million", 4e6, "$")],
)  # fmt: skip
def test_numbers_in_digits_and_words(written, value, unit):
    (number,) = read(f"The sum was {written} here.").numbers
    assert number.value == pytest.approx(value)
    assert number.unit == unit
    assert read(f"The sum was {written} here.").text[number.start : number.end] == written


def test_the_page_is_told_from_the_story():
    story = (
        "Bridge shut after storm\n\nBy Hannah Oduya\n\nLEEDS, England (Echo) — The old bridge will stay shut for a month, the city said.\n\nMost read in The Echo\n\n"
        "ADVERTISEMENT\n\nIt will open in May, and cars must go round\n\nAna Ruiz\n\n“It will open in May, and cars must go round,” said Ana Ruiz.\n\nREAD MORE: Ten bridges"
    )
    document = parse(text.read(story, "a.txt"))
    assert [b.kind for b in document.blocks] == [
        "headline",
        "byline",
        "dateline",
        "paragraph",
        "furniture",
        "furniture",
        "pull-quote",
        "credit",
        "paragraph",
        "furniture",
    ]
    assert all("ADVERT" not in document[s[:2]] for s in document.sentences)


@given(st.one_of(SOUP, PROSE), st.one_of(st.none(), SOUP))
@example("‘0’-", None)
def test_any_text_keeps_its_order_and_its_words(content, headline):
    document = parse(text.read(content, "a.txt", headline))
    size = len(document.text)
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= size
    for token in document.tokens:
        assert document[token[:2]]
        assert len(token.word) == token.end - token.start
    for one, two in zip(document.sentences, document.sentences[1:], strict=False):
        assert one.end <= two.start
        assert one.last <= two.first
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start <= sentence.end <= block.end
    for quote in document.quotes:
        assert quote.span.start < quote.inner.start <= quote.inner.end <= quote.span.end <= size
    for one in document.attributions:
        for span in (one.content, one.source, one.cue):
            assert span is None or 0 <= span.start < span.end <= size
    for name in document.names:
        assert all(document[m].strip() for m in name.mentions)
    assert len(document.voices) == size


def test_every_line_of_a_page_has_its_job():
    page = [
        ("headline", "Council backs bridge"),
        ("standfirst", "The vote ends a row of nine years"),
        ("byline", "By Ana Ruiz, Transport correspondent"),
        ("dateline", "Updated: 3 May 2026, 14:30 BST"),
        ("dateline", "LEEDS, England (AP) —"),
        ("paragraph", "The council backed the bridge on Monday. It will open to all again in 2029, a spokesman said."),
        ("caption", "The bridge in 2019. Image: Nick Moreau."),
        ("embed", "We will build the greatest bridge ever!"),
        ("credit", "— Tom Oduya (@tomoduya) March 8, 2016"),
        ("subhead", "Why it matters"),
        ("paragraph", "The bridge is old, he said. There will be:"),
        ("item", "- one lane for bikes"),
        ("item", "• one for cars"),
        ("pull-quote", "open to all again in 2029"),
        ("furniture", "Read more: bridges of the north"),
        ("embed", "Build it now — Ana Ruiz (@ruiz) March 8, 2016"),
        ("paragraph", "It is 90 years old."),
    ]
    content = "\n".join(line for _, line in page).replace("(AP) —\n", "(AP) — ")
    document = parse(text.read(content, "a.txt"))
    assert [(b.kind, document[b[1:]]) for b in document.blocks] == page
