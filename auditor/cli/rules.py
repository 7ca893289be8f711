"""The rules on the command line: their list, a rule's page, holding rules to their examples, starting a new one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.options import as_of, configured
from auditor.model import AuditError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.config.newsroom import Newsroom
    from auditor.model import Rule
    from auditor.ruleset import RuleSet


def _listed(newsroom: Newsroom) -> Sequence[Rule]:
    """The rules of the working folder, as they are set there; those that are disabled are “off”."""
    from auditor.published import today
    from auditor.ruleset import read_rules

    if newsroom.file_of(Path()) is None:  # nothing need be compiled
        return read_rules()
    return newsroom.settings(Path("*"), today()).listed


@click.command()
@configured
@click.argument("rule")
def explain(rule: str, *, newsroom: Newsroom) -> None:
    """Show a rule's page, by its name or its code: why, on whose authority, and examples."""
    from auditor.measured import measured
    from auditor.render.rulebook import explain as page
    from auditor.rulefile import nearest

    known = _listed(newsroom)
    key = rule.strip().lower()
    found = next((r for r in known if key in (r.name, r.code.lower())), None)
    if found is None:
        names = [name for r in known for name in (r.name, r.code)]
        raise click.UsageError(f"no rule “{rule}”{nearest(rule, names)}; `audit rules` lists them")
    click.echo(page(found, measured().get(found.name)), nl=False)


@click.command()
@configured
@as_of
def rules(*, newsroom: Newsroom, as_of: date | None) -> None:
    """List all rules: code, name, severity, how often right on labelled copy, title.

    In a folder with a configuration as it sets them, with the house's own; what is disabled is off.
    """
    from auditor.measured import measured
    from auditor.published import today
    from auditor.render.rulebook import table
    from auditor.ruleset import of_the_day

    click.echo(table(of_the_day(_listed(newsroom), as_of or today()), measured()), nl=False)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def test(folder: Path) -> None:
    """Hold a pack of rules to their own examples."""
    from auditor.selftest import judge

    if not folder.is_dir():
        raise AuditError(f"{folder}: no such folder of rules")
    pack = _pack(folder)
    if not pack.rules:
        raise AuditError(f"{folder}: holds no rules; a rule is one .toml file")
    wrong = [failure for rule in pack.rules for failure in judge(rule, pack)]
    for failure in wrong:
        click.echo(f"{failure.rule}: {failure.kind} example {' '.join(failure.example.split())!r}: {failure.why}")
    bad = len({failure.rule for failure in wrong})
    click.echo(f"{len(pack.rules) - bad} of {len(pack.rules)} rules hold")
    sys.exit(1 if wrong else 0)


def _pack(folder: Path) -> RuleSet:
    """Our own rules, or house rules; where a configuration is extended by them, held to all that an audit asks."""
    from auditor.audit import ready, rules_of
    from auditor.config.files import absolute
    from auditor.config.newsroom import found
    from auditor.config.packs import folders_of, house_rule, packs_of
    from auditor.resources import data
    from auditor.ruleset import distinct, rule_files

    top = absolute(folder)
    if top.is_relative_to(data("rules")):
        return rules_of(folder)
    file = found().file_of(folder)
    packs = [absolute(file.root / name) for name in folders_of(file)] if file else []
    if file and any(top.is_relative_to(pack) for pack in packs):
        return ready(tuple(rule for rule in packs_of(file).rules if absolute(Path(rule.path)).is_relative_to(top)))
    return ready(distinct(house_rule(path) for path in rule_files(folder)))


@click.command("new-rule")
@click.argument("name")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to put it.  [default: the first folder that the configuration extends the rules by, else house]",
)
def new_rule(name: str, folder: Path | None) -> None:  # fmt: skip
    """Start a house rule: a file that passes its own test, to be filled in."""
    from auditor.config.files import shown
    from auditor.config.newsroom import above, found
    from auditor.config.packs import folders_of
    from auditor.config.start import started
    from auditor.ruleset import read_rules

    file = above(Path())
    extended = [shown(file.root / name) for name in folders_of(file)] if file else []
    try:
        known = _listed(found())
    except AuditError:  # the first rule of a folder that is still empty
        known = read_rules()
    path = started(name, folder or Path(extended[0] if extended else "house"), known)
    click.echo(f"{path} is there; change it, and hold it to its examples with: audit test {path.parent}")
    if not any(path.parent.is_relative_to(other) for other in extended):
        click.echo(f'It is checked once audit.toml says: extend = ["{path.parent.as_posix()}/"]')
