"""A response in a web archive to the article on its page; others, and those not in English, are set aside."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import replace
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.parse import urlsplit

from auditor.archive.records import Found, SetAside, Wanted, host
from auditor.model import AuditError, Source
from auditor.read import read_bytes

_LEAST = 50  # words in paragraphs: less is a page that leads elsewhere, a caption, a notice
_LETTERS = re.compile(r"[^\W\d_]+")
# common words of English that other languages of the alphabet do not have, or seldom
_ENGLISH = frozenset(
    "the of and to that with was were it by from this which have has had are be been not but they their his her she he "
    "who as an said would will its after about into than more when there can could".split()
)
_ENOUGH = 0.15  # of the words; English news has 0.25 to 0.4, the languages around it less than 0.08


class _Wire(io.BytesIO):
    """What a server sent, as the reader of responses wants to have it."""

    def makefile(self, *_: object) -> io.BytesIO:
        return self


def of_page(name: str, record: Mapping[str, Any], _: Wanted) -> Found:
    """The article on the page of a response; raises SetAside where there is none, AuditError where it is broken."""
    url = str(record["url"] or "").strip("<>")
    source = read_bytes(_page(name, record["content"] or b""), name, "html")
    if urlsplit(url).path in ("", "/") or _length(source) < _LEAST:
        raise SetAside("no article", f"{name}: {url} has no story of {_LEAST} words")
    if not is_english(source.text):
        raise SetAside("not English", f"{name}: {url} is not in English")
    dated = {"date": str(record["date"] or "")[:10]}  # the day of the crawl, where the page does not tell its own
    source = replace(source, meta={**dated, **source.meta})
    return Found(source, record["id"], url, source.meta.get("site") or host(url))


def _page(name: str, content: bytes) -> bytes:
    response = HTTPResponse(_Wire(content))  # type: ignore[arg-type]  # it only asks for makefile
    try:
        response.begin()
        body = response.read()
    except IncompleteRead as cut:  # crawlers cut long pages
        body = cut.partial
    except (HTTPException, ValueError, OSError) as error:
        raise AuditError(f"{name}: is no HTTP response that can be read ({error or type(error).__name__})") from None
    kind = response.headers.get_content_type()
    if response.status != 200:
        raise SetAside("no page", f"{name}: the server answered {response.status}")
    if kind not in ("text/html", "application/xhtml+xml"):
        raise SetAside("no page", f"{name}: is {kind}")
    try:
        if response.headers.get("Content-Encoding", "").lower() == "gzip":
            body = gzip.decompress(body)
        charset = response.headers.get_content_charset("")
        return body.decode(charset).encode() if charset else body
    except (OSError, EOFError, zlib.error) as error:
        raise AuditError(f"{name}: is packed, and cannot be unpacked ({error})") from None
    except (LookupError, UnicodeError):  # servers are often wrong: the page itself may say it
        return body


def _length(source: Source) -> int:
    told = (source.text[b.start : b.end] for b in source.blocks if b.kind in ("paragraph", "blockquote", "item"))
    return sum(len(part.split()) for part in told)


def is_english(told: str) -> bool:
    """Whether a text is in English, by the share of its words that are English and common."""
    words = _LETTERS.findall(told[:6000].lower())
    return sum(word in _ENGLISH for word in words) >= _ENOUGH * len(words) > 0
