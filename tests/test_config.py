"""What a newsroom sets: the file and its schema, what holds for a path, house rules, and a git ref as the judge."""

import json
import os
import subprocess
import sys
import tomllib

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.config.files import line_of
from auditor.config.folders import BYTES, FILES
from auditor.config.packs import _CHECKS
from auditor.config.schema import faults, schema
from auditor.gate import LEVELS, SCORES
from auditor.resources import data
from auditor.rulefile import SEVERITIES

FAULTY = "Senator slams budget\n\nThe senator slammed the budget and the free gift. It was reportedly late.\n"


@pytest.fixture
def desk(tmp_path, audit_command):
    """Write files, run `audit`: the exit status, what was found as (path, rule, severity), and the lines of stderr."""

    def run(files, *args, **options):
        write(tmp_path, files)
        done = audit_command("--format", "jsonl", *args, **options)
        said = done.stderr.decode().splitlines()
        assert not any("Traceback" in line for line in said), said
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        return done.returncode, [(a["path"], f["name"], f["severity"]) for a in rows for f in a["findings"]], said

    return run


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names(found):
    return {name for _, name, _ in found}


def git(folder, *args):
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, env=env)


def house_rule(name="press-release", code="HOU001", phrase="press release", **changes):
    rule = {
        "code": code, "name": name, "title": "Say news release", "check": "wording", "severity": "warning",
        "message": "“$match”: write $instead.", "rationale": "We say news release.",
        "source": [{"guide": "house style"}],
        "bad": [f"Row\n\nThe **{phrase}** came."], "good": ["Row\n\nThe news release came."],
        "options": {"terms": {phrase: ["news release"]}}, **changes,
    }  # fmt: skip
    return "\n".join(f"{key} = {_toml(value)}" for key, value in rule.items())


def _toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


# --- the file ---


def test_the_schema_is_one_and_knows_what_the_program_knows():
    jsonschema.Draft202012Validator.check_schema(schema())
    parts = schema()["$defs"]
    assert tuple(parts["severity"]["additionalProperties"]["enum"]) == SEVERITIES
    assert set(parts["fail_on"]["enum"]) == set(LEVELS)
    assert tuple(parts["min_score"]["properties"]) == SCORES
    assert parts["style"]["enum"] == sorted(path.stem for path in (data("rules") / "presets").glob("*.toml"))


