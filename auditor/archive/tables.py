"""The tables of an audited archive: their columns, and the rows of a report: the JSON format's, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from auditor.archive.records import Found
from auditor.published import published
from auditor.report import Report

UNDATED = "undated"
_TEXT, _COUNT, _RATIO = pa.string(), pa.int32(), pa.float64()
_SCORES = ("overall", "clarity", "tone", "sourcing", "headline", "copy")
_SPAN = {"start": _COUNT, "end": _COUNT}
_REASONS = pa.list_(pa.struct({"points": _COUNT, "text": _TEXT}))
_HARD = {**_SPAN, "words": _COUNT, "clauses": _COUNT, "long_words": _COUNT, "why": _TEXT}
_RATIOS = (
    "reading_seconds flesch_reading_ease flesch_kincaid_grade gunning_fog sentiment sentiment_quotes smog dale_chall "
    "news_grade"
).split()
_MEASURES = {
    **dict.fromkeys(("words", "reporter_words", "sentences"), _COUNT),
    **dict.fromkeys(_RATIOS, _RATIO),
    "hardest": pa.list_(pa.struct(_HARD)),
    "arc": pa.list_(pa.struct({**_SPAN, "voice": _TEXT, "sentiment": _RATIO})),
    "people": pa.list_(pa.struct({"name": _TEXT, "sentences": _COUNT, "sentiment": _RATIO})),
}
_FINDING = {
    "path": _TEXT, "code": _TEXT, "name": _TEXT, "severity": _TEXT, "confidence": _RATIO, "where": _TEXT,
    "message": _TEXT, **_SPAN, "line": _COUNT, "column": _COUNT, "evidence": pa.list_(pa.struct(_SPAN)),
    "suggestions": pa.list_(_TEXT), "fingerprint": _TEXT,
}  # fmt: skip
_WHENCE = {"input": _TEXT, "row": pa.int64(), "id": _TEXT, "path": _TEXT}
COLUMNS: Mapping[str, Mapping[str, pa.DataType]] = {
    "articles": {
        **_WHENCE,
        "url": _TEXT, "outlet": _TEXT, "section": _TEXT, "author": _TEXT, "date": pa.date32(), "headline": _TEXT,
        "scores": pa.struct(dict.fromkeys(_SCORES, _COUNT)),
        "reasons": pa.struct(dict.fromkeys(_SCORES, _REASONS)),
        "measures": pa.struct(_MEASURES),
    },
    "findings": _FINDING,
    "suppressed": {
        **_FINDING, "suppression": pa.struct({"kind": _TEXT, "why": _TEXT, "who": _TEXT, "until": _TEXT}),
    },
    "attributions": {
        "path": _TEXT, "content": pa.list_(_COUNT), "source": pa.list_(_COUNT), "cue": pa.list_(_COUNT),
        "kind": _TEXT, "speaker": _TEXT,
    },
    "errors": {**_WHENCE, "kind": _TEXT, "reason": _TEXT},
}  # fmt: skip
LISTS = ("findings", "suppressed", "attributions")  # the tables of what is in an article
# what comes of one record: an article with lists of what is in it, or an error
OUTCOME = pa.struct(
    {
        "month": _TEXT,
        "articles": pa.struct(COLUMNS["articles"]),
        **{name: pa.list_(pa.struct(COLUMNS[name])) for name in LISTS},
        "errors": pa.struct(COLUMNS["errors"]),
    }
)


def outcome(whence: Mapping[str, Any], found: Found, report: Report) -> dict[str, Any]:
    """An OUTCOME of an article; `whence` has its input and row."""
    told = report.to_dict()
    day, meta, path = published(found.source), found.source.meta, told["path"]
    of_article = {key: told[key] for key in ("path", "headline", "scores", "reasons", "measures")}
    about = {"url": found.url, "outlet": found.outlet, "section": meta.get("section"), "author": meta.get("author")}
    return {
        "month": f"{day:%Y-%m}" if day else UNDATED,
        "articles": {
            **whence, "id": whence["id"] or found.id or None, "date": day, **of_article,
            **{key: (value or "").strip() or None for key, value in about.items()},
        },
        **{name: [{"path": path, **one} for one in told[name]] for name in LISTS},
        "errors": None,
    }  # fmt: skip


def error(whence: Mapping[str, Any], path: str, kind: str, reason: str) -> dict[str, Any]:
    """An OUTCOME of a record that was not audited, and why."""
    nothing: dict[str, Any] = {"articles": None, **{name: [] for name in LISTS}}
    return {"month": UNDATED, **nothing, "errors": {**whence, "path": path, "kind": kind, "reason": reason}}
