"""Does anybody stand behind it: what the sentence, or the one beside it, says about its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Attribution, Document, Rule, Sentence, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_DESCRIBES = frozenset(
    "close with in familiar at from who near inside within briefed involved on of working for".split()
)
_REPORT = 0.4  # of a sentence's characters
_MAY_PRECEDE = frozenset("and but that while when as because though so yet one a an".split())


def sentence_number(document: Document, offset: int) -> int:
    """The number of the sentence at or before an offset."""
    return max(0, bisect_right(document.sentences, offset, key=lambda s: s.start) - 1)


def sourced(document: Document, number: int, reach: int = 0) -> bool:
    """Whether a sentence, or one up to `reach` sentences beside it in the body, is tied to a source."""
    first, last = max(0, number - reach), min(len(document.sentences), number + reach + 1)
    near = [s for s in document.sentences[first:last] if document.where(s) == "body"]
    if not near:
        return False
    start, end = near[0].start, near[-1].end
    own = document.sentences[number]
    return any(
        start <= a.source.start < end
        and start < a.content.end
        and not _vague(document, a.source)
        and (own.start <= a.source.start < own.end or _is_report(document, a))
        for a in _attributions(document, document.blocks[near[0].block].start, end)
        if a.source and not a.stance
    )


def _is_report(document: Document, one: Attribution) -> bool:
    """Whether a paraphrase is what its sentence is about, so that it may vouch for the sentences beside it as well."""
    sentence = document.sentence_at(one.content.start)
    whole = sentence.end - sentence.start if sentence else 0
    return one.kind != "indirect" or one.content.end - one.content.start >= _REPORT * whole


def _attributions(document: Document, start: int, end: int) -> Sequence[Attribution]:
    """Those whose content begins from `start` on and before `end`."""
    first = bisect_left(document.attributions, start, key=lambda a: a.content.start)
    return document.attributions[first : bisect_left(document.attributions, end, key=lambda a: a.content.start)]


def _vague(document: Document, source: Span) -> bool:
    """Whether a source is nobody in particular: “studies”, “many doctors”."""
    return set(document[source].lower().split()) <= sets()["vague-sources"]


def named_near(document: Document, number: int, ahead: int = 2) -> bool:
    """Whether a person is named here or in the next sentences: “two experts gave evidence. Dr Ana Ruiz …”."""
    last = min(len(document.sentences), number + ahead + 1)
    start, end = document.sentences[number].start, document.sentences[last - 1].end
    return any(name.person for name in document.named(start, end))


def vague(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A group that says something and of which nobody is named in the body's next sentences."""
    for hit in hits:
        number = sentence_number(document, hit.start)
        inside = document.where((hit.start, hit.end)) == "body"
        if hit.entry.group == "terms" and inside and not named_near(document, number):
            first = hit.first
            while first and document.tokens[first - 1].word in rule.options.get("before", ()):
                first -= 1
            yield found(document, rule, document.tokens[first].start, hit.end)


def agentless(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A report without a reporter, in a sentence that names no source either."""
    for hit in hits:
        number = sentence_number(document, hit.start)
        if hit.entry.group == "terms" and not sourced(document, number):
            yield found(document, rule, hit.start, hit.end)


def study(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Research that is quoted without saying whose, here or in the next sentence."""
    bodies = sets()["organisation-words"]
    for hit in hits:
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        end = document.sentences[min(len(document.sentences), number + 2) - 1].end
        behind = document.named(here.end, end)
        named = document.named(here.start, here.end) or any(
            n.person or bodies & set(n.name.lower().split()) for n in behind
        )
        if hit.entry.group == "terms" and document.where((hit.start, hit.end)) == "body" and not named:
            yield found(document, rule, hit.start, hit.end)


def unnamed(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A source of whom nothing is said: no adjective before, no “close to the talks” behind."""
    for hit in hits:
        before = document.tokens[hit.first - 1] if hit.first else None
        behind = document.tokens[hit.last].word if hit.last < len(document.tokens) else ""
        sentence = document.sentence_at(hit.start)
        opens = before is None or not before.word[0].isalnum() or sentence is not None and hit.first == sentence.first
        plain = opens or before is not None and before.word in _MAY_PRECEDE
        if hit.entry.group == "terms" and plain and behind not in _DESCRIBES:
            yield found(document, rule, hit.start, hit.end)


def unsourced(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A claim of a kind that needs a source, with none in its sentence or the ones beside it."""
    for hit in hits:
        number = sentence_number(document, hit.start)
        body = document.where((hit.start, hit.end)) == "body"
        if hit.entry.group == "terms" and body and not sourced(document, number, reach=1):
            yield found(document, rule, hit.start, hit.end)


def mind(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """What goes on in a head, told as fact: one person, no word of theirs in this sentence or beside it."""
    for hit in hits:
        sentence = document.sentence_at(hit.start)
        if hit.entry.group != "terms" or sentence is None or document.where((hit.start, hit.end)) == "headline":
            continue
        number = sentence_number(document, hit.start)
        if _one_person(document, sentence, hit.first) and not _speaks_nearby(document, number):
            yield found(document, rule, hit.start, hit.end)


def _one_person(document: Document, sentence: Sentence, verb: int) -> bool:
    """Whether the words before a verb are a person's name or a single role: “the mayor fears”."""
    apposed = verb - 2 >= sentence.first and document.tokens[verb - 1].word == ","
    before = document.tokens[max(sentence.first, verb - 1 - apposed)]
    i = bisect_right(document.mentions, before.start, key=lambda m: m[0].start) - 1
    if i >= 0 and document.mentions[i][1].person and before.start < document.mentions[i][0].end:
        return True
    determined = verb - 2 >= sentence.first and document.tokens[verb - 2].word in ("the", "a", "his", "her", "their")
    return determined and before.word in sets()["generic-roles"]


def _speaks_nearby(document: Document, number: int) -> bool:
    """Whether words of saying tie this sentence, or a neighbour in its paragraph, to a source."""
    block = document.blocks[document.sentences[number].block]
    first, last = max(0, number - 1), min(len(document.sentences), number + 2)
    start = max(block.start, document.sentences[first].start)
    end = min(block.end, document.sentences[last - 1].end)
    says = sets()["cue-say"] | sets()["cue-phrases"]
    quote = bisect_left(document.quotes, start, key=lambda q: q.span.start)
    return any(
        a.source and a.cue and start <= a.cue.start < end and document[a.cue].lower() in says
        for a in _attributions(document, block.start, end)
    ) or any(q.kind == "speech" and q.span.start < end for q in document.quotes[quote : quote + 3])


def cue_verb(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A verb of saying that judges what was said, where it does report words."""
    cues = {a.cue.start for a in document.attributions if a.cue and a.source}
    for hit in hits:
        following = document.tokens[hit.last].word if hit.last < len(document.tokens) else ""
        before = document.tokens[hit.first - 1].word if hit.first else ""
        clause = following in sets()["clause-openers"] or following in (":", ",", '"', ".") or before in (",", '"')
        name = hit.last < len(document.tokens) and document.text[document.tokens[hit.last].start].isupper()
        quoted = document.voice((hit.start, hit.end)) == Voice.QUOTED
        if hit.entry.group == "terms" and hit.start in cues and (clause or name) and not quoted:
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)