WORDS = st.sampled_from(
    ["fight-verb", "a", "", "US", "GB", "error", "note", "names.txt", "**/*.md", "nine", "%", "x" * 201]
)
VALUES = st.recursive(
    st.one_of(WORDS, st.integers(-5, 400), st.booleans(), st.floats(allow_nan=False), st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)


def tables(properties, depth=0):
    """Tables with the keys of the schema, or nearly, and values that are right or nearly so."""

    def one(node):
        node = schema()["$defs"].get(node.get("$ref", "").removeprefix("#/$defs/"), {}) | node
        right = [st.sampled_from(node["enum"])] if "enum" in node else []
        if "properties" in node and depth < 2:
            right.append(tables(node["properties"], depth + 1))
        if "items" in node:
            right.append(st.lists(one(node["items"]), max_size=3))
        if node.get("type") == "integer":
            right.append(st.integers(node["minimum"], node["maximum"]))
        return st.one_of(*right, *right, VALUES)

    return st.fixed_dictionaries(
        {}, optional={key: one(node) for key, node in properties.items()} | {"severty": VALUES}
    )


@settings(deadline=None)
@given(tables(schema()["properties"]))
def test_the_reader_and_the_schema_agree(table):
    assert jsonschema.Draft202012Validator(schema()).is_valid(table) == (not list(faults(table, schema())))


WRONG = {
    'severty = "x"': "line 1: key “severty” is not known (did you mean “severity”?)",
    'fail_on = "eror"': "line 1: key “fail_on” must be one of “error”",
    "fail_on = true": "key “fail_on” must be one of “error”, “warning”, “note”, “never”",
    'disable = "fight-verb"': "key “disable” must be a list of texts",
    'disable = ["fight-verbs"]': "names no rule or group “fight-verbs” (did you mean “fight-verb”?)",
    'fail_on = "note"\n\n[severity]\nfight-verb = "bad"': "line 4: key “severity.fight-verb” must be one of",
    '[severity]\nfigt-verb = "note"': "key “severity.figt-verb” names no rule or group “figt-verb” (did you mean “fight-verb”?)",
    "[min_score]\ntone = 101": "key “min_score.tone” must be a whole number from 0 to 100",
    "[min_score]\ntones = 1": "key “min_score.tones” is not known (did you mean “tone”?)",
    '[[per_path]]\ndisable = ["fight-verb"]': "key “per_path[1].paths” is missing",
    "[[per_path]]\npaths = []": "key “per_path[1].paths” must not be empty",
    '[[per_path]]\npaths = ["*.txt"]\nextend = ["x"]': "key “per_path[1].extend” is not known",
    '[[per_path]]\npaths = ["*.txt"]\n[[per_path]]\npaths = ["sprot/**"]': "line 4: key “per_path[2].paths[1]” fits no file",
    'exclude = ["drafts/**"]': "fits no file: “drafts/**”",
    'include = ["\\\\"]': "is no glob",
    'dialect = "UK"': "must be one of “US”, “GB”",
    'dialect = "US"\n[house]\ndialect = "GB"': "key “dialect” is not what house.dialect says",
    'style = "times"': "must be one of “ap”, “bbc”, “guardian”",
    "[house]\nheadline_length = 5": "must be a whole number from 20 to 300",
    "[house]\nserial_coma = true": "did you mean “serial_comma”?",
    '[house.terms]\n"web site" = 3': "key “house.terms.web site” must be a text or a list of texts",
    '[house.terms]\n"[a" = "b"': "key “house.terms.[a” is no phrase: brackets do not nest",
    '[house.terms]\n"{nobody}" = "b"': "unknown set {nobody}",
    'names = "names.txt"': "key “names” names no file",
    'names = "../names.txt"': "leads out of the folder of audit.toml",
    'extend = ["house"]': "names no folder: there is no house",
    'extend = ["/tmp"]': "leads out of the folder",
    'extend = ["a/../../b"]': "leads out of the folder",
    'extend = ["."]': "key “extend[1]” names the folder of audit.toml itself",
    'extend = ["a.txt"]': "key “extend[1]” names a file: a.txt; name the folder",
    'extend = ["h", "h/"]': "key “extend[2]” names h/ a second time",
    'disable = ["lod"]': "names no rule or group “lod” (did you mean “LOD”?)",
    '[house.terms]\n"" = "b"': "key “house.terms.” is no phrase: it has no words",
    '[house.terms]\n"--" = "b"': "key “house.terms.--” is no phrase: it has no words",
    '[house.terms]\n"a" = " "': "key “house.terms.a” must say what to write",
    '[house.terms]\n"a~" = ["b~"]': "key “house.terms.a~” must say what to write, which takes no ~",
    'disable = ["x"': "not valid TOML",
    "x = " + "[" * 4000: "not valid TOML",
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:40])
def test_a_wrong_configuration_is_one_line_with_file_key_and_mend(desk, text):
    status, found, said = desk({"audit.toml": text, "a.txt": FAULTY}, "a.txt")
    assert (status, found, len(said)) == (2, [], 1)
    assert said[0].startswith("audit: audit.toml")
    assert WRONG[text] in said[0]


def test_a_file_of_another_encoding_or_size_is_one_line(desk, tmp_path):
    for raw, said_of in ((b"\xff\xfe", "cannot be read as UTF-8"), (b"#" * 1_000_001, "too many")):
        (tmp_path / "audit.toml").write_bytes(raw)
        status, _, said = desk({"a.txt": FAULTY}, "a.txt")
        assert (status, len(said)) == (2, 1)
        assert said_of in said[0]


def test_a_wrong_configuration_costs_only_its_own_folder(desk):
    files = {"a/audit.toml": "x = 1", "a/1.txt": FAULTY, "a/2.txt": FAULTY, "b/1.txt": FAULTY}
    status, found, said = desk(files, ".")
    assert status == 2
    assert {path for path, _, _ in found} == {"b/1.txt"}
    assert len(said) == 1


