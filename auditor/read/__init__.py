"""Bytes to Source: one file per format, and the table that picks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditor.model import AuditError, Source
from auditor.read import markdown, text
from auditor.read.encoding import decode

READERS: dict[str, Callable[[str, str], Source]] = {
    ".txt": text.read,
    ".text": text.read,
    "": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
LARGEST = 20_000_000


def read_bytes(raw: bytes, name: str) -> Source:
    """One article from the bytes of a file; `name` decides the format. Raises AuditError with the mend."""
    suffix = Path(name).suffix.lower()
    reader = READERS.get(suffix)
    if len(raw) > LARGEST:
        raise AuditError(
            f"{name}: {len(raw) / 1e6:.0f} MB is more than one article ({LARGEST / 1e6:.0f} MB at most); "
            "give one file per article"
        )
    if reader is None:
        decode(raw, name)  # a photograph is refused as what it is, not for its ending
        raise AuditError(f"{name}: cannot read “{suffix}” files; give .txt or .md")
    content = decode(raw, name)
    source = reader(content, name)
    if all(block.kind == "byline" for block in source.blocks):
        raise AuditError(f"{name}: is empty; nothing to audit")
    return source


def read_file(path: Path, name: str | None = None) -> Source:
    """One article from a file; raises AuditError when it is missing, not readable or not text."""
    name = name or str(path)
    try:
        if path.is_dir():
            raise AuditError(f"{name}: is a folder, not an article")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise AuditError(f"{name}: no such file; check the path") from None
    except OSError as error:
        raise AuditError(f"{name}: cannot be read ({error.strerror}); check its permissions") from error
    return read_bytes(raw, name)
