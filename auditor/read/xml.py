"""XML to the same marks as HTML, by expat: nothing outside the file is read, nothing unfolds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.entities import html5
from xml.parsers import expat

from auditor.model import AuditError
from auditor.read.marks import DEEPEST, Mark
from auditor.read.story import Atom


def xml_marks(text: str, name: str) -> list[Mark]:
    """The marks of an XML file, names without prefix and in lower case. Raises AuditError.

    Nothing outside the file is ever read, and a file that defines entities of its own is refused: a short one can
    unfold to gigabytes.
    """
    lead = len(text) - len(text.lstrip())  # some exports begin with an empty line, which XML forbids
    data = text[lead:].encode()
    marks: list[Mark] = []
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)  # so that &nbsp; and its kin, known from HTML, come through to `skipped`
    parser.ExternalEntityRefHandler = lambda *_: 1
    seen = [0, lead]  # a place in bytes, and the same in characters
    depth = [0]
    literal = [False]  # inside <![CDATA[…]]>

    def at() -> int:
        index = parser.CurrentByteIndex
        seen[1] += len(data[seen[0] : index].decode())
        seen[0] = index
        return seen[1]

    def tag(kind: str) -> Callable[..., None]:
        def handle(written: str, attrs: Mapping[str, str] | None = None) -> None:
            local = written.rpartition(":")[2].lower()
            known = {key.rpartition(":")[2].lower(): value for key, value in (attrs or {}).items()}
            depth[0] += 1 if kind == "open" else -1
            if depth[0] > DEEPEST:
                raise AuditError(f"{name}: nests its elements deeper than any story; export it again")
            marks.append(Mark(kind, local, known, Atom("", at(), 0)))

        return handle

    def characters(shown: str) -> None:
        origin = at()
        entity = not literal[0] and text.startswith("&", origin)
        width = text.find(";", origin) + 1 - origin if entity else len(shown)
        marks.append(Mark("text", "", {}, Atom(shown, origin, width)))

    def skipped(entity: str, is_parameter: bool) -> None:
        if not is_parameter and f"{entity};" in html5:
            marks.append(Mark("text", "", {}, Atom(html5[f"{entity};"], at(), len(entity) + 2)))

    def refuse(*_: object) -> None:
        raise AuditError(f"{name}: defines XML entities of its own, which can unfold without end; write them out")

    parser.StartElementHandler, parser.EndElementHandler = tag("open"), tag("close")
    parser.CharacterDataHandler, parser.SkippedEntityHandler = characters, skipped
    parser.StartCdataSectionHandler = lambda: literal.__setitem__(0, True)
    parser.EndCdataSectionHandler = lambda: literal.__setitem__(0, False)
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, str(error.code))
        line = error.lineno + text.count("\n", 0, lead)
        raise AuditError(f"{name}: is not well-formed XML (line {line}: {reason}); save it again") from None
    return marks
