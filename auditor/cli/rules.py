"""The rules on the command line: their list, a rule's page, and holding rules to their examples."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor.model import AuditError


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Show a rule's page, by its name or its code: why, on whose authority, and examples."""
    from auditor.measured import measured
    from auditor.render.rulebook import explain as page
    from auditor.ruleset import nearest, read_rules

    known = read_rules()
    key = rule.strip().lower()
    found = next((r for r in known if key in (r.name, r.code.lower())), None)
    if found is None:
        names = [name for r in known for name in (r.name, r.code)]
        raise click.UsageError(f"no rule “{rule}”{nearest(rule, names)}; `audit rules` lists them")
    click.echo(page(found, measured().get(found.name)), nl=False)


@click.command()
def rules() -> None:
    """List all rules: code, name, severity, how often right on labelled copy, title."""
    from auditor.measured import measured
    from auditor.render.rulebook import table
    from auditor.ruleset import read_rules

    click.echo(table(read_rules(), measured()), nl=False)


@click.command()
@click.argument("folder", type=click.Path())
def test(folder: str) -> None:
    """Hold a pack of rules to their own examples."""
    from auditor.audit import rules_of
    from auditor.selftest import judge

    root = Path(folder)
    if not root.is_dir():
        raise AuditError(f"{folder}: no such folder of rules")
    pack = rules_of(root)
    if not pack.rules:
        raise AuditError(f"{folder}: holds no rules; a rule is one .toml file")
    wrong = [failure for rule in pack.rules for failure in judge(rule, pack)]
    for failure in wrong:
        click.echo(f"{failure.rule}: {failure.kind} example {' '.join(failure.example.split())!r}: {failure.why}")
    bad = len({failure.rule for failure in wrong})
    click.echo(f"{len(pack.rules) - bad} of {len(pack.rules)} rules hold")
    sys.exit(1 if wrong else 0)
