"""Bytes to story: encodings, line ends, front matter; and every offset leads back to what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import AuditError
from auditor.parse import parse
from auditor.read import markdown, read_bytes, text

STORY = "Bridge shut\r\n\r\nThe café’s bridge 🌉 is shut, said Zoë Ó Briain.\r\n"
SOUP = st.text(
    st.one_of(
        st.sampled_from("\n\r\t \"'“”‘’.,:;!?—-()[]*_#>`~|&<\\/ abcXYZ019éß🌉\u0301\u200b\ufeff"),
        st.characters(codec="utf-8"),
    ),
    max_size=400,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_each_encoding_gives_the_same_story(encoding):
    story = STORY if encoding != "cp1252" else STORY.replace("🌉 ", "")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert read_bytes(mark + story.encode(encoding), "a.txt").text == story


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", "binary"),
        ("Der Räuber ".encode() + b"\xe4\xff ist da", "save the file as UTF-8"),
        (b"caf\x81", "byte 3 (line 1)"),
        (b"\xff\xfea", "not valid UTF-16"),
        (b"x" * 20_000_001, "more than one article"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(raw, said):
    with pytest.raises(AuditError) as error:
        read_bytes(raw, "a.txt")
    assert str(error.value).startswith("a.txt: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("---\ntitle: Open\n\nThe bridge is open.", "never closes"),
        ("---\ntitle: A: B: C\n---\n\nThe bridge is open.", "not valid YAML (line 2)"),
        ("+++\ntitle = Open\n+++\n\nThe bridge is open.", "not valid TOML"),
    ],
)
def test_broken_front_matter_names_the_mend(front, said):
    with pytest.raises(AuditError, match="front matter") as error:
        markdown.read(front, "a.md")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_front_matter_gives_headline_byline_and_meta_with_their_places():
    raw = "---\r\ntitle: \"Bridge 'shut'\"\r\nauthor: Zoë Ó Briain\r\ndate: 2026-05-01\r\nsection: News\r\n---\r\n\r\nThe **old** bridge is shut.\r\n"
    document = parse(markdown.read(raw, "a.md"))
    head, byline = document.headline, document.block("byline")
    assert document[head[1:]] == "Bridge 'shut'"
    assert document[byline[1:]] == "Zoë Ó Briain"
    assert document.source.meta["section"] == "News"
    for block in (head, byline):
        start, end = document.file_span(block[1:])
        assert raw[start:end] == document[block[1:]]
    start, end = document.file_span((document.text.index("old"), document.text.index("old") + 10))
    assert raw[start:end] == "old** bridge"
    assert document.position((document.text.index("bridge is"), 0)) == (8, 13)


def test_markdown_has_headings_lists_quotes_and_leaves_markup_pictures_and_code_out():
    raw = "# Bridge shut\n\nThe [old](http://x.example) bridge &amp; road.\n\n## Why\n\n- one rail\n- two rails\n\n> It is shut.\n\n![map](a.png)\n\n```\ncode\n```\n<!-- note -->\n"
    document = parse(markdown.read(raw, "a.md"))
    assert [(b.kind, document[b[1:]]) for b in document.blocks] == [
        ("headline", "Bridge shut"),
        ("paragraph", "The old bridge & road."),
        ("subhead", "Why"),
        ("item", "one rail"),
        ("item", "two rails"),
        ("blockquote", "It is shut."),
    ]


@given(SOUP)
def test_plain_text_is_the_file_itself(soup):
    document = parse(text.read(soup, "a.txt"))
    assert document.text == soup
    assert all(document.file_span(s[:2]) == s[:2] for s in document.sentences)


@given(SOUP, SOUP)
def test_a_separate_headline_has_offsets_of_its_own(headline, soup):
    document = parse(text.read(soup, "a.txt", headline))
    for sentence in document.sentences:
        start, end = document.file_span(sentence[:2])
        home = headline if document.where(sentence[:2]) == "headline" else soup
        assert home[start:end] == document[sentence[:2]]


@given(SOUP)
def test_any_markdown_can_be_read_and_every_token_stands_in_the_file(soup):
    try:
        document = parse(markdown.read(soup, "a.md"))
    except AuditError:
        return
    for token in document.tokens:
        start, end = document.file_span(token[:2])
        assert 0 <= start <= end <= len(soup)


@given(
    st.lists(
        st.sampled_from("The bridge *is* **shut** `now` [here](x.md) \\* &amp; said 3.5 “so”".split()),
        min_size=1,
        max_size=40,
    )
)
def test_a_word_of_markdown_leads_back_to_the_same_word(words):
    raw = " ".join(words)
    document = parse(markdown.read(raw, "a.md"))
    for token in document.tokens:
        if token.word.isalpha() and token.word != "amp":
            start, end = document.file_span(token[:2])
            assert raw[start:end] == document[token[:2]]
