"""The name beside a role and the role beside a name, between the commas of a source."""

from __future__ import annotations

from auditor.parse.clauses import PREPOSITIONS, adverb, finite
from auditor.parse.story import Story
from auditor.resources import sets


def over_apposition(story: Story, end: int, floor: int) -> int:
    """From behind the closing comma of “Ana Ruiz, 34, who models bridges at Leeds, says” to behind the name: the first
    comma of the clause before which stands a phrase that is neither a clause nor an opening like “In Leeds,”.
    """
    closing = end - 1
    mark = story.words[closing]
    start = floor
    for k in range(floor, closing):
        if story.quoted[k] >= 0 or story.words[k] in ("and", "but", ":", ";"):
            start = k + 1
        elif finite(story, floor, k):
            start = closing
        elif story.words[k] == mark and k > start:
            opener = (
                story.words[start] in PREPOSITIONS or story.words[start].endswith("ing") or adverb(story.words[start])
            )
            dated = story.words[start] in sets()["months"] | sets()["weekdays"]
            subordinate = story.words[start] in sets()["stop-left"]
            if not (opener or dated or subordinate):
                return k
            start = k + 1
    opening = next((k for k in range(closing - 2, floor, -1) if story.words[k] == mark and story.quoted[k] < 0), -1)
    if opening < 0:
        return closing  # only one comma: “…, she said” has its subject elsewhere; “Police, said …” is odd
    while opening - 2 > floor and story.words[opening - 2] == "," and opening - 1 > floor:
        opening -= 2
        if story.words[opening + 1].isdigit():
            break
    return opening


def name_before(story: Story, comma: int, floor: int) -> int:
    """The first token of the name that ends at a comma: “Kyrylo Budanov, Ukraine’s intelligence chief, …”."""
    calendar = sets()["weekdays"] | sets()["months"] | sets()["sentence-starts"]
    first = comma
    if story.words[comma - 1] in calendar or story.words[comma - 1] in ("however", "therefore"):
        return comma
    while (
        first > floor
        and story.words[first - 1][0].isalpha()
        and (story.capital(first - 1) or story.words[first - 1] in sets()["particles"])
    ):
        first -= 1
    return first


def apposed_name(story: Story, end: int, cue: int) -> int:
    """Behind the name in “His solicitor, Amina Sesay, said”, which says better than the role who speaks; else 0."""
    last = end + 1
    while last < cue and story.words[last][0].isalpha() and story.capital(last):
        last += 1
    named = story.words[end] == "," and last > end + 2 and story.words[last] == ","
    return last if named and last + 1 <= cue else 0
