"""Many articles at the desks of several processes; their proofs come in the order of their places."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import AuditError
from auditor.proof import Order, Proof, proof

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from auditor.cache import Cache
    from auditor.read.many import Place

Copy = tuple["Place", bytes]  # where an article lies, and its bytes
_AHEAD = 64  # articles that are asked for before their turn: enough that no process waits, and few are held
_WORTH = 4  # articles left for which it is worth to start processes


class Desk(NamedTuple):
    """What every article is to have, and where proofs are kept."""

    order: Order
    cache: Cache | None

    def known(self, place: Place | AuditError) -> Proof | Copy:
        """The proof of an article, where it is kept or cannot be made; else the copy to make it of."""
        try:
            if isinstance(place, AuditError):
                raise place
            raw = place.raw()
            return (self.cache and self.cache.find(place, raw)) or (place, raw)
        except AuditError as error:
            return Proof("", error=str(error))

    def proof(self, place: Place, raw: bytes) -> Proof:
        """Make a proof, and keep it."""
        made = proof(place, raw, self.order)
        if self.cache:
            self.cache.keep(place, raw, made)
        return made


def proofs(places: Sequence[Place | AuditError], desk: Desk, jobs: int = 1) -> Generator[Proof]:
    """The proof of every article, in order; one that cannot be read or audited costs only itself.

    Raises AuditError where a process was stopped from outside.
    """
    turn: deque[Proof | Future[Proof]] = deque()
    workers: ProcessPoolExecutor | None = None
    jobs = jobs if hasattr(os, "fork") else 1
    warm = False
    with ExitStack() as stack:
        for number, place in enumerate(places):
            known = desk.known(place)
            if isinstance(known, Proof):
                turn.append(known)
            elif workers or (jobs > 1 and warm and len(places) - number > _WORTH):
                workers = workers or _workers(desk, jobs, stack)
                turn.append(workers.submit(_proof, *known))
            else:  # what the first article makes us load, the processes have from us
                turn.append(desk.proof(*known))
                warm = True
            while turn and (len(turn) > _AHEAD or isinstance(turn[0], Proof) or turn[0].done()):
                yield _come(turn.popleft())
        while turn:
            yield _come(turn.popleft())


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _come(waited: Proof | Future[Proof]) -> Proof:
    """A proof, when it is there."""
    return waited if isinstance(waited, Proof) else waited.result()


@contextmanager
def _alive() -> Iterator[None]:
    """Say in one line that a process is gone, whoever misses it."""
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except BrokenExecutor:
        raise AuditError(
            "a process of ours was stopped from outside, perhaps for want of memory; try --jobs 1"
        ) from None


def _workers(desk: Desk, jobs: int, stack: ExitStack) -> ProcessPoolExecutor:
    """Processes that have all that this one has loaded, and end with it."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    stack.enter_context(_alive())
    workers = ProcessPoolExecutor(jobs, get_context("fork"), _begin, (desk,))
    stack.callback(workers.shutdown, cancel_futures=True)
    return workers


_desk: Desk  # of a worker


def _begin(desk: Desk) -> None:
    """Start as a worker."""
    import signal

    global _desk  # noqa: PLW0603 - it comes by fork, and not with every article
    _desk = desk
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and stops us


def _proof(place: Place, raw: bytes) -> Proof:
    return _desk.proof(place, raw)
