"""Who is responsible for each statement: content, source, cue and kind, for direct, indirect and mixed speech.

After PolNeAR (Newell et al. 2018): a source, a cue that ties the words to it, and the content.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.model import Attribution, Name, Quote, Sentence, Span
from auditor.parse.cues import Cue, cues
from auditor.parse.sources import Tokens, before, behind, opening
from auditor.parse.speakers import resolved
from auditor.parse.story import Story
from auditor.resources import sets

_REACH = 4  # paragraphs over which a speaker goes on without being named again
_FOLLOWS = frozenset(("", ".", ",", "!", "?", ";"))


def attributions(story: Story, names: Sequence[Name]) -> tuple[Attribution, ...]:
    """Every attribution of the story in order of its content, speakers resolved by the names of the article."""
    found = {i: list(cues(story, s)) for i, s in enumerate(story.sentences)}
    cued = dict(_beside_a_cue(story, found))
    taken = {a.cue for a in cued.values() if a.kind == "direct"}
    indirect = [a for i, ours in found.items() for a in _indirect(story, story.sentences[i], ours, taken)]
    direct = _runs_on(story, cued, [*indirect, *_introductions(story, found)], names)
    order = sorted([*direct, *indirect], key=lambda a: (a.content, a.kind))
    return tuple(resolved(story, order, names))


def _beside_a_cue(story: Story, found: Mapping[int, Sequence[Cue]]) -> Iterator[tuple[int, Attribution]]:
    """(number of the quotation, attribution) of every quotation with a cue beside it in its own sentence."""
    for number, quote in enumerate(story.quotes):
        who = _after_the_words(story, quote, found) or _before_the_words(story, quote, found)
        if not who:
            label = _label(story, quote)
            if label:
                yield number, Attribution(quote.span, story.span(*label), None, "direct")
        else:
            source, cue = who
            whole = quote.kind == "speech" and _whole(story, quote)
            kind = "direct" if whole else "mixed"
            span = story.span(*source) if source else None
            yield number, Attribution(quote.span, span, story.span(cue.first, cue.last), kind)


def _label(story: Story, quote: Quote) -> Tokens | None:
    """“…” — Francisco Herrero · Jeffrey Jones: “…”, each a paragraph of its own."""
    block = story.blocks[bisect_left(story.blocks, quote.span.end, key=lambda b: b.end)]
    first, last = story.token_at(quote.span.start), story.token_at(quote.span.end)
    begin, end = story.token_at(block.start), story.token_at(block.end)
    if (
        first == begin
        and end - last in range(2, 8)
        and story.word(last) in ("-", "--", "―")
        and story.capital(last + 1)
    ):
        return last + 1, end
    if first - begin in range(2, 9) and story.word(first - 1) == ":" and story.capital(begin):
        return (
            (begin, first - 1)
            if all(story.word(k)[0].isalnum() or story.word(k) in ".,()" for k in range(begin, first - 1))
            else None
        )
    return None


def _whole(story: Story, quote: Quote) -> bool:
    """Whether the quotation is a statement by itself, not words inside a paraphrase: “he ‘may not have paid’”."""
    first = story.token_at(quote.span.start)
    number = story.sentence(first)
    opens = number >= 0 and story.sentences[number].start >= quote.span.start - 1
    return opens or story.text[quote.inner.start].isupper() or story.word(first - 1) in (":", ",")


def _after_the_words(
    story: Story, quote: Quote, found: Mapping[int, Sequence[Cue]]
) -> tuple[Tokens | None, Cue] | None:
    """“…,” said X · “…,” X said · “…,” the head of Y, 34, said · “…,” according to X."""
    token = story.token_at(quote.span.end)
    while story.word(token) in (",", "-", "--"):
        token += 1
    number = story.sentence(token)
    if number < 0 or story.sentences[number].start >= quote.span.end:
        return None
    sentence = story.sentences[number]
    ending = story.text[quote.inner.start : quote.inner.end].rstrip()[-1:]
    for cue in found[number]:
        if cue.first < token or cue.kind not in ("say", "manner", "mind", "phrase", "hearing"):
            continue
        if cue.first - token > 30 or any(story.quoted[k] >= 0 for k in range(token, cue.first)):
            return None
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
        between = [story.word(k) for k in range(cue.last, token)]
        if cue.last > token or cue.kind == "manner" and between not in ([], [":"], [","]):
            continue
        if len(between) > 40 or ";" in between:
            return None
        if cue.kind == "phrase":
            return behind(story, cue.last, token), cue
        source = _subject(story, sentence, cue, found[number])
        if source:
            return source, cue
        if between[-1:] in ([":"], [","]):
            source = behind(story, cue.last, token)
            return (source, cue) if source else None
    return None


def _subject(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue]) -> Tokens | None:
    """The source before a cue; for “…, saying” and “… and warned” the source of the cue before."""
    word, left_word = story.word(cue.first), story.word(cue.first - 1)
    shared = word.endswith("ing") or left_word in ("and", "but", "or", "then")
    earlier = [c for c in ours if c.last <= cue.first and c.kind != "passive"]
    if shared and earlier:
        return _subject(story, sentence, earlier[-1], ours)
    if word.endswith("ing") and left_word in (",", "-") or shared and not word.endswith("ing"):
        return opening(story, sentence, cue.first)
    if cue.kind == "passive":
        return None
    return before(story, cue.first, _floor(story, sentence, cue.first))


def _floor(story: Story, sentence: Sentence, cue: int) -> int:
    """The first token behind the last quotation before a cue, else the sentence's first."""
    for i in range(cue - 1, sentence.first - 1, -1):
        if story.quoted[i] >= 0 and story.quotes[story.quoted[i]].kind == "speech":
            return i + 1
    return sentence.first


