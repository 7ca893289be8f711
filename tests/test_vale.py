"""Vale styles: what each kind of rule finds and spares, what is not read, and that no pattern can hang."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from auditor.audit import audit
from auditor.checks.vale import KINDS as CHECKED
from auditor.checks.vale.patterns import matches
from auditor.config.newsroom import named
from auditor.config.vale.kinds import KINDS
from auditor.config.vale.regex import one_of, rewritten
from auditor.published import today
from auditor.read import read_bytes
from auditor.selftest import unmarked

STYLES = Path(__file__).with_name("vale")

FOUND = {
    "Desk.Hedges": [
        "# Row\n\nIt is **basically** over, **sort\nof** settled. **Basically** nobody came.",
        "Row\n\nThey sold **éclairs** and they don’t care.\n\nThey **don’t even** wave.",
        "Row\n\n“It is basically over,” she said, **basically** to herself.",
    ],
    "Desk.Dashes": ["Row\n\nThe vote** — **it was close** — **went on."],
    "Desk.Passive": ["Row\n\nThe house **was searched** and boxes **were taken** away."],
    "Desk.Marks": ["Row\n\nThe “levy**”,** as it is called, fell."],
    "Desk.Terms": [
        "Row\n\nHe dropped his **cell phone**. **Cell phone** sales rose.",
        "Row\n\nIt was her **busiest hour**, **e.g.** noon.",
        "Row\n\nThey **dont** know.",
    ],
    "Desk.Small": ["Row\n\n**It is** so.\n\nAnd **It is**."],
    "Desk.Names": ["Row\n\nThe **post office** shut, and the **Postoffice** too.", "Row\n\nIt runs on **PyTorch**."],
    "Desk.Breath": ["Row\n\nIt rained**,** it blew, it froze, it thawed.\n\nIt rained, it blew, it stopped."],
    "Desk.Place": ["Row in Town\n\n**Nothing** was said of it.\n\nMore was said."],
    "Desk.Again": ["Row\n\nIt was **the the** end of it."],
    "Desk.OneWay": ["Row\n\nAn adviser left. The **advisor** was grey. An adviser came."],
    "Desk.Acronyms": ["Row\n\nThe **WHO** met.\n\nThe World Health Office (WHO) voted. The WHO left, and the **ILO**."],
    "Desk.Reply": ["Row\n\nShe **accused** him.\n\nHe was accused, and denied it."],
    "Desk.Headings.Sentence": ["**Council Votes to Close All Its Libraries**\n\nIt rained in Leeds."],
    "Desk.Headings.End": ["# Row over levy\n\nIt rained.\n\n## What is nex**t.**\n\nIt snowed."],
    "Desk.Headings.Title": ["# Row\n\nIt rained.\n\n### **What comes after the Vote**\n\nIt snowed."],
    "Desk.Lists": ["# Row\n\n- apples\n- **Pears**\n"],
    "Desk.Grade": [
        "Row\n\n**Notwithstanding considerable administrative difficulties, representatives dissented.**",
    ],
    "Desk.Length": [f"Row\n\n**{'We went on and on ' * 9}home.** Nobody came back."],
    "Desk.Spelling": ["Row\n\nThe **wogglefrat** stood by the slugline."],
    "Desk.Lay": ["Row\n\nThe dogs **lay** the bone down."],
    "Desk.Quoted": ["# Row\n\nVerily, it is so.\n\n> It is **verily** so.\n"],
    "Desk.Outside": ["# Verily\n\nIt is **verily** so.\n\n> It is verily so.\n"],
    "Vale.Terms": ["Row\n\nThe **reuters** story ran."],
    "Vale.Avoid": ["Row\n\nThe **boffins** agreed."],
}
SPARED = {
    "Desk.Hedges": [
        "Row\n\n“It is basically over,” she said.",
        "# Row\n\n> It is basically over.\n\nShe left.",
        "Row\n\nThe café was a sort of home, and the cafés too.",
        "Row\n\nThey sold an exéclairs.",
    ],
    "Desk.Dashes": ["Row\n\nThe vote—it was close—went on.", "Row\n\n“The vote — it was close,” he said."],
    "Desk.Passive": ["Row\n\nThe house was. Searched boxes came.", "Row\n\n“It was searched,” he said."],
    "Desk.Marks": ["Row\n\nThe “levy,” as it is called, fell."],
    "Desk.Terms": [
        "Row\n\nA hit was the Cell Phone.",
        "Row\n\n“My cell phone rang,” he said.",
        "Row\n\nMobile phones.",
    ],
    "Desk.Small": ["Row\n\nIt’s so. “It is so,” he said."],
    "Desk.Names": ["Row\n\nThe Post Office shut.", "Row\n\nIt runs on python and Python."],
    "Desk.Breath": ["Row\n\nIt rained, it blew, it froze.", "Row\n\n“Rain, wind, frost, snow, ice,” she said."],
    "Desk.Place": ["Row\n\nIt was said in Leeds."],
    "Desk.Again": [
        "Row\n\nHe knew that. That was new.",
        "Row\n\nShe had had enough.",
        "Row\n\n“No no,” he said, 10 10.",
    ],
    "Desk.OneWay": ["Row\n\nAn adviser left. An adviser came.", "Row\n\nAn adviser left. “An advisor,” he said."],
    "Desk.Acronyms": ["Row\n\nThe World Health Office (WHO) met. The WHO voted. The BBC and the US came."],
    "Desk.Reply": ["Row\n\nShe accused him, and he denied it."],
    "Desk.Headings.Sentence": [
        "Council votes to close libraries in Leeds\n\nIt rained in Leeds.",
        "Beach wins a Blue Flag\n\nIt rained.",
        "Minister Kowalczyk says Gorsebank must wait\n\nAnna Kowalczyk spoke.",
    ],
    "Desk.Headings.End": ["# Row over levy\n\nIt rained.\n\nWhat is next.\n\nIt snowed."],
    "Desk.Headings.Title": ["# Row\n\nIt rained.\n\n### What Comes After the Vote\n\n## what comes\n\nIt snowed."],
    "Desk.Lists": ["# Row\n\n- apples\n\nPears."],
    "Desk.Grade": ["Row\n\nThe dog ran. The cat sat. It was hot, and we went home."],
    "Desk.Length": ["Row\n\nThe dog ran. The cat sat. It was hot, and we went home.", "Row\n\nShort."],
    "Desk.Spelling": [
        "Row\n\nThe slugline, the newsie and the kerfufflish xxabc met in Gorsebank with Wogglefrat and NATO.",
        "Row\n\n“A wogglefrat,” he said.",
    ],
    "Desk.Lay": ["Row\n\nThey will lay the bone down.", "Row\n\nDogs lay the bone down flat."],
    "Desk.Quoted": ["# Row\n\nVerily, it is so. “Verily,” he said.\n\n> “Verily,” he said.\n"],
    "Desk.Loud": ["# Row\n\nIt was *very* bad."],
    "Desk.Outside": ["# Row\n\n> It is verily so.\n"],
    "Vale.Terms": ["Row\n\nThe Reuters story ran."],
    "Vale.Avoid": ["Row\n\n“Boffins,” he said. “The boffins agreed.”"],
}


@pytest.fixture(scope="module")
def settings():
    return named(STYLES / "audit.toml").settings(STYLES / "a.txt", today())


def found(settings, name, story):
    """The words that a rule finds in a text, or in Markdown if the story begins with a mark of it."""
    report = audit(read_bytes(story.encode(), "a.md" if story.startswith("# ") else "a.txt"), settings.rules)
    return [report.document[finding.span] for finding in report.findings if finding.rule.name == name]


@pytest.mark.parametrize("name", FOUND)
def test_a_rule_finds_what_it_asks_for(settings, name):
    for story in FOUND[name]:
        plain, spans = unmarked(story)
        assert found(settings, name, plain) == [plain[start:end] for start, end in spans], story


@pytest.mark.parametrize("name", SPARED)
def test_a_rule_spares_what_it_should(settings, name):
    for story in SPARED[name]:
        assert found(settings, name, story) == [], story


def test_every_rule_is_read_and_tried_and_every_kind_is_there(settings):
    ours = {rule.name: rule for rule in settings.rules.rules if rule.check == "vale"}
    assert settings.unread == ()
    assert set(ours) == {*FOUND, "Desk.Loud"} == set(SPARED)
    assert {rule.options["vale"]["extends"] for rule in ours.values()} == set(KINDS) == set(CHECKED)
    assert ours["Desk.Hedges"].severity == "note"
    assert ours["Desk.Headings.End"].severity == "warning"
    assert ours["Desk.Dashes"].severity == "error"


def test_the_file_as_it_is_can_be_read_and_a_limit_is_kept(settings):
    assert found(settings, "Desk.Loud", "# Row\n\nIt was **very** bad, and **so** on.\n") == ["very"]


MESSAGES = {
    "Desk.Terms": (
        "Row\n\nCell phone.",
        "Use 'Mobile' or 'Mobile phone' instead of 'Cell phone'.",
        ["Mobile", "Mobile phone"],
    ),
    "Desk.Small": ("Row\n\nIt is so.", "Write 'It's' or 'It'll be', not 'It is'.", ["It's", "It'll be"]),
    "Desk.Breath": ("Row\n\nOne, two, three, four.", "3 commas in a sentence; two are enough.", []),
    "Desk.Dashes": ("Row\n\nOne — two.", "No space around a dash (' — ').", ["—"]),
    "Desk.OneWay": ("Row\n\nGrey, gray.", "'gray' is spelt in two ways.", []),
    "Desk.Lay": ("Row\n\nDogs lay down.", "'lay' down? It lies.", []),
    "Desk.Spelling": ("Row\n\nThe qovernment.", "Is 'qovernment' a word?", ["government"]),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_has_the_words_and_what_to_write(settings, name):
    story, message, suggestions = MESSAGES[name]
    findings = audit(read_bytes(story.encode(), "a.txt"), settings.rules).findings
    (finding,) = [finding for finding in findings if finding.rule.name == name]
    assert (finding.message, list(finding.suggestions)) == (message, suggestions)


# --- patterns ---

WORDS = st.text(st.sampled_from("abéß-. "), max_size=12)


@given(st.lists(st.text(st.sampled_from("abé"), min_size=1, max_size=3), min_size=1, max_size=3, unique=True), WORDS)
def test_whole_words_are_whole_in_any_alphabet(tokens, story):
    tokens = sorted(tokens, key=len, reverse=True)
    spans = [(found.start, found.end) for found in matches(one_of(tokens, words=True, ignorecase=False), story)]
    assert spans == [found.span() for found in re.finditer(rf"\b(?:{'|'.join(tokens)})\b", story)]


PARTS = st.sampled_from(
    [r"\w+", r"\W", r"\s", r"\S", "a", "é", r"[\w-]", "[^ab]", r"[\s.]+", r"\.", "(?:a|b)", "b?", r"\u00e9"]
)


@given(st.lists(PARTS, min_size=1, max_size=4), WORDS)
def test_a_pattern_means_what_it_means_elsewhere(parts, story):
    pattern = "".join(parts)
    spans = [
        (found.start, found.end)
        for found in matches(one_of([rewritten(pattern)], words=False, ignorecase=False), story)
    ]
    wanted = (found.span() for found in re.finditer(pattern, story))
    assert spans == [(start, end) for start, end in wanted if start < end]


# --- as a user has it ---


@pytest.fixture
def desk(tmp_path, audit_command):
    """Write files, run `audit`: the exit status, (name, words) of what Vale's rules found, and the lines of stderr."""

    def run(files, *args, **options):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
        done = audit_command("--format", "jsonl", *(args or ["a.txt"]), **options)
        said = done.stderr.decode().splitlines()
        assert not any("Traceback" in line for line in said), said
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        return done.returncode, [f["name"] for a in rows for f in a["findings"] if "." in f["name"]], said

    return run


