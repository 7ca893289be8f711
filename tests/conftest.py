"""What the tests share: the built-in rules, and the command as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.ruleset import default_rules

ROOT = Path(__file__).parent.parent


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number):
    """A count below 1,000 in words: “forty-two”."""
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    if number < 20:
        return UNITS[number]
    return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@pytest.fixture(scope="session")
def words():
    return in_words


@pytest.fixture(scope="session")
def rules():
    return default_rules()


@pytest.fixture
def audit_command(tmp_path):
    """Run `audit` in an empty folder: arguments, standard input and environment in; the finished process out."""

    def run(*args, stdin=b"", env=None, cwd=None):
        return subprocess.run(  # our own command, by list
            [sys.executable, "-m", "auditor", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
            timeout=120,
            check=False,
        )

    return run
