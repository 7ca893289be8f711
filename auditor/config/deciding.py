"""Adding to the decisions of a newsroom, and taking from them: in the file that holds for each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from auditor.config.decisions import NAME, read, write
from auditor.config.files import absolute
from auditor.config.newsroom import Newsroom
from auditor.model import AuditError
from auditor.published import today
from auditor.report import Decision, Finding, Report


class Answer(NamedTuple):
    """Who lets findings stand, why, and until which day."""

    who: str
    why: str
    until: date | None


@dataclass(slots=True)
class Docket:
    """What is to be written, by file: new decisions, and the fingerprints of those that are gone."""

    newsroom: Newsroom
    answer: Answer
    made: dict[Path, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[Path, set[str]] = field(default_factory=lambda: defaultdict(set))

    def stand(self, report: Report, findings: Iterable[Finding]) -> None:
        """Let findings of an article stand."""
        article, file = self._of(report)
        name = article.relative_to(file.parent).as_posix()
        who, why, until = self.answer
        for one in findings:
            words = " ".join(report.document[one.span].split()) or "(nothing)"
            decision = Decision(one.fingerprint, one.rule.name, words, name, why, who, today(), until)
            self.made[file].append(decision)

    def prune(self, report: Report) -> None:
        """Take out the decisions about an article that let nothing stand any more."""
        article, file = self._of(report)
        found = {one.fingerprint for one in report.findings} | {one.finding.fingerprint for one in report.suppressed}
        self.gone[file] |= {one.fingerprint for one in self.newsroom.decided(article).here} - found

    def close(self) -> Mapping[Path, int]:
        """Write the files that change, and say how many decisions each has then; raises AuditError."""
        sizes = {}
        for file in sorted({*self.made, *(file for file, gone in self.gone.items() if gone)}):
            old = read(file) if file.is_file() else ()
            kept = [one for one in old if one.fingerprint not in self.gone[file]]
            sizes[file] = len(write(file, [*kept, *self.made[file]]))
        return sizes

    def _of(self, report: Report) -> tuple[Path, Path]:
        """An article, and the file of the decisions about it."""
        article = absolute(Path(report.document.source.name))
        return article, file_for(self.newsroom, article.parent)


def file_for(newsroom: Newsroom, folder: Path) -> Path:
    """Where decisions for a folder lie or shall lie: beside its configuration, else at the top of its repository."""
    made = newsroom.made(folder)
    if isinstance(made, AuditError):
        raise made
    if made:
        return made[0] / NAME
    held = newsroom.file_of(folder)
    if held and folder.is_relative_to(held.root):
        return held.root / NAME
    return next((top for top in (folder, *folder.parents) if (top / ".git").exists()), folder) / NAME
