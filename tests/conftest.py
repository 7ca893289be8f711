"""What the tests share: the built-in rules, and the command as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.audit import default_rules

ROOT = Path(__file__).parent.parent


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
