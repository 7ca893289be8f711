"""What is let stand: by comments and by decisions, each with a reason; it is heard of again when it must be."""

import json
import os
import subprocess
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.audit import audit, default_rules
from auditor.read import read_bytes

FAULTY = "Vote due\n\nThe mayor slammed the budget. A commitee met.\n"
OTHER = "Fair due\n\nThe bishop slammed the fair. The commitee of it met on Monday.\n"
SCHEMAS = Path(__file__).parent / "schemas"
SUPPRESSION = {"unused-suppression", "invalid-suppression", "expired-suppression"}


@pytest.fixture
def desk(audit_command):
    """Run `audit`: the names of what was found in each article, of what is let stand, and the lines of stderr."""

    def run(*args):
        done = audit_command("--format", "jsonl", "--exit-zero", *args)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        found = {row["path"]: [f["name"] for f in row["findings"]] for row in rows}
        stand = {row["path"]: [f["name"] for f in row["suppressed"]] for row in rows}
        return found, stand, done.stderr.decode().splitlines()

    return run


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def of(text, name="story.md"):
    report = audit(read_bytes(text.encode(), name), default_rules())
    return [f.rule.name for f in report.findings], [s.finding.rule.name for s in report.suppressed]


def git(folder, *args):
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, env=env)


# --- comments ---


@pytest.mark.parametrize("word", ["fight-verb", "LOD004", "misspelling, fight-verb"])
@pytest.mark.parametrize("dash", ["--", "—"])
def test_a_comment_lets_a_rule_stand_in_the_next_block_only(word, dash):
    comment = f"<!-- audit: ignore {word} {dash} the minutes have it so -->"
    text = f"# Vote due\n\n{comment}\n\nShe slammed a commitee.\n\nHe slammed it.\n"
    found, stand = of(text)
    assert found.count("fight-verb") == 1
    assert stand.count("fight-verb") == 1
    assert ("misspelling" in stand) is ("misspelling" in word)


def test_a_comment_in_a_paragraph_is_about_that_paragraph():
    assert of("# Vote\n\nShe slammed <!-- audit: ignore fight-verb -- her word --> it.\n\nHe spoke.\n")[1] == [
        "fight-verb"
    ]


def test_a_line_and_a_file():
    line = "# Vote\n\nShe slammed it. <!-- audit: ignore-line fight-verb -- her word -->\nHe blasted it.\n"
    assert of(line) == (["fight-verb"], ["fight-verb"])
    whole = "# She slams it\n\nShe slammed it.\n\nHe blasted it.\n\n<!-- audit: ignore-file LOD004 -- wrestling -->\n"
    assert of(whole) == ([], ["fight-verb"] * 3)


def test_a_comment_in_html_and_none_in_plain_text():
    comment = "<!-- audit: ignore fight-verb -- her word -->"
    assert of(f"<h1>Vote due</h1>{comment}<p>She slammed it.</p>", "story.html") == ([], ["fight-verb"])
    assert of(f"Vote due\n\nShe slammed it.\n\n{comment}\n", "story.txt")[1] == []


def test_what_stands_moves_no_score_and_fails_no_gate(audit_command, tmp_path):
    write(tmp_path, a_md="# Vote\n\n<!-- audit: ignore fight-verb -- her word -->\n\nShe slammed it.\n")
    done = audit_command("--no-html", "--fail-on", "note", "a.md")
    assert done.returncode == 0, done.stderr
    assert b"; 1 let stand" in done.stdout
    assert b"her word" not in done.stdout
    assert b"her word" in audit_command("--no-html", "--show-suppressed", "a.md").stdout


@given(st.text(alphabet="abc -—<>!:,\n19", max_size=40), st.sampled_from(["ignore", "ignore-file", "ignore-line", ""]))
def test_any_comment_is_followed_or_found_wrong_and_never_breaks_the_audit(words, scope):
    text = f"# Vote due\n\n<!-- audit: {scope} {words} -->\n\nShe slammed it.\n"
    document = audit(read_bytes(text.encode(), "a.md"), default_rules())
    told = {f.rule.name for f in document.findings}
    assert told & SUPPRESSION or document.suppressed or "-->" in f"{words}" or ">" in words[:2]


# --- fingerprints ---


@given(st.text(alphabet="abcd ,", max_size=30), st.integers(0, 3))
def test_a_fingerprint_survives_edits_elsewhere_and_is_one_findings_own(words, twice):
    same = "He slammed the budget. " * (twice + 1)
    plain = audit_text(f"Vote due\n\n{same}\n").to_dict()["findings"]
    edited = audit_text(f"Vote due\n\nIt rained {words} on Monday.\n\n{same}\n").to_dict()["findings"]
    marks = [f["fingerprint"] for f in plain]
    assert len(set(marks)) == len(marks)
    assert set(marks) <= {f["fingerprint"] for f in edited}


