"""Quotations and the cue beside them: “…,” said X · X said: “…” · “…” — X."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.model import Attribution, Quote
from auditor.parse.cues import Cue
from auditor.parse.sources import Tokens, before, behind
from auditor.parse.story import Story
from auditor.parse.subjects import possessor, subject

_FURTHEST = 40  # tokens between a verb of saying and its quotation
_NEAR = 5  # the same for other verbs


def beside_a_cue(story: Story, found: Mapping[int, Sequence[Cue]]) -> Iterator[tuple[int, Attribution]]:
    """(number of the quotation, attribution) of every quotation with a cue beside it in its own sentence."""
    for number, quote in enumerate(story.quotes):
        if quote.kind == "title":
            continue
        label = _label(story, quote)
        if label and all(story.capital(k) for k in range(*label)):
            who = None  # “Pollsters agree - Carl Bialik: “…””
        else:
            who = _after_the_words(story, quote, found) or _before_the_words(story, quote, found)
        if not who:
            if label:
                yield number, Attribution(quote.span, story.span(*label), None, "direct")
        else:
            source, cue = who
            whole = quote.kind == "speech" and _whole(story, quote)
            kind = "direct" if whole else "mixed"
            span = story.span(*source) if source else None
            yield number, Attribution(quote.span, span, story.span(cue.first, cue.last), kind)


def _label(story: Story, quote: Quote) -> Tokens | None:
    """“…” — Francisco Herrero · Jeffrey Jones: “…”, each a paragraph or line of its own · “PENCE: Well, …”."""
    block = story.blocks[bisect_left(story.blocks, quote.span.end, key=lambda b: b.end)]
    first, last = story.token_at(quote.span.start), story.token_at(quote.span.end)
    begin = story.token_at(block.start)
    line = story.text.find("\n", quote.span.end, block.end)
    end = story.token_at(block.end if line < 0 else line)
    opens = story.text.rfind("\n", block.start, quote.span.start) >= 0 or first == begin
    dashed = story.words[last] in ("-", "--") and story.capital(last + 1)
    if opens and dashed and end - last in range(2, 8) and "," not in story.words[last + 1 : end]:
        return last + 1, end
    if story.words[first + 2] == ":" and story.written(first + 1, first + 2).isupper():
        return first + 1, first + 2  # “PENCE: Well, …”
    if story.words[first - 1] == ":" and first - begin > 3:
        run = first - 1
        while run > begin and (
            story.capital(run - 1) and story.words[run - 1][0].isalpha() or story.words[run - 1] in ("and", "&")
        ):
            run -= 1
        dashed = run > begin and story.words[run - 1] in ("-", "--")
        parted = run == begin or dashed or story.words[run - 1] in ("from", ".")
        if first - 1 - run in range(1 if dashed else 2, 6) and parted:
            return run, first - 1  # “Higher than expected - Jeffrey Jones: “…””
    if first - begin in range(2, 9) and story.words[first - 1] == ":" and story.capital(begin):
        named = all(story.words[k][0].isalnum() or story.words[k] in ".,()" for k in range(begin, first - 1))
        return (begin, first - 1) if named else None
    return None


def _whole(story: Story, quote: Quote) -> bool:
    """Whether the quotation is a statement by itself, not words inside a paraphrase: “he ‘may not have paid’”."""
    first = story.token_at(quote.span.start)
    number = story.sentence(first)
    opens = number >= 0 and story.sentences[number].start >= quote.span.start - 1
    return opens or story.text[quote.inner.start].isupper() or story.words[first - 1] in (":", ",")


def _after_the_words(
    story: Story, quote: Quote, found: Mapping[int, Sequence[Cue]]
) -> tuple[Tokens | None, Cue] | None:
    """“…,” said X · “…,” X said · “…,” the head of Y, 34, said · “…,” according to X."""
    token = story.token_at(quote.span.end)
    while story.words[token] in (",", "-", "--"):
        token += 1
    number = story.sentence(token)
    if number < 0 or story.sentences[number].start >= quote.span.end:
        return None
    sentence = story.sentences[number]
    ending = story.text[quote.inner.start : quote.inner.end].rstrip()[-1:]
    for cue in found[number]:
        if cue.first < token or cue.kind not in ("say", "show", "act", "stance", "manner", "mind", "phrase", "hearing"):
            continue
        if cue.first - token > 30 or any(story.quoted[k] >= 0 for k in range(token, cue.first)):
            return None
        if story.words[cue.first].endswith("ing") and story.words[cue.last] not in (".", ",", ""):
            return None  # “…,” saying that: what it reports stands behind it
        if cue.first == token:
            source = behind(story, cue.last, sentence.last)
            return (source, cue) if source else None
        left = before(story, cue.first, token)
        near = left is not None and left[0] <= token + 1
        return (left, cue) if left and cue.kind != "phrase" and (near or ending in ",?!-—") else None
    return None


def _before_the_words(
    story: Story, quote: Quote, found: Mapping[int, Sequence[Cue]]
) -> tuple[Tokens | None, Cue] | None:
    """X said: “…” · X told Y that “…” · X called it “…” · according to X, “…”."""
    token = story.token_at(quote.span.start)
    number = story.sentence(token)
    if number < 0:
        return None
    sentence = story.sentences[number]
    for cue in reversed(found[number]):
        between = [story.words[k] for k in range(cue.last, token)]
        if cue.last > token or cue.kind == "manner" and between not in ([], [":"], [","]):
            continue
        if len(between) > _FURTHEST or ";" in between:
            return None
        if cue.kind in ("mind", "stance", "show") and len(between) > _NEAR:
            continue
        if cue.kind == "phrase":
            return behind(story, cue.last, token), cue
        owned = cue.kind in ("noun", "view")
        source = possessor(story, sentence, cue) if owned else subject(story, sentence, cue, found[number])
        if source:
            return source, cue
        if between[-1:] in ([":"], [","]):
            source = behind(story, cue.last, token)
            return (source, cue) if source else None
    return None