@given(
    st.lists(
        st.sampled_from(["#x = 1", "", "y = [", "  1,", "]", "[t]", "z = '''", "'''", "[[u]]", "u.x = 2"]), max_size=9
    )
)
def test_a_key_is_told_on_the_line_where_toml_has_it(lines):
    text = "\n".join([*lines, "x = 3"])
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    if "x" in table:
        assert line_of(text, ("x",)) == len(lines) + 1
    elif isinstance(table.get("t"), dict) and "x" in table["t"]:
        assert line_of(text, ("t", "x")) == len(lines) + 1
    assert line_of(text, ("absent",)) == 0


def test_a_wrong_entry_of_a_long_list_is_told_at_once(desk, audit_command):
    names = "".join(f'  "name{i}",\n' for i in range(15_000))
    terms = "".join(f'"term{i}" = "x"\n' for i in range(4_000))
    said = desk({"audit.toml": f"fail_on = 'note'\nnames = [\n{names}3]\n", "a.txt": FAULTY}, "a.txt")[2]
    assert said == ["audit: audit.toml line 2: key “names[15001]” must be a text"]
    said = desk({"audit.toml": f"[house.terms]\n{terms}t = 3\n"}, "a.txt")[2]
    assert said == ["audit: audit.toml line 4002: key “house.terms.t” must be a text or a list of texts"]
    desk({"audit.toml": f"names = [\n{names}]\n[house.terms]\n{terms}"})
    rows = [" ".join(line.split()) for line in audit_command("config").stdout.decode().splitlines()]
    assert "names 15000 names audit.toml line 1" in rows
    assert "house.terms 4000 terms audit.toml line 15003" in rows


PYPROJECTS = {
    "tool = 3": "audit: pyproject.toml: key “tool” must be a table",
    "[tool]\naudit = 3": "audit: pyproject.toml line 2: key “tool.audit” must be a table",
}


@pytest.mark.parametrize("text", PYPROJECTS)
def test_a_pyproject_whose_tools_are_no_tables_is_one_line(desk, text):
    assert desk({"pyproject.toml": text, "a.txt": FAULTY}, "a.txt")[2] == [PYPROJECTS[text]]


def test_lines_of_a_pyproject_are_told_too(desk):
    text = "[project]\nname = 'x'\n\n[tool.audit.house]\npercent = 'pc'"
    assert desk({"pyproject.toml": text, "a.txt": FAULTY}, "a.txt")[2] == [
        "audit: pyproject.toml line 5: key “house.percent” must be one of “%”, “per cent”, “percent”"
    ]


# --- what holds ---


def test_rules_are_disabled_and_weighed_anew_by_name_code_and_group(desk):
    for word in ("fight-verb", "LOD004", "LOD", "loaded language"):
        _, found, _ = desk({"audit.toml": f'disable = ["{word}"]', "a.txt": FAULTY}, "a.txt")
        assert "fight-verb" not in names(found)
        assert "redundancy" in names(found)
    text = '[severity]\nLOD = "note"\nfight-verb = "error"\nSTY010 = "note"'
    status, found, said = desk({"audit.toml": text, "a.txt": FAULTY}, "a.txt")
    assert ("a.txt", "fight-verb", "error") in found
    assert ("a.txt", "redundancy", "note") in found
    assert status == 1
    assert said == ["audit: 2 errors at or above --fail-on error"]


def test_the_gate_is_configured_and_flags_beat_it(desk):
    files = {"audit.toml": 'fail_on = "warning"\n[min_score]\ntone = 99', "a.txt": FAULTY}
    status, _, said = desk(files, "a.txt")
    assert status == 1
    assert "at or above --fail-on warning" in said[0]
    assert "is under 99 in a.txt" in said[0]
    assert desk(files, "--fail-on", "error", "--min-score", "tone=0", "a.txt")[0] == 0
    assert desk(files, "--no-config", "a.txt")[0] == 0


