"""A report as one HTML file that needs nothing else: no network, no fonts, no script to be readable."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from auditor.model import Document
from auditor.render import marks
from auditor.report import GROUPS, Measures, Report
from auditor.resources import data
from auditor.speakers import speakers

_SHARE = {"HED": "about the headline", "TYP": "slips of the keys", "STY": "matters of style", "LOD": "loaded language"}
_SCORES = {
    "clarity": "how easily it reads",
    "tone": "how plain its own words are",
    "sourcing": "who stands behind the claims",
    "headline": "whether the story bears it out",
    "copy": "spelling, style and numbers",
}


class Figure(NamedTuple):
    """A measure in words: what it is called, its value as printed, and what that means."""

    name: str
    value: str
    meaning: str


def page(report: Report) -> str:
    """The report as a complete HTML document. The same report always gives the same text."""
    document, notes, measures = report.document, marks.notes(report), report.measures
    css, js = _read("report.css").strip(), _read("report.js").strip()
    template = _environment().get_template("report.html")
    return template.render(
        # Both are our own files; escaping would break them, and the policy names them by their hash.
        css=Markup(css),  # noqa: S704
        js=Markup(js),  # noqa: S704
        policy=f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(js)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        name=document.source.name,
        headline="".join(_lines(document, {"headline"})[:1]),
        credits=[line.strip(" –—-") for line in _lines(document, {"byline", "dateline"})],
        words=f"{measures.words:,}",
        minutes=max(1, round(measures.reading_seconds / 60)),
        verdict=verdict(notes),
        worst=marks.worst(notes),
        severities=[(s, sum(n.rule.severity == s for n in notes)) for s in marks.SEVERITIES],
        groups=_groups(notes),
        scores=report.scores,
        score_meanings=_SCORES,
        claims=_claims(document, notes),
        rows=marks.rows(report, notes),
        speakers=speakers(document),
        figures=figures(measures),
        hardest=marks.hardest(report),
        version=_version(),
    )


def verdict(notes: tuple[marks.Note, ...]) -> str:
    """One plain sentence: how many findings of each severity, and what most of them are."""
    count = Counter(n.rule.severity for n in notes)
    kinds = (
        ("error", "error", "errors"),
        ("warning", "thing a sub-editor would change", "things a sub-editor would change"),
        ("note", "point worth a second look", "points worth a second look"),
    )
    parts = [f"{count[kind]} {one if count[kind] == 1 else many}" for kind, one, many in kinds if count[kind]]
    if not parts:
        return "Nothing to change."
    group, most = Counter(n.rule.group for n in notes).most_common(1)[0]
    share = _SHARE.get(group, f"about {GROUPS.get(group, group)}")
    much = "most" if 2 * most > len(notes) else "many" if 3 * most > len(notes) else ""
    tail = f"; {much} are {share}" if much and len(notes) > 3 else ""
    return ", ".join(parts[:-1]) + " and " * (len(parts) > 1) + parts[-1] + tail + "."


def figures(m: Measures) -> list[Figure]:
    """The measures as a reader without statistics wants them."""

    def number(value: float | None, form: str = ".1f") -> str:
        return "—" if value is None else format(value, form).replace("-", "−")

    minutes, seconds = divmod(round(m.reading_seconds), 60)
    rows = (
        ("Words", f"{m.words:,}", f"{m.reporter_words:,} of them in the reporter’s own voice."),
        ("Sentences", f"{m.sentences:,}", "The shorter they are, the easier the story reads."),
        ("Reading time", f"{minutes} min {seconds:02} s", "Read silently, at 238 words a minute."),
        ("Flesch reading ease", number(m.flesch_reading_ease), "Higher is easier, to 100; plain English is 60 to 70."),
        ("Flesch–Kincaid grade", number(m.flesch_kincaid_grade), "Years of school a reader needs to follow it."),
        ("Gunning fog", number(m.gunning_fog), "Years of school by the share of long words; above 12 is hard going."),
        ("Sentiment, reporter", number(m.sentiment, "+.2f"), "−1 is all dark words, +1 all bright; 0 is even."),
        ("Sentiment, quotes", number(m.sentiment_quotes, "+.2f"), "The same for the words of those quoted."),
    )
    return [Figure(*row) for row in rows]


def _lines(document: Document, kinds: set[str]) -> list[str]:
    return [" ".join(document[b.start, b.end].split()) for b in document.blocks if b.kind in kinds]


def _claims(document: Document, notes: tuple[marks.Note, ...]) -> list[tuple[str, list[marks.Note]]]:
    claims: dict[str, list[marks.Note]] = {}
    for note in notes:
        if note.places and document.where(note.span) == "headline":
            claims.setdefault(note.words, []).append(note)
    return list(claims.items())


def _groups(notes: tuple[marks.Note, ...]) -> list[tuple[str, str, int]]:
    count = Counter(n.rule.group for n in notes)
    known = [*GROUPS, *sorted(count.keys() - GROUPS.keys())]
    return [(group, GROUPS.get(group, group), count[group]) for group in known if count[group]]


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _read(name: str) -> str:
    return (data("templates") / name).read_text(encoding="utf-8")


def _version() -> str:
    try:
        return version("auditor")
    except PackageNotFoundError:
        return "0"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