# --- decisions ---


def test_a_decision_is_written_with_its_reason_and_holds_wherever_the_file_goes(desk, audit_command, tmp_path):
    write(tmp_path, content__a_txt=FAULTY, audit_toml='fail_on = "note"\n')
    found, _, _ = desk("content")
    assert found == {"content/a.txt": ["fight-verb", "misspelling"]}
    done = audit_command("decide", "content/a.txt:3:11", "--why", "It is “her” \\ word\t", "--who", 'Ann "A" Roy')
    assert done.returncode == 0, done.stderr
    (made,) = tomllib.loads((tmp_path / "audit-decisions.toml").read_text(encoding="utf-8"))["decision"]
    assert (made["rule"], made["words"], made["path"]) == ("fight-verb", "slammed", "content/a.txt")
    assert (made["why"], made["who"]) == ("It is “her” \\ word", 'Ann "A" Roy')
    write(tmp_path, archive__b_txt="Vote due\n\nIt rained.\n\nThe mayor slammed the budget. A commitee met.\n")
    (tmp_path / "content" / "a.txt").unlink()
    assert desk("archive")[:2] == ({"archive/b.txt": ["misspelling"]}, {"archive/b.txt": ["fight-verb"]})


@pytest.mark.parametrize("finding", ["a.txt:3:fight-verb", "a.txt:3:LOD004", "a.txt:3:11", "MARK"])
def test_a_finding_goes_by_its_place_its_rule_or_its_fingerprint(desk, audit_command, tmp_path, finding):
    write(tmp_path, a_txt=FAULTY)
    mark = json.loads(audit_command("--format", "jsonl", "a.txt").stdout)["findings"][0]["fingerprint"]
    assert audit_command("decide", finding.replace("MARK", mark), "--why", "so it is").returncode == 0
    assert desk("a.txt")[0] == {"a.txt": ["misspelling"]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.txt:3", "--why", "x"], "more than one finding"),
        (["a.txt:9", "--why", "x"], "no such finding"),
        (["0123456789abcdef", "--why", "x"], "no such finding"),
        (["b.txt:3", "--why", "x"], "b.txt"),
        (["what?", "--why", "x"], "fingerprint"),
        (["a.txt:3:11", "--why", " "], "reason"),
        (["a.txt:3:11"], "--why"),
        (["a.txt:3:11", "--why", "x", "--until", "spring"], "no day"),
    ],
)
def test_what_cannot_be_decided_is_said_in_a_line(audit_command, tmp_path, arguments, told):
    write(tmp_path, a_txt=FAULTY)
    done = audit_command("decide", *arguments)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "audit-decisions.toml").exists()


def test_a_baseline_takes_all_that_is_there_and_only_what_is_new_is_heard_of(desk, audit_command, tmp_path):
    write(tmp_path, a_txt=FAULTY, b_txt=OTHER)
    first = audit_command("baseline", ".", "--who", "desk")
    assert b"4 findings may stand; audit-decisions.toml has 4 decisions" in first.stdout
    assert desk(".")[0] == {"a.txt": [], "b.txt": []}
    kept = (tmp_path / "audit-decisions.toml").read_bytes()
    assert b"0 findings may stand; nothing is written" in audit_command("baseline", ".", "--who", "desk").stdout
    assert (tmp_path / "audit-decisions.toml").read_bytes() == kept
    write(tmp_path, a_txt=FAULTY + "\nShe blasted it.\n")
    assert desk(".")[0] == {"a.txt": ["fight-verb"], "b.txt": []}


def test_a_decision_that_lets_nothing_stand_is_a_finding_until_it_is_pruned(desk, audit_command, tmp_path):
    write(tmp_path, a_txt=FAULTY, b_txt=OTHER)
    audit_command("baseline", ".", "--who", "desk")
    write(tmp_path, a_txt=FAULTY.replace("slammed", "criticised"))
    # the sentence of the misspelling is another, so only the verb's decision is out of use
    assert desk("a.txt")[0] == {"a.txt": ["unused-suppression"]}
    assert desk("b.txt")[0] == {"b.txt": []}
    pruned = audit_command("baseline", "--prune", ".", "--who", "desk")
    assert b"1 decision is taken out; audit-decisions.toml has 3 decisions" in pruned.stdout
    assert desk(".")[0] == {"a.txt": [], "b.txt": []}


