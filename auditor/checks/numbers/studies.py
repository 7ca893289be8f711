"""What a story about a study owes its readers: the verb that the study allows, and on how many of whom it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import words_after
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_LEAD = 4  # the sentences of the body in which a story shows that it is about a study
_NOUNS = 4  # words from a number to those who were studied: “300 healthy older women”


def causal(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A cause claimed from a study that only watched.

    `hits`: `terms` (a cause and its effect), `study`, `observed` (people were asked or followed, records were read),
    `trial` (they were put into groups by chance), `health`, `hedge` (may, could, linked).
    """
    by_group = _by_group(document, hits)
    if "observed" not in by_group or "trial" in by_group or _about_study(document, by_group) is None:
        return
    hedged = by_group.get("hedge", {})
    for number, hit in ((n, h) for n, here in by_group.get("terms", {}).items() for h in here):
        risk = (
            document.tokens[hit.last - 1].word in rule.options["risks"]
        )  # “their risk of an attack”: of what went before
        ill = number in by_group["health"] or risk and number - 1 in by_group["health"]
        if document.where((hit.start, hit.end)) == "body" and number not in hedged and ill:
            yield found(document, rule, hit.start, hit.end)


def basics(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A story about a finding on health that nowhere says on how many people, animals or cells it was made.

    `hits`: `study`, `worked` (a treatment had an effect), `health`, `subjects` (those who are studied), `context`
    (words of a sentence that tells of the study: asked, followed, volunteers), and those of `_second`.
    """
    by_group = _by_group(document, hits)
    number = _about_study(document, by_group)
    if number is not None:
        yield from _second(document, rule, by_group)
    if number is None or _sized(document, by_group):
        return
    first = next(h for group in ("study", "worked") for h in by_group.get(group, {}).get(number, ()))
    yield found(document, rule, first.start, first.end)


def _second(document: Document, rule: Rule, by_group: dict[str, dict[int, list[Hit]]]) -> Iterator[Finding]:
    """“In separate tests, an extract cleared furred arteries”: another study, and on whom or what is not told.

    `hits`: `second` (“in separate tests”), `effect` (“cleared”), `subjects`, `lab` (“in a dish”).
    """
    told = by_group.get("subjects", {}).keys() | by_group.get("lab", {}).keys()
    for number, here in by_group.get("second", {}).items():
        effect = number in by_group.get("effect", {}) and number in by_group.get("health", {})
        if effect and not told & {number, number + 1}:
            yield found(document, rule, here[0].start, here[0].end)


def _by_group(document: Document, hits: Sequence[Hit]) -> dict[str, dict[int, list[Hit]]]:
    """The hits by group and by the number of their sentence."""
    groups: dict[str, dict[int, list[Hit]]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.group, {}).setdefault(sentence_number(document, hit.start), []).append(hit)
    return groups


def _about_study(document: Document, by_group: dict[str, dict[int, list[Hit]]]) -> int | None:
    """The sentence among the first ones that tells of a finding on health, or None where the story is about another
    thing.
    """
    health = by_group.get("health", {})
    first = next((i for i, s in enumerate(document.sentences) if document.where(s) == "body"), 0)
    for number in range(first, min(first + _LEAD, len(document.sentences))):
        told = number in by_group.get("study", {}) or number in by_group.get("worked", {})
        if told and {number - 1, number, number + 1} & health.keys():
            return number
    return None


def _sized(document: Document, by_group: dict[str, dict[int, list[Hit]]]) -> bool:
    """Whether a sentence that tells of the study counts those who were studied."""
    subjects = [h for here in by_group.get("subjects", {}).values() for h in here]
    told = by_group.get("context", {}).keys() | by_group.get("study", {}).keys()
    for number in document.numbers:
        if (
            number.kind not in ("count", "many")
            or number.high < 2
            or sentence_number(document, number.start) not in told
        ):
            continue
        behind = words_after(document, number.end, _NOUNS)
        stop = behind[-1].end if behind else number.end
        if any(number.end <= h.start < stop for h in subjects):
            return True
    return False
