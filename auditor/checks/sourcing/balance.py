"""Who has been heard: one voice for a whole story, and people who are accused and not asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import role_before, says, sentence_number, vague_source
from auditor.checks.sourcing.trades import takes_back
from auditor.document import Document
from auditor.model import Attribution, Name, Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_CLAIMS = 5  # sentences of one speaker before a lone voice is worth a word
_REACH = 9  # tokens between an accusation and the name of the accused
_ACCUSING = ("terms", "misdeeds", "insults")
_LONG_REACH = 12  # and where the name comes first: “the council had been told of it in 2019 and had done nothing”
_SHOWN = 4  # other claims pointed at


def single_source(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A story in which every claim leads to one person: found where that person is first named as the source."""
    people = {name.name: name for name in document.people}
    claims = [a for a in document.attributions if _claim(document, a)]
    main = next((a for a in claims if a.speaker in people), None)
    if main is None or main.source is None or hits:
        return
    spoken = {sentence_number(document, a.content.start) for a in claims}
    person = people[str(main.speaker)]
    if len(spoken) >= _CLAIMS and all(_same(document, rule, a, main, person) for a in claims):
        others = [a.source for a in claims if a.source and a.source.start > main.source.start]
        yield found(document, rule, *main.source, count=len(spoken), speaker=person.name, evidence=others[:_SHOWN])


def _claim(document: Document, claim: Attribution) -> bool:
    """Whether a source says something in the body, or a document shows it."""
    if claim.source is None or claim.stance or document.where(claim.source) == "headline":
        return False
    shows = sets()["documents"] & set(document[claim.source].lower().split())
    return claim.cue is None or bool(shows) or says(document, claim.cue)


def _same(document: Document, rule: Rule, claim: Attribution, main: Attribution, person: Name) -> bool:
    """Whether a claim adds nobody to the main speaker: it is theirs, their firm's, or theirs before they had a name."""
    if claim.speaker == main.speaker or claim.source is None or main.source is None:
        return True
    words = document[claim.source].lower().split()
    early = claim.source.start < main.source.start and words[0] in ("a", "an", "the", "one")
    firm = bool(claim.speaker) and str(claim.speaker) in person.role + document[main.source]
    return early or firm or words[-1] in rule.options["own"] or vague_source(document, claim.source)


