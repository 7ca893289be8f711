"""One person in two posts or trades."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Name, Number, Rule, Sentence, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_ROLE = 9  # tokens of a role, from the name on
_STOPS = frozenset((",", ".", ";", ")", "who", "whose", "-"))
_CLAUSE = frozenset(
    "and or but that which who whose when where while is are was were has had said says told as".split()
)


class Role(NamedTuple):
    """A post or a trade that the story gives a person: `kind` is its plain name, `past` says that it is over.

    `owners` are the words beside it that may say of what: “the orchestra's”.
    """

    person: Name
    kind: str
    span: Span
    bodies: frozenset[str]
    past: bool
    owners: frozenset[str] = frozenset()


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding at a role that the person's first one of the same sort excludes; the first is the evidence.

    The rule's `terms` are roles and their plain names. Of the options' lists in `exclusive`, nobody holds two in one
    body; `past` are words of a role that is over.
    """
    first: dict[str, list[Role]] = {}
    for hit in hits:
        role = _role(document, rule, hit) or _unnamed(document, rule, hit, first)
        if role is None:
            continue
        before = first.setdefault(role.person.name, [])
        other = next((o for o in before if _excludes(o, role, rule)), None)
        if other and all(o.kind != role.kind for o in before):
            words = document[other.span]
            yield found(document, rule, *role.span, evidence=[other.span], other=words, speaker=role.person.name)
        before.append(role)


def _excludes(one: Role, two: Role, rule: Rule) -> bool:
    if one.kind == two.kind or one.past != two.past or one.bodies and two.bodies and one.bodies.isdisjoint(two.bodies):
        return False
    if {one.kind, two.kind}.intersection(rule.options["at_one_body"]) and one.owners.isdisjoint(two.owners):
        return False
    return any(one.kind in kinds and two.kind in kinds for kinds in rule.options["exclusive"].values())


def _role(document: Document, rule: Rule, hit: Hit) -> Role | None:
    """The role of a phrase that stands beside a person: “Lee Roy, the council's leader,”, “manager Lee Roy”."""
    sentence = document.sentence_at(hit.start)
    if sentence is None or any(n.kind == "year" and _together(document, n, hit) for n in _numbers(document, sentence)):
        return None  # the post of another year
    bound = _behind_name(document, hit, sentence) or _before_name(document, hit, sentence)
    if bound is None:
        return None
    name, first, last = bound
    tokens = document.tokens
    while first < hit.first and tokens[first].word in (",", "the", "a", "an"):
        first += 1
    words = frozenset(t.word for t in tokens[first:last])
    past = not words.isdisjoint(rule.options["past"])
    span = Span(tokens[first].start, tokens[hit.last - 1].end)
    plain = frozenset(w for w in words if w.isalpha()) - sets()["function-words"]
    owners = plain - {t.word for t in tokens[hit.first : hit.last]}
    return Role(name, hit.entry.instead[0], span, words & sets()["organisation-words"], past, owners)


def _together(document: Document, one: Number, two: Hit) -> bool:
    """Whether no semicolon parts them."""
    return ";" not in document.text[min(one.end, two.end) : max(one.start, two.start)]


def _numbers(document: Document, sentence: Sentence) -> Sequence[Number]:
    first = bisect_left(document.numbers, sentence.start, key=lambda n: n.start)
    return document.numbers[first : bisect_left(document.numbers, sentence.end, key=lambda n: n.start)]


def _unnamed(document: Document, rule: Rule, hit: Hit, told: Mapping[str, Sequence[Role]]) -> Role | None:
    """The role of “the former police officer”, by which the story calls the one person of whom a trade is over."""
    tokens, i = document.tokens, hit.first - 1
    if i < 1 or tokens[i].word not in rule.options["past"] or tokens[i - 1].word != "the":
        return None
    behind = tokens[hit.last].word if hit.last < len(tokens) else "."
    roles = [role for roles in told.values() for role in roles]
    people = {role.person.name: role.person for role in roles if role.past}
    verb = behind in sets()["cue-say"] or behind in sets()["auxiliaries"] or behind.endswith("ed")
    if not verb or len(people) != 1 or any(role.kind == hit.entry.instead[0] for role in roles):
        return None
    [person] = people.values()
    return Role(person, hit.entry.instead[0], Span(tokens[i - 1].start, hit.end), frozenset(), past=True)


def _behind_name(document: Document, hit: Hit, sentence: Sentence) -> tuple[Name, int, int] | None:
    """The person before an apposition, and its tokens; None where the words are another clause."""
    tokens = document.tokens
    i = bisect_left(document.mentions, hit.start, key=lambda m: m[0].start) - 1
    while i >= 0 and document.mentions[i][0].start >= sentence.start and not document.mentions[i][1].person:
        i -= 1
    if i < 0 or document.mentions[i][0].start < sentence.start:
        return None
    mention, name = document.mentions[i]
    first = bisect_left(tokens, mention.end, key=lambda t: t.start)
    between = [t.word for t in tokens[first : hit.first]]
    if between[:3] == [",", "who", "is"]:
        del between[1:3]
    if between[:1] != [","] or len(between) > _ROLE or "," in between[1:] or not _CLAUSE.isdisjoint(between):
        return None
    last = _closed(document, hit.last, sentence)
    if last is None or any(n.person for n in document.named(tokens[first].start, tokens[last].end + 2)):
        return None  # “, the club's manager, Lee Roy,” is somebody else's
    return name, first, last


def _before_name(document: Document, hit: Hit, sentence: Sentence) -> tuple[Name, int, int] | None:
    """The person whose name follows at once, as a title or between commas."""
    tokens = document.tokens
    comma = hit.last < sentence.last and tokens[hit.last].word == ","
    at = hit.last + comma
    while at < sentence.last and tokens[at].word.rstrip(".") in sets()["courtesy-titles"]:
        at += 1
    if at >= sentence.last:
        return None
    i = bisect_left(document.mentions, tokens[at].start, key=lambda m: m[0].start)
    if i == len(document.mentions) or document.mentions[i][0].start != tokens[at].start:
        return None
    mention, name = document.mentions[i]
    behind = document.text[mention.end : mention.end + 1]
    first = hit.first
    while (
        first > sentence.first
        and hit.first - first < 4
        and (tokens[first - 1].word.isalpha() or tokens[first - 1].word == "'s")
    ):
        if tokens[first - 1].word in sets()["function-words"]:
            break
        first -= 1
    return (name, first, hit.last) if name.person and (not comma or behind == ",") else None


def _closed(document: Document, start: int, sentence: Sentence) -> int | None:
    """The token that ends an apposition, or None where a verb comes first."""
    for i in range(start, min(sentence.last, start + _ROLE)):
        word = document.tokens[i].word
        if word in _STOPS:
            return i
        if word in _CLAUSE or word in sets()["auxiliaries"]:
            return None
    return None
