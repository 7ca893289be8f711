"""Who stands behind what the story says."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.finding import Checker
from auditor.checks.sourcing import (
    anonymity,
    attacks,
    balance,
    claims,
    cue_verbs,
    figures,
    introductions,
    manner,
    merged_quotes,
    minds,
    opinion,
    quotations,
    scare_quotes,
)

CHECKERS: Mapping[str, Checker] = {
    "agentless": claims.agentless,
    "attack": attacks.check,
    "cue-verb": cue_verbs.check,
    "figure": figures.check,
    "late-attribution": quotations.late,
    "manner": manner.check,
    "merged-speakers": merged_quotes.check,
    "mind": minds.check,
    "no-reply": balance.no_reply,
    "opinion": opinion.check,
    "orphan-quote": quotations.orphan,
    "plural-source": anonymity.plural,
    "scare-quotes": scare_quotes.check,
    "single-source": balance.single_source,
    "study": claims.study,
    "uncredited": claims.uncredited,
    "unexplained": anonymity.unexplained,
    "unnamed": anonymity.unnamed,
    "unsourced": claims.unsourced,
    "vague": claims.vague,
    "who-is-this": introductions.check,
}