def _indirect(story: Story, sentence: Sentence, ours: Sequence[Cue], taken: set[Span | None]) -> Iterator[Attribution]:
    """X said (that) … · …, X said · …, said X · according to X · it is believed that … (nobody)."""
    used = sentence.first
    for cue in ours:
        span = story.span(cue.first, cue.last)
        if cue.kind == "manner" or cue.first < used or span in taken:
            continue
        one = (
            _passive(story, sentence, cue)
            if cue.kind in ("passive", "hearing")
            else _according_to(story, sentence, cue)
            if cue.kind == "phrase"
            else _tail(story, sentence, cue, used) or _clause(story, sentence, cue, ours)
        )
        if one:
            yield one
            if one.content.start < span.start:
                used = cue.last
            elif cue.kind in ("say", "mind") and story.word(cue.last) in sets()["clause-openers"]:
                return


def _passive(story: Story, sentence: Sentence, cue: Cue) -> Attribution | None:
    """It is believed (that) … · … are said to have … · …, the court was told."""
    words = [story.word(k) for k in range(sentence.first, cue.first)]
    trailing = story.word(cue.last) in _FOLLOWS
    source = before(story, cue.first, sentence.first) if cue.kind == "hearing" else None
    if trailing or story.word(cue.last) in sets()["weekdays"] | {"yesterday", "today"}:
        content = story.trimmed(sentence.first, source[0] if source else max(cue.first - 2, sentence.first))
    elif words[:1] == ["it"] or source:
        content = story.trimmed(cue.last + (story.word(cue.last) == "that"), sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last)
    span = story.span(*source) if source else None
    return Attribution(content, span, story.span(cue.first, cue.last), "indirect") if content else None


def _according_to(story: Story, sentence: Sentence, cue: Cue) -> Attribution | None:
    source = behind(story, cue.last, sentence.last)
    if cue.first > sentence.first + 1:
        content = story.trimmed(sentence.first, cue.first)
    else:
        content = story.trimmed(source[1] if source else cue.last, sentence.last)
    span = story.span(*source) if source else None
    return Attribution(content, span, story.span(cue.first, cue.last), "indirect") if content else None


