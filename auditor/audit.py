"""The whole order on one screen: read, parse, check, hear who answers for what, score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from auditor.answered import SUPPRESSION, answered
from auditor.checks import CHECKERS
from auditor.document import Document
from auditor.fingerprints import identified
from auditor.hits import find
from auditor.measure import measure
from auditor.model import AuditError, Rule, Source
from auditor.parse import parse
from auditor.published import published, today
from auditor.read import read_file, text
from auditor.report import Decided, Finding, Report
from auditor.rulefile import nearest
from auditor.ruleset import RuleSet, compiled, default_rules, read_rules
from auditor.score import score
from auditor.trie import Trie
from auditor.unhindered import unhindered

_NOTHING = Decided()
_KNOWN = (*CHECKERS, SUPPRESSION)  # rules about suppressions need the findings of all others


def rules_of(*folders: Path) -> RuleSet:
    """The rules of these folders, ready to use; raises AuditError that names the file, the key and the mend."""
    return ready(read_rules(*folders))


def ready(rules: Iterable[Rule], base: Trie | None = None) -> RuleSet:
    """Rules, compiled with the phrases of `base`; raises AuditError for an unknown checker or phrases that are none."""
    rules = tuple(rules)
    for rule in rules:
        if rule.check not in _KNOWN:
            raise AuditError(f"{rule.path}: key “check” names no checker{nearest(rule.check, _KNOWN)}")
    return compiled(rules, base)


def check(document: Document, rules: RuleSet, only: Rule | None = None) -> Iterator[Finding]:
    """The findings of all rules (or of one), each in the voices that its rule reads."""
    hits = find(rules.trie, document)
    for rule in (only,) if only else rules.rules:
        if rule.check == SUPPRESSION:
            continue
        spared = rule.options.get("spared", ())  # words that the house knows
        for finding in CHECKERS[rule.check](document, rule, hits.pop(rule.name, ())):
            if document.voice(finding.span) in rule.voices and document[finding.span] not in spared:
                yield finding


@unhindered()
def audit(source: Source, rules: RuleSet, as_of: date | None = None, decided: Decided = _NOTHING) -> Report:
    """One article, audited by the rules of a day (default: its own, else today): findings in the order of the text."""
    document = parse(source)
    rules = rules.on(as_of or published(source) or today())
    checked = identified(document, sorted(check(document, rules), key=lambda f: (f.span, f.rule.code)))
    findings, suppressed = answered(document, checked, decided, rules.rules, as_of or today())
    measures = measure(document)
    return Report(document, findings, measures, score(document, findings, measures), suppressed)


def audit_text(content: str, *, headline: str | None = None, name: str = "<text>") -> Report:
    """Audit a text with the built-in rules. `headline=None` finds the headline in the text, "" says there is none."""
    return audit(text.read(content, name, headline), default_rules())


def audit_file(path: str | Path) -> Report:
    """Audit a file with the built-in rules; raises AuditError with one line that names the file and the mend."""
    return audit(read_file(Path(path)), default_rules())
