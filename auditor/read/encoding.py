"""Bytes to text: UTF-8, UTF-16 with its mark, what a page declares, or cp1252; all else is refused with the mend."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from auditor.model import AuditError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """The text of a file, and what it takes to write it as it was: the byte order mark and the encoding."""

    text: str
    mark: bytes
    encoding: str

    def encode(self, text: str) -> bytes:
        """Another text as the file has it; raises UnicodeError for characters that its encoding lacks."""
        return self.mark + text.encode(self.encoding)


def decode(raw: bytes, name: str) -> Decoded:
    """The text of a file, without its byte order mark; line ends are kept. Raises AuditError."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding), mark, encoding)
            except UnicodeDecodeError as error:
                raise _broken(name, encoding.upper(), raw, error.start + len(mark)) from None
    if b"\0" in raw or len(_CONTROL.findall(raw[:4096])) > 8:
        raise AuditError(f"{name}: is not text but binary data; give the story as text")
    try:
        return Decoded(raw.decode("utf-8"), b"", "utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    declared = _DECLARED.search(raw[:2048]) if raw.lstrip()[:1] == b"<" else None
    if declared:  # by <meta charset> or <?xml encoding?>
        encoding = declared.group(1).decode("ascii", "ignore").lower()
        # what calls itself Latin-1 or ASCII is Windows' own, as browsers have it too
        encoding = "cp1252" if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else encoding
        try:
            if encoding not in ("utf-8", "utf8"):
                return Decoded(raw.decode(encoding), b"", encoding)
        except (LookupError, UnicodeError):
            pass
    # cp1252 prose hardly ever holds a whole UTF-8 sequence (“Ó’” is one); a file with some is UTF-8 that was damaged.
    if not _MULTIBYTE.search(raw):
        try:
            return Decoded(raw.decode("cp1252"), b"", "cp1252")
        except UnicodeDecodeError:
            pass
    raise _broken(name, "UTF-8", raw, start)


def _broken(name: str, encoding: str, raw: bytes, start: int) -> AuditError:
    line = raw.count(b"\n", 0, start) + 1
    return AuditError(f"{name}: not valid {encoding} at byte {start} (line {line}); save the file as UTF-8")
