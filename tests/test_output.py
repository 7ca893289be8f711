"""Every format against its published schema or a reader of its own: what goes in comes out, whatever the copy holds."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import JUnitXml
from lxml import etree
from markdown_it import MarkdownIt

from auditor.fingerprints import identified
from auditor.gate import reaches
from auditor.measure import measure
from auditor.model import Rule, Span, Voice
from auditor.parse import parse
from auditor.read import read_bytes, text
from auditor.render import FORMATS, load
from auditor.render.characters import fit
from auditor.render.format import Context
from auditor.render.outputs import Output, pieces, writing
from auditor.report import Finding, Report
from auditor.score import score

SCHEMAS = Path(__file__).parent / "schemas"
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))
RDFORMAT = Draft7Validator(json.loads((SCHEMAS / "rdformat.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
STORY = "Levy row\n\nThe 🌉 mayor slammed it.\nShe slammed “100% of\nit”, & <left>.\n"
NASTY = "100% of: a, \"b\" 'c' <d> & e\r\nf\ng\th 🌉 \x00\x08\x1b[31m\x7f\x85\u2028\ufffe {0} [see](1) ]]> ::error::x"


def rule(severity="warning", number=1, **more):
    known = {
        "code": f"LOD00{number}",
        "name": f"{severity}-rule",
        "title": "A word",
        "check": "lexicon",
        "severity": severity,
        "confidence": 0.9,
        "message": "m",
        "rationale": "Why\nnot {x}.",
        "source": ({"guide": "BBC", "section": "Tone", "url": "https://example.org/a"},),
        "bad": ("He **slams** it\n\nYes.",),
        "good": ("He says it.",),
        "wrong": (),
        "voices": frozenset({Voice.REPORTER}),
        "options": {},
        "path": "x.toml",
    }
    return Rule(**(known | more))


ERROR, WARNING, NOTE = rule("error", 1), rule("warning", 2), rule("note", 3)


def report(source, *findings):
    """A report of a source, with a finding for each (rule, words, message, suggestions)."""
    document = parse(source)
    made = []
    at = 0
    for kind, words, message, *instead in findings:
        at = document.text.index(words, at)
        made.append(Finding(kind, Span(at, at + len(words)), message, (Span(0, 4),), tuple(instead)))
        at += len(words)
    measures = measure(document)
    return Report(document, identified(document, made), measures, score(document, made, measures))


def story(name="content/a.txt", message="Write less.", content=STORY):
    return report(
        text.read(content, name),
        (WARNING, "slammed", message, "criticised"),
        (ERROR, "slammed", message, "criticised", "faulted"),
        (NOTE, "100% of\nit", message),
    )


def render(form, *reports, errors=()):
    told = []
    context = Context((ERROR, WARNING, NOTE), lambda f: reaches(f.rule.severity, "warning"), errors)
    with writing([Output(form, None)], context, told.append, []) as write:
        for one in reports:
            write(one.document.source.name, pieces(one, [Output(form, None)], context))
    return "".join(told)


def results(*reports, **more):
    log = json.loads(render("sarif", *reports, **more))
    SARIF.validate(log)
    return log["runs"][0]["results"]


def unescaped(command):
    """One workflow command as actions/runner reads it (ActionCommand.TryParseV2, its unescape mappings)."""
    assert command.startswith("::")
    head, data = command[2:].split("::", 1)
    name, _, told = head.partition(" ")
    properties = {}
    for pair in told.strip().split(","):
        key, value = pair.split("=", 1)
        for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, char)
        properties[key] = value
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(code, char)
    return name, properties, data


# --- JSON ---


def test_json_streams_the_same_document_that_one_dump_would_give():
    reports = [story("a.txt"), story("b.txt", NASTY)]
    whole = json.loads(render("json", *reports))
    assert whole == {"version": 1, "tool": whole["tool"], "articles": [one.to_dict() for one in reports]}
    lines = render("jsonl", *reports).removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == whole["articles"]


# --- SARIF ---


def test_sarif_holds_to_its_schema_and_declares_every_rule():
    log = json.loads(render("sarif", story(message=NASTY), story("b.txt")))
    SARIF.validate(log)
    (run,) = log["runs"]
    declared = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in declared] == ["LOD001", "LOD002", "LOD003"]
    assert all(one["help"]["text"] and one["fullDescription"]["text"] and one["helpUri"] for one in declared)
    assert "Why not {{x}}." in declared[0]["help"]["text"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert len(run["results"]) == 6
    for result in run["results"]:
        assert declared[result["ruleIndex"]]["id"] == result["ruleId"]
        assert declared[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]
    told = run["results"][0]["message"]["text"]
    assert told == NASTY.replace("{0}", "{{0}}").replace("[see]", "\\[see]")


def test_sarif_regions_are_the_characters_of_the_file():
    found = results(story())
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in found]
    for region in regions:
        start = region["charOffset"]
        assert STORY[start : start + region["charLength"]] == region["snippet"]["text"]
        lines = STORY.split("\n")
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(
            region["snippet"]["text"].split("\n")[0]
        )
    assert [(r["startLine"], r["startColumn"], r["endLine"], r["endColumn"]) for r in regions] == [(3, 13, 3, 20), (4, 5, 4, 12), (4, 14, 5, 3)]  # fmt: skip
    (there,) = found[0]["relatedLocations"]
    assert there["message"]["text"] == "Levy"
    assert found[0]["partialFingerprints"]["audit/v1"] == story().findings[0].fingerprint


def test_sarif_fixes_where_there_is_one_suggestion_and_the_file_holds_the_words():
    one, two, none = results(story())
    assert "fixes" not in two
    assert "fixes" not in none
    (swap,) = one["fixes"][0]["artifactChanges"][0]["replacements"]
    start, length = swap["deletedRegion"]["charOffset"], swap["deletedRegion"]["charLength"]
    mended = STORY[:start] + swap["insertedContent"]["text"] + STORY[start + length :]
    assert "mayor criticised it" in mended
    marked = report(
        read_bytes(b"Levy row\n\nThe mayor sl*amm*ed it.\n", "a.md"), (WARNING, "slammed", "m", "criticised")
    )
    (result,) = results(marked)
    assert "fixes" not in result
    assert "suggestions" not in json.loads(render("rdjson", marked))["diagnostics"][0]


@pytest.mark.parametrize(
    ("name", "uri"),
    [("a b%c#é?.txt", "a%20b%25c%23%C3%A9%3F.txt"), ("<stdin>", "%3Cstdin%3E"), ("/else/a.txt", "file:///else/a.txt")],
)
def test_sarif_addresses_are_relative_and_escaped(name, uri):
    (first, *_) = results(story(name))
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
    assert unquote(uri).endswith(name)


def test_a_path_in_the_working_folder_is_relative_everywhere():
    name = str(Path.cwd() / "content" / "a.txt")
    for form in ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "concise"):
        told = render(form, story(name))
        assert "content/a.txt" in told
        assert str(Path.cwd()) not in told


def test_what_could_not_be_read_is_told_where_a_format_has_room():
    line = "b.txt: is empty, 0% of: it"
    log = json.loads(render("sarif", story(), errors=[line]))
    SARIF.validate(log)
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == line
    assert unescaped(render("github", errors=[line]).rstrip("\n"))[2] == line
    suite = list(JUnitXml.fromstring(render("junit", story(), errors=[line]).encode()))[-1]
    assert (suite.tests, suite.errors) == (1, 1)
    assert next(iter(suite)).result[0].message == line


# --- GitHub, GitLab, reviewdog ---


def test_github_reads_back_what_was_written():
    told = render("github", story("a,b:c%.txt", NASTY))
    commands = [unescaped(line) for line in told.removesuffix("\n").split("\n")]
    assert [name for name, _, _ in commands] == ["warning", "error", "notice"]
    for _, properties, data in commands:
        assert properties["file"] == "a,b:c%.txt"
        assert data == fit(NASTY)
    first, _, last = (properties for _, properties, _ in commands)
    assert {k: first[k] for k in ("line", "col", "endLine", "endColumn", "title")} == {"line": "3", "col": "13", "endLine": "3", "endColumn": "20", "title": "A word (warning-rule)"}  # fmt: skip
    assert (last["line"], last["endLine"]) == ("4", "5")
    assert "col" not in last  # the runner refuses columns on several lines


def test_gitlab_has_the_fields_of_its_documentation():
    # GitLab publishes no schema: these are the fields that its page on Code Quality calls required.
    twice = report(text.read("Row\n\nIt slammed and slammed it.", "c.txt"), *[(ERROR, "slammed", "m")] * 2)
    issues = json.loads(render("gitlab", story(message=NASTY), story("b.txt"), twice))
    for issue in issues:
        assert isinstance(issue["description"], str)
        assert isinstance(issue["check_name"], str)
        assert re.fullmatch("[0-9a-f]{64}", issue["fingerprint"])
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 8
    assert issues[0]["description"] == NASTY
    below = json.loads(render("gitlab", story(content=STORY.replace("\n\n", "\n\nIt rained.\n\n", 1))))
    assert [one["fingerprint"] for one in below] == [i["fingerprint"] for i in json.loads(render("gitlab", story()))]


def test_rdjson_holds_to_the_schema_and_its_suggestions_fit_the_bytes():
    told = json.loads(render("rdjson", story(message=NASTY)))
    RDFORMAT.validate(told)
    one, two, _ = told["diagnostics"]
    assert one["location"]["range"] == {"start": {"line": 3, "column": 16}, "end": {"line": 3, "column": 23}}
    lines = STORY.encode().split(b"\n")
    for suggestion in (*one["suggestions"], *two["suggestions"]):
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] == b"slammed"
    assert [s["text"] for s in two["suggestions"]] == ["criticised", "faulted"]
    assert [d["severity"] for d in told["diagnostics"]] == ["WARNING", "ERROR", "INFO"]


# --- XML ---


def test_junit_holds_to_the_schema_and_fails_at_the_gate():
    told = render("junit", story(message=NASTY), report(text.read("Calm", "b.txt")))
    JUNIT.assertValid(etree.fromstring(told.encode()))
    first, second = JUnitXml.fromstring(told.encode())
    assert (first.name, first.tests, first.failures, first.errors) == ("content/a.txt", 3, 2, 0)
    failing = [case for case in first if case.result]
    assert [case.result[0].type for case in failing] == ["warning", "error"]
    assert failing[0].result[0].message == fit(NASTY)
    assert failing[0].result[0].text.endswith(fit(NASTY))
    assert (second.tests, second.failures) == (1, 0)


def test_junit_cases_have_names_of_their_own():
    twice = report(text.read("Row\n\nIt slammed and slammed it.", "c.txt"), *[(ERROR, "slammed", "m")] * 2)
    (suite,) = JUnitXml.fromstring(render("junit", twice).encode())
    assert [case.name for case in suite] == ["error-rule “slammed”", "error-rule “slammed” (2)"]


def test_checkstyle_reads_back_what_was_written():
    # There is no published schema: these are the elements and attributes that Checkstyle's XMLLogger writes.
    root = etree.fromstring(render("checkstyle", story(message=NASTY)).encode())
    assert root.tag == "checkstyle"
    (file,) = root
    assert (file.tag, file.get("name")) == ("file", "content/a.txt")
    assert dict(file[0].attrib) == {"line": "3", "column": "13", "severity": "warning", "message": fit(NASTY), "source": "audit.warning-rule"}  # fmt: skip
    assert [e.get("severity") for e in file] == ["warning", "error", "info"]


# --- text ---


def test_concise_is_one_line_for_each_finding():
    lines = render("concise", story(message=NASTY)).removesuffix("\n").splitlines()
    places = [re.fullmatch(r"content/a\.txt:(\d+):(\d+): (\w+) [\w-]+-rule (.+)", line).groups()[:3] for line in lines]
    assert places == [("3", "13", "warning"), ("4", "5", "error"), ("4", "14", "note")]
    assert not any("\x1b" in line or "\x00" in line for line in lines)


def test_html_and_text_are_the_report():
    assert render("html", story()).startswith("<!doctype html>")
    assert "    3:13  warning  A word" in render("text", story())


def test_markdown_is_a_table_that_reads_back():
    name = "a|b_*c*<d>`e`[f](g)#.txt"
    told = render("markdown", story(name), story("b.txt"), errors=["c|d.txt: *is* empty"])
    html = MarkdownIt().enable("table").render(told)
    root = ET.fromstring(f"<all>{html}</all>")
    rows = [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]
    scores = [str(value.value) for value in story().scores]
    assert rows[0] == ["article", "errors", "warnings", "notes", *(value.name for value in story().scores)]
    assert rows[1:] == [[name, "1", "1", "1", *scores], ["b.txt", "1", "1", "1", *scores]]
    assert ["".join(item.itertext()) for item in root.iter("li")] == ["c|d.txt: *is* empty"]


# --- all of them ---


@pytest.mark.parametrize("form", FORMATS)
def test_no_article_and_one_without_findings_are_whole_documents(form):
    for reports in ((), (report(text.read("Calm", "b.txt")),), (report(text.read("Calm", "b.txt")), story())):
        told = render(form, *reports)
        if form in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(told)
        elif form in ("junit", "checkstyle"):
            etree.fromstring(told.encode())
        assert "\r" not in told
        assert told.endswith("\n") or not told


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "concise"])
def test_a_file_without_lines_is_told_in_paragraphs(form):
    raw = json.dumps({"uri": "x", "headline": "Levy", "body_text": "It is late.\n\nThe senator slammed it."})
    paragraphs = report(read_bytes(raw.encode(), "a.json"), (ERROR, "slammed", "m", "criticised"))
    told = render(form, paragraphs)
    place = {
        "sarif": '"startLine": 3',
        "github": "line=3,",
        "gitlab": '"begin": 3',
        "junit": "paragraph 3",
        "checkstyle": 'line="3"',
        "rdjson": '"line": 3',
        "concise": "a.json:3:13:",
    }
    assert place[form] in told
    # The offsets are those of the story, and no program may put words into the file by them.
    assert "charOffset" not in told
    assert "criticised" not in told


@settings(deadline=None)
@given(
    st.text(max_size=60),
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20),
)
def test_any_message_and_name_are_read_back(message, name):
    context = Context((), lambda _: True)
    one = story(name, message)

    def told(form):
        form = load(form)
        return form.head(context) + form.article(one, context) + form.tail(context)

    data = [json.loads(told(form)) for form in ("gitlab", "rdjson", "sarif")]
    assert [data[0][0]["description"], data[1]["diagnostics"][0]["message"]] == [message] * 2
    plain = (
        data[2]["runs"][0]["results"][0]["message"]["text"].replace("{{", "{").replace("}}", "}").replace("\\[", "[")
    )
    assert plain == message.replace("\\[", "[")
    for form in ("junit", "checkstyle"):
        root = ET.fromstring(told(form).encode())
        assert next(e for e in root.iter() if "message" in e.attrib).get("message") == fit(message)
    (command, *others) = told("github").removesuffix("\n").split("\n")
    assert len(others) == 2
    assert unescaped(command)[2] == fit(message)
    assert len(told("concise").splitlines()) == 3


def test_a_format_is_imported_when_it_is_used():
    code = "import sys, auditor.cli; print([m for m in sys.modules if m.startswith('auditor.render.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
