"""Who is this: a speaker brought in with a name and nothing else, or as “he” and “she” before anybody was named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from auditor.checks.finding import found
from auditor.checks.sourcing.introduced import Lists, introduced
from auditor.checks.sourcing.nearness import names_somebody
from auditor.document import Document
from auditor.model import Attribution, Name, Rule, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known, sets

_LONGEST = 4  # words of a name
_NEAR = 300  # characters
_AGENTS = tuple("man men woman women er ers or ors ist ists ian ians ant ants ent ents ess eer ee".split())


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each person who speaks at the first mention, with no role beside the name, and for a pronoun that
    speaks before there is anybody it could stand for.

    Options, lists of words: `known`, names that need no role; `bodies`, words of a name that is no person's; `group`,
    people of whom the speaker is one; `says`, verbs of saying; `is`, what behind “she” says what she is; `aside`, what
    opens an aside and no role, or ends one (“the next day, Ana Ruiz said”).
    """
    lists = {key: frozenset(words) for key, words in rule.options.items()}
    speakers = {a.source: a for a in document.attributions if a.source and not a.stance and a.cue}
    ends = {source.end: source for source in sorted(speakers, reverse=True)}
    bylines = " ".join(document[b.start, b.end] for b in document.blocks if b.kind == "byline").lower()
    for name in (*document.names, *_openers(document, speakers)):
        mention = name.mentions[0]
        source = ends.get(mention.end)
        if source is None or document.where(mention) == "headline" or document.voice(mention) == Voice.QUOTED:
            continue
        title = document[source.start, mention.start].strip(" .").lower()
        cue = speakers[source].cue
        says = cue is not None and document[cue].lower() in lists["says"]
        plain = document[mention].split() == name.name.split() and (not title or title in sets()["courtesy-titles"])
        person = name.person or document.text.startswith(", speaking", mention.end)
        person = person or len(name.name) > len("CNN") and _he_said(document, speakers, source)
        bare = says and plain and person and _bare(name, lists) and name.name.lower() not in bylines
        if bare and not any(introduced(document, lists, m) for m in name.mentions[:2]):
            yield found(document, rule, *mention)
    pronoun = _pronoun(document, lists, speakers)
    if pronoun:
        yield found(document, rule, *pronoun)


def _openers(document: Document, speakers: Mapping[Span, Attribution]) -> Iterator[Name]:
    """Sources of one word that open a sentence, and may be a surname that stands only there."""
    named = {m for name in document.names for m in name.mentions}
    for source in speakers:
        word = document[source]
        rare = word.istitle() and word.isalpha() and not known(word.lower())
        if rare and source not in named and document.text.find(word) == source.start:
            yield Name(word, "", person=False, mentions=(source,))


def _bare(name: Name, lists: Lists) -> bool:
    """Whether a full name has no role, is no well-known one and holds no word for a role or a body itself."""
    words = name.name.lower().split()
    before = words[:-2] if len(words) > 2 else []  # “Photographer Len Hubble” at the start of a sentence
    roles = sets()["titles"] | sets()["generic-roles"] | sets()["organisation-words"] | lists["bodies"]
    titled = any(word in sets()["person-nouns"] or word.endswith(_AGENTS) for word in before)
    shouted = any(word.isupper() and len(word) > 2 for word in name.name.split())
    known = name.name.lower() in lists["known"] or len(words) == 1 and words[0] in _surnames(lists["known"])
    return not (name.role or known or titled or shouted) and len(words) <= _LONGEST and roles.isdisjoint(words)


@cache
def _surnames(names: frozenset[str]) -> frozenset[str]:
    """What “Mr Putin” is known by."""
    return frozenset(name.split()[-1] for name in names)


def _he_said(document: Document, speakers: Mapping[Span, Attribution], source: Span) -> bool:
    """Whether the next to speak behind a source is “he” or “she”: then a single name is a person's."""
    following = min((s for s in speakers if s.start > source.end), default=None)
    near = following is not None and following.start - source.end < _NEAR
    return near and following is not None and document[following].lower() in ("he", "she")


def _pronoun(document: Document, lists: Lists, speakers: Mapping[Span, Attribution]) -> Span | None:
    """“He” or “she” who speaks before any person, role or name that could be one, and is not named in the sentence."""
    source = min((s for s in speakers if document[s].lower() in ("he", "she")), default=None)
    if (
        source is None
        or document.voice(source) == Voice.QUOTED
        or document[speakers[source].cue or source] not in lists["says"]
    ):
        return None
    sentence = document.sentence_at(source.start)
    end = sentence.end if sentence else source.end
    if document.named(0, end) or names_somebody(document, 0, source.start):
        return None
    head = document[document.headline.start, document.headline.end].split() if document.headline else []
    if any(word[0].isupper() for word in head[1:]):
        return None
    first = bisect_left(document.tokens, source.start, key=lambda t: t.start)
    before = [t.word for t in document.tokens[:first]]
    someone = any(word.endswith(_AGENTS) or word in sets()["person-nouns"] or word in lists["group"] for word in before)
    return None if someone else source
