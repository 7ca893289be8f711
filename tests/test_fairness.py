"""The stage of a case and its place: front matter, the flags of the command, and the story's own words."""

import json

import pytest

from auditor import audit_file

RECORD = (
    "Owen Roy, 30, was charged with assault on Friday. Roy has a string of previous convictions, and lives by the mill."
)
LABEL = "The burglar, Owen Roy, was arrested on Friday in a barn by the mill, police said. He is 30 and keeps bees."
KILLING = (
    "Owen Roy has been charged with murder. Ana Roy was murdered in her kitchen on Sunday, and the bees were sold."
)


@pytest.fixture
def story(tmp_path):
    """The path of a story with this front matter."""

    def write(text, **meta):
        front = "".join(f"{key}: {value}\n" for key, value in meta.items())
        path = tmp_path / "story.md"
        path.write_text(f"---\ntitle: Man in court\n{front}---\n\n{text}\n", encoding="utf-8")
        return path

    return write


def names(path):
    return {f["name"] for f in audit_file(path).to_dict()["findings"]}


@pytest.mark.parametrize(
    ("place", "risky"), [("england", True), ("England and Wales", True), ("scotland", True), ("us", False), ("", False)]
)
def test_contempt_is_a_matter_of_place(story, place, risky):
    assert ("contempt-risk" in names(story(RECORD, **({"jurisdiction": place} if place else {})))) == risky


@pytest.mark.parametrize(
    ("stage", "risky"),
    [("active", True), ("pending", True), ("none", False), ("convicted", False), ("acquitted", False)],
)
def test_contempt_is_a_matter_of_stage(story, stage, risky):
    assert ("contempt-risk" in names(story(RECORD, jurisdiction="england", proceedings=stage))) == risky


@pytest.mark.parametrize("text", [LABEL, KILLING])
def test_a_conviction_settles_what_a_person_may_be_called(story, text):
    early = {"guilt-before-verdict", "murder-before-conviction"}
    assert names(story(text)) & early
    assert not names(story(text, proceedings="sentenced")) & early


@pytest.mark.parametrize(
    ("flags", "meta", "risky"),
    [
        (("--proceedings", "active", "--jurisdiction", "england"), {}, True),
        (("--proceedings", "active"), {"proceedings": "none", "jurisdiction": "uk"}, True),
        (("--jurisdiction", "us"), {"proceedings": "active", "jurisdiction": "uk"}, False),
    ],
)
def test_flags_go_before_front_matter(audit_command, story, flags, meta, risky):
    done = audit_command("check", story(RECORD, **meta), "--format", "json", "--no-html", *flags)
    found = {f["name"] for f in json.loads(done.stdout)["articles"][0]["findings"]}
    assert ("contempt-risk" in found) == risky


def test_an_unknown_stage_is_refused(audit_command, story):
    done = audit_command("check", story(RECORD), "--proceedings", "actve")
    assert done.returncode == 2
    assert b"--proceedings" in done.stderr
