"""Findings and measures to scores."""
from __future__ import annotations
from auditor.model import Document
from auditor.report import Finding, Measures, Score
def score(document: Document, findings: tuple[Finding, ...], measures: Measures) -> tuple[Score, ...]:
    return ()
