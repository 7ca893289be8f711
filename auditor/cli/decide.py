"""`audit decide` and `audit baseline`: findings that the newsroom lets stand, each with its reason."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.articles import complain, read
from auditor.cli.options import configured, day
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.config.deciding import Docket
    from auditor.config.newsroom import Newsroom
    from auditor.report import Finding, Report

_MARK = re.compile(r"[0-9a-f]{6,16}")
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<more>[\w.-]+))?")


def _deciding(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--until", callback=day, metavar="DATE", help="The day on which the finding comes back."),
        click.option("--who", metavar="NAME", help="Who decides.  [default: git's user.name, else the user]"),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("finding")
@click.argument("paths", nargs=-1)
@click.option("--why", required=True, metavar="REASON", help="Why it may stand.")
@_deciding
@configured
def decide(
    finding: str, paths: Sequence[str], *, why: str, until: date | None, who: str | None, newsroom: Newsroom
) -> None:
    """Let one finding stand: FINDING is FILE:LINE, FILE:LINE:COLUMN, FILE:LINE:RULE, or a fingerprint from a report.

    A fingerprint is looked for in the articles at PATHS, by default those of the working folder. The decision goes into
    audit-decisions.toml and holds wherever the article is moved to, while the words and their sentence stay.
    """
    from auditor.config.deciding import Answer, Docket

    if not why.strip():
        raise click.BadParameter("give a reason that the next reader can follow", param_hint="--why")
    place = None if _MARK.fullmatch(finding) else _PLACE.fullmatch(finding)
    if place is None and not _MARK.fullmatch(finding):
        raise click.BadParameter(f"“{finding}” is no FILE:LINE:COLUMN and no fingerprint", param_hint="FINDING")
    broken: list[str] = []
    found = [
        (report, one)
        for report in _audited([place["path"]] if place else paths or ["."], newsroom, broken)
        for one in (*report.findings, *(s.finding for s in report.suppressed))
        if (_is_at(report, one, place) if place else one.fingerprint.startswith(finding))
    ]
    if not found:
        raise AuditError(broken[0] if broken else f"{finding}: no such finding; `audit FILE` shows what there is")
    if len({one.fingerprint for _, one in found}) > 1:
        told = "; ".join(f"{one.rule.name} “{_words(report, one)}” {one.fingerprint}" for report, one in found)
        raise AuditError(f"{finding}: is said of more than one finding; name one: {told}")
    report, one = found[0]
    docket = Docket(newsroom, Answer(who or _user(), why.strip(), until))
    docket.stand(report, [one])
    click.echo(f"“{_words(report, one)}” ({one.rule.name}) may stand; {_told(docket)}")


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--why", metavar="REASON", help="Why all of it may stand.  [default: Baseline of the day]")
@click.option("--prune", is_flag=True, help="Take out decisions about these articles that let nothing stand any more.")
@_deciding
@configured
def baseline(
    paths: Sequence[str], *, why: str | None, prune: bool, until: date | None, who: str | None, newsroom: Newsroom
) -> None:
    """Let everything stand that is found in articles now, so that only what is new is heard of."""
    from auditor.answered import SUPPRESSION
    from auditor.config.deciding import Answer, Docket
    from auditor.gate import status
    from auditor.published import today

    broken: list[str] = []
    docket = Docket(newsroom, Answer(who or _user(), why or f"Baseline of {today()}", until))
    number = 0
    for report in _audited(paths, newsroom, broken):
        found = [one for one in report.findings if one.rule.check != SUPPRESSION]
        number += len(found)
        docket.stand(report, found)
        if prune:
            docket.prune(report)
    gone = sum(map(len, docket.gone.values()))
    taken = f" and {gone} {'decision is' if gone == 1 else 'decisions are'} taken out" if gone else ""
    click.echo(f"{number} {'finding' if number == 1 else 'findings'} may stand{taken}; {_told(docket)}")
    sys.exit(status((), broken))


def _told(docket: Docket) -> str:
    """Write what is decided, and say where it is."""
    from auditor.config.files import shown

    files = docket.close()
    told = ", ".join(f"{shown(file)} has {n} {'decision' if n == 1 else 'decisions'}" for file, n in files.items())
    return told or "nothing is written"


def _audited(paths: Sequence[str], newsroom: Newsroom, broken: list[str]) -> Iterator[Report]:
    from auditor.auditing import audited

    for source in read(paths, None, "<stdin>", newsroom, broken):
        try:
            yield audited(source, newsroom)[0]
        except AuditError as error:
            complain(str(error), broken)


def _is_at(report: Report, one: Finding, place: re.Match[str]) -> bool:
    line, column = report.document.position(one.span)
    more = place["more"]
    return line == int(place["line"]) and (more is None or more in (str(column), one.rule.name, one.rule.code))


def _words(report: Report, one: Finding) -> str:
    return " ".join(report.document[one.span].split())


def _user() -> str:
    """Who works here, by git and else by the system; raises AuditError where nobody knows."""
    import getpass

    from auditor.git import Git

    with suppress(AuditError):  # no git here, or it does not know
        if name := Git(Path.cwd(), "--who")("config", "user.name").decode(errors="replace").strip():
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise AuditError("nobody knows who decides; give --who NAME") from None
