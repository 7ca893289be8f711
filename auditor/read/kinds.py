"""Which format a file is in: by what is asked for, by what it holds, by its ending."""

from __future__ import annotations

import re
from pathlib import Path

from auditor.model import AuditError

ENDINGS = {
    **dict.fromkeys((".txt", ".text"), "txt"),
    **dict.fromkeys((".md", ".markdown", ".mdown"), "md"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".docx": "docx",
    ".nitf": "nitf",
    **dict.fromkeys((".aml", ".archieml"), "archieml"),
    **dict.fromkeys((".xml", ".json"), ""),  # many things: what they hold decides
}
_NOT_COPY = frozenset(
    ".bib .c .cfg .conf .cpp .css .csv .env .geojson .go .h .ini .ipynb .java .js .jsx .lock .log .php .py .r .rb .rs "
    ".sh .sql .srt .svg .tex .toml .ts .tsv .tsx .vtt .yaml .yml".split()
)
_ZIPPED = (
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an e-book"),
    (b"xl/workbook.xml", "an Excel file"),
    (b"ppt/presentation.xml", "a PowerPoint file"),
    (b"Index/Document.iwa", "a Pages file"),
)
_BINARY = (
    (b"%PDF-", "a PDF; give the copy it was made from, as .docx, .md or .txt"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file, or one with a password; save it as .docx without one"),
    (b"{\\rtf", "a rich text file; save it as .docx"),
    (b"\xff\xd8\xff", "a photograph (JPEG, binary); give its story"),
    (b"\x89PNG\r\n", "a picture (PNG, binary); give its story"),
    (b"GIF8", "a picture (GIF, binary); give its story"),
    (b"II*\0", "a picture (TIFF, binary); give its story"),
    (b"MM\0*", "a picture (TIFF, binary); give its story"),
)
_START = re.compile(  # an XML declaration, comments and a document type, before the first element
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!doctype\s+(?!html)[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*",
    re.IGNORECASE | re.DOTALL,
)
_ROOTS = (
    (re.compile(r"<(?:[\w.-]+:)?nitf\b", re.IGNORECASE), "nitf"),
    (re.compile(r"<(?:[\w.-]+:)?(?:newsItem|newsMessage|packageItem|NewsML)\b", re.IGNORECASE), "newsml"),
    (re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE), "html"),
)
_NINJS = (  # an item says which it is, or when it was made, and holds a headline or a body
    re.compile(rb'"(?:uri|guid|versioncreated)"\s*:'),
    re.compile(rb'"(?:headlines?|body_\w+|bodies)"\s*:'),
)


def _start(raw: bytes) -> str:
    """The beginning of a file as far as it is text, without its byte order mark."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw.startswith(mark):
            return raw[2:60_000].decode(encoding, "ignore")
    return raw[:60_000].decode("utf-8", "ignore").lstrip("\ufeff")


def by_content(raw: bytes) -> str | None:
    """The type that a file's first characters tell; None for words, and for data of other kinds."""
    if raw.startswith(b"PK\x03\x04"):
        return "docx" if b"word/document.xml" in raw else None
    start = _start(raw)
    opened = _START.match(start)
    begin = opened.end() if opened else 0
    for root, kind in _ROOTS:
        if root.match(start, begin):
            return kind
    return "ninjs" if start.lstrip()[:1] == "{" and all(keys.search(raw) for keys in _NINJS) else None


def _refuse_binary(raw: bytes, name: str) -> None:
    if raw.startswith(b"PK\x03\x04") and b"word/document.xml" not in raw:
        what = next((what for mark, what in _ZIPPED if mark in raw), "a zip archive")
        raise AuditError(f"{name}: is {what}, not a Word file; save the story as .docx")
    for mark, what in _BINARY:
        if raw.startswith(mark):
            raise AuditError(f"{name}: is {what}")


def type_of(raw: bytes, name: str, wanted: str | None = None) -> str:
    """The type of a file, a key of READERS. Raises AuditError with the mend where it can be none.

    What a file holds counts more than its ending, but a page or a story quoted in Markdown stays Markdown.
    """
    suffix = Path(name).suffix.lower()
    found = by_content(raw)
    _refuse_binary(raw, name)
    if wanted == "docx" and found != "docx":
        raise AuditError(f"{name}: is no Word file; leave --type docx out")
    if wanted and wanted != "docx" and found == "docx":
        raise AuditError(f"{name}: is a Word file; leave --type {wanted} out")
    if wanted:
        return wanted
    ending = ENDINGS.get(suffix)
    if found and (found == "docx" or ending in (None, "", "txt")):
        return found
    if ending == "docx":
        raise AuditError(f"{name}: is no Word file whatever its ending; save it as .docx in Word, or rename it")
    if ending:
        return ending
    if ending == "":
        formats = "NITF, NewsML or XHTML" if suffix == ".xml" else "ninjs, with a “uri” and a headline or body"
        raise AuditError(f"{name}: is not a story in {formats}; export it as one, or say what it is with --type")
    if suffix in _NOT_COPY:
        raise AuditError(f"{name}: a “{suffix}” file is no copy; if it is all the same, say --type txt")
    return "txt"