def _tail(story: Story, sentence: Sentence, cue: Cue, used: int) -> Attribution | None:
    """The statement stands before its cue: “…, she said.”, “…, said Ana Ruiz, who …”."""
    if cue.kind not in ("say", "show", "mind"):
        return None
    following = story.word(cue.last)
    closes = following in _FOLLOWS or following in sets()["stop-right"] - {"that", "to", "with", "this"}
    left = before(story, cue.first, max(used, _floor(story, sentence, cue.first)))
    if closes and left and left[0] > sentence.first + 2 and story.word(left[0] - 1) in (",", "-", '"', "'"):
        content = story.trimmed(used, left[0])
        return Attribution(content, story.span(*left), story.span(cue.first, cue.last), "indirect") if content else None
    if cue.kind == "say" and story.word(cue.first - 1) in (",", "-") and cue.first > sentence.first + 3:
        source = behind(story, cue.last, sentence.last)
        helped = source and any(story.word(k) in sets()["auxiliaries"] for k in range(*source))
        if source and source[1] - source[0] > 1 and story.word(source[0]) in sets()["pronouns"]:
            return None  # “…, said she kept a ledger”
        if source and not helped and (story.capital(source[0]) or story.word(source[1]) in _FOLLOWS):
            content = story.trimmed(used, cue.first)
            if content:
                return Attribution(content, story.span(*source), story.span(cue.first, cue.last), "indirect")
    return None


def _clause(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue]) -> Attribution | None:
    """The statement stands behind its cue: “X said (that) …”, “X called for …”."""
    following = story.word(cue.last)
    if following in _FOLLOWS and following != ",":
        return None
    opens = following in sets()["clause-openers"] or following == "to"
    if cue.kind in ("mind", "show") and not opens and (cue.last >= len(story.tokens) or not story.capital(cue.last)):
        return None
    source = _subject(story, sentence, cue, ours)
    content = story.trimmed(cue.last + (following == "that"), sentence.last)
    if not source or not content or content.end - content.start < 8:
        return None
    return Attribution(content, story.span(*source), story.span(cue.first, cue.last), "indirect")


def _introductions(story: Story, found: Mapping[int, Sequence[Cue]]) -> Iterator[Attribution]:
    """Sentences that only bring a speaker on: “Dianne Bystrom agreed.” They hold no statement themselves."""
    for number, ours in found.items():
        sentence = story.sentences[number]
        for cue in ours:
            if cue.kind in ("say", "manner") and story.word(cue.last) in ("", ".", ":"):
                source = before(story, cue.first, sentence.first)
                if source and source[0] <= sentence.first + 1:
                    cue_span = story.span(cue.first, cue.last)
                    yield Attribution(cue_span, story.span(*source), cue_span, "indirect")


def _runs_on(
    story: Story, cued: Mapping[int, Attribution], indirect: Sequence[Attribution], names: Sequence[Name]
) -> list[Attribution]:
    """Every spoken quotation with its speaker. One without a cue belongs to the speaker of its paragraph so far, or,
    when it opens a paragraph, to the cue that follows, to the person who ends the line before, or to the last speaker.
    """
    ends = [b.end for b in story.blocks]
    people = {m.end: m for n in names if n.person for m in n.mentions}
    known = sorted((a for a in [*cued.values(), *indirect] if a.source), key=_place)
    places = [_place(a).start for a in known]
    out: list[Attribution] = []
    for number, quote in enumerate(story.quotes):
        own = cued.get(number)
        block = bisect_left(ends, quote.span.end)
        if own is None and quote.kind == "speech" and story.blocks[block].kind != "headline":
            start = story.blocks[block].start
            i = bisect_right(places, quote.span.start) - 1
            last = max((a for a in (*known[max(i, 0) : i + 1], *out[-1:])), key=_place, default=None)
            opens = story.token_at(start) == story.token_at(quote.span.start)
            later = cued.get(number + 1)
            if last and last.content.end >= start:
                own = replace(last, content=quote.span, cue=None, kind="direct")
            elif opens and later and later.source and story.quotes[number + 1].span.start < story.blocks[block].end:
                own = replace(later, content=quote.span, cue=None, kind="direct")
            elif opens and last and last.source and block - bisect_left(ends, last.content.end) <= _REACH:
                above = _named_last(story, block, people)
                silent = last.content.start < story.blocks[block - 1].start
                source = above if above and silent else last.source
                own = Attribution(quote.span, source, None, "direct")
        if own:
            out.append(own)
    return out


def _place(one: Attribution) -> Span:
    return one.cue or one.content


def _named_last(story: Story, block: int, people: Mapping[int, Span]) -> Span | None:
    """The person whose name ends the paragraph before, as in “…, which baffled Gustafson”."""
    if block == 0:
        return None
    end = story.blocks[block - 1].end
    return next((people[end - back] for back in (0, 1, 2) if end - back in people), None)
