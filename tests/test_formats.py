"""Every format to its story: the blocks it gives, the places they lead back to, and what bad bytes end in."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import NewsMLG2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from auditor import audit_file
from auditor.model import AuditError
from auditor.parse import parse
from auditor.read import read_bytes, read_file

FORMATS = Path(__file__).parent / "formats"


def blocks(source):
    return [(b.kind, source.text[b.start : b.end]) for b in source.blocks]


def sample(name):
    return read_file(FORMATS / name)


def html(text, name="a.html"):
    return read_bytes(text.encode(), name)


def elsewhere(source):
    """What tokens lead back to in the file, where it is not written just so."""
    document = parse(source)
    pairs = [(document[t[:2]], source.original[slice(*document.file_span(t[:2]))]) for t in document.tokens]
    return [(shown, written) for shown, written in pairs if shown != written]


# --- HTML


def test_a_page_gives_its_story_and_nothing_that_stands_around_it():
    source = sample("page.html")
    assert blocks(source) == [
        ("headline", "Mayor ‘slams’ parking levy"),
        ("standfirst", "A row over the harbour’s £2 levy has split the council."),
        ("byline", "By Ana Ruiz"),
        ("caption", "The harbour car park on Monday."),
        ("credit", "Photograph: Zoë Ó Briain"),
        ("paragraph", "The mayor slammed the parking levy on Monday & called it “a tax on the old town”, as traders packed the council chamber for a third night. 🌉"),
        ("paragraph", "The café owners’ association, which has 40 members, said the levy of £2 a day would cost each of them about £9,000 a year in lost trade, and asked for a vote."),
        ("subhead", "What the council says"),
        ("paragraph", "“We have counted every space,” said Bo Quist, the council’s head of roads. “The money goes to buses and to nothing else.”"),
        ("pull-quote", "We have counted every space"),
        ("item", "The levy starts on 1 July and is paid by machine or by telephone."),
        ("item", "Residents with a permit pay nothing at all until the end of 2027."),
        ("blockquote", "The levy is fair, and the buses that it pays for will be full by the autumn."),
        ("credit", "Bo Quist, in a letter"),
        ("embed", "OMG the levy lol"),
        ("embed", "— A trader (@trader)"),
        ("paragraph", "A vote is expected on 12 May. The council has said that it will publish the figures on which the levy rests before then."),
    ]  # fmt: skip
    assert (source.meta["author"], source.meta["section"]) == ("Ana Ruiz", "Local politics")
    assert source.meta["date"] == "2026-05-04T06:30:00Z"
    assert source.titled


def test_a_page_of_a_common_blog_engine():
    assert blocks(sample("wordpress.html")) == [
        ("headline", "Council votes to close library"),
        ("caption", "The library on Mill Lane. (Photo by Bo Quist)"),
        ("paragraph", "VALLEYTON — The council voted 7–2 on Monday to close the town’s only library, a decision that campaigners called a disgrace and that the mayor said had been forced on her."),
        ("paragraph", "“Nobody wanted this,” said Mayor Carla Dunne. “But the books must balance.”"),
        ("paragraph", "The library, which opened in 1911, lends about 40,000 books a year and employs six people, according to the council’s own report."),
        ("subhead", "What happens next"),
        ("paragraph", "A petition with 3,000 names will be handed in on Friday.\nThe building will be sold by the end of the year."),
    ]  # fmt: skip


def test_a_live_page_keeps_the_subheads_of_its_updates():
    kinds = [kind for kind, _ in blocks(sample("live.html"))]
    assert kinds == ["headline", "byline", *["subhead", "paragraph"] * 3]


def test_a_page_without_headings_has_the_line_of_its_title_as_headline():
    source = sample("divs.html")
    assert blocks(source)[:2] == [
        ("headline", "Strike halts trains"),
        ("paragraph", "By Sam Oduya, Transport correspondent"),
    ]
    assert parse(source).position(source.blocks[0][1:]) == (3, 36)
    said = [text for _, text in blocks(source)]
    assert (
        'The union said 95% of its members had stayed at home. "We had no choice," said Lee Park, its general secretary, outside the main station.'
        in said
    )
    assert not any("Subscribe" in text for text in said)


def test_a_word_of_a_page_leads_back_to_where_it_is_written():
    assert elsewhere(sample("page.html")) == [
        ("‘", "&lsquo;"),
        ("’", "&rsquo;"),
        ("’s", "&rsquo;s"),
        ("£2", "&pound;2"),
        ("Zoë", "Zo&euml;"),
        ("Ó", "&Oacute;"),
        ("&", "&amp;"),
        ("“", "&#8220;"),
        ("”", "&#8221;"),
        ("—", "&mdash;"),
    ]


def test_a_finding_in_a_page_stands_at_its_line_and_column():
    report = audit_file(FORMATS / "page.html").to_dict()
    raw = (FORMATS / "page.html").read_text(encoding="utf-8")
    found = [f for f in report["findings"] if f["name"] == "fight-verb" and f["where"] == "body"]
    (slammed,) = [f for f in found if raw[f["start"] : f["end"]] == "slammed"]
    assert raw.split("\n")[slammed["line"] - 1][slammed["column"] - 1 :].startswith("slammed the parking levy")


def test_a_fragment_gives_all_that_it_holds():
    source = sample("fragment.html")
    assert blocks(source) == [
        ("headline", "Ferry late again"),
        ("paragraph", "The ferry slammed into the quay on Tuesday\xa0– nobody was hurt."),
        ("paragraph", "First line, not in any element."),
        ("paragraph", "Second line & more."),
        ("item", "One rail"),
        ("item", "Two rails"),
        ("caption", "The quay"),
        ("paragraph", "Unclosed paragraph, said Zoe\u0301 Ruiz."),
        ("paragraph", "“It was loud,” she said."),
    ]
    assert elsewhere(source) == [("–", "&ndash;"), ("&", "&amp;"), ("Zoe\u0301", "Zoe&#x301;")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tom &amp; Ana", "Tom & Ana"),
        ("Tom & Ana, AT&T", "Tom & Ana, AT&T"),
        ("&nosuch; thing", "&nosuch; thing"),
        ("caf&#233; &#xe9; &eacute", "café é é"),
        ("&#147;Windows&#148;", "“Windows”"),
        ("a&#0;b&#xD800;c&#99999999999;d", "a�b�c�d"),
        ("two  spaces\r\n\tfolded", "two spaces folded"),
        ("one <b>bold</b><i>word</i>", "one boldword"),
        ("line<br>broken<br/>twice", "line\nbroken\ntwice"),
        ("<![CDATA[odd]]>left", "left"),
        ("less <b than nothing", "less <b than nothing"),
        ("<a href='x>open</a> mark", "open mark"),
        ("a < b <3 c", "a < b <3 c"),
        ("<!-- unseen -->seen<script>if (a<b) x()</script>", "seen"),
        ('<span hidden>gone</span><i style="display: none">gone</i>kept', "kept"),
    ],
)
def test_marks_and_entities_of_html(written, shown):
    assert blocks(html(f"<p>{written}"))[0][1] == shown


def test_the_headline_is_the_one_that_the_page_is_titled_after():
    body = "<p>" + "The ferry is late, and the quay is full of people who wait. " * 4 + "</p>"
    page = "<html><head><title>{}</title>{}</head><body>{}<article>{}{}</article></body></html>"
    cases = [
        ("Ferry late | The Post", "", "<h1>The Post</h1>", "<h1>Ferry late</h1>", "Ferry late"),
        ("Ferry late | The Post", "", "", "", "Ferry late"),
        ("Ferry late – what we know", "", "", "", "Ferry late – what we know"),
        ("Ferry late — news — Post", '<meta property="og:site_name" content="Post">', "", "", "Ferry late — news"),
    ]
    for title, meta, logo, h1, expected in cases:
        source = html(page.format(title, meta, logo, h1, body))
        assert [text for kind, text in blocks(source) if kind == "headline"] == [expected]
        start, end = parse(source).file_span(source.blocks[0][1:])
        assert source.original[start:end] == expected


def test_a_page_with_little_text_keeps_to_its_article():
    source = html("<html><body><nav>Home</nav><article><h1>Late</h1><p>It is.</p></article><p>Else</p></body></html>")
    assert blocks(source) == [("headline", "Late"), ("paragraph", "It is.")]


def test_a_page_in_a_declared_encoding():
    page = '<html><head><meta charset="iso-8859-2"><title>Wałęsa</title></head><body><p>Lech Wałęsa.</p></body></html>'
    assert ("paragraph", "Lech Wałęsa.") in blocks(read_bytes(page.encode("iso-8859-2"), "a.html"))
    story = '<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><body.content><p>Zoë’s.</p></body.content></body></nitf>'
    assert blocks(read_bytes(story.encode("cp1252"), "a.nitf")) == [("paragraph", "Zoë’s.")]


# --- XML


def test_nitf():
    source = sample("story.nitf")
    assert blocks(source) == [
        ("headline", "Mayor slams harbour levy"),
        ("standfirst", "Council splits over £2 charge"),
        ("byline", "By Ana Ruiz"),
        ("byline", "Political editor"),
        ("dateline", "LISBON May 4"),
        ("standfirst", "The levy starts in July."),
        ("paragraph", "The mayor slammed the council's levy on Monday & said it was “a tax”."),
        ("caption", "The harbour car park"),
        ("credit", "Photo: Bo Quist"),
        ("subhead", "What comes next"),
        ("paragraph", "A vote is due on 12 May."),
        ("blockquote", "The levy is fair."),
        ("credit", "Bo Quist"),
        ("item", "It starts in July."),
        ("item", "It costs £2."),
        ("paragraph", "Cars"),
        ("paragraph", "40"),
        ("credit", "Editing by Cleo Park"),
    ]
    assert source.meta == {"date": "20260504T063000Z", "section": "Local"}
    assert elsewhere(source) == [
        ("£2", "&#163;2"),
        ("'s", "&apos;s"),
        ("&", "&amp;"),
        ("“", "&#8220;"),
        ("”", "&#8221;"),
        ("£2", "&#163;2"),
    ]


def test_newsml_with_nitf_takes_the_story_before_what_is_said_about_it():
    source = sample("newsml-nitf.xml")
    assert blocks(source) == [
        ("headline", "Mayor slams harbour levy again"),
        ("dateline", "LISBON, May 4"),
        ("byline", "Ana Ruiz"),
        ("paragraph", "The mayor slammed the levy & left."),
        ("paragraph", "“It is a tax,” said Bo Quist."),
    ]
    assert source.meta["date"] == "2026-05-04T06:30:00Z"
    assert elsewhere(source) == [("&", "&amp;")]


def test_newsml_with_xhtml_in_a_message_that_carries_a_picture_too():
    source = sample("newsml-xhtml.xml")
    assert blocks(source) == [
        ("headline", "Mayor slams harbour levy"),
        ("byline", "By Ana Ruiz"),
        ("dateline", "LISBON, May 4"),
        ("paragraph", "The mayor slammed the levy."),
        ("subhead", "Next"),
        ("blockquote", "It is a tax."),
    ]
    assert elsewhere(source) == []


ITEM = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>Levy</headline></contentMeta><contentSet>{}</contentSet></newsItem>'


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        ('<inlineData contenttype="text/plain">One &amp; two.\r\n\r\nThree 🌉.</inlineData>', ["One & two.", "Three 🌉."]),
        ('<inlineData contenttype="text/html"><![CDATA[<p>One &amp; two.</p><p>Three <b>🌉</b>.</p>]]></inlineData>', ["One & two.", "Three 🌉."]),
        ("<inlineData>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three 🌉.&lt;/p&gt;</inlineData>", ["One & two.", "Three 🌉."]),
        ("<inlineXML><p>One &#38; two.</p><div>Three 🌉.</div></inlineXML>", ["One & two.", "Three 🌉."]),
    ],
)  # fmt: skip
def test_newsml_with_text_written_in_other_ways(inline, expected):
    source = read_bytes(ITEM.format(inline).encode(), "a.xml")
    assert blocks(source) == [("headline", "Levy"), *(("paragraph", text) for text in expected)]
    assert [shown for shown, _ in elsewhere(source)] == ["&"]
    (written,) = [written for _, written in elsewhere(source)]
    assert written in ("&amp;", "&amp;amp;", "&#38;")


TYPED = """(Adds detail)
    * Levy starts in July

    By Ana Ruiz
    LISBON, May 4 - The mayor slammed the levy on
