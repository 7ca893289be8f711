"""Tokens to names: people, bodies and places, each with its fullest form, its role and all its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Name, Sentence, Span, Token
from auditor.resources import sets

Run = tuple[int, int, Sentence]  # tokens first, last (exclusive) of a capitalised run, and where


def _capital(text: str, token: Token) -> bool:
    return text[token.start].isupper() and token.word[0].isalpha()


def _joined(text: str, one: Token, two: Token) -> bool:
    between = text[one.end : two.start]
    return between in (" ", "-", "\u00a0", "-") or (between == ". " and one.end - one.start == 1)


def runs(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], titled: bool) -> Iterator[Run]:
    """Capitalised runs. The first word of a sentence belongs to one only if it has a capital elsewhere too, or if
    more of the name follows and it is no common word.

    `titled` says that a headline is in Title Case, where capitals say nothing: its runs are left out.
    """
    common = sets()["sentence-starts"] | sets()["auxiliaries"]
    skipped = sets()["months"] | sets()["weekdays"]
    inner = _inner_capitals(text, tokens, sentences[titled:])
    for sentence in sentences[titled:]:
        i = sentence.first
        while i < sentence.last:
            token = tokens[i]
            if not _capital(text, token) or _calendar(tokens, i, skipped) or token.word.split("'")[0] == "i":
                i += 1
                continue
            j = _run_end(text, tokens, i, sentence.last)
            if _opening(tokens, sentence, i):
                if token.word in common or token.word not in inner and j - i == 1:
                    i += 1
                    continue
                i += j - i > 1 and token.word in sets()["headline-adjectives"]  # “Weak Putin”
            elif token.word in common and (len(token.word) < 4 or j - i == 1):
                i += 1
                continue
            yield i, j, sentence
            i = j


def _calendar(tokens: Sequence[Token], i: int, skipped: frozenset[str]) -> bool:
    """Whether a word is of the calendar; “Jan” and “May” before a name or behind one are people."""
    following = tokens[i + 1].word if i + 1 < len(tokens) else "."
    return tokens[i].word in skipped and not (len(tokens[i].word) == 3 and following in sets()["particles"])


def _opening(tokens: Sequence[Token], sentence: Sentence, i: int) -> bool:
    """Whether a word opens a sentence or a quotation, where a capital says nothing."""
    before = tokens[i - 1]
    glued = before.word in ('"', "'", "(") and before.end == tokens[i].start
    return i == sentence.first or glued or before.word in (":", "...", "-")


def _inner_capitals(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that have a capital somewhere inside a sentence."""
    return frozenset(
        tokens[i].word
        for sentence in sentences
        for i in range(sentence.first + 1, sentence.last)
        if _capital(text, tokens[i]) and not _opening(tokens, sentence, i)
    )


def _run_end(text: str, tokens: Sequence[Token], i: int, last: int) -> int:
    """The index behind the capitalised run that starts at token `i`: initials, particles and hyphens included."""
    weekdays, dotted = sets()["weekdays"], sets()["abbreviations"] | _INITIALS
    months = sets()["months"]
    j = i + 1
    while j < last:
        nearby = _joined(text, tokens[j - 1], tokens[j])
        dated = tokens[j].word in months and (
            j + 1 >= last or tokens[j + 1].word[0].isdigit() or tokens[j - 1].word in months
        )
        if nearby and _capital(text, tokens[j]) and tokens[j].word not in weekdays and not dated:
            j += 1
        elif tokens[j].word == "." and tokens[j - 1].word in dotted and j + 1 < last and _capital(text, tokens[j + 1]):
            j += 2
        elif nearby and tokens[j].word in sets()["particles"] and _particle_run(text, tokens, j, last):
            j += 1
        else:
            break
    return j


_INITIALS = frozenset("abcdefghijklmnopqrstuvwxyz")


def _particle_run(text: str, tokens: Sequence[Token], j: int, last: int) -> bool:
    particles = sets()["particles"]
    while j < last and tokens[j].word in particles:
        j += 1
    return j < last and _capital(text, tokens[j])


def _strip_titles(tokens: Sequence[Token], run: Run) -> tuple[Run, int]:
    first, last, sentence = run
    while first < last - 1 and (tokens[first].word in sets()["titles"] or tokens[first].word == "."):
        first += 1
    return (first, last, sentence), first - run[0]


