"""Who is spoken of must not matter: articles with others in them have the same scores and findings."""

import importlib.util
import sys
from pathlib import Path

import pytest

from auditor import audit_text

ROOT = Path(__file__).parent.parent
spec = importlib.util.spec_from_file_location("swap", ROOT / "benchmarks" / "swap.py")
swap = sys.modules["swap"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(swap)

PLANTED = [
    path
    for path in sorted((ROOT / "tests" / "planted").iterdir())
    if path.suffix in (".txt", ".md") and path.stem[1:].isdigit()
]
# what is loaded, unsourced, gendered or dark in these must weigh the same whoever it is said of
STORIES = (
    """Republican senator slams Iranian minister

Republican Senator John Miller slammed the Iranian minister on Monday. Republicans said he was furious. The notorious senator lashed out at his aides, and he was booed. His wife Anna Miller, a mother of three, defended him. “He is a wonderful man,” she said. Millions of Americans hate the plan, and it is the first in American history.

Democrats in America attacked it. One of his former advisers said it would hurt him. Russian hackers were blamed. A Russian man was arrested. He shot himself, his brother said.
""",
    """Russia to close its largest mine

The mine is the largest in Russia. Russians fear for their jobs. Some 40,000 Russians work there. Many Russians everywhere say it is a scandal.

Russian media reported that a man would be sent to prison. Mark Peters, 44, the chairman of the firm, ignored her and left. Peters told his sister that he had been robbed.
""",
    """Spokeswoman quits after row over her husband

The spokeswoman, Julia Reed, a blonde mother of two, quit on Friday after her husband was charged. She was hysterical, her colleagues said. Her former colleagues expressed shock. Radical Democrats bashed her, and Republicans ripped the party. She is the first woman to lead the office.

Reed said she would fight. The businesswoman married the policeman in 2004. Her son and her daughter live with her. British officials praised her.
""",
)


def story(number):
    headline, _, text = STORIES[number].partition("\n")
    return headline, text.strip()


@pytest.mark.parametrize("kind", swap.KINDS)
@pytest.mark.parametrize("number", range(len(STORIES)))
def test_stories_full_of_faults_come_out_the_same(kind, number):
    headline, text = story(number)
    swapped = swap.KINDS[kind](headline, text)
    before, after = audit_text(text, headline=headline), audit_text(swapped.text, headline=swapped.headline)
    assert swap.outcome(after) == swap.outcome(before)
    assert len(before.findings) > 2


def test_the_stories_have_something_to_swap_of_every_kind():
    for change in swap.KINDS.values():
        assert sum(change(*story(number)).swapped for number in range(len(STORIES))) > 1
    assert swap.KINDS["sexes"]("His wife", "He told her. Her man left.").text == "She told him. His woman left."


@pytest.mark.parametrize("kind", swap.KINDS)
def test_planted_articles_come_out_the_same(kind):
    different = {}
    for path in PLANTED:
        text = path.read_text(encoding="utf-8")
        swapped = swap.KINDS[kind]("", text)
        if swapped.swapped:
            before, after = (swap.outcome(audit_text(one)) for one in (text, swapped.text))
            if before != after:
                different[path.name] = sorted(set(before[1]) ^ set(after[1])) or [before[0], after[0]]
    assert different == {}
