"""Findings of one rule that weigh differently, by what the sentence says."""

import pytest

from auditor import audit_text


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("A transformer exploded today at the mill.", "warning"),
        ("The council today voted for the levy.", "warning"),
        ("He spoke at a hearing today.", "warning"),
        ("Nobody expected today's ruling.", "warning"),
        ("The line is as slow today as in 1905, he says.", "note"),
        ("Nobody could afford today's trains.", "note"),
        ("It is perhaps the most important test today of the law.", "note"),
    ],
)
def test_today_may_be_nowadays(sentence, severity):
    report = audit_text(f"Rail\n\nThe line runs by the sea. {sentence}").to_dict()
    assert [f["severity"] for f in report["findings"] if f["name"] == "stale-time"] == [severity]
