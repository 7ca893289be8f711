"""How often each rule is right on the labelled articles of tests/planted, written to rules/measured.toml.

.venv/bin/python benchmarks/precision.py

A finding is right when it overlaps a label of the same name; one on a borderline label counts neither way. A label
with the scope "document" is hit by any finding of its name that is not on a trap.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor import audit_file
from auditor.measured import digest
from auditor.resources import data
from auditor.ruleset import default_rules

PLANTED = Path(__file__).parent.parent / "tests" / "planted"
HEADER = """\
# Written by benchmarks/precision.py: `right` of `found` findings on labelled copy were faults, of `labelled` in all.
# `digest` is that of the rule's files when they were measured; a test asks for a new measurement when they change.

"""


def _overlap(finding: Mapping[str, Any], label: Mapping[str, Any]) -> bool:
    return bool(finding["start"] < label["end"] and label["start"] < finding["end"])


def count(findings: Sequence[Mapping[str, Any]], row: Mapping[str, Any], counts: Mapping[str, Counter[str]]) -> None:
    """Add one article's findings, right findings and labels to the counts `found`, `right` and `labelled` by name."""
    for finding in findings:
        name = finding["name"]
        labels = [g for g in row["findings"] if g["name"] == name]
        trapped = any(t["name"] == name and _overlap(finding, t) for t in row["traps"])
        hit = [g for g in labels if _overlap(finding, g) or g.get("scope") == "document" and not trapped]
        if hit and all(g.get("borderline") for g in hit):
            continue
        counts["found"][name] += 1
        counts["right"][name] += bool(hit)
    for label in row["findings"]:
        counts["labelled"][label["name"]] += not label.get("borderline")


def main() -> None:
    """Measure every rule, and write the counts."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("right", "found", "labelled")}
    for line in (PLANTED / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        count(audit_file(PLANTED / row["file"]).to_dict()["findings"], row, counts)
    lines = []
    for rule in sorted(default_rules().rules, key=lambda r: r.name):
        right, found, labelled = (counts[kind][rule.name] for kind in ("right", "found", "labelled"))
        mark = digest(Path(rule.path))
        lines.append(
            f'{rule.name} = {{ right = {right}, found = {found}, labelled = {labelled}, digest = "{mark}" }}\n'
        )
        print(f"{rule.code}  {rule.name:<26} right {right:3} of {found:3} found, {labelled:3} labelled")
    (data("rules") / "measured.toml").write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
