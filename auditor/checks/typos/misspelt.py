"""Words that are no words, with the likeliest one meant; names, compounds and coinages are spared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log

from auditor.checks.finding import found
from auditor.checks.typos.beside import foreign, hyphened, joined, quoted_alone
from auditor.checks.typos.coinages import COMMON, VERY_COMMON, is_built, is_form
from auditor.checks.typos.counts import kind_of
from auditor.checks.typos.slips import slips, two_slips
from auditor.checks.typos.spelling import in_dialect
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Edit, Finding
from auditor.resources import common_ranks, entry, known, rank, sets

_EVERYDAY = 2_500  # one slip from such a word, even what could be a coinage or a name is a slip
_FREQUENCY = 0.6  # how much commonness counts against the kind of slip
_LONG = 5  # letters from which a known misspelling is hardly ever something else
LONGEST = 40  # letters: what has more is no word, and has too many neighbours to look at
_SHORTEST = 4  # letters: of shorter words only what is listed
# kinds of words that open a sentence where a name would not, and that stand behind them
_OPENING = frozenset("IN DT RB RBR JJR JJS CC PRP PRP$ WRB EX CD WP WDT JJ VBG".split())
_BEHIND = frozenset("DT PRP PRP$ NN NNS JJ CD VBG".split())
_ADVERBS = frozenset("RB RBR".split())
_PLURALS = frozenset(("NNS",))
_PLURAL = frozenset("are were have".split())
_NO_NAME = 8  # letters of a known misspelling that is no name behind an article
_DETERMINERS = frozenset("the a an this that its his her their our".split())
_KEPT = 20_000  # words remembered
_OFTEN = 3  # a strange word used so often is a term


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every token that is a listed misspelling, or unknown and one slip from a common word.

    Only in the voices of the rule. What is suggested is of the house's `dialect`.
    """
    dialect = rule.options.get("dialect", "")
    for i in document.standing([word for word in document.places if _strange(word)]):
        token = document.tokens[i]
        written, often = document[token[:2]], len(document.places[token.word])
        if document.voice(token[:2]) not in rule.voices or known(written) or joined(document, i):
            continue
        if written.islower():
            meant = _meant(document, i, often)
        else:
            opens = document.opens(i) or not document.words[i - 1][0].isalnum()
            meant = (
                (_opener(document, i) if opens else _capital(document, i)) if often == 1 and written.istitle() else []
            )
        if meant:
            if dialect:
                meant = list(dict.fromkeys(in_dialect(w, dialect) for w in meant))
            best = [w if written[0].islower() else w[0].upper() + w[1:] for w in meant]
            edits = [Edit(*token[:2], best[0])] if _beyond_doubt(document, i) else []
            yield found(document, rule, token.start, token.end, suggestions=best, edits=edits)


@lru_cache(_KEPT)
def _strange(word: str) -> bool:
    """Whether a word of letters is in no dictionary."""
    return not known(word) and len(word) <= LONGEST and word.isascii() and word.replace("'", "").isalpha()


def _meant(document: Document, i: int, often: int) -> list[str]:
    """The words that may have been meant, the likeliest first; none when the word may well be right."""
    word = document.tokens[i].word
    listed = _listed("misspellings", word)
    if listed or len(word) < _SHORTEST or foreign(document, i):
        return listed
    listed = _listed("slips", word)
    if listed or often >= _OFTEN or "'" in word or _rare(word) or is_form(word) or hyphened(document, i):
        return listed
    if quoted_alone(document, i):
        return []
    if is_built(word):
        return _likeliest(slips(word, common_ranks()), _EVERYDAY)
    common = common_ranks()
    return _likeliest(slips(word, common)) or (
        _likeliest(two_slips(word, common), VERY_COMMON) if len(word) > 4 else []
    )


def nearest_words(word: str) -> list[str]:
    """What a word that no list has may stand for, the likeliest first."""
    return _listed("misspellings", word) or _listed("slips", word) or _likeliest(slips(word, common_ranks()))


def _opener(document: Document, i: int) -> list[str]:
    """The same for a capitalised word that opens a sentence: a slip of an everyday word where no name would stand."""
    word = document.tokens[i].word
    listed = _listed("misspellings", word)
    if listed or len(word) < _SHORTEST:
        return listed
    fitting = _before(document, i)
    if not fitting or hyphened(document, i):
        return []
    meant = _listed("slips", word) or (_likeliest(slips(word, common_ranks()), _EVERYDAY) if len(word) >= _LONG else [])
    return meant if meant and kind_of(meant[0]) in fitting else []


def _before(document: Document, i: int) -> frozenset[str]:
    """The kinds of words of which an opening one may be, by what stands behind it; none where a name would stand."""
    behind = document.tokens[i + 1] if i + 1 < len(document.tokens) else None
    if behind is None:
        return frozenset()
    if behind.word in _PLURAL:  # a name would have “is”
        return _PLURALS
    if behind.word == ",":  # “Ealier, the president …”
        return _ADVERBS
    apart = document.text[document.tokens[i].end : behind.start]
    named = apart != " " or document.text[behind.start].isupper()  # “Hwang Lee”
    return _OPENING if not named and kind_of(behind.word) in _BEHIND else frozenset()


def _capital(document: Document, i: int) -> list[str]:
    """The same for a capitalised word inside a sentence, which is most often a name: what the lists know to be another
    word with a capital (“Tuseday”), or a long word that could be no name (“the Goverment”).
    """
    word = document.words[i]
    meant = _listed("misspellings", word) or _listed("slips", word)
    beside = [document.tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(document.tokens)]
    if any(document.text[t.start].isupper() and (not known(t.word) or t.word in sets()["titles"]) for t in beside):
        return []
    if any(not known(right.lower()) and known(right.capitalize()) for right in meant):
        return meant
    return meant if len(word) >= _NO_NAME and document.tokens[i - 1].word in _DETERMINERS else []


def _likeliest(candidates: Mapping[str, float], limit: int = COMMON) -> list[str]:
    """The common words among the candidates, by what the slip costs and how common the word is."""
    ranks = common_ranks()
    costs = {w: cost + _FREQUENCY * log(ranks[w] + 20) for w, cost in candidates.items() if ranks[w] < limit}
    return sorted(costs, key=lambda w: (costs[w], w))[:3]


@lru_cache(_KEPT)
def _listed(name: str, word: str) -> list[str]:
    """What a known misspelling of a list stands for."""
    right = entry(name, f"{word} -> ")
    return right.split(", ") if right else []


def _rare(word: str) -> bool:
    """Whether a word is one for crosswords, though it looks like a slip."""
    return entry("rare", f"{word}\n") is not None


def _beyond_doubt(document: Document, i: int) -> bool:
    """Whether a word among known words and slips is a known misspelling of one common word, and of no other."""
    word = document.words[i]
    beside = [document.tokens[k].word for k in (i - 1, i + 1) if 0 <= k < len(document.tokens)]
    if not document[document.tokens[i][:2]].islower() or _rare(word):
        return False
    listed = _listed("misspellings", word) or _listed("slips", word)
    common = len(listed) == 1 and rank(listed[0]) < COMMON
    return (
        common
        and len(word) >= _LONG
        and all(known(w) or not w[0].isalpha() or _listed("misspellings", w) for w in beside)
    )
