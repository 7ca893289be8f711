"""Many articles: in several processes, kept between runs, and only those that changed. The command as a process."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent
STORIES = sorted((ROOT / "tests" / "planted").glob("a0*"))[:6]
TOLD = ("--format", "json", "--fail-on", "never")
STORY = """Council backs new school in Leeds

LEEDS, England — The council voted 7–2 on Tuesday to build a new school in Leeds.

“We need it,” said Ann Roy, the head of the council.

The plan was first put forward in March, Ms Roy said.
"""


@pytest.fixture
def content(tmp_path):
    """A folder of articles, one of them broken, in an order in which the long ones do not come first."""
    for number in range(3):
        for path in STORIES:
            place = tmp_path / "content" / f"{number}" / path.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    (tmp_path / "content" / "1" / "a05-broken.docx").write_bytes(b"PK\x03\x04 nothing")
    return tmp_path


def lines(done):
    said = done.stderr.decode().splitlines()
    assert not any("Traceback" in line for line in said), said
    return said


def found(done):
    """Rules found, by path."""
    return {one["path"]: [f["name"] for f in one["findings"]] for one in json.loads(done.stdout)["articles"]}


def forms(folder, *more):
    """Every kind of output at once, and what each came to."""
    return [f"--format=json={folder}.json", f"--format=sarif={folder}.sarif", "--html", f"{folder}", *more]


def test_the_number_of_jobs_changes_not_a_byte(audit_command, content):
    said = {}
    for jobs in (1, 2, 5):
        out = content / f"out{jobs}"
        done = audit_command("content", *forms(out), f"--jobs={jobs}", "--no-cache", "--format=text", cwd=content)
        pages = {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*.html"))}
        files = [Path(f"{out}{ending}").read_bytes() for ending in (".json", ".sarif")]
        said[jobs] = (done.returncode, done.stdout.replace(str(out).encode(), b"out"), done.stderr, files, pages)
        assert len(pages) == 19
    assert said[1] == said[2] == said[5]
    assert said[1][0] == 2  # a broken file costs only itself
    assert not (content / ".audit_cache").exists()


@pytest.mark.parametrize("late", [0, 0.02, 0.2])
def test_a_worker_that_is_killed_is_one_line(content, late):
    for number in range(400):
        shutil.copy(STORIES[0], content / "content" / f"more{number}.txt")
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", "content", "--jobs", "2", "--no-cache", *TOLD],
        cwd=content, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.parent.exists():
        process.kill()
        pytest.skip("no /proc here")
    until = time.monotonic() + 60
    while process.poll() is None and not children.read_text().split() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(late)
    os.kill(int(children.read_text().split()[0]), 9)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 2
    assert [line for line in stderr.decode().splitlines() if "docx" not in line] == [
        "audit: a process of ours was stopped from outside, perhaps for want of memory; try --jobs 1"
    ]


def test_what_is_kept_is_what_would_be_found(audit_command, content):
    fresh = audit_command("content", *forms(content / "a"), "--no-cache", "--format=text", cwd=content)
    for name in ("b", "c"):  # made, then kept
        done = audit_command("content", *forms(content / name), "--format=text", cwd=content)
        assert done.stdout.replace(str(content / name).encode(), str(content / "a").encode()) == fresh.stdout
        assert done.returncode == fresh.returncode
        for ending in (".json", ".sarif"):
            assert Path(f"{content / name}{ending}").read_bytes() == Path(f"{content / 'a'}{ending}").read_bytes()
        pages = {
            folder: {p.relative_to(content / folder): p.read_bytes() for p in (content / folder).rglob("*.html")}
            for folder in ("a", name)
        }
        assert pages["a"] == pages[name]
    assert (content / ".audit_cache" / ".gitignore").read_text().endswith("\n*\n")


def kept(content):
    """The files of the cache, by when they were made."""
    return {p: p.stat().st_mtime_ns for p in (content / ".audit_cache").rglob("*") if p.is_file() and p.name[0] != "."}


def test_only_what_something_changed_for_is_audited_again(audit_command, content):
    def run(*more):
        before = kept(content)
        done = audit_command("content", *TOLD, *more, cwd=content)
        new = {p for p, when in kept(content).items() if before.get(p) != when}
        return done, len(new)

    first, made = run()
    assert made == 18
    assert run()[1] == 0
    story = content / "content" / "0" / STORIES[0].name
    story.write_text(story.read_text("utf-8") + "\nShe slammed teh bill.\n", "utf-8")
    done, made = run()
    assert made == 1
    one = f"content/0/{STORIES[0].name}"
    assert {*found(done)[one]} >= {"fight-verb", "misspelling"}
    (content / "audit.toml").write_text('disable = ["misspelling"]\n')
    done, made = run()
    assert made == 18
    assert "misspelling" not in found(done)[one]
    (content / "audit.toml").write_text(
        'disable = ["misspelling"]\n[[per_path]]\npaths = ["content/2/"]\ndisable = ["typos"]\n'
    )
    assert run()[1] == 6
    mark = next(f["fingerprint"] for f in json.loads(done.stdout)["articles"][0]["findings"])
    assert audit_command("decide", mark, "content", "--why", "so it is", "--who", "Ann", cwd=content).returncode == 0
    done, made = run()
    assert made == 18
    assert json.loads(done.stdout)["articles"][0]["suppressed"][0]["suppression"]["why"] == "so it is"
    assert run("--as-of", "2020-01-01")[1] == 18
    assert run("--no-cache", "--proceedings", "active")[1] == 0
    assert run("--proceedings", "active")[1] == 18
    assert first.returncode == 2


@pytest.mark.parametrize("damage", [b"", b"x", b"\x00" * 300, b"0 0\n{}"])
def test_a_damaged_cache_is_made_anew(audit_command, content, damage):
    first = audit_command("content", *TOLD, cwd=content)
    for path in kept(content):
        sums = path.read_bytes().split(b"\n", 1)[0]
        path.write_bytes(sums + b"\n" + damage if len(damage) == 1 else damage)
    again = audit_command("content", *TOLD, cwd=content)
    assert (again.stdout, again.stderr) == (first.stdout, first.stderr)
    assert all(path.stat().st_size > 100 for path in kept(content))


def test_runs_at_the_same_time_share_the_cache(content):
    command = [sys.executable, "-m", "auditor", "content", *TOLD]
    runs = [subprocess.Popen(command, cwd=content, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    said = {run.communicate(timeout=120)[0] for run in runs}
    assert len(said) == 1
    assert len(kept(content)) == 18
    assert not [p for p in (content / ".audit_cache").rglob(".*") if p.name != ".gitignore"]


def test_a_few_articles_that_are_named_get_no_folder_beside_them(audit_command, content):
    some = [str(path.relative_to(content)) for path in sorted((content / "content" / "0").iterdir())]
    assert len(found(audit_command(*some, *TOLD, cwd=content))) == 6
    assert not (content / ".audit_cache").exists()
    (content / "audit.toml").write_text("")
    assert len(found(audit_command(*some, *TOLD, cwd=content))) == 6
    assert len(kept(content)) == 6


def test_where_nothing_can_be_kept_the_audit_runs(audit_command, content):
    (content / ".audit_cache").write_text("no folder")
    done = audit_command("content", *TOLD, cwd=content)
    assert len(found(done)) == 18
    assert len(lines(done)) == 1  # of the broken file


def git(folder, *arguments):
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, env=env, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def repository(tmp_path):
    """Stories on main, and a branch that has just left it."""
    top = tmp_path / "repository"
    (top / "content").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "ü c.md", "crlf.txt"):
        (top / "content" / name).write_text(STORY, "utf-8", newline="\r\n" if name == "crlf.txt" else None)
    (top / "content" / ":(glob)*.txt").write_text(STORY, "utf-8")  # git would take it for more than a name
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "stories")
    git(top, "checkout", "-qb", "work")
    return top


def change(path, old, new):
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_only_changed_articles_are_audited(audit_command, repository):
    def run(*more):
        return audit_command("content", *TOLD, "--changed-since", "main", *more, cwd=repository)

    done = run()
    assert (done.returncode, found(done), lines(done)) == (0, {}, ["audit: no article changed since main"])
    change(repository / "content" / "a.txt", "voted", "slammed critics and voted")
    git(repository, "mv", "content/ü c.md", "content/moved.md")
    git(repository, "rm", "-q", "content/b.txt")
    git(repository, "commit", "-qam", "work")
    (repository / "content" / "new.txt").write_text("Teh vote\n\nShe slammed it.\n")  # not even added
    assert found(run()) == {
        "content/a.txt": ["fight-verb"],
        "content/moved.md": [],
        "content/new.txt": ["misspelling", "fight-verb"],
    }
    git(repository, "checkout", "-q", "main")
    (repository / "content" / "d.txt").write_text(STORY)  # what main gets meanwhile is no change of ours
    git(repository, "add", "content/d.txt")
    git(repository, "commit", "-qm", "more")
    git(repository, "checkout", "-q", "work")
    assert "content/d.txt" not in found(run())


def test_only_changed_lines_are_reported(audit_command, repository):
    some = [repository / "content" / name for name in ("a.txt", ":(glob)*.txt", "crlf.txt")]
    for path in some:  # an old fault, which is nobody's business now
        change(path, "“We need it,” said", "She slammed it. “We need it,” said")
    git(repository, "commit", "-qam", "an old fault")
    git(repository, "branch", "-f", "main")
    for path in some:
        change(path, "7–2 on", "7–2 in teh night on")
    change(some[0], "\n\nThe plan was first put forward in March, Ms Roy said.", "")
    git(repository, "mv", "content/b.txt", "content/moved.txt")
    done = audit_command("content", *TOLD, "--changed-since", "main", "--changed-lines", cwd=repository)
    assert found(done) == {f"content/{path.name}": ["misspelling"] for path in some} | {"content/moved.txt": []}
    whole = audit_command("content", *TOLD, "--changed-since", "main", cwd=repository)
    assert found(whole)["content/crlf.txt"] == ["misspelling", "fight-verb"]


def test_a_change_that_breaks_the_headline_is_reported_where_the_headline_stands(audit_command, repository):
    old, new = repository / "content" / "a.txt", repository / "content" / "b.txt"
    change(old, "Council backs", "Mayor Jane Okafor backs")  # on main already: nobody's business now
    git(repository, "commit", "-qam", "wrong before")
    git(repository, "branch", "-f", "main")
    change(old, "in March", "in May")
    change(new, "a new school in Leeds", "a new school in York")
    change(new, "LEEDS, England", "YORK, England")
    done = audit_command("content", *TOLD, "--changed-since", "main", "--changed-lines", cwd=repository)
    articles = {one["path"]: one["findings"] for one in json.loads(done.stdout)["articles"]}
    assert articles["content/a.txt"] == []
    assert [(f["where"], f["line"]) for f in articles["content/b.txt"]] == [("headline", 1)]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
@settings(max_examples=25, deadline=None)
def test_changed_lines_are_those_that_a_patch_would_bring(tmp_path_factory, before, after):
    from auditor.changes import since

    top = tmp_path_factory.mktemp("lines")
    path = top / "a.txt"
    git(top, "init", "-q", "-b", "main")
    path.write_text("".join(f"{line}\n" for line in before))
    git(top, "add", "-A")
    git(top, "commit", "-qm", "before", "--allow-empty")
    path.write_text("".join(f"{line}\n" for line in after))
    changes = since("main", top)
    if before == after:
        assert not changes.touch(path)
        return
    new = {number for some in changes.lines(path) or () for number in some}
    kept = iter(before)  # the lines that are not new stood there before, in this order
    assert all(line in kept for number, line in enumerate(after, 1) if number not in new)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--changed-since", "nothing"), "has no commit “nothing”; fetch it first"),
        (("--changed-since", "--exec=x"), "audit: --changed-since: --exec=x is no git ref"),
        (("--changed-lines",), "--changed-lines needs --changed-since REF"),
    ],
)
def test_what_cannot_be_compared_is_one_line(audit_command, repository, arguments, line):
    done = audit_command("content", *arguments, cwd=repository)
    assert done.returncode == 2
    assert line in lines(done)[-1]


def test_a_shallow_clone_says_what_to_fetch(audit_command, repository, tmp_path):
    change(repository / "content" / "a.txt", "voted", "slammed critics and voted")
    git(repository, "commit", "-qam", "work")
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=work", repository.as_uri(), "shallow")

    def run():
        return audit_command("content", *TOLD, "--changed-since", "origin/main", cwd=tmp_path / "shallow")

    assert "(in a shallow clone: git fetch origin REF)" in lines(run())[0]
    git(tmp_path / "shallow", "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    (line,) = lines(run())
    assert line.endswith(
        "“origin/main” and HEAD have no common commit here; this clone is shallow: git fetch --unshallow"
    )
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")
    assert found(run()) == {"content/a.txt": ["fight-verb"]}
    away = audit_command("repository", "--changed-since", "main", cwd=tmp_path)
    assert "is no folder of a git repository" in lines(away)[0]
