"""A report as one HTML file that needs nothing else: no network, no fonts, no script to be readable."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from auditor import __version__
from auditor.document import Document
from auditor.render.charts import arc, lengths
from auditor.render.claims import against, support
from auditor.render.compiled import Compiled
from auditor.render.gauges import figures, moods
from auditor.render.marks import rows
from auditor.render.notes import SEVERITIES, VOICES, Note, Place, notes, shorten, standing, worst
from auditor.render.verdict import verdict
from auditor.render.voices import sources, summary
from auditor.report import GROUPS, Report
from auditor.resources import data

_SCORES = {
    "clarity": "how easily it reads",
    "tone": "how plain its own words are",
    "sourcing": "who stands behind the claims",
    "headline": "whether the story bears it out",
    "copy": "spelling, style and numbers",
}
_VOICED = {"reporter": "The reporter’s words", "quoted": "Quotations", "attributed": "Paraphrase"}
_Filter = tuple[str, str, list[tuple[str, str, int]]]


def page(report: Report, home: str = "") -> str:
    """The report as a complete HTML document; `home` is a link to the index of all articles, where there is one.

    The same report always gives the same text.
    """
    document, numbered, measures = report.document, notes(report), report.measures
    near, heard, hardest = support(document), sources(document), _hardest(report)
    pointed = (*hardest, *(Place(s.anchor, s.span, "", "", "") for s in near))
    return rendered(
        "report",
        home=home,
        name=document.source.name,
        headline="".join(_lines(document, {"headline"})[:1]),
        credits=_credits(document),
        words=f"{measures.words:,}",
        minutes=max(1, round(measures.reading_seconds / 60)),
        verdict=verdict(numbered),
        worst=worst(numbered),
        scores=report.scores,
        score_meanings=_SCORES,
        claims=against(document, numbered),
        support=near,
        total=len(numbered),
        filters=_filters(numbered),
        rows=rows(report, numbered, pointed, heard),
        standing=standing(report),
        sources=heard,
        heard=summary(heard),
        figures=figures(measures),
        lengths=lengths(document),
        arc=arc(measures),
        moods=moods(measures),
        hardest=[(at, hard.why) for at, hard in zip(hardest, measures.hardest, strict=True)],
    )


def rendered(name: str, /, **values: object) -> str:
    """The template `name`.html with its style and script inside it, and a policy that lets in no other.

    It is our own two files that are not escaped; the policy names them by their hash.
    """
    css, js = ("\n".join(_read(f"{part}.{kind}").strip() for part in ("page", name)) for kind in ("css", "js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(js)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template(f"{name}.html")
    return template.render(css=Markup(css), js=Markup(js), policy=policy, version=__version__, **values)  # noqa: S704  # our own


def _lines(document: Document, kinds: set[str]) -> list[str]:
    return [" ".join(document[b.start, b.end].split()) for b in document.blocks if b.kind in kinds]


def _credits(document: Document) -> list[str]:
    meta = document.source.meta
    lines = [line.strip(" –—-") for line in _lines(document, {"byline", "dateline"})]
    told = (meta.get("section", ""), meta.get("author", ""), meta.get("date", ""))
    return [*lines, *(words for words in told if words and not any(words in line for line in lines))]


def _hardest(report: Report) -> tuple[Place, ...]:
    spans = enumerate((hard.span for hard in report.measures.hardest), 1)
    return tuple(Place(f"h-{k}", s, "", shorten(report.document[s], 320), "") for k, s in spans)


def _filters(numbered: tuple[Note, ...]) -> list[_Filter]:
    """What notes can be chosen by: the name of the choice, its legend, and its values in words with their counts."""
    severities = Counter(n.rule.severity for n in numbered)
    groups = Counter(n.rule.group for n in numbered)
    voices = Counter(n.voice for n in numbered)
    known = [*GROUPS, *sorted(groups.keys() - GROUPS.keys())]
    return [
        ("severity", "Show", [(s, s.capitalize(), severities[s]) for s in SEVERITIES if severities[s]]),
        ("group", "About", [(g, GROUPS.get(g, g).capitalize(), groups[g]) for g in known if groups[g]]),
        ("voice", "In", [(v, _VOICED[v], voices[v]) for v in VOICES if voices[v]]),
    ]


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _read(name: str) -> str:
    return (data("templates") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(),
    )
