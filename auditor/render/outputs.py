"""Where formats go: to standard output, or each to a file, all of them fed article by article."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from auditor.model import AuditError
from auditor.render import FORMATS, load
from auditor.render.format import Context, Format
from auditor.report import Report
from auditor.rulefile import nearest


class Output(NamedTuple):
    """A format, and the path it is written to; None is standard output."""

    form: str
    path: str | None


def outputs(formats: Sequence[str], file: str | None) -> tuple[Output, ...]:
    """What `--format` and `--output-file` ask for; raises AuditError with the mend where they contradict each other."""
    told = [Output(form, path if equals else None) for form, equals, path in (f.partition("=") for f in formats)]
    found = told or [Output("text", None)]
    for form, path in found:
        if form not in FORMATS:
            raise AuditError(f"--format: no format “{form}”{nearest(form, FORMATS)}; there are {', '.join(FORMATS)}")
        if path == "":
            raise AuditError(f"--format {form}=: names no file; write --format {form}=PATH")
    bare = [form for form, path in found if path is None]
    if len(bare) > 1:
        raise AuditError(f"--format: {' and '.join(bare)} both go to standard output; give one a file: {bare[0]}=PATH")
    if file is not None:
        if not bare:
            raise AuditError("--output-file: every --format has a file already; leave it out")
        found = [Output(form, file if path is None else path) for form, path in found]
    twice = [path for path, n in Counter(os.path.realpath(o.path) for o in found if o.path).items() if n > 1]
    if twice:
        raise AuditError(f"{twice[0]}: two formats cannot share a file")
    return tuple(found)


@dataclass(slots=True)
class _Sink:
    place: int
    form: Format
    context: Context
    send: Callable[[str], object]
    begun: bool = False

    def write(self, piece: str) -> None:
        if piece:
            self.send(self.form.between + piece if self.begun else piece)
            self.begun = True


def pieces(report: Report, wanted: Sequence[Output], context: Context) -> tuple[str, ...]:
    """What an article comes to in each of these outputs; only what is printed has colours."""
    plain = context._replace(colour=False)
    return tuple(load(form).article(report, plain if path else context) for form, path in wanted)


@contextmanager
def writing(
    wanted: Sequence[Output], context: Context, say: Callable[[str], object], articles: Sequence[str]
) -> Iterator[Callable[[str, Sequence[str]], None]]:
    """A function that writes an article's `pieces`, one for each of `wanted`; it takes the name of the article too.

    `say` prints; `articles` are never written over. Raises AuditError for a file that cannot be written, and
    BrokenPipeError when nobody reads any format any more.
    """
    audited = set(articles)
    sinks: list[_Sink] = []

    def each(act: Callable[[_Sink], object]) -> None:
        for sink in list(sinks):
            try:
                act(sink)
            except BrokenPipeError:  # the reader of standard output has gone; the files are still wanted
                sinks.remove(sink)
                if not sinks:
                    raise

    def write(name: str, told: Sequence[str]) -> None:
        audited.add(name)
        each(lambda sink: sink.write(told[sink.place]))

    with ExitStack() as stack:
        for place, (form, path) in enumerate(wanted):
            send = say if path is None else stack.enter_context(_file(path, audited))
            sinks.append(_Sink(place, load(form), context, send))
        each(lambda sink: sink.send(sink.form.head(sink.context)))
        yield write
        each(lambda sink: sink.send(sink.form.tail(sink.context)))


@contextmanager
def _file(path: str, audited: set[str]) -> Iterator[Callable[[str], object]]:
    """Write beside the place and move it there at the end: nobody reads half a file, and failing costs no old one."""
    place = Path(path)
    special = place.exists() and not place.is_file()  # /dev/stderr, a pipe; a folder fails to open
    part = path if special else os.path.realpath(path) + ".part"
    with _mend(path):
        file = Path(part).open("w", encoding="utf-8", errors="replace", newline="\n")  # noqa: SIM115 (closed below)

    def send(piece: str) -> None:
        with _mend(path):
            file.write(piece)

    try:
        yield send
        with _mend(path):
            file.close()
            if not special:
                if os.path.realpath(path) in map(os.path.realpath, audited):
                    raise AuditError(f"{path}: is an article, and is not written over; name another file")
                Path(part).replace(os.path.realpath(path))
    finally:
        file.close()
        if not special:
            Path(part).unlink(missing_ok=True)


@contextmanager
def _mend(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AuditError(f"{path}: cannot be written ({error.strerror}); name another file") from error