def test_paths_have_settings_of_their_own(desk):
    text = """
disable = ["redundancy"]
[[per_path]]
paths = ["sport/"]
disable = ["fight-verb"]
fail_on = "never"
[[per_path]]
paths = ["sport/**/letters/*.txt"]
severity = { agentless-report = "error" }
fail_on = "error"
"""
    files = {"audit.toml": text, "a.txt": FAULTY, "sport/a.txt": FAULTY, "sport/2026/letters/a.txt": FAULTY}
    status, found, said = desk(files, ".")
    assert "redundancy" not in names(found)
    assert {path for path, name, _ in found if name == "fight-verb"} == {"a.txt"}
    levels = {path: severity for path, name, severity in found if name == "agentless-report"}
    assert levels == {"a.txt": "warning", "sport/a.txt": "warning", "sport/2026/letters/a.txt": "error"}
    assert (status, said) == (1, ["audit: 1 error at or above --fail-on error"])


def test_the_nearest_file_above_an_article_holds(desk, tmp_path):
    files = {
        "audit.toml": 'disable = ["fight-verb"]',
        "a/b/1.txt": FAULTY,
        "c/pyproject.toml": "[tool.other]\nx = 1",
        "c/1.txt": FAULTY,
        "d/pyproject.toml": '[tool.audit]\ndisable = ["redundancy"]',
        "d/1.txt": FAULTY,
    }
    _, found, _ = desk(files, ".")
    at = {path: {name for other, name, _ in found if other == path} for path, _, _ in found}
    for path in ("a/b/1.txt", "c/1.txt"):
        assert "fight-verb" not in at[path]
        assert "redundancy" in at[path]
    assert "fight-verb" in at["d/1.txt"]
    assert "redundancy" not in at["d/1.txt"]
    _, found, _ = desk({}, "1.txt", cwd=tmp_path / "a" / "b")
    assert "fight-verb" not in names(found)
    _, found, _ = desk({}, "--stdin-filename", "d/new.txt", "-", stdin=FAULTY.encode())
    assert "redundancy" not in names(found)
    status, _, said = desk({"d/audit.toml": ""}, "d/1.txt")
    assert status == 2
    assert "keep one of them" in said[0]


def test_a_file_can_be_named_and_wrong_usage_says_so(desk):
    files = {"audit.toml": 'disable = ["fight-verb"]', "ci/desk.toml": 'disable = ["redundancy"]', "a.txt": FAULTY}
    _, found, _ = desk(files, "--config", "ci/desk.toml", "a.txt")
    assert "redundancy" not in names(found)
    assert "fight-verb" in names(found)
    for args, said_of in (
        (["--config", "none.toml"], "none.toml: cannot be read"),
        (["--config", "ci/desk.toml", "--no-config"], "give one of"),
        (["--config-from", "main"], "is no folder of a git repository"),
    ):
        status, _, said = desk(files, *args, "a.txt")
        assert status == 2
        assert said_of in said[-1]


def test_the_python_interface_looks_for_no_configuration(tmp_path, monkeypatch):
    from auditor import audit_file

    write(tmp_path, {"audit.toml": "wrong = 1", "a.txt": FAULTY})
    monkeypatch.chdir(tmp_path)
    assert "fight-verb" in {finding.rule.name for finding in audit_file("a.txt").findings}


def test_house_names_are_no_misspellings(desk):
    story = (
        "Town\n\nThe sluicegater came. A commitee met. Sluicegaters wept at the sluicegater's door, and the XYQ paid.\n"
    )
    found = desk({"audit.toml": "", "a.txt": story}, "a.txt")[1]
    assert {"misspelling", "acronym-unexplained"} <= names(found)
    for text in ('names = ["sluicegater", "XYQ", "commitee"]', 'names = "names.txt"'):
        listed = "# ours\nsluicegater\nXYQ\n\ncommitee\n"
        found = desk({"audit.toml": text, "names.txt": listed, "a.txt": story}, "a.txt")[1]
        assert not {"misspelling", "acronym-unexplained"} & names(found)


# --- which files ---