def _appositive(text: str, tokens: Sequence[Token], last: int, sentence: Sentence) -> str:
    """The role behind a name: “, a security expert from Brunel University,”."""
    if last + 1 >= sentence.last or tokens[last].word != ",":
        return ""
    j = last + 1
    if tokens[j].word[0].isdigit() and j + 1 < sentence.last and tokens[j + 1].word == ",":
        j += 2
    if j < sentence.last and tokens[j].word in ("who", "and", "but", "which", "where", "when", "while", "with"):
        return ""
    end = j
    verbs = sets()["cue-say"] | sets()["auxiliaries"]
    while (
        end < sentence.last
        and tokens[end].word not in (",", ";", ".", "-", '"', "(", ":")
        and tokens[end].word not in verbs
    ):
        end += 1
    words = end - j
    return text[tokens[j].start : tokens[end - 1].end] if 1 < words < 16 and end < sentence.last else ""


def _before(text: str, tokens: Sequence[Token], first: int, sentence: Sentence) -> str:
    """The role before a name: “Wagner chief Yevgeny Prigozhin”, “the former police officer Lee Roy”."""
    i = first
    while i > sentence.first and first - i < 6:
        word = tokens[i - 1].word
        if (
            not word[0].isalpha()
            or word in sets()["stop-left"]
            or word in ("the", "a", "an", "his", "her", "their", "'s")
        ):
            break
        i -= 1
    role = tokens[first - 1].word if first > sentence.first else ""
    return text[tokens[i].start : tokens[first - 1].end] if i < first and role in sets()["generic-roles"] else ""


def names(text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], titled: bool = False) -> tuple[Name, ...]:
    """The names in order of first mention. A short form joins the name that it ends or starts; nothing is guessed
    about anybody but whether a name is a person's: it has a title, a role, an age, or speaks by its last name.
    """
    bodies = sets()["organisation-words"]
    mentions: dict[str, list[Span]] = {}  # by folded name, without titles
    edges: dict[str, list[str]] = {}  # names by their first and last word
    person: set[str] = set()
    roles: dict[str, str] = {}
    order = [_strip_titles(tokens, run) for run in runs(text, tokens, sentences, titled)]
    order.sort(key=lambda item: (item[0][1] - item[0][0] == 1, item[0][0]))  # full names first, then in order
    for (first, last, sentence), titles in order:
        words = tuple(tokens[i].word for i in range(first, last) if tokens[i].word != ".")
        key = _key(words, mentions, edges, person)
        mentions.setdefault(key, []).append(Span(tokens[first].start, tokens[last - 1].end))
        role = _appositive(text, tokens, last, sentence) if len(words) > 1 or titles else ""
        role = role or _before(text, tokens, first - titles, sentence)
        behind = tokens[last + 1].word if last + 1 < sentence.last and tokens[last].word == "," else ""
        aged = behind.isdigit() or behind == "who" and len(words) > 1
        short = len(words) == 1 < len(key.split()) and key.endswith(words[0])
        speaks = len(words) > 1 and _speaks(tokens, first, last, sentence)
        if titles or aged or (role or short or speaks) and not bodies & set(key.split()):
            person.add(key)
        if role:
            roles.setdefault(key, role)
    found = []
    for key, spans in mentions.items():
        longest = max(spans, key=lambda s: (s.end - s.start, -s.start))
        name = _display(text[longest.start : longest.end])
        found.append(Name(name, roles.get(key, ""), key in person, tuple(sorted(spans))))
    return tuple(sorted(found, key=lambda n: n.mentions[0]))


def _speaks(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> bool:
    """Whether a name stands right before or behind a verb of saying, or in commas before one."""
    verbs = sets()["cue-say"]
    before = tokens[first - 1].word if first > sentence.first else ""
    last += (
        before == "," and last + 1 < sentence.last and tokens[last].word == ","
    )  # “His solicitor, Amina Sesay, said”
    return before in verbs and before != "told" or last < sentence.last and tokens[last].word in verbs


def _display(written: str) -> str:
    """A name on one line; “VLADIMIR Putin”, as tabloids begin a story, in small letters."""
    words = written.split()
    shouted = any(not w.isupper() for w in words)
    return " ".join(w.capitalize() if shouted and w.isupper() and len(w) > 4 else w for w in words)


def _key(words: tuple[str, ...], mentions: dict[str, list[Span]], edges: dict[str, list[str]], person: set[str]) -> str:
    """The longer name that these words shorten (a person's rather than a body's), else the words, as a new name."""
    joined = " ".join(words)
    if joined in mentions:
        return joined
    candidates: set[str] = {*edges.get(words[0], ()), *edges.get(words[-1], ())}
    longer = [key for key in candidates if _shortens(words, key.split())]
    if longer:
        longer.sort(key=lambda key: (key not in person, -len(mentions[key]), key))
        return longer[0]
    for word in {words[0], words[-1]}:
        edges.setdefault(word, []).append(joined)
    return joined


def _shortens(words: tuple[str, ...], parts: list[str]) -> bool:
    return len(words) < len(parts) and (parts[-len(words) :] == list(words) or parts[: len(words)] == list(words))
