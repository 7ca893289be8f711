"""Proofs kept between runs, in `.audit_cache/`: an article that nothing changed for is not audited again.

One file for an article and what is asked of it, with sums over all that the proof was made of, and over itself. What is
stale or damaged is made anew; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.atomic import replace
from auditor.gate import Limits, Weighed
from auditor.model import AuditError
from auditor.proof import Order, Proof
from auditor.published import today
from auditor.read.many import Place
from auditor.report import Decision
from auditor.resources import data

if TYPE_CHECKING:
    from auditor.render.index import Entry

NAME = ".audit_cache"
_MARKS = ("audit.toml", ".git")  # of the top of a project
_IGNORE = "# Made by audit, and made again where it is missing.\n*\n"


@dataclass(frozen=True, slots=True)
class Cache:
    """Where proofs are kept, and a sum over the program and what is asked of it."""

    folder: Path
    order: Order
    made_of: str
    decisions: dict[int, str] = field(default_factory=dict)

    def find(self, place: Place, raw: bytes) -> Proof | None:
        """The proof of an article that was made when everything was as it is now."""
        with suppress(OSError, ValueError, TypeError, KeyError, zlib.error, AuditError):
            sums, packed = self._file(place).read_bytes().split(b"\n", 1)
            if sums.decode().split() == [self._made_of(place, raw), _sum(packed)]:
                return _unpacked(packed)
        return None

    def keep(self, place: Place, raw: bytes, proof: Proof) -> None:
        """Keep the proof of an article, but for one that could not be made."""
        if proof.error:
            return
        with suppress(OSError, AuditError):
            file, packed = self._file(place), _packed(proof)
            if not (self.folder / ".gitignore").exists():
                self.folder.mkdir(exist_ok=True)
                replace(self.folder / ".gitignore", _IGNORE.encode(), to_disk=False)
            file.parent.mkdir(exist_ok=True)
            replace(file, f"{self._made_of(place, raw)} {_sum(packed)}\n".encode() + packed, to_disk=False)

    def _file(self, place: Place) -> Path:
        """Where the proof of an article lies: the next one of the same article takes its place."""
        path = os.path.relpath(place.path or place.name, self.folder)
        name = _sum(repr((path, place.name, self.order.pages, self.order.outputs)).encode())
        return self.folder / name[:2] / name[2:]

    def _made_of(self, place: Place, raw: bytes) -> str:
        order, path = self.order, Path(place.name)
        settings = order.newsroom.sum(path, order.as_of or today())
        made = order.newsroom.decided(path)
        told = repr((settings, self._decisions(made.all), made.here, place.alone))
        return _sum(f"{self.made_of}{told}".encode() + raw)

    def _decisions(self, made: Mapping[str, Decision]) -> str:
        """A sum over decisions, which are the same for many articles."""
        if id(made) not in self.decisions:
            self.decisions[id(made)] = _sum(repr(sorted(made.items())).encode())
        return self.decisions[id(made)]


def opened(order: Order, articles: Sequence[Place | AuditError]) -> Cache | None:
    """The cache of the project around the working folder, else in it; None for what is not worth one.

    One article is not, nor are a few that a person names where there is no project: they get no folder beside them.
    """
    here = Path.cwd()
    project = next((up for up in (here, *here.parents) if any((up / mark).exists() for mark in _MARKS)), None)
    named = all(isinstance(one, AuditError) or one.alone for one in articles)
    if len(articles) < 2 or named and project is None:
        return None
    top = project or here
    context = order.context
    asked = (order.wanted, order.as_of, sorted(order.case.items()), order.fail_on, sorted(order.floors.items()))
    shown = (context.colour, context.standing, [rule.code for rule in context.rules], str(here), today())
    return Cache(top / NAME, order, _sum(repr((asked, shown, _program())).encode()))


def _program() -> str:
    """A sum over the program: its code, rules and templates, and the packages that it stands on."""
    digest = hashlib.blake2b(f"{sys.version} {sorted(_packages())}".encode(), digest_size=16)
    folders = dict.fromkeys(map(str, (Path(__file__).parent, data("rules"), data("templates"))))
    for folder in folders:
        for path in _files(folder):
            with open(path, "rb") as file:  # noqa: PTH123  # half the time of Path, for 500 files at every start
                digest.update(path[len(folder) :].encode() + file.read())
    return digest.hexdigest()


def _packages() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, requires, version

    with suppress(PackageNotFoundError):
        for need in requires("auditor") or ():
            if "extra ==" not in need:
                name = need.replace(">", " ").replace("=", " ").replace("<", " ").replace("[", " ").split()[0]
                yield f"{name} {version(name)}"


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield entry.path


def _packed(proof: Proof) -> bytes:
    return zlib.compress(
        json.dumps(proof, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1
    )


def _unpacked(packed: bytes) -> Proof:
    name, pieces, page, entry, weighed, unread, error = json.loads(zlib.decompress(packed))
    return Proof(name, tuple(pieces), page, _entry(*entry) if entry else None, _weighed(*weighed), tuple(unread), error)


def _entry(*fields: Any) -> Entry:
    from auditor.render.index import Entry  # imports jinja2

    told: list[Any] = [tuple(value) if isinstance(value, list) else value for value in fields]
    return Entry(*told)


def _weighed(path: str, severities: dict[str, int], scores: dict[str, int], limits: list[Any] | None) -> Weighed:
    return Weighed(path, severities, scores, Limits(*limits) if limits else None)


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
