"""A new house rule: a file that passes its own test, to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from auditor.model import AuditError, Rule

_CODE = re.compile(r"HOU(\d{3})")
_RULE = """\
code = "{code}"
name = "{name}"
title = "What is wrong, in a few words"
check = "wording"      # or lexicon, which leaves alone what is denied
severity = "note"      # error: a fact is wrong · warning: a sub-editor would change it · note: look at it
message = "“$match” is not how we say it; write $instead."
rationale = "Why, in a sentence or two that you would say to the reporter."
source = [{{ guide = "house style" }}]
bad = [                # ** marks exactly what must be found
  "Board\\n\\nThe board will **touch base** with the mayor on Monday.",
  "Rail\\n\\nIt **touched base** with the union, and trains ran again.",
]
good = [               # the traps: nothing may be found
  "Board\\n\\n“We will touch base,” she said.",
  "Wall\\n\\nThe water touched the base of the wall.",
]

[options.terms]        # phrase = what to write; speak~ is all its forms, [a|the|] one of these or none
"touch~ base" = ["speak"]
"""


def started(name: str, folder: Path, known: Iterable[Rule]) -> Path:
    """Write a rule that can be tested at once; its path. Raises AuditError where the name or the file is taken."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise AuditError(f"“{name}” is no name for a rule; write it in lower case with hyphens, as press-release")
    rules = tuple(known)
    taken = next((rule for rule in rules if rule.name == name), None)
    if taken:
        raise AuditError(f"the name {name} is taken by {taken.path}; choose another")
    path = folder / f"{name}.toml"
    numbers = [int(match[1]) for rule in rules if (match := _CODE.fullmatch(rule.code))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_RULE.format(code=f"HOU{max(numbers, default=0) + 1:03}", name=name))
    except FileExistsError:
        raise AuditError(f"{path}: is there already, and is not written over; choose another name") from None
    except OSError as error:
        raise AuditError(f"{path}: cannot be written ({error.strerror})") from None
    return path
