"""The contract: `audit_text`, `audit_file` and the JSON format, version 1."""

import json

import auditor
from auditor import audit_file, audit_text

STORY = "Senator slams budget\n\nThe senator slammed the budget. “It is awful,” said Ana Ruiz, an economist."


def test_an_article_has_the_keys_of_the_contract():
    article = audit_text(STORY, name="story.txt").to_dict()
    assert set(article) >= {"path", "headline", "scores", "measures", "attributions", "findings"}
    assert article["path"] == "story.txt"
    assert article["headline"] == "Senator slams budget"
    assert set(article["scores"]) == {"overall", "clarity", "tone", "sourcing", "headline", "copy"}
    assert all(isinstance(v, int) and 0 <= v <= 100 for v in article["scores"].values())
    assert {"words", "flesch_reading_ease", "sentiment"} <= set(article["measures"])
    first = article["findings"][0]
    assert set(first) == {"code", "name", "severity", "confidence", "where", "message", "start", "end", "line", "column", "evidence", "suggestions", "fingerprint"}  # fmt: skip
    assert (first["code"], first["name"], first["where"]) == ("LOD004", "fight-verb", "headline")
    assert STORY[first["start"] : first["end"]] == "slams"
    assert (first["line"], first["column"]) == (1, 9)
    direct = next(a for a in article["attributions"] if a["kind"] == "direct")
    assert STORY[slice(*direct["content"])] == "“It is awful,”"
    assert STORY[slice(*direct["source"])] == "Ana Ruiz"
    assert STORY[slice(*direct["cue"])] == "said"
    json.dumps(article)


def test_headline_is_found_given_or_absent():
    assert audit_text(STORY).to_dict()["headline"] == "Senator slams budget"
    assert audit_text("Senator slams budget", headline="").to_dict()["headline"] is None
    apart = audit_text("The senator slammed the budget.", headline="Senator slams budget").to_dict()
    places = [(f["where"], f["start"], f["end"]) for f in apart["findings"] if f["name"] == "fight-verb"]
    assert places == [("headline", 8, 13), ("body", 12, 19)]


def test_a_file_counts_in_its_own_characters(tmp_path):
    path = tmp_path / "a.md"
    raw = "\ufeff---\r\ntitle: Senator slams budget\r\n---\r\n\r\nThe senator **slammed** the budget 🌉 and slammed it.\r\n"
    path.write_bytes(raw.encode())
    text = raw.lstrip("\ufeff")  # the mark is not part of the text
    words = [text[f["start"] : f["end"]] for f in audit_file(path).to_dict()["findings"] if f["name"] == "fight-verb"]
    assert words == ["slams", "slammed", "slammed"]


def test_fingerprints_survive_edits_elsewhere():
    def prints(text):
        return {f["fingerprint"] for f in audit_text(text).to_dict()["findings"] if f["where"] == "body"}

    assert prints(STORY)
    assert prints(STORY) == prints(STORY.replace("\n\n", "\n\nIt rained all day.\n\n", 1))
    assert prints(STORY) != prints(STORY.replace("slammed the budget", "slammed the whole budget"))


def test_public_names():
    assert set(auditor.__all__) == {"AuditError", "Finding", "Report", "audit_file", "audit_text"}
    assert all(getattr(auditor, name) for name in auditor.__all__)
