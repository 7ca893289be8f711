"""The day on which a story was published, as its file says."""

from __future__ import annotations

from datetime import date, datetime

from auditor.model import Source


def published(source: Source) -> date | None:
    """The day in the front matter or head of a file: 2026-11-24, 20261124T1200Z, 24 November 2026, Nov. 24, 2026.

    None where there is none that can be read, and for files without lines: Word dates one when its template was made.
    """
    written = "" if source.unit == "paragraph" else source.meta.get("date", "").strip()
    for head in (written[:10], written[:8]):
        try:
            return date.fromisoformat(head)
        except ValueError:
            continue
    if not written:
        return None
    from auditor.parse.numbers import numbers  # most dates are of the forms above
    from auditor.parse.words import tokens

    told = (int(n.value) for n in numbers(tokens(written)) if n.kind == "date")
    try:
        return next((date(day // 10_000, day // 100 % 100, day % 100) for day in told), None)
    except ValueError:  # no year, or 31 June
        return None


def today() -> date:
    """The day on which this runs, where it runs."""
    return datetime.now().astimezone().date()
