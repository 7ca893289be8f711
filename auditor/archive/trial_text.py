"""What a trial of a rule came to, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.archive.trial import Hit, Trial
from auditor.model import Rule

_MOST = 40  # recent articles that are listed


def told(rule: Rule, trial: Trial) -> str:
    """How often the rule would have flagged, what flags the same, the recent articles that it hits, and a sample."""
    return "".join(f"{line}\n" for line in _lines(rule, trial))


def _lines(rule: Rule, trial: Trial) -> Iterator[str]:
    aside = f" ({trial.aside:,} records set aside)" if trial.aside else ""
    yield f"{rule.called}: {_count(trial.hits, 'hit')} in {trial.hit:,} of {_count(trial.articles, 'article')}{aside}"
    if not trial.hits:
        return
    rate, low, high = trial.per_thousand
    yield f"That is {rate:.1f} articles in 1,000 (95 % interval {low:.1f} to {high:.1f})."
    if trial.beside:
        rules = ", ".join(f"{name} {n:,}" for name, n in sorted(trial.beside.items(), key=lambda kv: (-kv[1], kv[0])))
        yield f"Flagged already: {trial.again:,} of the {_count(trial.hits, 'hit')}, by {rules}."
    else:
        yield "None of it is flagged by another rule."
    first, count, recent = trial.recent()
    if first:
        yield f"\nPublished since {first}: it hits {len(recent):,} of {_count(count, 'article')}."
        for one in recent[:_MOST]:
            yield f"  {one.date}  {_place(one)}  {one.headline}"
        if len(recent) > _MOST:
            yield f"  and {len(recent) - _MOST:,} more"
    sample = sorted(one for _, one in trial.sample)
    if sample:
        yield f"\n{'All hits' if len(sample) == trial.hits else f'A sample of {len(sample)}'}:"
    for one in sample:
        yield f"  {_place(one)}  …{one.before}**{one.match}**{one.after}…"
        yield f"      {one.message}{_beside(one)}"


def _place(one: Hit) -> str:
    return f"{one.url or one.path}:{one.line}:{one.column}"


def _beside(one: Hit) -> str:
    return f" [{', '.join(one.beside)}]" if one.beside else ""


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