def test_a_decision_ends_on_its_day(desk, audit_command, tmp_path):
    write(tmp_path, a_txt=FAULTY)
    assert audit_command("decide", "a.txt:3:11", "--why", "x", "--until", "2100-01-01", "--who", "Ann").returncode == 0
    assert desk("a.txt")[0] == {"a.txt": ["misspelling"]}
    path = tmp_path / "audit-decisions.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("2100", "2020"), encoding="utf-8")
    assert desk("a.txt")[0] == {"a.txt": ["fight-verb", "expired-suppression", "misspelling"]}
    assert desk("--as-of", "2019-12-31", "a.txt")[0] == {"a.txt": ["misspelling"]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('who = "desk"', 'whom = "desk"'), "line 9: key “decision[1].whom” is not known (did you mean “who”?)"),
        (('why = "Baseline', 'why = ""\n#'), "key “decision[1].why” must be a text"),
        (("when = 2", 'when = "x"\n# 2'), "key “decision[1].when” must be a day"),
        (("[[decision]]", "[[decisions]]"), "key “decisions” is not known (did you mean “decision”?)"),
        (("[[decision]]", "[[decision"), "not valid TOML"),
    ],
)
def test_a_decision_written_wrongly_is_told_with_its_line(desk, audit_command, tmp_path, change, told):
    write(tmp_path, a_txt=FAULTY)
    audit_command("decide", "a.txt:3:11", "--why", "Baseline", "--who", "desk")
    path = tmp_path / "audit-decisions.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    _, _, said = desk("a.txt", "a.txt")
    assert len(said) == 1
    assert said[0].startswith("audit: audit-decisions.toml")
    assert told in said[0]


def test_two_branches_decide_and_git_merges_them(audit_command, tmp_path):
    text = "Vote due\n\n" + "".join(f"The mayor slammed plan {n}.\n\n" for n in range(40))
    write(tmp_path, a_txt=text)
    git(tmp_path, "init")
    audit_command("baseline", "a.txt", "--who", "desk")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "baseline")
    for branch, verb in (("one", "blasted"), ("two", "lashed out at")):
        git(tmp_path, "checkout", "-b", branch, "main")
        write(tmp_path, **{f"{branch}_txt": f"Vote due\n\nThe mayor {verb} the plan.\n"})
        assert audit_command("decide", f"{branch}.txt:3", "--why", "so it is", "--who", branch).returncode == 0
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", branch)
    git(tmp_path, "merge", "one")
    done = audit_command("--no-html", "--fail-on", "note", "a.txt", "one.txt", "two.txt")
    assert done.returncode == 0, done.stdout.decode()


def test_the_judged_do_not_decide_for_the_judge(desk, audit_command, tmp_path):
    write(tmp_path, a_txt=FAULTY)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "story")
    audit_command("baseline", ".", "--who", "desk")
    assert desk(".")[0] == {"a.txt": []}
    assert desk("--config-from", "main", ".")[0] == {"a.txt": ["fight-verb", "misspelling"]}
    assert desk("--no-config", ".")[0] == {"a.txt": ["fight-verb", "misspelling"]}
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "decided")
    assert desk("--config-from", "main", ".")[0] == {"a.txt": []}


def test_sarif_carries_what_is_let_stand(audit_command, tmp_path):
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    write(
        tmp_path,
        a_md="# Vote\n\n<!-- audit: ignore fight-verb -- her word -->\n\nShe slammed it, he blasted it.\n",
        b_txt=FAULTY,
    )
    audit_command("decide", "b.txt:3:11", "--why", "so it is", "--who", "Ann", "--until", "2100-01-01")
    log = json.loads(audit_command("--format", "sarif", "a.md", "b.txt").stdout)
    jsonschema.validate(log, schema)
    told = [r["suppressions"][0] for r in log["runs"][0]["results"] if "suppressions" in r]
    assert [(one["kind"], one["justification"]) for one in told] == [
        ("inSource", "her word"), ("inSource", "her word"), ("external", "so it is"),
    ]  # fmt: skip
    assert told[2]["properties"] == {"who": "Ann", "until": "2100-01-01"}


def test_fix_leaves_alone_what_is_let_stand(audit_command, tmp_path):
    write(tmp_path, a_txt=FAULTY)
    audit_command("decide", "a.txt:3:misspelling", "--why", "the name of a band", "--who", "Ann")
    audit_command("--no-html", "--fix", "a.txt")
    assert "A commitee met" in (tmp_path / "a.txt").read_text(encoding="utf-8")
