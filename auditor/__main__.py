"""`audit`, and `python -m auditor`: where a process of ours begins, before anything is loaded."""

from __future__ import annotations

from auditor.unhindered import seldom


def main() -> None:
    """Run the command line; while it is loaded, too, the cycle collector looks seldom."""
    seldom()
    from auditor.cli import main as run

    run()


if __name__ == "__main__":
    main()
