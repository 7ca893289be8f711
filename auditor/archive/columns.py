"""Which column of a table is the headline, the text, the date: as a person says, else by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.model import AuditError
from auditor.rulefile import nearest

# what an archive knows of an article, and what tables call it, the likeliest first
NAMES = {
    "id": "id guid uuid article_id articleid doc_id uri _id".split(),
    "headline": "headline title hed head".split(),
    "text": "text body content article maintext body_text article_text story".split(),
    "date": "date published published_at publish_date publication_date pub_date date_publish pubdate created".split(),
    "author": "author authors byline".split(),
    "section": "section desk category".split(),
    "url": "url link permalink source_url".split(),
    "outlet": "outlet publication publisher source_domain domain site source".split(),
}


def told(given: str, known: Iterable[str]) -> dict[str, str]:
    """`id=guid,text=body` as a mapping; raises AuditError with the mend for what is none, or no column."""
    columns, found = list(known), {}
    for part in given.split(","):
        key, equals, column = (piece.strip() for piece in part.partition("="))
        if not (key and equals and column):
            raise AuditError(f"--columns: “{part}” is no column; write id=guid,headline=title,text=body")
        if key not in NAMES:
            raise AuditError(f"--columns: “{key}” is not known{nearest(key, NAMES)}; known are {', '.join(NAMES)}")
        if column not in columns:
            raise AuditError(
                f"--columns: there is no column “{column}”{nearest(column, columns)}; there are {', '.join(columns)}"
            )
        found[key] = column
    return _with_text(found, columns)


def guessed(known: Iterable[str]) -> dict[str, str]:
    """The columns by their names; raises AuditError where none can be the text."""
    columns = list(known)
    by_name = {column.lower().replace("-", "_").replace(" ", "_"): column for column in reversed(columns)}
    likely = {key: next((by_name[name] for name in names if name in by_name), "") for key, names in NAMES.items()}
    return _with_text({key: column for key, column in likely.items() if column}, columns)


def _with_text(found: Mapping[str, str], columns: Iterable[str]) -> dict[str, str]:
    if "text" not in found:
        raise AuditError(f"no column is the text; say which with --columns text=…; there are {', '.join(columns)}")
    return dict(found)


def shown(columns: Mapping[str, str]) -> str:
    """The mapping as `--columns` takes it."""
    return ",".join(f"{key}={column}" for key, column in columns.items())
