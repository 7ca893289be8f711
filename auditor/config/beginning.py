"""Beginning with audit in a repository of articles: a configuration, a job of the CI, a hook before commits."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from auditor import __version__
from auditor.git import Git
from auditor.model import AuditError
from auditor.resources import data

HOOK = ".pre-commit-config.yaml"
_HOSTS = {"github": (".github/workflows/audit.yml", ""),
          "gitlab": (".gitlab-ci.yml", ".gitlab/audit.yml")}  # fmt: skip


class Begun(NamedTuple):
    """The files that were written, and what is left to a person to do, a line each."""

    written: tuple[Path, ...]
    left: tuple[str, ...]


def begin(top: Path, host: str | None = None) -> Begun:
    """Write what is not there yet into a folder; `host` is github, gitlab or none, by default as git's remote tells.

    Nothing is written over. Raises AuditError where a file cannot be written.
    """
    written: list[Path] = []
    left: list[str] = []

    def put(name: str, template: str) -> bool:
        path = top / name
        text = (data("templates") / "init" / template).read_text(encoding="utf-8")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text.replace("@VERSION@", __version__))
        except FileExistsError:
            return False
        except OSError as error:
            raise AuditError(f"{path}: cannot be written ({error.strerror})") from None
        written.append(path)
        return True

    host = host or _host(top)
    if not put("audit.toml", "audit.toml"):
        left.append("audit.toml is there, and is left as it is")
    if host != "none":
        first, beside = _HOSTS[host]
        if not put(first, f"{host}.yml"):
            if beside and put(beside, f"{host}.yml"):
                left.append(f"{first} is there: add to its include “- local: {beside}”")
            else:
                left.append(f"{beside or first} is there, and is left as it is")
    if not put(HOOK, "pre-commit.yaml"):
        left.append(f"{HOOK} is there: add the hook that {data('templates') / 'init' / 'pre-commit.yaml'} shows")
    return Begun(tuple(written), tuple(left))


def _host(top: Path) -> str:
    """Where the repository is kept, as far as its remote tells."""
    try:
        told = Git(top, "audit init")("remote", "get-url", "origin").decode(errors="replace")
    except AuditError:  # no repository yet, or no remote
        return "github"
    return "gitlab" if "gitlab" in told else "github"
