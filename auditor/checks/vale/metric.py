"""Formulas over what a story counts: words, sentences, syllables. A small part of arithmetic, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from auditor.checks.vale.places import level
from auditor.checks.vale.told import told
from auditor.document import Document
from auditor.measure.readability import SHORTEST
from auditor.measure.syllables import weight
from auditor.model import Rule, Span
from auditor.report import Finding

LONGEST = 500  # characters of a formula
_LEVEL = re.compile(r"\bheading\.(h[1-6])\b")
_LONG = 6  # letters; longer words are long words
_SYLLABLES = 2  # words of more are polysyllabic
_ENDINGS = ("es", "ed", "ing")  # they make no word complex
_SIGNS: Mapping[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "exp": math.exp,
    "floor": math.floor,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "pow": math.pow,
    "sqrt": math.sqrt,
}
FOUND = "value"  # what a formula comes to, in its condition
COUNTS = (
    "blockquote", "characters", "complex_words", "heading_h1", "heading_h2", "heading_h3", "heading_h4", "heading_h5",
    "heading_h6", "list", "long_words", "paragraphs", "polysyllabic_words", "pre", "sentences", "syllables", "words",
)  # fmt: skip


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding at the story's first sentence where the value of `formula` is what `condition` says."""
    asked = rule.options["vale"]
    yield from judged(document, rule, asked["formula"], asked["condition"])


def judged(document: Document, rule: Rule, formula: str, condition: str) -> Iterator[Finding]:
    """A finding where a formula's value is as a condition says, “> 10”; none for a story too short to say."""
    body = next((Span(*s[:2]) for s in document.sentences if document.where(s) == "body"), None)
    counts = counted(document)
    if body is None or counts["words"] < SHORTEST:
        return
    try:
        found = value(formula, counts)
        if value(f"{FOUND} {condition}", {**counts, FOUND: found}):
            yield told(rule, body, f"{found:.2f}")
    except (ArithmeticError, ValueError):  # nothing to divide by, no logarithm of nothing
        return


def value(formula: str, counts: Mapping[str, float]) -> float:
    """What a formula comes to; raises ValueError for what is no arithmetic, ArithmeticError as arithmetic does."""
    return _value(_parsed(formula), counts)


@cache
def _parsed(formula: str) -> ast.expr:
    if len(formula) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    try:
        return ast.parse(_LEVEL.sub(r"heading_\1", formula.strip()), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError("is no arithmetic") from None


def _value(node: ast.expr, counts: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=name) if name in counts:
            return counts[name]
        case ast.BinOp() if type(node.op) in _SIGNS:
            return _SIGNS[type(node.op)](_value(node.left, counts), _value(node.right, counts))
        case ast.UnaryOp() if type(node.op) in _SIGNS:
            return _SIGNS[type(node.op)](_value(node.operand, counts))
        case ast.Compare(ops=[op], comparators=[other]) if type(op) in _SIGNS:
            return _SIGNS[type(op)](_value(node.left, counts), _value(other, counts))
        case ast.Call(func=ast.Attribute(value=ast.Name(id="math"), attr=name), keywords=[]) if name in _FUNCTIONS:
            return _called(name, [_value(one, counts) for one in node.args])
    raise ValueError(f"asks for “{ast.unparse(node)}”")


def _called(name: str, arguments: list[float]) -> float:
    try:
        return _FUNCTIONS[name](*arguments)
    except TypeError:
        raise ValueError(f"gives “math.{name}” {len(arguments)} numbers") from None


def counted(document: Document) -> Mapping[str, float]:
    """What a story's body counts, after the library that Vale counts with."""
    counts = dict.fromkeys(COUNTS, 0.0)
    for sentence in document.sentences:
        if document.where(sentence) != "body":
            continue
        words = [t.word for t in document.tokens[sentence.first : sentence.last] if t.word[0].isalnum()]
        counts["sentences"] += bool(words)
        for word in words:
            number = weight(word).syllables
            counts["words"] += 1
            counts["characters"] += sum(c.isalnum() for c in word)
            counts["syllables"] += number
            counts["long_words"] += len(word) > _LONG
            counts["polysyllabic_words"] += number > _SYLLABLES
            counts["complex_words"] += number - word.endswith(_ENDINGS) > _SYLLABLES
    kinds = [block.kind for block in document.blocks]
    counts["paragraphs"] = kinds.count("paragraph") + kinds.count("standfirst")
    counts["list"], counts["blockquote"] = kinds.count("item"), kinds.count("blockquote")
    counts["heading_h1"] = kinds.count("headline")
    for block in document.blocks:
        if block.kind == "subhead":
            counts[f"heading_{level(document, block) or 'h2'}"] += 1
    return counts
