"""Word files (.docx) to Source by python-docx, imported only here. Word has no lines: places are paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from auditor.model import AuditError, Source
from auditor.read.story import of_paragraphs

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST_UNPACKED = 200_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}p", f"{_W}instrText", _FALLBACK})
_SHOWN = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "‑",
}
_STYLES = (
    ("title", "headline"),
    ("subtitle", "standfirst"),
    ("heading", "subhead"),
    ("intense quote", "blockquote"),
    ("quote", "blockquote"),
    ("caption", "caption"),
    ("list", "item"),
    ("byline", "byline"),
    ("standfirst", "standfirst"),
    ("dateline", "dateline"),
    ("pull quote", "pull-quote"),
)


def _text(element: Any) -> str:
    """A paragraph's words as they read once all tracked changes are accepted; footnote marks and comments have none."""
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _SHOWN:
            parts.append(_SHOWN[child.tag])
        elif child.tag not in _GONE:
            parts.append(_text(child))
    return "".join(parts)


def _kind(element: Any, document: WordDocument, told: Sequence[str]) -> str:
    """A paragraph's job by its style; the first title is the headline, or a first-level heading near the top."""
    properties = element.pPr
    style = document.styles.get_by_id(element.style, 1).name or ""
    named = style.lower()
    if "headline" not in told and (named == "title" or named == "heading 1" and len(told) < 3):
        return "headline"
    if properties is not None and properties.numPr is not None and not named.startswith("heading"):
        return "item"
    kind = next((kind for start, kind in _STYLES if named.startswith(start)), "paragraph")
    return "subhead" if kind == "headline" else kind


def _rows(document: WordDocument) -> Iterator[tuple[str, str]]:
    """(kind, text) of every paragraph, those of tables and text boxes too; one whose end was deleted runs on."""
    told: list[str] = []
    before = ""
    for element in document.element.body.iter(f"{_W}p"):
        if any(above.tag in (_FALLBACK, f"{_W}del", f"{_W}moveFrom") for above in element.iterancestors()):
            continue
        text = before + _text(element)
        if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            before = text
            continue
        before = ""
        kind = _kind(element, document, told)
        if text.strip():
            told.append(kind)
        # a line break that is followed by another is how some part paragraphs
        yield from ((kind, part) for part in text.split("\n\n"))
    yield "paragraph", before


def _open(raw: bytes, name: str) -> WordDocument:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            unpacked = sum(one.file_size for one in package.infolist())
    except Exception:  # noqa: BLE001 - a damaged package fails in many ways, all to be mended alike
        raise AuditError(f"{name}: is a damaged Word file; open it in Word and save it again as .docx") from None
    if unpacked > LARGEST_UNPACKED:
        raise AuditError(
            f"{name}: unpacks to {unpacked / 1e6:.0f} MB, which no article does; paste the text into a new file"
        )
    try:
        return docx.Document(io.BytesIO(raw))
    except Exception:  # noqa: BLE001 - as above
        raise AuditError(f"{name}: is a damaged Word file; open it in Word and save it again as .docx") from None


def read(raw: bytes, name: str) -> Source:
    """The story of a Word file. Raises AuditError when it is damaged, or unpacks to more than any article."""
    document = _open(raw, name)
    try:
        rows = list(_rows(document))
        properties = document.core_properties
        meta = {"author": properties.author, "date": properties.created.isoformat() if properties.created else ""}
        meta |= {"section": properties.category}
    except Exception:  # noqa: BLE001 - as above: some damage shows only when it is read
        raise AuditError(f"{name}: is a damaged Word file; open it in Word and save it again as .docx") from None
    return of_paragraphs(name, rows, {key: value for key, value in meta.items() if value})
