"""At home in a newsroom's CI: what is ready to paste is valid, and the whole story of a content repository is played."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
STORIES = sorted((ROOT / "tests" / "planted").glob("a0*"))
BIN = Path(sys.executable).parent
AUDIT = f'exec "{sys.executable}" -m auditor "$@"\n'


def sh(folder, *command, env=None):
    """Run a command in a folder, with our `audit` on its path and nobody's configuration of git."""
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull,
           "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder), **(env or {})}  # fmt: skip
    for who in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{who}_NAME": "Ann Roy", f"GIT_{who}_EMAIL": "ann@example.org"}
    return subprocess.run(list(map(str, command)), cwd=folder, env=env, capture_output=True, text=True, check=False)


def git(folder, *arguments):
    done = sh(folder, "git", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def valid(schema, file, *more):
    """Hold a file to a schema that check-jsonschema brings."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture
def repository(tmp_path):
    """Forty articles of a newsroom on main, with a clone where people work."""
    top = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", top)
    work = tmp_path / "work"
    git(tmp_path, "init", "-q", "-b", "main", work)
    git(work, "remote", "add", "origin", top)
    for number in range(40):
        story = STORIES[number % len(STORIES)]
        place = work / ("sport" if number % 3 else "city") / f"{number:02}.md"
        place.parent.mkdir(exist_ok=True)
        shutil.copy(story, place)
    git(work, "add", "-A")
    git(work, "commit", "-qm", "forty articles")
    git(work, "push", "-q", "-u", "origin", "main")
    return work


def test_what_init_writes_is_valid_and_left_alone_the_second_time(audit_command, tmp_path):
    done = audit_command("init")
    assert done.returncode == 0
    written = {line.removeprefix("wrote ") for line in done.stdout.decode().splitlines() if line.startswith("wrote ")}
    assert written == {"audit.toml", ".github/workflows/audit.yml", ".pre-commit-config.yaml"}
    valid("vendor.github-workflows", tmp_path / ".github" / "workflows" / "audit.yml")
    done = sh(tmp_path, sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml")
    assert done.returncode == 0, done.stdout
    assert "@" not in (tmp_path / ".pre-commit-config.yaml").read_text()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = audit_command("init").stdout.decode()
    assert again.count("left  ") == 3
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_every_line_that_init_leaves_out_of_the_configuration_holds_when_it_is_let_in(audit_command, tmp_path):
    audit_command("init", "--ci", "none")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("Rain\n\nIt rained.\n")
    (tmp_path / "b.txt").write_text("Rain\n\nThe press release said it rained.\n")
    path = tmp_path / "audit.toml"
    path.write_text(re.sub(r"^# (?=[a-z\[\"])", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    table = tomllib.loads(path.read_text("utf-8"))
    assert {*table} == {"fail_on", "style", "dialect", "disable", "severity", "names", "exclude", "house"}
    done = audit_command(".", "--format", "json")
    assert done.stderr.decode() == "audit: 1 warning at or above --fail-on warning\n"
    (article,) = json.loads(done.stdout)["articles"]
    assert article["path"] == "b.txt"


def test_init_knows_gitlab_and_what_is_there(audit_command, tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "remote", "add", "origin", "git@gitlab.example.org:desk/content.git")
    (tmp_path / ".gitlab-ci.yml").write_text("pages:\n  script: [make]\n")
    said = audit_command("init").stdout.decode()
    assert "wrote .gitlab/audit.yml" in said
    assert "add to its include “- local: .gitlab/audit.yml”" in said
    valid("vendor.gitlab-ci", tmp_path / ".gitlab" / "audit.yml", "--data-transform", "gitlab-ci")
    assert not (tmp_path / ".github").exists()


def test_the_action_and_the_hook_are_valid():
    valid("vendor.github-actions", ROOT / "action.yml")
    done = sh(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
    ours, theirs = (
        yaml.safe_load((ROOT / p).read_text()) for p in (".pre-commit-hooks.yaml", "templates/init/pre-commit.yaml")
    )
    (hook,) = theirs["repos"][0]["hooks"]
    assert {key: ours[0][key] for key in ("entry", "files", "require_serial")} == {
        key: hook[key] for key in ("entry", "files", "require_serial")
    }


def test_the_hook_stops_a_commit(repository, tmp_path):
    """Run by pre-commit itself, with the audit that is installed here in the place of one that it would install."""
    hooks = tmp_path / "hooks"
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    git(tmp_path, "init", "-q", "-b", "main", hooks)
    (hooks / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump([{**manifest[0], "language": "system"}]))
    git(hooks, "add", "-A")
    git(hooks, "commit", "-qm", "hook")
    config = {
        "repos": [{"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD").strip(), "hooks": [{"id": "audit"}]}]
    }
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (repository / "audit.toml").write_text('fail_on = "warning"\nexclude = ["drafts/"]\n')
    env = {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    done = sh(repository, sys.executable, "-m", "pre_commit", "install", env=env)
    assert done.returncode == 0, done.stdout
    (repository / "drafts").mkdir()
    (repository / "drafts" / "a.md").write_text("# Rents\n\nShe slammed the rent.\n")
    git(repository, "add", "-A")
    done = sh(repository, "git", "commit", "-qm", "a draft", env=env)
    assert done.returncode == 0, done.stderr
    (repository / "city" / "new.md").write_text("# Rents\n\nShe slammed the rent.\n")
    git(repository, "add", "-A")
    done = sh(repository, "git", "commit", "-qm", "new", env=env)
    assert done.returncode == 1
    assert "1 warning at or above --fail-on warning" in done.stderr
    (repository / "city" / "new.md").write_text("# Rents\n\nShe criticised the rent.\n")
    git(repository, "add", "-A")
    assert sh(repository, "git", "commit", "-qm", "new", env=env).returncode == 0


def step(path, folder, **env):
    """Run the last `run` of a job or an action as its runner does: bash, fail at the first error."""
    told = yaml.safe_load(path.read_text("utf-8"))
    steps = told["runs"]["steps"] if "runs" in told else told["jobs"]["audit"]["steps"]
    script = steps[-1]["run"]
    assert "${{" not in script  # what a pull request writes is not to be run
    summary = folder.parent / "summary.md"
    summary.write_text("")
    done = sh(folder, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script,
              env={"GITHUB_STEP_SUMMARY": str(summary), **env})  # fmt: skip
    return done, summary.read_text("utf-8")


def test_the_whole_story(repository):
    """Init, baseline, a pull request with one new fault: the gate fails on exactly that; decided, it passes."""

    def audit(*arguments):
        return sh(repository, "audit", *arguments)

    assert audit("init", "--ci", "github").returncode == 0
    assert audit(".", "--no-html").returncode == 1  # the planted faults
    done = audit("baseline", ".")
    assert done.returncode == 0
    assert int(done.stdout.split()[0]) > 40
    assert audit(".", "--no-html").returncode == 0
    git(repository, "add", "-A")
    assert ".audit_cache" not in git(repository, "ls-files")
    git(repository, "commit", "-qm", "audit")
    git(repository, "push", "-q")

    git(repository, "checkout", "-qb", "rents")
    story = repository / "city" / "00.md"
    story.write_text(story.read_text("utf-8") + "\nIt slammed the plan.\n", "utf-8")
    (repository / "city" / "new.md").write_text("# Rain\n\nIt rained.\n")
    git(repository, "mv", "sport/01.md", "city/moved.md")
    git(repository, "commit", "-qam", "rents")
    workflow = repository / ".github" / "workflows" / "audit.yml"
    for run in (workflow, ROOT / "action.yml"):
        env = {"BASE": "main", "GITHUB_BASE_REF": "main", "PATHS": ".", "SINCE": "", "CONFIG_FROM": "", "FAIL_ON": "",
               "ARGUMENTS": "", "SARIF": ""}  # fmt: skip
        done, summary = step(run, repository, **env)
        assert done.returncode == 1
        (line,) = done.stdout.splitlines()
        assert line.startswith("::warning file=city/00.md,line=")
        assert "fight-verb" in line
        assert done.stderr.splitlines()[-1] == "audit: 1 warning at or above --fail-on warning"
        assert "city/00.md" in summary
        assert "city/moved.md" in summary
        assert "sport/02.md" not in summary

    place = re.search(r"line=(\d+)", line)[1]
    done = audit("decide", f"city/00.md:{place}:fight-verb", "--why", "the minutes have it so")
    assert done.returncode == 0, done.stderr
    git(repository, "commit", "-qam", "decided")
    assert step(workflow, repository, BASE="main")[0].returncode == 0
    strict = {**env, "CONFIG_FROM": "origin/main"}
    assert step(ROOT / "action.yml", repository, **strict)[0].returncode == 1  # nobody has agreed on main yet
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "rents")
    assert audit(".", "--no-html").returncode == 0
    git(repository, "push", "-q")
    assert step(ROOT / "action.yml", repository, **strict)[0].returncode == 0


def test_the_gitlab_job_runs(repository):
    assert sh(repository, "audit", "init", "--ci", "gitlab").returncode == 0
    sh(repository, "audit", "baseline", ".")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "audit")
    git(repository, "push", "-q")
    git(repository, "checkout", "-qb", "rents")
    (repository / "city" / "new.md").write_text("# Rents\n\nShe slammed the rent.\n")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "rents")
    job = yaml.safe_load((repository / ".gitlab-ci.yml").read_text())["audit"]
    script = "\n".join(line for line in job["script"] if not line.startswith("pip "))
    done = sh(repository, "bash", "-eo", "pipefail", "-c", script, env={"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"})
    assert done.returncode == 1
    assert re.fullmatch(r"city/new\.md:3:5: warning fight-verb .*\n", done.stdout)
    (one,) = json.loads((repository / "gl-code-quality-report.json").read_text())
    assert one["location"]["path"] == "city/new.md"
    assert "fight-verb" in (repository / "audit-junit.xml").read_text()
