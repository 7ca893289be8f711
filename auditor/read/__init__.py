"""Bytes to Source: one file per format, and the table that picks it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from auditor.model import AuditError, Source
from auditor.read.encoding import decode
from auditor.read.kinds import type_of

# types and the modules that read them; a module is imported when the first file of its type comes
READERS = {
    "txt": "text",
    "md": "markdown",
    "html": "html",
    "docx": "word",
    "nitf": "nitf",
    "newsml": "newsml",
    "ninjs": "ninjs",
    "archieml": "archieml",
}
LARGEST = 20_000_000
_NO_STORY = frozenset({"byline", "dateline", "credit", "embed"})


def read_bytes(raw: bytes, name: str, wanted: str | None = None) -> Source:
    """One article from the bytes of a file: of the type `wanted`, else as it shows. Raises AuditError with the mend."""
    if len(raw) > LARGEST:
        raise AuditError(
            f"{name}: {len(raw) / 1e6:.0f} MB is more than one article ({LARGEST / 1e6:.0f} MB at most); "
            "give one file per article"
        )
    kind = type_of(raw, name, wanted)
    reader = import_module(f"auditor.read.{READERS[kind]}")
    source: Source = reader.read(raw if kind == "docx" else decode(raw, name).text, name)  # a Word file is no text
    if all(block.kind in _NO_STORY for block in source.blocks):
        raise AuditError(f"{name}: is empty; nothing to audit")
    return source


def read_file(path: Path, name: str | None = None, wanted: str | None = None) -> Source:
    """One article from a file; raises AuditError when it is missing, not readable or not text."""
    name = name or str(path)
    return read_bytes(raw_file(path, name), name, wanted)


def raw_file(path: Path, name: str) -> bytes:
    """The bytes of a file; raises AuditError with the mend when it is missing or cannot be read."""
    try:
        if path.is_dir():
            raise AuditError(f"{name}: is a folder, not an article")
        return path.read_bytes()
    except FileNotFoundError:
        raise AuditError(f"{name}: no such file; check the path") from None
    except OSError as error:
        raise AuditError(f"{name}: cannot be read ({error.strerror}); check its permissions") from error