def rule(**keys):
    tokens = {"tokens": ["verily"]} if keys.get("extends", "existence") == "existence" else {}
    return {"extends": "existence", "message": "Not '%s'.", **tokens, **keys}


STORY = "Row over levy\n\nVerily, it is verily so.\n"
CONFIG = 'extend = ["vale:styles/Desk"]\n'
UNREAD = {
    "a script": (rule(extends="script"), "the rule is left out for its key “extends”: a script is code"),
    "another kind": (rule(extends="existance"), "there is no kind “existance” (did you mean “existence”?)"),
    "no message": (rule(message=""), "left out for its key “message”: it is missing"),
    "a look around": (rule(tokens=["verily", "so(?! far)"]), "key “tokens[2]” is not read: it looks around"),
    "a look around in raw": (rule(raw=["(?<!x)"]), "key “raw” is not read: it looks around"),
    "a reference back": (rule(tokens=[r"(\w)\1"]), "key “tokens[1]” is not read: invalid escape sequence: \\1"),
    "too many times": (rule(tokens=["a{5000}"]), "key “tokens[1]” is not read: invalid repetition size"),
    "a long pattern": (rule(tokens=["a" * 3000]), "key “tokens[1]” is not read: has 3,000 characters"),
    "nothing to look for": (rule(tokens=[]), "left out for its key “tokens”: there is nothing to look for"),
    "an unknown key": (rule(ignorcase=True), "key “ignorcase” is not read: it is not known (did you mean “ignorecase”?)"),
    "a wrong flag": (rule(ignorecase="maybe"), "key “ignorecase” is not read: “maybe” is neither true nor false"),
    "a wrong number": (rule(limit="many"), "key “limit” is not read: “many” is no number"),
    "a large number": (rule(limit="1e30"), "key “limit” is not read: “1e30” is no number from 0 to a billion"),
    "a deep formula": (
        rule(extends="metric", formula="(" * 240 + "1" + ")" * 240, condition="> 1"),
        "key “formula”: it is no arithmetic",
    ),
    "a wrong list": (rule(tokens={"a": "b"}), "key “tokens” is not read: it is no list of texts"),
    "a wrong level": (rule(level="fatal"), "key “level” is not read: it is none of suggestion, warning, error"),
    "a scope of code": (rule(scope="comment"), "key “scope” is not read: an article has no “comment”"),
    "one scope of two": (rule(scope=["text", "alt"]), "key “scope” is not read: an article has no “alt”"),
    "a wrong action": (rule(action={"name": "edit", "params": ["shout"]}), "key “action.params” is not read"),
    "a wrong table": (rule(extends="substitution", swap=["a"]), "key “swap” is not read: it is no table of texts"),
    "a wrong pair": (rule(extends="substitution", swap={"(": "b"}), "key “swap.(” is not read: missing )"),
    "a part of speech": (rule(extends="sequence", tokens=[{"tag": "NN"}]), "asks for a part of speech"),
    "a row of nothing": (rule(extends="sequence", tokens=["a"]), "left out for its key “tokens[1].pattern”"),
    "no limit": (rule(extends="occurrence", token="a"), "left out for its key “max”"),
    "an unknown metric": (rule(extends="readability", metrics=["Dale"]), "left out for its key “metrics”: there are Auto"),
    "a power": (rule(extends="metric", formula="9 ** 9 ** 9", condition="> 1"), "key “formula”: it asks for “9 ** 9 ** 9”"),
    "code": (rule(extends="metric", formula="__import__('os')", condition="> 1"), "key “formula”: it asks for “__import__"),
    "no condition": (rule(extends="metric", formula="words", condition="and"), "key “condition”: it is no arithmetic"),
    "another dictionary": (rule(extends="spelling", dictionaries=["nl"]), "looked up in the dictionary of audit"),
    "a list outside": (rule(extends="spelling", ignore="../../secret.txt"), "there is no list ../../secret.txt"),
    "no table": ("- a", "Odd.yml is not read: it is no table of keys"),
    "no YAML": ("a: [", "Odd.yml is not read: it is not valid YAML (line 1)"),
    "a deep table": ("[" * 5000, "Odd.yml is not read: it is"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_is_one_note_and_costs_nothing_else(desk, name):
    odd, said_of = UNREAD[name]
    files = {"audit.toml": CONFIG, "styles/Desk/Odd.yml": odd, "styles/Desk/Plain.yml": rule(tokens=["is"])}
    status, found, said = desk({**files, "a.txt": STORY, "b.txt": STORY, "secret.txt": "so"}, "a.txt", "b.txt", ".")
    assert status == 0
    assert found.count("Desk.Plain") == 4
    assert len(said) == 1
    assert said[0].startswith("audit: note: styles/Desk/Odd.yml")
    assert said_of in said[0]


def test_a_rule_that_is_no_text_costs_only_itself(desk, tmp_path):
    (tmp_path / "styles/Desk").mkdir(parents=True)
    (tmp_path / "styles/Desk/Odd.yml").write_bytes(b"\xff\xfe")
    _, found, said = desk({"audit.toml": CONFIG, "styles/Desk/Plain.yml": rule(), "a.txt": STORY})
    assert (found, len(said)) == (["Desk.Plain"], 1)
    assert said[0].startswith("audit: note: styles/Desk/Odd.yml: cannot be read as UTF-8 text")


def test_what_is_left_of_a_rule_is_asked(desk):
    odd = rule(tokens=["so(?! far)", "verily"], shout=True)
    _, found, said = desk({"audit.toml": CONFIG, "styles/Desk/Odd.yml": odd, "a.txt": STORY})
    assert (found, len(said)) == (["Desk.Odd"], 2)


HANGS = ["(a+)+$", "(a|aa)+b", "(.*a){20}b", r"(\w+\s?)+!", "^(([a-z])+.)+[A-Z]([a-z])+$"]


def test_no_pattern_can_hang(desk):
    files = {f"styles/Desk/R{i}.yml": rule(tokens=[one], nonword=True, message="No.") for i, one in enumerate(HANGS)}
    files["styles/Desk/S.yml"] = rule(extends="substitution", swap=dict.fromkeys(HANGS, "x"), nonword=True)
    files["styles/Desk/O.yml"] = rule(extends="occurrence", token="(a+)+c", min=1)
    status, found, said = desk({**files, "audit.toml": CONFIG, "a.txt": f"Row\n\n{'a' * 20_000} b\n"})
    assert status == 0
    assert said == []
    assert "Desk.O" in found


WRONG = {
    "out of the root": ('extend = ["vale:../styles"]', {}, "leads out of the folder of audit.toml"),
    "no folder": ('extend = ["vale:styles/Desk"]', {}, "names no folder: there is no styles/Desk"),
    "no rules": (CONFIG, {"styles/Desk/readme.md": "x"}, "names a folder without rules of Vale, which are .yml files"),
    "one name twice": (
        'extend = ["vale:styles/Desk", "vale:other/Desk"]',
        {"styles/Desk/Plain.yml": rule(), "other/Desk/Plain.yml": rule()},
        "code Desk.Plain or name Desk.Plain is taken by styles/Desk/Plain.yml",
    ),
    "too large": (CONFIG, {"styles/Desk/Plain.yml": "#" * 1_000_001}, "1,000,001 bytes are too many"),
    "too many": (CONFIG, {f"styles/Desk/R{i}.yml": "x: y" for i in range(501)}, "has 501 files"),
    "no such rule": (
        CONFIG + 'disable = ["Desk.Plane"]', {"styles/Desk/Plain.yml": rule()}, "(did you mean “Desk.Plain”?)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_style_is_one_line_with_file_and_key(desk, name):
    config, files, said_of = WRONG[name]
    status, found, said = desk({**files, "audit.toml": config, "a.txt": STORY})
    assert (status, found, len(said)) == (2, [], 1)
    assert said_of in said[0]


def test_no_link_leads_out_of_the_root(desk, tmp_path):
    (tmp_path / "root/styles").mkdir(parents=True)
    (tmp_path / "Desk").mkdir()
    (tmp_path / "root/styles/Desk").symlink_to("../../Desk")
    files = {"Desk/Plain.yml": rule(), "root/audit.toml": CONFIG, "root/a.txt": STORY}
    status, _, said = desk(files, "a.txt", cwd=tmp_path / "root")
    assert status == 2
    assert "leads out of the folder" in said[0]


def test_rules_of_a_style_are_disabled_weighed_listed_and_explained(desk, audit_command):
    files = {
        "styles/Desk/Plain.yml": rule(description="Old words.", link="https://desk.example/old"),
        "styles/Desk/Sub/Loud.yml": rule(tokens=["so"], level="suggestion"),
        "styles/Desk/_old/Gone.yml": rule(),
        "styles/Desk/Plain.test.yml": "cases: []",
        "a.txt": STORY,
    }
    assert desk({**files, "audit.toml": CONFIG})[:2] == (0, ["Desk.Plain", "Desk.Sub.Loud"])
    table = audit_command("rules").stdout.decode()
    assert "        Desk.Plain                 warning" in table
    page = audit_command("explain", "desk.plain").stdout.decode()
    for line in (
        "Desk.Plain  (warning)",
        "Old words. What stands in quotation marks or quoted blocks is left alone",
        "styles/Desk/Plain.yml",
    ):
        assert line in page
    sarif = json.loads(audit_command("--format", "sarif", "a.txt").stdout)["runs"][0]
    declared = {one["id"]: one for one in sarif["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in sarif["results"]} <= set(declared)
    assert declared["Desk.Plain"]["helpUri"] == "https://desk.example/old"
    assert "Found:" not in declared["Desk.Plain"]["help"]["text"]
    assert "Not &#39;verily&#39;" in audit_command("--format", "html", "a.txt").stdout.decode()
    assert b"Not '\xe2\x80\xa6' Desk.Plain\n" in audit_command("a.txt").stdout
    for word in ("Desk.Plain", "Desk"):
        left = [] if word == "Desk" else ["Desk.Sub.Loud"]
        assert desk({"audit.toml": f'{CONFIG}disable = ["{word}"]'})[1] == left
    status, _, said = desk({"audit.toml": f'{CONFIG}severity = {{ Desk = "note", "Desk.Plain" = "error" }}'})
    assert (status, said) == (1, ["audit: 1 error at or above --fail-on error"])
    per_path = f'{CONFIG}[[per_path]]\npaths = ["b.txt"]\ndisable = ["Desk"]'
    assert desk({"audit.toml": per_path, "b.txt": STORY}, "a.txt", "b.txt")[1] == ["Desk.Plain", "Desk.Sub.Loud"]


def test_a_style_comes_from_a_git_ref_with_its_lists(desk, tmp_path):
    def git(*args):
        who = ["-c", "user.name=desk", "-c", "user.email=desk@example.com", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *args], cwd=tmp_path, check=True, capture_output=True)

    files = {
        "audit.toml": CONFIG,
        "styles/Desk/Spelling.yml": {"extends": "spelling", "message": "'%s'?", "ignore": "own.txt"},
        "styles/config/ignore/own.txt": "wogglefrat\n",
        "a.txt": "Row\n\nThe wogglefrat saw a wigglefrot.\n",
    }
    assert desk(files)[1] == ["Desk.Spelling"]
    git("init")
    git("add", ".")
    git("commit", "-m", "base")
    changed = {"audit.toml": "", "styles/Desk/Spelling.yml": "x", "styles/config/ignore/own.txt": "wigglefrot"}
    assert desk(changed)[1] == []
    assert desk({}, "--config-from", "main", "a.txt") == (0, ["Desk.Spelling"], [])


def test_house_rules_and_styles_stand_side_by_side(desk, audit_command):
    files = {"styles/Desk/Plain.yml": rule(), "a.txt": STORY, "audit.toml": CONFIG}
    desk(files)
    assert 'extend = ["house/"]' in audit_command("new-rule", "press-release").stdout.decode()
    desk({"audit.toml": 'extend = ["vale:styles/Desk", "house/"]'})
    assert audit_command("test", "house").stdout == b"1 of 1 rules hold\n"
    assert "HOU001  press-release" in audit_command("rules").stdout.decode()
    assert "extend   vale:styles/Desk  audit.toml line 1" in audit_command("config").stdout.decode()


def test_without_re2_there_is_one_line_with_the_mend(desk, tmp_path):
    desk({"styles/Desk/Plain.yml": rule(), "a.txt": STORY, "audit.toml": CONFIG})
    code = "import sys; sys.modules['re2'] = None; sys.argv = ['audit', 'a.txt']; from auditor.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "audit: audit.toml line 1: key “extend[1]” a Vale style is read with google-re2, which is not there; "
        "install it: pip install 'auditor[vale]'\n"
    )


def test_nothing_of_vale_is_imported_where_no_style_is_extended(desk, tmp_path):
    desk({"a.txt": STORY, "audit.toml": 'disable = ["LOD"]'})
    code = (
        "import sys; from auditor.cli import cli; cli.main(['--no-html', 'a.txt'], standalone_mode=False); "
        "print([m for m in sys.modules if m in ('re2', 'yaml') or 'vale.' in m])"
    )
    code = code.replace("cli.main", "\ntry: cli.main").replace("; print", "\nexcept SystemExit: pass\nprint")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