def paths(desk, files, *args):
    _, found, said = desk(files, *args)
    assert said == [] or "at or above" in said[0], said
    return sorted({path for path, _, _ in found})


def test_include_and_exclude_choose_the_files_of_a_folder(desk):
    files = dict.fromkeys(("a.txt", "b.md", "drafts/c.md", "drafts/keep.md", "news/d.md", "news/e.txt"), FAULTY)
    files["audit.toml"] = 'include = ["*.md"]\nexclude = ["drafts/**", "!drafts/keep.md"]'
    assert paths(desk, files, ".") == ["b.md", "drafts/keep.md", "news/d.md"]
    assert paths(desk, files, "news") == ["news/d.md"]
    assert paths(desk, files, "a.txt", "drafts/c.md") == ["a.txt", "drafts/c.md"]  # a file that is named is audited
    assert paths(desk, files, "--no-config", "news") == ["news/d.md", "news/e.txt"]


def test_what_git_ignores_is_left_out_of_a_folder(desk, tmp_path):
    files = dict.fromkeys(("a.txt", "out/b.txt", "in/c.txt", "in/d.txt", "in/deep/d.txt", "own/e.txt"), FAULTY)
    files |= {".gitignore": "out/\nd.txt\n\\\n", "in/deep/.gitignore": "!d.txt\n"}
    assert paths(desk, files, ".") == ["a.txt", "in/c.txt", "in/d.txt", "in/deep/d.txt", "out/b.txt", "own/e.txt"]
    git(tmp_path, "init")
    (tmp_path / ".git" / "info").mkdir(exist_ok=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("own/e*\n", encoding="utf-8")
    assert paths(desk, files, ".", "--no-config") == ["a.txt", "in/c.txt", "in/deep/d.txt"]
    assert paths(desk, files, "out") == ["out/b.txt"]  # a folder that is named is audited
    assert paths(desk, files, "in/d.txt") == ["in/d.txt"]
    status, _, said = desk({}, "own")
    assert status == 2
    assert "holds no articles" in said[0]


@settings(deadline=None, max_examples=40)  # each one starts git
@given(
    st.lists(
        st.sampled_from(["*.txt", "a/", "/b", "!a/x.txt", "a/**", "!b", "**/x.txt", "b/*", "# c", "x*", "!*"]),
        max_size=4,
    ),
)
def test_ignored_is_what_git_says(tmp_path_factory, lines):
    folder = tmp_path_factory.mktemp("repo")
    git(folder, "init")
    write(folder, dict.fromkeys(("a/x.txt", "a/b/y.txt", "b/x.txt", "x.txt", "c.txt"), "x"))
    write(folder, {".gitignore": "\n".join(lines)})
    said = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=folder, check=True, capture_output=True, text=True
    )
    wanted = sorted(name for name in said.stdout.split() if name.endswith(".txt"))
    from auditor.config.newsroom import unset
    from auditor.read.many import _files

    assert sorted(str(p.relative_to(folder)) for p in _files(folder, unset().left_out(folder))) == wanted


# --- house rules ---


