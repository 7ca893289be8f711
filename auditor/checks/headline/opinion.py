"""An opinion or accusation in the headline with no speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import headline, stems, tokens_of, within
from auditor.document import Document
from auditor.model import Attribution, Block, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_LONGEST_SPEAKER = 5  # words behind a colon or dash: “Budget will ruin farms: union”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for the first of the rule's `terms` in a headline that nobody is made to say.

    Silent are a headline with a word of saying or asking in it (group `told`), one that is labelled as comment, and one
    with a speaker before or behind a colon, a dash or a bar; a kicker (group `kicker`) is no speaker. Whoever says so
    in the body is the evidence.
    """
    block = headline(document)
    if block is None:
        return
    above = [h for h in hits if h.start < block.end]
    term = next((h for h in above if h.entry.group == "terms"), None)
    if term is None or _asked(document, term) or within(above, block[1:], "told") or _labelled(document, block, above):
        return
    speaker = _speaker(document, block, [h for h in hits if h.start >= block.end and h.entry.group == "terms"])
    passage = f", as {speaker.speaker} does in the story" if speaker and speaker.speaker else ""
    evidence = (speaker.content,) if speaker else ()
    yield found(document, rule, term.start, term.end, evidence=evidence, passage=passage)


def _labelled(document: Document, block: Block, hits: Sequence[Hit]) -> bool:
    """Whether a colon, dash or bar sets a speaker or a label apart from what is said."""
    kicker = within(hits, (block.start, block.start + 1), "kicker")
    start = kicker.end + 1 if kicker else block.start
    first, last = tokens_of(document, block)
    tokens = [t for t in document.tokens[first:last] if t.start >= start]
    for i, token in enumerate(tokens):
        spaced = document.text[token.start - 1].isspace() and document.text[token.end : token.end + 1].isspace()
        if token.word in (":", "|") or token.word in ("-", "–", "—") and spaced:
            return token.word != "-" or len(tokens) - i - 1 <= _LONGEST_SPEAKER
    return False


def _asked(document: Document, term: Hit) -> bool:
    sentence = document.sentence_at(term.start)
    return sentence is not None and document[sentence[:2]].rstrip().endswith("?")


def _speaker(document: Document, block: Block, said: Sequence[Hit]) -> Attribution | None:
    """The first attribution of the body in which somebody says as strong a thing of what the headline is about."""
    wanted = set(stems(document, *tokens_of(document, block)))
    for one in document.attributions:
        sentence = document.sentence_at(one.content.start)
        if one.content.start < block.end or not one.speaker or one.stance or sentence is None:
            continue
        if within(said, one.content) and wanted.intersection(stems(document, sentence.first, sentence.last)):
            return one
    return None
