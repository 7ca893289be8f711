"""What the rules of sourcing and loaded language would have written instead: held to what they hold others to."""

import re
from bisect import bisect_right

import pytest

from auditor import audit_text
from auditor.inflect import inflected
from auditor.listed import phrases
from auditor.phrases import begun, onward
from auditor.resources import known
from auditor.ruleset import default_rules
from auditor.trie import Trie

RULES = [rule for rule in default_rules().rules if rule.group in ("ATT", "LOD")]
SUGGESTING = [rule for rule in RULES if any(instead for _, _, instead in phrases(rule))]


def rows(rest):
    """Every row of words that a phrase stands for."""
    for words, later, form in onward(*rest):
        if words:
            yield from ((*words, *others) for others in (rows(((), later, form)) if later else [()]))
        else:
            yield ()


def spelt(trie, phrase):
    """Every row of words that a phrase stands for, with what the trie finds there."""
    for words in rows(begun(phrase)):
        node = trie.node(words[0], words[1] if len(words) > 1 else "")
        for word in words[2:]:
            node = node.step(word)
        yield from ((words, entry) for entry in node.entries)


def suggested(rule):
    """(words looked for, what to write, the same with the words that stay), once for each; wild places filled in."""
    trie = Trie()
    for phrase, group, instead in phrases(rule):
        if instead:
            trie.add(phrase, rule.name, group, instead)
    seen = {}
    for words, entry in (found for phrase, *_ in trie.rows for found in spelt(trie, phrase)):
        filled = [{"_": "old", "#": "40"}.get(word, word) for word in words]
        kept = " ".join(filled[len(filled) - entry.kept :]) if entry.kept else ""
        for one in entry.instead:
            seen.setdefault(one.replace("_", kept), (" ".join(filled), one))
    return tuple((words, one, whole) for whole, (words, one) in seen.items())


def by_name(rules):
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: rule.name)


@by_name(SUGGESTING)
def test_suggestions_are_words_of_the_dictionary(rule):
    text = " ".join(re.sub(r"'s\b", "", one) for _, one, _ in suggested(rule))
    words = set(re.findall(r"[^\W\d_]+", text))
    assert {w for w in words if not any(map(known, (w, w.lower(), w.capitalize())))} == set()


@by_name(SUGGESTING)
def test_suggestions_are_the_same_in_the_past_and_as_a_participle_where_the_phrase_is(rule):
    """“Botched” may be either, so what stands for it must be both."""
    wrong = []
    for phrase, _, instead in phrases(rule):
        for base in re.findall(r"([\w-]+)~", phrase):
            if inflected(base, "past") == inflected(base, "participle"):
                wrong += [(phrase, w) for w in instead if inflected(w, "past") != inflected(w, "participle")]
    assert wrong == []


@by_name([rule for rule in SUGGESTING if "words" not in rule.options and rule.name != "flood-metaphor"])
def test_one_and_many_have_suggestions_of_their_own(rule):
    """“[midget|midgets] -> person” would write “three person”; a flood and floods are the same people."""
    wrong = []
    for phrase, _, instead in phrases(rule):
        ends = re.search(r"\[([^\]]*)\]$", phrase) if instead and "~" not in phrase else None
        choices = {choice.split()[-1] for choice in ends.group(1).split("|") if choice} if ends else set()
        plurals = {inflected(choice, "s") for choice in choices}
        if choices & plurals and not any("_" in one for one in instead):
            wrong.append(phrase)
    assert wrong == []


@by_name([rule for rule in SUGGESTING if rule.check in ("lexicon", "moods")])
def test_suggestions_are_not_loaded_and_follow_the_right_article(rule):
    articled = ("a ", "an ", "the ", "his ", "her ", "their ", "some ")
    text = "\n\n".join(f"They saw {'' if w.startswith(articled) else 'a '}{w} in May." for w, _, _ in suggested(rule))
    lines, starts = text.split("\n\n"), [0, *(m.end() for m in re.finditer("\n\n", text))]
    mended = {}
    for finding in audit_text(text, headline="").findings:
        at = bisect_right(starts, finding.span.start) - 1
        if finding.rule.name == rule.name and finding.suggestions and at not in mended:
            start, end = (offset - starts[at] for offset in finding.span)
            mended[at] = lines[at][:start] + finding.suggestions[0] + lines[at][end:]
    assert len(mended) >= len(lines) * 0.8
    wrong = audit_text("\n\n".join(mended.values()), headline="")
    assert [
        wrong.document[wrong.document.sentence_at(f.span.start)[:2]] + f.rule.name
        for f in wrong.findings
        if f.rule.group == "LOD" or f.rule.name == "indefinite-article"
    ] == []


@pytest.mark.parametrize(
    ("copy", "name", "wanted"),
    [
        ("It is understood that 40 firms have signed.", "agentless-report", "Name the agency that counted"),
        ("It has emerged that the fire was caused by a heater.", "agentless-report", "Name who found the cause"),
        ("It is thought that the shop will close in May.", "agentless-report", "Name who expects it"),
        ("It was the busiest night in the town, it is thought.", "agentless-report", "vouches for it"),
        ("It is claimed that he pocketed the takings.", "agentless-report", "Name who accuses"),
        ("The pair are believed to live in Spain.", "agentless-report", "Name the person, body or paper"),
        ("Experts say the levy will fail. The road is shut.", "vague-authority", "Say whose forecast it is"),
        ("Critics say the council lied to tenants. The road is shut.", "vague-authority", "Say who accuses"),
        (
            "Many believe that the mayor fears a revolt. The road is shut.",
            "vague-authority",
            "Say who told the reporter",
        ),
        ("Theft rose 40% last year. The square is quiet.", "unsourced-figure", "from when to when"),
        ("The repairs will cost £2m. The door is shut.", "unsourced-figure", "Name whose estimate it is"),
        ("Some 40,000 people filled the streets. It rained.", "unsourced-figure", "police, organisers"),
        ("Three quarters of voters oppose the plan. It rained.", "unsourced-figure", "Name who asked or counted"),
        ("The mayor must resign. It rained.", "opinion-as-fact", "Say who demands it"),
    ],
)
def test_the_message_for_a_missing_source_asks_for_what_its_kind_needs(copy, name, wanted):
    messages = [f.message for f in audit_text(copy, headline="").findings if f.rule.name == name]
    assert [wanted in message for message in messages] == [True]
