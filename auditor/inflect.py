"""The forms of an English word: what `slam~` stands for, and the plain word put into the same form."""

from __future__ import annotations

import re
from collections.abc import Iterator

# base, past, past participle; the regular ones are made by rule
_IRREGULAR = {
    base: (past, participle)
    for base, past, participle in (
        line.split()
        for line in """
        be was been
        beat beat beaten
        begin began begun
        bend bent bent
        bite bit bitten
        blow blew blown
        break broke broken
        bring brought brought
        browbeat browbeat browbeaten
        build built built
        buy bought bought
        catch caught caught
        cling clung clung
        come came come
        cut cut cut
        deal dealt dealt
        do did done
        draw drew drawn
        drive drove driven
        eat ate eaten
        fall fell fallen
        feed fed fed
        feel felt felt
        fight fought fought
        find found found
        flee fled fled
        fling flung flung
        fly flew flown
        foresee foresaw foreseen
        forget forgot forgotten
        get got got
        give gave given
        go went gone
        grow grew grown
        hang hung hung
        have had had
        hear heard heard
        hit hit hit
        hold held held
        hurt hurt hurt
        keep kept kept
        know knew known
        lay laid laid
        lead led led
        leave left left
        let let let
        light lit lit
        lose lost lost
        make made made
        mean meant meant
        meet met met
        mislead misled misled
        pay paid paid
        put put put
        quit quit quit
        read read read
        rend rent rent
        rise rose risen
        run ran run
        say said said
        see saw seen
        seek sought sought
        sell sold sold
        send sent sent
        set set set
        shake shook shaken
        shoot shot shot
        show showed shown
        shut shut shut
        sing sang sung
        sink sank sunk
        sit sat sat
        slay slew slain
        sling slung slung
        speak spoke spoken
        spend spent spent
        spin spun spun
        spit spat spat
        split split split
        spread spread spread
        stand stood stood
        steal stole stolen
        stick stuck stuck
        sting stung stung
        stink stank stunk
        strike struck struck
        swear swore sworn
        sweep swept swept
        swing swung swung
        take took taken
        teach taught taught
        tear tore torn
        tell told told
        think thought thought
        throw threw thrown
        understand understood understood
        weep wept wept
        win won won
        write wrote written
        """.strip().splitlines()
    )
}
# Last syllable stressed, or one syllable: the final consonant doubles. Longer words that double are named.
_DOUBLES = {
    "admit",
    "commit",
    "deter",
    "infer",
    "prefer",
    "rebut",
    "refer",
    "regret",
    "submit",
    "transmit",
    "concur",
    "control",
    "sidestep",
    "flip-flop",
    "ramrod",
    "kidnap",
    "patrol",
    "incur",
    "occur",
    "permit",
    "equip",
}
_SINGLE_SYLLABLE = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtz]$")


def _stem(base: str) -> str:
    if base.endswith("ic"):
        return base + "k"  # panicked
    return base + base[-1] if base in _DOUBLES or _SINGLE_SYLLABLE.match(base) and base[-1] not in "wxy" else base


def inflected(base: str, form: str) -> str:
    """`base` as "base", "s", "past", "participle" or "ing"; a base of several words inflects the first."""
    head, space, rest = base.partition(" ")
    if form == "s":
        if re.search(r"(?:s|x|z|ch|sh)$", head) or head in {"do", "go", "veto", "echo"}:
            head += "es"
        elif re.search(r"[^aeiou]y$", head):
            head = head[:-1] + "ies"
        else:
            head += "s" if head not in {"have", "be"} else ""
            head = {"have": "has", "be": "is"}.get(head, head)
    elif form in {"past", "participle"}:
        if head in _IRREGULAR:
            head = _IRREGULAR[head][form == "participle"]
        elif head.endswith("e"):
            head += "d"
        elif re.search(r"[^aeiou]y$", head):
            head = head[:-1] + "ied"
        else:
            head = _stem(head) + "ed"
    elif form == "ing":
        if head.endswith("ie"):
            head = head[:-2] + "ying"
        elif head.endswith("e") and not re.search(r"(?:ee|oe|ye)$", head) and head != "be":
            head = head[:-1] + "ing"
        else:
            head = (_stem(head) if not head.endswith("e") else head) + "ing"
    return head + space + rest


def base_of(word: str) -> str:
    """The base of an irregular verb's past (“won”: win), else the word as it is; “left” is as often a side."""
    return _BASES.get(word, word)


_BASES = {form: base for base, forms in _IRREGULAR.items() for form in forms if form != "left"}
FORMS = ("base", "s", "past", "participle", "ing")


def expand(word: str) -> Iterator[tuple[str, str]]:
    """Each distinct spelling that `word` stands for, with its form; only `word~` stands for several."""
    if "~" not in word:
        yield word, "base"
        return
    before, _, after = word.partition("~")
    start, _, base = before.rpartition(" ")
    seen = set()
    for form in FORMS:
        spelling = (start + " " if start else "") + inflected(base, form) + after
        if spelling not in seen:
            seen.add(spelling)
            yield spelling, form
