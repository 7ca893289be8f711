"""Scores: 0 to 100, with reasons that add up, and never lower for a mended finding."""

from hypothesis import given
from hypothesis import strategies as st

from auditor import audit_text
from auditor.score import score

FAULTY = (
    "Senator slams budget\n\nThe despot's cronies slammed the budget. Obviously it was reportedly late. Experts say it will fail. It hit 40% of us.\n\n"
    "The furious mob blasted it on Monday in a shocking rant. It was a miracle. It was announced that the the plan is dead."
)
REPORT = audit_text(FAULTY)


@given(st.sets(st.integers(0, len(REPORT.findings) - 1)))
def test_mending_a_finding_never_lowers_a_score(kept):
    some = [f for i, f in enumerate(REPORT.findings) if i in kept]
    before = {s.name: s.value for s in REPORT.scores}
    after = {s.name: s.value for s in score(REPORT.document, some, REPORT.measures)}
    assert all(after[name] >= before[name] for name in before)


def test_reasons_add_up_to_what_is_missing():
    assert len(REPORT.findings) > 5
    for part in REPORT.scores[1:]:
        assert part.value == max(0, 100 + sum(r.points for r in part.reasons))
        assert all(r.points < 0 and r.text for r in part.reasons)


def test_clean_copy_scores_high():
    clean = audit_text(
        "Bridge opens\n\nThe bridge opened on Monday. It is red. Ana Ruiz, who built it, said she was glad. “It is done,” she said."
    )
    assert {s.name: s.value for s in clean.scores} == {
        "overall": 100,
        "clarity": 100,
        "tone": 100,
        "sourcing": 100,
        "headline": 100,
        "copy": 100,
    }