def test_house_rules_are_checked_listed_explained_and_tested(desk, audit_command):
    story = "Row\n\nThe press release came.\n"
    files = {"audit.toml": 'extend = ["house/"]', "house/press-release.toml": house_rule(), "a.txt": story}
    assert ("a.txt", "press-release", "warning") in desk(files, "a.txt")[1]
    assert "HOU001  press-release" in audit_command("rules").stdout.decode()
    assert "Its file: house/press-release.toml" in audit_command("explain", "hou001").stdout.decode()
    done = audit_command("test", "house/")
    assert (done.returncode, done.stdout) == (0, b"1 of 1 rules hold\n")
    sarif = json.loads(audit_command("--format", "sarif", "a.txt").stdout)["runs"][0]
    declared = {rule["id"] for rule in sarif["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in sarif["results"]} <= declared
    assert "Say news release" in audit_command("--format", "html", "a.txt").stdout.decode()
    assert b"1 warning" in audit_command("a.txt").stdout
    assert "press-release" not in audit_command("rules", "--no-config").stdout.decode()
    off = {**files, "audit.toml": 'extend = ["house/"]\ndisable = ["HOU"]\n[severity]\nredundancy = "error"'}
    assert "press-release" not in names(desk(off, "a.txt")[1])
    table = audit_command("rules").stdout.decode()
    assert "HOU001  press-release              off" in table
    assert "STY010  redundancy                 error" in table


def big(text, size):
    return text + "\n" + "#" * size


WRONG_PACKS = {
    "a code of ours": ({"h/press-release.toml": house_rule(code="LOD004")}, "code LOD004 or name press-release is taken"),
    "a name of ours": ({"h/fight-verb.toml": house_rule(name="fight-verb")}, "name fight-verb is taken"),
    "a code twice": ({"h/a.toml": house_rule("a"), "h/b.toml": house_rule("b")}, "taken by h/a.toml"),
    "no rules": ({"h/readme.md": "x"}, "holds no rules"),
    "another check": ({"h/press-release.toml": house_rule(check="ages")}, "key “check” is “ages”; house rules may use"),
    "no check": ({"h/press-release.toml": house_rule(check="wordin")}, "key “check” is “wordin”"),
    "an option of ours": ({"h/press-release.toml": house_rule(options={"spared": ["x"]})}, "“options.spared” is not known"),
    "a wrong option": ({"h/press-release.toml": house_rule(options={"gather": "x"})}, "“options.gather” is of the wrong type"),
    "a wrong list": ({"h/press-release.toml": house_rule(options={"words": [1]})}, "“options.words” is of the wrong type"),
    "terms of texts": ({"h/press-release.toml": house_rule(options={"terms": {"a": "b"}})}, "must be a list of texts"),
    "groups of texts": ({"h/press-release.toml": house_rule(options={"groups": {"weak": "b"}})}, "must be a list of texts"),
    "a placeholder": ({"h/press-release.toml": house_rule(message="$other")}, "may hold $match and $instead"),
    "another house": ({"h/press-release.toml": house_rule() + '\n[[in_house]]\nhouse = { numbers = "ten" }\nbad = ["**a**"]'}, "“in_house” is for rules"),
    "a wrong house": ({"h/press-release.toml": house_rule() + "\n[[in_house]]\nhouse = { terms = { a = 3 } }"}, "“in_house” must have a table house"),
    "a lone dollar": ({"h/press-release.toml": house_rule(message="costs $ 3")}, "without a placeholder"),
    "a date that is none": (
        {"h/press-release.toml": house_rule(source=[{"guide": "AP", "since": "May"}])},
        "key “source.since” must be a day",
    ),
    "too large a file": ({"h/press-release.toml": big(house_rule(), BYTES)}, "1,000,000 are the most"),
    "too many files": (
        {f"h/r{i}.toml": house_rule(f"r{i}", f"HOU{i:03}") for i in range(FILES + 1)},
        f"has {FILES + 1} files",
    ),
    "a list elsewhere": ({"h/press-release.toml": house_rule(options={"list": "../a.txt"})}, "must name a file beside"),
    "a rule as it was": ({"h/press-release.toml": "x = 1"}, "h/press-release.toml: key “x” is not known"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_PACKS)
def test_a_wrong_pack_is_one_line(desk, audit_command, name):
    files, said_of = WRONG_PACKS[name]
    status, found, said = desk({**files, "audit.toml": 'extend = ["h"]', "a.txt": FAULTY}, "a.txt")
    assert (status, found, len(said)) == (2, [], 1)
    assert said_of in said[0]
    assert audit_command("test", "h").returncode == 2  # as in their CI


def test_no_link_leads_out_of_the_root(desk, tmp_path):
    write(tmp_path, {"secret/words.txt": "password", "secret/press-release.toml": house_rule()})
    root = tmp_path / "root"
    for link, target in (("house", "../secret"), ("house/words.txt", "../../secret/words.txt")):
        write(root, {"audit.toml": 'extend = ["house"]', "a.txt": FAULTY})
        if "/" in link:
            (root / "house").unlink()
            write(root, {"house/press-release.toml": house_rule(options={"list": "words.txt"})})
        (root / link).symlink_to(target)
        status, _, said = desk({}, "a.txt", cwd=root)
        assert status == 2
        assert "leads out of the folder" in said[0]


def test_what_is_no_file_is_not_waited_for(desk, tmp_path):
    files = {"audit.toml": 'extend = ["house"]', "house/press-release.toml": house_rule(), "a.txt": FAULTY}
    write(tmp_path, files)
    odd = tmp_path / "house" / "odd.toml"
    for make, said_of in (
        (lambda: os.mkfifo(odd), "house/odd.toml: is no file that can be read"),
        (lambda: odd.symlink_to("nothing"), "house/odd.toml: is no file that can be read"),
        (lambda: odd.symlink_to("odd.toml"), "house/odd.toml: is a link that leads out of the folder"),
    ):
        make()
        status, _, said = desk({}, "a.txt")
        assert (status, len(said)) == (2, 1)
        assert said_of in said[0]
        odd.unlink()


def test_the_checks_of_house_rules_are_checks():
    from auditor.checks import CHECKERS

    assert set(_CHECKS) <= set(CHECKERS)


def test_a_new_rule_passes_its_own_test_and_is_never_written_over(audit_command, tmp_path):
    first = audit_command("new-rule", "press-release")
    assert first.returncode == 0
    assert 'extend = ["house/"]' in first.stdout.decode()
    write(tmp_path, {"audit.toml": 'extend = ["house/"]'})
    second = audit_command("new-rule", "second")
    assert "extend" not in second.stdout.decode()
    assert audit_command("test", "house").stdout == b"2 of 2 rules hold\n"
    assert {f"{rule['code']} {rule['name']}" for rule in map(tomllib.loads, texts(tmp_path / "house"))} == {
        "HOU001 press-release",
        "HOU002 second",
    }
    for name, said in (("second", "is taken"), ("fight-verb", "is taken"), ("Second", "is no name")):
        done = audit_command("new-rule", name)
        assert done.returncode == 2
        assert said in done.stderr.decode()
    write(tmp_path, {"desk/third.toml": "mine"})
    assert "is not written over" in audit_command("new-rule", "third", "--in", "desk").stderr.decode()
    assert (tmp_path / "desk" / "third.toml").read_text(encoding="utf-8") == "mine"


def texts(folder):
    return [path.read_text(encoding="utf-8") for path in folder.iterdir()]


# --- audit config ---


def test_config_tells_what_holds_and_where_it_comes_from(audit_command, tmp_path):
    text = """\
extend = ["house/"]
disable = ["redundancy"]
dialect = "GB"
names = ["Ana", "Roe"]

[[per_path]]
paths = ["sport/**"]
disable = ["STY"]
fail_on = "note"
[per_path.min_score]
tone = 60
"""
    write(tmp_path, {"audit.toml": text, "house/press-release.toml": house_rule(), "sport/a.txt": FAULTY, "b.txt": "x"})
    rows = [line.split() for line in audit_command("config", "sport/a.txt").stdout.decode().splitlines()]
    assert rows[0] == ["sport/a.txt:", "audit.toml"]
    for row in (
        "extend house/ audit.toml line 1",
        "fail_on note audit.toml line 9, per_path sport/**",
        "min_score.tone 60 audit.toml line 11, per_path sport/**",
        "disable STY audit.toml line 8, per_path sport/**",
        "disable redundancy audit.toml line 2",
        "house.dialect GB audit.toml line 3",
        "names 2 names audit.toml line 4",
    ):
        assert row.split() in rows
    other = audit_command("config", "b.txt").stdout.decode()
    assert "per_path" not in other
    assert ["fail_on", "error", "default"] in [line.split() for line in other.splitlines()]
    plain = audit_command("config", "--no-config").stdout.decode()
    assert plain.startswith(".: no configuration\n")
    assert "error" in plain


# --- configuration from a git ref ---


@pytest.fixture
def repository(tmp_path):
    """A content repository on a branch that disables a rule, empties the pack and hides an article."""
    write(
        tmp_path,
        {
            "content/audit.toml": 'extend = ["house"]\nnames = "names.txt"\n[[per_path]]\npaths = ["old/**"]\ndisable = ["LOD"]',
            "content/house/press-release.toml": house_rule(options={"list": "terms.txt"}),
            "content/house/terms.txt": "press release -> news release\n",
            "content/names.txt": "commitee\n",
            "content/old/a.txt": FAULTY,
            "content/a.txt": "Row\n\nThe commitee slammed the press release.\n",
        },
    )
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "base")
    git(tmp_path, "branch", "base")
    (tmp_path / "content/old/a.txt").unlink()
    write(
        tmp_path,
        {
            "content/audit.toml": 'disable = ["fight-verb"]',
            "content/.gitignore": "*.txt\n",
            "content/house/press-release.toml": "x",
        },
    )
    return tmp_path


def test_a_pull_request_cannot_change_its_judge(desk, repository):
    status, found, said = desk({}, "content/a.txt")
    assert names(found) == {"misspelling"}
    status, _, said = desk({}, "content")
    assert "holds no articles" in said[0]
    for where, asked in ((repository, "content"), (repository / "content", ".")):
        status, found, said = desk({}, "--config-from", "base", asked, cwd=where)
        assert (status, said) == (0, [])
        assert names(found) == {"fight-verb", "press-release"}


@pytest.mark.usefixtures("repository")
def test_a_ref_that_is_not_there_is_one_line(desk, tmp_path_factory):
    for ref, said_of in (("origin/main", "has no commit “origin/main”; fetch it first"), ("--all", "is no git ref")):
        status, _, said = desk({}, f"--config-from={ref}", "content/a.txt")
        assert (status, len(said)) == (2, 1)
        assert said_of in said[0]
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.txt"
    elsewhere.write_text(FAULTY, encoding="utf-8")
    status, _, said = desk({}, "--config-from", "base", elsewhere)
    assert status == 2
    assert "lies outside" in said[0]


def test_what_is_wrong_in_a_ref_is_told_by_its_name_there(desk, repository):
    git(repository, "add", "--force", ".")
    git(repository, "commit", "-m", "branch")
    write(repository, {"content/audit.toml": 'extend = ["house"]'})
    git(repository, "commit", "-a", "-m", "worse")
    _, _, said = desk({}, "--config-from", "HEAD", "content/a.txt")
    assert said == ["audit: HEAD:content/house/press-release.toml: not valid TOML: Expected '=' after a key in a key/value pair (at end of document)"]  # fmt: skip


def test_explain_and_rules_obey_a_ref_too(audit_command, repository):
    where = repository / "content"
    assert "press-release" in audit_command("rules", "--config-from", "base", cwd=where).stdout.decode()
    page = audit_command("explain", "--config-from", "base", "press-release", cwd=where).stdout.decode()
    assert "Its file: base:content/house/press-release.toml" in page
    rows = audit_command("config", "--config-from", "base", "a.txt", cwd=where).stdout.decode()
    assert "base:content/audit.toml line 1" in rows


def test_nothing_of_the_configuration_is_slow_to_start():
    code = "import sys; from auditor.cli import cli; cli.main(['explain', 'fight-verb'], standalone_mode=False); print(sorted({'jsonschema', 'pathspec', 'auditor.checks', 'subprocess'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_each_desk_has_its_target_for_reading(desk):
    hard = "The administration owned up to a number of considerable faults in its talks with the union on Monday. " * 6
    config = '[house]\nreading_grade = 8\n[[per_path]]\npaths = ["law/"]\nhouse = { reading_grade = 20 }'
    files = {"audit.toml": config, "law/a.txt": f"Inquiry\n\n{hard}", "city/a.txt": f"Inquiry\n\n{hard}"}
    _, found, _ = desk(files, "law/a.txt", "city/a.txt")
    assert [path for path, name, _ in found if name == "reading-grade"] == ["city/a.txt"]
    assert [row for row in desk({}, "--no-config", "city/a.txt")[1] if "reading-grade" in row] == []
