"""Reports for a person at a terminal: each finding under its line, with the words marked; then the scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import fill

from auditor.document import Document
from auditor.model import Span
from auditor.render import figures
from auditor.render.columns import columns, first, last
from auditor.render.format import Context, Format
from auditor.report import GROUPS, Finding, Report, Suppressed

_WIDTH = 96
_COLOURS = {"error": "31", "warning": "33", "note": "36", "dim": "2", "bold": "1", "good": "32"}
_FAR = 2000  # characters before and after the marked words that an excerpt looks at: a line may be the whole file
# What a terminal obeys: control characters, and marks that turn the direction of everything behind them
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")

_BREAKS = dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")


def _paint(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if colour else text


def _article(report: Report, context: Context) -> str:
    return "".join(_section(report, context.colour, context.standing))


def _section(report: Report, colour: bool, standing: bool) -> Iterator[str]:
    document = report.document
    yield _paint(_clean(document.source.name), "bold", colour) + "\n"
    head = document.headline
    if head and head.end:
        yield _paint(_clean(document[head.start, head.end]), "dim", colour) + "\n"
    yield "\n"
    for finding in report.findings:
        yield from _finding(document, finding, colour)
    for one in report.suppressed if standing else ():
        yield from _standing(document, one, colour)
    yield from _summary(report, colour)


def _finding(document: Document, finding: Finding, colour: bool) -> Iterator[str]:
    line, column = document.position(finding.span)
    unit = "¶" if document.source.unit == "paragraph" else "line"
    place = f"{line}:{column}" if unit == "line" else f"¶ {line}"
    rule = finding.rule
    severity = _paint(f"{rule.severity:<7}", rule.severity, colour)
    yield f"{place:>8}  {severity}  {rule.title} {_paint(rule.called, 'dim', colour)}\n"
    excerpt, before, marked = _excerpt(document, finding.span)
    yield f"          {excerpt}\n"
    yield "          " + " " * before + _paint("^" * max(1, marked), rule.severity, colour) + "\n"
    yield fill(_clean(finding.message), _WIDTH + 10, initial_indent=" " * 10, subsequent_indent=" " * 10) + "\n"
    for span in finding.evidence[:2]:
        there = document.position(span)[0]
        yield _paint(f"          {unit} {there}: “{_short(document[span])}”", "dim", colour) + "\n"
    yield "\n"


def _standing(document: Document, one: Suppressed, colour: bool) -> Iterator[str]:
    line, column = document.position(one.finding.span)
    place = f"{line}:{column}" if document.source.unit == "line" else f"¶ {line}"
    words = f"“{_short(document[one.finding.span])}” {one.finding.rule.name}"
    yield _paint(f"{place:>8}  stands   {words}: {_clean(one.why)} ({_clean(one.by)})", "dim", colour) + "\n\n"


def _excerpt(document: Document, span: Span) -> tuple[str, int, int]:
    """The words around a span on one line, the columns before it, and its width in columns."""
    text = document.text
    line_start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = [e for e in (text.find("\n", span.start), text.find("\r", span.start)) if e >= 0]
    line_end = min(ends, default=len(text))
    middle = first(_clean(text[span.start : min(span.end, line_end)]), _WIDTH - 10)
    room = _WIDTH - columns(middle)
    before, after = text[line_start : span.start], text[span.start + len(middle) : line_end]
    left = last(_clean(before[-_FAR:]), room // 2)
    right = first(_clean(after[:_FAR]), room - columns(left))
    if len(left) < len(before):
        left = "… " + left.partition(" ")[2] if " " in left else "… " + left
    if len(right) < len(after):
        right = right.rpartition(" ")[0] + " …" if " " in right else right + " …"
    return left + middle + right, columns(left), columns(middle)


def _clean(text: str) -> str:
    """Without line ends and control characters; not one character longer or shorter."""
    return text.translate(_BREAKS).translate(_CONTROL)


def _short(text: str, width: int = 90) -> str:
    words = _clean(" ".join(text.split()))
    return words if len(words) <= width else words[: words.rfind(" ", 0, width)] + " …"


def _summary(report: Report, colour: bool) -> Iterator[str]:
    counts = Counter(f.rule.severity for f in report.findings)
    parts = [
        _paint(f"{counts[s]} {s}{'s' if counts[s] != 1 else ''}", s, colour)
        for s in ("error", "warning", "note")
        if counts[s]
    ]
    groups = Counter(GROUPS.get(f.rule.group, f.rule.group) for f in report.findings)
    about = ", ".join(f"{n} {group}" for group, n in sorted(groups.items(), key=lambda item: (-item[1], item[0])))
    verdict = ", ".join(parts) or _paint("Nothing to change", "good", colour)
    stand = f"; {len(report.suppressed)} let stand" if report.suppressed else ""
    yield f"{verdict} in {report.measures.words:,} words{f' ({about})' if about else ''}{stand}\n"
    for shown, reason in figures.scores(report):
        yield f"{shown}  {_paint(_short(reason), 'dim', colour)}\n" if reason else f"{shown}\n"
    yield "\n"
    yield from (_paint(_clean(line), "dim", colour) + "\n" for line in figures.measures(report))
    yield "\n"


FORMAT = Format(_article)