def no_reply(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Somebody accused by name of whom the story has no word, no denial, and no attempt to get one.

    Groups of the rule's phrases: `terms` (accused X of), `misdeeds` (X pocketed, pocketed by X), `insults` (called X a
    bully), `settled` (jailed), `replies` (denied, declined to comment, his lawyer).
    """
    replies = [hit for hit in hits if hit.entry.group == "replies"]
    settled = {sentence_number(document, hit.start) for hit in hits if hit.entry.group == "settled"}
    seen: set[str] = set()
    spoken = _spoken(document) if any(hit.entry.group in _ACCUSING for hit in hits) else {}
    for hit in hits:
        accusing = hit.entry.group in _ACCUSING and sentence_number(document, hit.start) not in settled
        accused = _accused(document, rule, hit) if accusing and document.where(hit[:2]) == "body" else None
        named_so = accused and any(m.start < hit.end and hit.start < m.end for m in accused.mentions)
        if accused and not named_so and accused.name not in seen and not _heard(document, accused, spoken, replies):
            seen.add(accused.name)
            yield found(document, rule, hit.start, hit.end, speaker=accused.name, evidence=accused.mentions[:1])


def _accused(document: Document, rule: Rule, hit: Hit) -> Name | None:
    """The person or firm on whom an accusing phrase falls: behind “accused” and “pocketed by”, before “pocketed”."""
    sentence = document.sentence_at(hit.start)
    if sentence is None:
        return None
    tokens = document.tokens
    behind = tokens[hit.last].word if hit.last < sentence.last else ""
    if hit.entry.group == "terms" and tokens[hit.first - 1].word in sets()["be"]:  # “is accused”
        return None
    if hit.entry.group == "insults":
        return _called(document, rule, hit, sentence.first)
    if hit.entry.group == "terms" or behind == "by":
        first, last = hit.last, min(sentence.last, hit.last + _REACH)
        last = next((i for i in range(first, last) if tokens[i].word == "of"), last)
    else:
        first, last = max(sentence.first, hit.first - _LONG_REACH), hit.first
        first = next((i + 1 for i in range(last - 1, first - 1, -1) if tokens[i].word in sets()["pronouns"]), first)
    if first >= last:
        return None
    names = [n for n in document.named(tokens[first].start, tokens[last - 1].end) if _answerable(document, rule, n)]
    if first < hit.last:
        return names[-1] if names else None
    person = next((name for name in names if name.person), None)
    return person or (names[0] if names else _the_firm(document, rule, hit, last))


def _called(document: Document, rule: Rule, hit: Hit, opens: int) -> Name | None:
    """The person between “described” and an insult: “described the conductor, Tobias Venn, as a bully”."""
    tokens, acts = document.tokens, sets()["cue-act"]
    start = max(opens, hit.first - _LONG_REACH)
    cue = next((i for i in range(hit.first - 1, start - 1, -1) if tokens[i].word in acts), None)
    if cue is None or takes_back(document, hit.first):
        return None
    return next((n for n in document.named(tokens[cue].start, hit.start) if _answerable(document, rule, n)), None)


def _the_firm(document: Document, rule: Rule, hit: Hit, last: int) -> Name | None:
    """The firm that “the firm” behind an accusation is: the body named last before it."""
    words = [token.word for token in document.tokens[hit.last : last]]
    if len(words) < len(("the", "firm")) or words[0] != "the" or words[1] not in rule.options["bodies"]:
        return None
    i = bisect_left(document.mentions, hit.start, key=lambda m: m[0].start)
    before = (name for _, name in reversed(document.mentions[:i]))
    return next((name for name in before if not name.person and _answerable(document, rule, name)), None)


def _answerable(document: Document, rule: Rule, name: Name) -> bool:
    """Whether a name is a person's or a body's, who can be asked, and not a place's."""
    words = name.name.lower().split()
    if words[0] in rule.options["states"]:
        return False
    body = bool(set(words) & sets()["organisation-words"])
    return name.person or body or len(words) > 1 or role_before(document, name.mentions[0].start)


def _spoken(document: Document) -> Mapping[str | None, str]:
    """The words for the sources that say something, by speaker: “Mr Fox ignored the letter” is no word of his."""
    spoken: dict[str | None, list[str]] = {}
    for claim in document.sourced:
        if claim.source and not claim.stance:
            spoken.setdefault(claim.speaker, []).append(document[claim.source])
    return {speaker: "\n".join(sources) for speaker, sources in spoken.items()}


def _heard(document: Document, accused: Name, spoken: Mapping[str | None, str], replies: Sequence[Hit]) -> bool:
    """Whether the accused, or somebody for them, says something, or a reply or the lack of one is reported."""
    if accused.name in spoken:
        return True
    last, people = accused.name.split()[-1], {name.name for name in document.people}
    if any(last in sources and speaker not in people for speaker, sources in spoken.items()):
        return True
    return any(_replies(document, accused, hit) for hit in replies)


def _replies(document: Document, accused: Name, hit: Hit) -> bool:
    """Whether a reply is the accused's: named before it, or behind “she” or “the firm” if named last."""
    sentence = document.sentences[sentence_number(document, hit.start)]
    named = document.named(sentence.start, hit.start)
    if named:
        return accused in named
    i = bisect_left(document.mentions, sentence.start, key=lambda m: m[0].start) - 1
    last = i >= 0 and document.mentions[i][1] == accused
    words = {token.word for token in document.tokens[sentence.first : hit.first + 1]}
    roles = sets()["pronouns"] | sets()["generic-roles"] | sets()["titles"] | {"his", "her", "their", "its"}
    return last and bool(words & roles) or bool(words & sets()["organisation-words"]) and "the" in words
