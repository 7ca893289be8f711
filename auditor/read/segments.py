"""Marks to segments: runs of text with one job on the page, by a table that says what each element's job is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.read.marks import Mark
from auditor.read.story import Atom, Story

SKIP, OUTSIDE = "skip", ""
Job = Callable[[str, Mapping[str, str], str], str | None]


class Place(NamedTuple):
    """An open element, the job of its text, and the element around it."""

    name: str
    attrs: Mapping[str, str]
    job: str
    block: bool
    above: Place | None

    def has(self, *names: str) -> bool:
        """Whether it is, or stands in, an element of one of these names."""
        place: Place | None = self
        while place:
            if place.name in names:
                return True
            place = place.above
        return False


class Segment(NamedTuple):
    """A block as it stands in the file: its job, its text with places, and the element that it stands in."""

    kind: str
    atoms: tuple[Atom, ...]
    place: Place

    @property
    def text(self) -> str:
        """The words, each white space as one space."""
        return " ".join("".join(atom.text for atom in self.atoms).split())


def parts(atoms: Sequence[Atom], spans: Iterable[tuple[int, int]]) -> Iterator[list[Atom]]:
    """The atoms of each span of their text, cut at its edges; the spans are in the order of their starts."""
    first = begin = 0
    for start, end in spans:
        while first < len(atoms) and begin + len(atoms[first].text) <= start:
            begin += len(atoms[first].text)
            first += 1
        found: list[Atom] = []
        i, at = first, begin
        while i < len(atoms) and at < end:
            text, origin, width = atoms[i]
            low, high = max(0, start - at), min(len(text), end - at)
            if low < high:
                found.append(Atom(text[low:high], origin + low, high - low) if width == len(text) else atoms[i])
            at += len(text)
            i += 1
        yield found


def segments(marks: Iterable[Mark], job: Job, outside: str) -> Iterator[Segment]:
    """The blocks of a marked-up text.

    `job(name, attributes, job above)` is the kind of a block, None for an element inside a line, SKIP for one whose
    text is nobody's story, OUTSIDE where only elements within may be one. `outside` is the job of text in no element.
    """
    place = Place("", {}, outside, block=True, above=None)
    atoms: list[Atom] = []
    start = place
    breaks = 0

    def ended() -> Iterator[Segment]:
        if any(atom.text.strip() for atom in atoms):
            yield Segment(start.job, tuple(atoms), start)
        atoms.clear()

    for kind, name, attrs, atom in marks:
        if kind == "open":
            found = SKIP if place.job == SKIP else job(name, attrs, place.job)
            if found is not None:
                yield from ended()
            place = Place(name, attrs, place.job if found is None else found, found is not None, place)
        elif kind == "close" and place.above:
            if place.block:
                yield from ended()
            place = place.above
        elif place.job in (SKIP, OUTSIDE):
            continue
        elif kind == "void" and name in ("br", "hr"):
            breaks += 1
            if breaks > 1 or name == "hr":  # two line breaks part paragraphs
                yield from ended()
            else:
                atoms.append(Atom("\n", atom.origin, atom.width))
        elif kind == "text":
            breaks = 0 if atom.text.strip() else breaks
            if not atoms or not any(a.text.strip() for a in atoms):
                atoms.clear()
                start = place
            atoms.append(atom)
    yield from ended()


def tell(story: Story, found: Iterable[Segment]) -> None:
    """Write segments into a story."""
    for segment in found:
        start = story.open()
        story.put_folded(segment.atoms)
        story.close(segment.kind, start)