Monday &amp; left.
    "It is a tax," she said.

 (Editing by Bo Quist)"""


@pytest.mark.parametrize(
    "inline",
    [
        f"<inlineXML><html><body><p>{TYPED}</p></body></html></inlineXML>",
        f"<inlineData>{TYPED}</inlineData>",
        f"<inlineData><![CDATA[<p>\n   {TYPED}\n  </p>]]></inlineData>",
        f"<inlineXML><nitf><body><body.content><p>{TYPED}</p></body.content></body></nitf></inlineXML>",
    ],
)
def test_paragraphs_that_a_wire_service_typed_into_one_element(inline):
    source = read_bytes(ITEM.format(inline).encode(), "a.xml")
    assert [text for _, text in blocks(source)] == [
        "Levy",
        "(Adds detail)",
        "* Levy starts in July",
        "By Ana Ruiz",
        "LISBON, May 4 - The mayor slammed the levy on Monday & left.",
        '"It is a tax," she said.',
        "(Editing by Bo Quist)",
    ]
    assert [shown for shown, _ in elsewhere(source)] == ["&"]


def test_a_paragraph_laid_out_by_a_program_stays_whole():
    text = "<p>\n      The mayor slammed the levy\n      on Monday and\n        left.\n    </p>"
    source = read_bytes(f"<nitf><body><body.content>{text}</body.content></body></nitf>".encode(), "a.xml")
    assert blocks(source) == [("paragraph", "The mayor slammed the levy on Monday and left.")]


def test_xml_below_an_empty_line():
    raw = b'\r\n<?xml version="1.0"?>\r\n<nitf><body><body.content><p>It is late.</p></body.content></body></nitf>'
    source = read_bytes(raw, "a.xml")
    assert parse(source).position((0, 5)) == (3, 30)
    assert elsewhere(source) == []
    with pytest.raises(AuditError, match="line 3"):
        read_bytes(raw.replace(b"</p>", b""), "a.xml")


@pytest.mark.parametrize("name", ["newsml-nitf.xml", "newsml-xhtml.xml"])
def test_our_samples_are_newsml_to_the_iptcs_own_package(name):
    item = NewsMLG2.NewsMLG2Document((FORMATS / name).read_bytes()).get_item()
    if name == "newsml-nitf.xml":
        assert item.itemmeta.itemclass.qcode == "ninat:text"
        assert str(item.contentmeta.headline) == "Mayor slams harbour levy"
        assert str(item.itemmeta.versioncreated) == sample(name).meta["date"]


def test_newsml_1():
    source = read_bytes(
        b'<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "x.dtd"><NewsML><NewsItem><NewsComponent><NewsLines>'
        b"<HeadLine>Levy row</HeadLine><ByLine>Ana Ruiz</ByLine></NewsLines><ContentItem><DataContent><p>It is a tax.</p>"
        b"</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        "a.xml",
    )
    assert blocks(source) == [("headline", "Levy row"), ("byline", "Ana Ruiz"), ("paragraph", "It is a tax.")]


# --- JSON and ArchieML


def test_ninjs_1():
    source = sample("ninjs-1.json")
    assert blocks(source) == [
        ("headline", "Mayor slams harbour levy"),
        ("standfirst", "A row over a levy has split the council."),
        ("byline", "Ana Ruiz and Bo Quist"),
        ("paragraph", "The mayor slammed the levy. 🌉"),
        ("subhead", "Next"),
        ("paragraph", "It is a “tax”, said Bo Quist."),
    ]
    assert source.unit == "paragraph"
    assert source.original.split("\n") == [text for _, text in blocks(source)]
    assert source.meta["section"] == "Local politics"
    assert elsewhere(source) == []
    slammed = source.text.index("slammed")
    assert parse(source).position((slammed, slammed + 7)) == (4, 11)


def test_ninjs_2_and_its_variants():
    expected = [
        ("headline", "Mayor slams harbour levy"),
        ("byline", "By Ana Ruiz"),
        ("paragraph", "The mayor slammed the levy."),
        ("paragraph", "A vote is due on 12 May."),
    ]
    assert blocks(sample("ninjs-2.json")) == expected
    item = json.loads((FORMATS / "ninjs-2.json").read_text(encoding="utf-8"))
    item["headline"], item["body"] = item.pop("headlines"), item.pop("bodies")  # as early drafts of 2.0 had it
    item["body"].insert(
        0, {"name": "xhtml", "value": "<p>The mayor slammed the levy.</p><p>A vote is due on 12 May.</p>"}
    )
    assert blocks(read_bytes(json.dumps(item).encode(), "a.json")) == expected


def test_ninjs_as_superdesk_writes_it():
    item = {
        "guid": "tag:x",
        "version": "4",
        "body_html": "<p>The mayor slammed\nthe levy.</p><p>It is a tax.</p>",
        "headline": "Levy",
    }
    assert blocks(read_bytes(json.dumps(item).encode(), "a.json")) == [
        ("headline", "Levy"),
        ("paragraph", "The mayor slammed the levy."),
        ("paragraph", "It is a tax."),
    ]


def test_half_a_character_in_json_is_replaced():
    raw = rb'{"uri": "x", "headline": "Half \ud83c", "body_text": "A \udf09 half."}'
    assert [text for _, text in blocks(read_bytes(raw, "a.json"))] == ["Half �", "A � half."]


def test_archieml():
    source = sample("story.aml")
    assert blocks(source) == [
        ("headline", "Mayor slams harbour levy"),
        ("standfirst", "A row over a £2 levy"),
        ("byline", "Ana Ruiz"),
        ("paragraph", "The mayor slammed the levy on Monday."),
        ("subhead", "What comes next"),
        ("paragraph", "A vote is due on 12 May. 🌉"),
        ("blockquote", "The levy is fair."),
        ("credit", "Bo Quist"),
        ("pull-quote", "It is a tax"),
        ("item", "It starts in July."),
        ("item", "It costs £2."),
        ("paragraph", "The last paragraph, said Zoë Ó Briain."),
    ]
    assert (source.meta["date"], source.meta["section"]) == ("2026-05-04", "Local politics")
    assert elsewhere(source) == []
    document = parse(source)
    last = source.text.index("The last")
    assert source.original.split("\n")[document.position((last, last))[0] - 1].startswith("The last paragraph")


def test_archieml_with_a_body_of_many_lines_and_windows_line_ends():
    source = sample("body.aml")
    assert b"\r\n" in (FORMATS / "body.aml").read_bytes()
    assert blocks(source) == [
        ("headline", "Ferry late again"),
        ("byline", "Bo Quist"),
        ("paragraph", "The ferry slammed into the quay."),
        ("paragraph", "Nobody was hurt."),
        ("paragraph", "Note: it was dark."),
    ]
    assert elsewhere(source) == []


# --- Markdown


def test_markdown_with_shortcodes_liquid_html_and_footnotes():
    source = sample("shortcodes.md")
    assert blocks(source) == [
        ("headline", "Ferry late again"),
        ("byline", "Bo Quist"),
        ("paragraph", "The ferry slammed into the quay."),
        ("paragraph", "Nobody was hurt."),
        ("paragraph", "By it was “late”."),
        ("paragraph", "The quay is old."),
    ]
    assert elsewhere(source) == [("“", "&ldquo;"), ("”", "&rdquo;")]
    document = parse(source)
    quay = source.text.index("quay")
    assert source.original[slice(*document.file_span((quay, quay + 4)))] == "quay"
    assert document.position((quay, quay))[0] == 7


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{< lead >}}The bridge{{< /lead >}} is shut.", "The bridge is shut."),
        ("The {{% mark %}}old{{% /mark %}} bridge.", "The old bridge."),
        ("{% comment %}not this{% endcomment %}The bridge.", "The bridge."),
        ("The {{ site.bridge | capitalize }}, he said.", "The , he said."),
        ('{{< figure src="a.png"\n  title="{{ x }}" >}}\n\nThe bridge.', "The bridge."),
        ("{%- if x -%}\nThe bridge.\n{%- endif -%}", "The bridge."),
        ("It is &quot;shut&quot; and “open”.", 'It is "shut" and “open”.'),
    ],
)
def test_template_marks_in_markdown(written, shown):
    assert [text for _, text in blocks(read_bytes(written.encode(), "a.md"))][-1] == shown


# --- Word


def word(fill):
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def tracked(document):
    document.core_properties.author = "Ana Ruiz"
    document.core_properties.category = "Local politics"
    document.add_paragraph("Mayor slams harbour levy", style="Title")
    document.add_paragraph("A row over £2", style="Subtitle")
    document.add_paragraph("")
    document.add_paragraph("By Ana Ruiz")
    paragraph = document.add_paragraph("The mayor ")._p  # noqa: SLF001 - tracked changes have no other way in
    for xml in (
        '<w:del {} w:id="1" w:author="Sub"><w:r><w:delText>hit </w:delText></w:r></w:del>',
        '<w:ins {} w:id="2" w:author="Sub"><w:r><w:t xml:space="preserve">slammed </w:t></w:r></w:ins>',
        '<w:moveFrom {} w:id="3" w:author="Sub"><w:r><w:t>gone</w:t></w:r></w:moveFrom>',
        '<w:moveTo {} w:id="4" w:author="Sub"><w:r><w:t xml:space="preserve">the </w:t></w:r></w:moveTo>',
        '<w:commentRangeStart {} w:id="5"/>',
        "<w:hyperlink {}><w:r><w:t>levy</w:t></w:r></w:hyperlink>",
        '<w:r {}><w:commentReference w:id="5"/></w:r>',
        '<w:r {}><w:footnoteReference w:id="6"/></w:r>',
        '<w:r {}><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r {}><w:instrText>PAGEREF x</w:instrText></w:r>",
        '<w:r {}><w:t xml:space="preserve"> on Monday</w:t><w:br/><w:t>and</w:t><w:tab/><w:t>left. 🌉</w:t></w:r>',
    ):
        paragraph.append(parse_xml(xml.format(nsdecls("w"))))
    document.add_heading("What comes next", 2)
    document.add_paragraph("It starts in July.", style="List Bullet")
    document.add_paragraph("The levy is fair.", style="Quote")
    document.add_paragraph("The harbour car park", style="Caption")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cars", "40"
    joined = document.add_paragraph("This runs")._p  # noqa: SLF001 - as above
    joined.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="9" w:author="Sub"/></w:rPr>'))
    document.add_paragraph(" on.")
    document.add_heading("A second title", 1)


def test_word():
    source = read_bytes(word(tracked), "a.docx")
    assert blocks(source) == [
        ("headline", "Mayor slams harbour levy"),
        ("standfirst", "A row over £2"),
        ("paragraph", "By Ana Ruiz"),
        ("paragraph", "The mayor slammed the levy on Monday\nand left. 🌉"),
        ("subhead", "What comes next"),
        ("item", "It starts in July."),
        ("blockquote", "The levy is fair."),
        ("caption", "The harbour car park"),
        ("paragraph", "Cars"),
        ("paragraph", "40"),
        ("paragraph", "This runs on."),
        ("subhead", "A second title"),
    ]
    assert (source.meta["author"], source.meta["section"]) == ("Ana Ruiz", "Local politics")
    assert source.unit == "paragraph"
    assert elsewhere(source) == []
    slammed = source.text.index("slammed")
    assert parse(source).position((slammed, slammed)) == (4, 11)
    assert parse(source).block("byline")


def test_a_heading_far_down_a_word_file_is_no_headline():
    def fill(document):
        for text in ("Mayor slams harbour levy", "By Ana Ruiz", "The levy starts in July.", "It is a tax."):
            document.add_paragraph(text)
        document.add_heading("What comes next", 1)
        document.add_paragraph("A vote is due.")

    source = read_bytes(word(fill), "a.docx")
    assert ("subhead", "What comes next") in blocks(source)
    head = parse(source).headline
    assert source.text[head.start : head.end] == "Mayor slams harbour levy"


def test_a_zip_that_would_fill_the_disk_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 250_000_000)
    with pytest.raises(AuditError, match="unpacks to 250 MB"):
        read_bytes(out.getvalue(), "a.docx")


# --- which format it is

LEVY = "<p>The mayor slammed the levy on Monday, and the traders of the old town were pleased.</p>"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (f"<!DOCTYPE html>\n<html><body>{LEVY}</body></html>".encode(), "a.txt"),
        (f"\ufeff<!-- saved --><HTML><body>{LEVY}</body></html>".encode(), "a"),
        (f'<?xml version="1.0"?><html xmlns="x"><body>{LEVY}</body></html>'.encode(), "a.xml"),
        ((FORMATS / "story.nitf").read_bytes(), "a.txt"),
        ((FORMATS / "story.nitf").read_bytes(), "wire.20260504"),
        ((FORMATS / "story.nitf").read_text(encoding="utf-8").encode("utf-16"), "a.xml"),
        ((FORMATS / "newsml-xhtml.xml").read_bytes(), "a.txt"),
        ((FORMATS / "ninjs-1.json").read_bytes(), "a.txt"),
        (word(tracked), "a.txt"),
        (word(tracked), "a.doc"),
    ],
)
def test_what_a_file_holds_tells_its_format(raw, name):
    text = read_bytes(raw, name).text
    assert "The mayor slammed" in text
    assert "<" not in text
    assert "{" not in text


@pytest.mark.parametrize("name", ["a.rst", "a", "README.copy", "a.asc"])
def test_words_with_an_unknown_ending_are_plain_text(name):
    assert blocks(read_bytes(b"Bridge shut\n\nThe bridge is shut.\n", name))[1] == ("paragraph", "The bridge is shut.")


def test_the_type_that_is_asked_for_counts_before_contents_and_ending():
    assert "<p>" in read_bytes(f"<html>{LEVY}".encode(), "a.html", "txt").text
    assert blocks(read_bytes(b"# Late\n\nIt *is*.", "a.txt", "md")) == [("headline", "Late"), ("paragraph", "It is.")]
    assert blocks(read_bytes(b"hed: Late\n\n[+text]\nIt is.\n", "a.txt", "archieml"))[0] == ("headline", "Late")


BOMB = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><nitf><body><body.content><p>&b;</p></body.content></body></nitf>'
ENTITY = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&a;</p></body.content></body></nitf>'
ODT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("raw", "name", "wanted", "said"),
    [
        (b"%PDF-1.7", "a.pdf", None, "is a PDF"),
        (b"\xff\xd8\xff\xe0", "a.jpg", None, "is a photograph"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", None, "is a picture"),
        (b"{\\rtf1 Levy}", "a.rtf", None, "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", None, "password; save it as .docx"),
        (ODT, "a.odt", None, "is an OpenDocument file"),
        (b"PK\x03\x04 nothing", "a.docx", None, "is a zip archive"),
        (b"PK\x03\x04 word/document.xml", "a.docx", None, "is a damaged Word file"),
        (b"The levy.", "a.docx", None, "no Word file whatever its ending"),
        (b"The levy.", "a.txt", "docx", "leave --type docx out"),
        (word(tracked), "a.docx", "txt", "leave --type txt out"),
        (b"The levy.", "a.txt", "ninjs", "not valid JSON (line 1"),
        (b"[1]", "a.json", "ninjs", "not one ninjs item"),
        (b"[" * 100_000, "a.json", "ninjs", "is not JSON that can be read"),
        (b'{"uri": "x", "headline": "Levy"}', "a.json", None, "without the text of a story"),
        (b'{"name": "x"}', "package.json", None, "is not a story in ninjs"),
        (b"<feed/>", "a.xml", None, "is not a story in NITF, NewsML or XHTML"),
        (b"The levy.", "a.txt", "nitf", "not well-formed XML (line 1"),
        (b"<nitf><body></nitf>", "a.nitf", None, "not well-formed XML (line 1: mismatched tag)"),
        (b"<nitf/>", "a.nitf", None, "is empty"),
        (BOMB.encode(), "a.nitf", None, "entities of its own"),
        (ENTITY.encode(), "a.xml", None, "entities of its own"),
        (ITEM.format("").encode(), "a.xml", None, "without the text of a story"),
        (f"<newsMessage>{ITEM.format('<inlineXML><p>a</p></inlineXML>') * 2}</newsMessage>".encode(), "a.xml", None, "holds 2 stories"),
        (b"a,b\n1,2", "a.csv", None, "say --type txt"),
        (b"<html><body><script>x</script></body></html>", "a.html", None, "is empty"),
        (b"key: value\n", "a.aml", None, "is empty"),
    ],
)  # fmt: skip
def test_what_is_no_story_says_so_in_one_line_with_the_mend(raw, name, wanted, said):
    with pytest.raises(AuditError) as error:
        read_bytes(raw, name, wanted)
    assert str(error.value).startswith(f"{name}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


# --- manners


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    for path in FORMATS.iterdir():
        assert read_file(path).blocks


def test_a_reader_imports_nothing_for_another_format():
    code = "import sys; from auditor.read import read_file; read_file(__import__('pathlib').Path(sys.argv[1])); print(*sorted({'archieml', 'docx', 'lxml', 'markdown_it', 'trafilatura', 'yaml'} & set(sys.modules)))"
    needs = {
        "fragment.html": "",
        "story.nitf": "",
        "ninjs-1.json": "",
        "story.aml": "archieml",
        "page.html": "lxml trafilatura",
    }
    for name, expected in needs.items():
        done = subprocess.run(
            [sys.executable, "-c", code, FORMATS / name], capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stdout.strip() == expected


# --- any bytes

SAMPLES = {
    **{p.name: p.read_bytes() for p in sorted(FORMATS.iterdir())},
    "story.docx": word(tracked),
    "story.txt": b"Bridge shut\r\n\r\nThe bridge is shut, said Zo\xc3\xab.\r\n",
}
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "put", "twice"]),
        st.floats(0, 1, exclude_max=True),
        st.one_of(
            st.integers(1, 40),
            st.sampled_from([b"<", b">", b"&", b"<p>", b"</p>", b"]]>", b"<![", b"<!", b"{{", b"%}", b"\r", b":", b"[+a]\n", b"{.b}\n", b"\0", b"\xff", b'"', b"\\", b"&#", b"\xf0\x9f\x8c\x89", b"\xcc\x81"]),
        ),
    ),
    max_size=6,
)  # fmt: skip


def edited(raw, edits):
    for what, where, how in edits:
        at = int(where * len(raw))
        size = how if isinstance(how, int) else len(how)
        if what == "cut":
            raw = raw[:at] + raw[at + size :]
        elif what == "put":
            raw = raw[:at] + (how if isinstance(how, bytes) else bytes(how)) + raw[at:]
        else:
            raw = raw[: at + size * 8] + raw[at:]
    return raw


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS)
@example(edits=[])
def test_damaged_files_give_a_story_with_true_places_or_one_line(name, edits):
    said = ""
    try:
        source = read_bytes(edited(SAMPLES[name], edits), name)
    except AuditError as error:
        said = str(error)
    if said:
        assert said.startswith(f"{name}: ")
        assert "\n" not in said
        assert edits
        return
    document = parse(source)
    assert document.blocks
    for span in [
        *(t[:2] for t in document.tokens),
        *(s[:2] for s in document.sentences),
        *(b[1:] for b in document.blocks),
    ]:
        start, end = document.file_span(span)
        assert 0 <= start < end <= len(source.original)
        line, column = document.position(span)
        assert 1 <= line <= len(document.lines)
        assert column >= 1


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["The", "levy", " ", "\r\n", "<b>", "</b>", "<p>", "</p>", "<br>", "&amp;", "é", "🌉", "e\u0301", "<!-- x -->", "<i", "&", ";", "<li>", "</ul>", "<blockquote>", "2 < 3"]), max_size=30))  # fmt: skip
def test_a_word_of_any_html_leads_back_to_the_same_word(parts):
    text = "<div>The levy " + "".join(parts)
    source = html(text)
    document = parse(source)
    for token in document.tokens:
        written = text[slice(*document.file_span(token[:2]))]
        if token.word.isalpha() and "<" not in written and "&" not in written:
            assert written == document[token[:2]]
