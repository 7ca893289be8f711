"""Where an archive is audited: Daft's native engine in processes of this machine, or a Ray cluster."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

os.environ.setdefault("DAFT_PROGRESS_BAR", "0")  # we have one of our own
os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")  # nothing leaves this machine
os.environ.setdefault("DO_NOT_TRACK", "true")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import daft
import pyarrow as pa

from auditor.archive.desk import Brief, Desk, Work
from auditor.model import AuditError

_BATCH = 16  # records that a worker gets at a time: about half a second of work


class Engine(NamedTuple):
    """`name` is native or ray, `workers` how many processes audit (None: all processors)."""

    name: str = "native"
    workers: int | None = None
    address: str | None = None


def started(engine: Engine) -> Engine:
    """Make Daft work there, before it reads anything; the engine with its number of workers.

    Raises AuditError where there is no such cluster.
    """
    logging.disable(logging.ERROR)  # what they stumble over we say ourselves, in a line
    os.environ["DAFT_RUNNER"] = engine.name
    found = _ray(engine) if engine.name == "ray" else len(os.sched_getaffinity(0))
    return engine._replace(workers=engine.workers or found)


def _ray(engine: Engine) -> int:
    """Join a cluster, or make one of this machine's processors; how many processors it has."""
    try:
        import ray
    except ImportError:
        raise AuditError("--engine ray needs Ray; install it with: pip install 'auditor[ray]'") from None
    quiet: dict[str, Any] = {"logging_level": logging.CRITICAL, "log_to_driver": False}
    try:
        if engine.address:
            ray.init(address=engine.address, **quiet)
        else:
            ray.init(num_cpus=engine.workers, include_dashboard=False, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise AuditError(f"--address {engine.address}: no Ray cluster answers there ({_first(error)})") from None
    daft.set_runner_ray(noop_if_initialized=True)
    # one file is one task, so that its rows are numbered as they stand
    daft.set_execution_config(enable_scan_task_split_and_merge=False)
    return int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]


def worker(work: Work, brief: Brief, engine: Engine, part: int = _BATCH) -> Callable[..., daft.Expression]:
    """Work on batches of at most `part` records, as Daft calls it in the processes of a started engine."""
    method = daft.method.batch(return_dtype=daft.DataType.from_arrow_type(work.shape), batch_size=min(part, _BATCH))

    class Worker(Desk):
        batch = method(Desk.batch)

    made = daft.cls(max_concurrency=engine.workers, use_process=True if engine.name == "native" else None)(Worker)
    return made(brief, work).batch  # type: ignore[no-any-return]


@contextmanager
def failing_clearly(named: str) -> Iterator[None]:
    """Say in one line what went wrong with an input or a worker; what was done is kept by whoever wrote it."""
    try:
        yield
    except AuditError:
        raise
    except FileNotFoundError as error:
        raise AuditError(f"{named}: is not there, or no longer ({_first(error)})") from None
    except (
        OSError,
        RuntimeError,
        ValueError,
        ImportError,
        daft.exceptions.DaftCoreException,
        pa.ArrowException,
    ) as error:
        raise AuditError(f"{named}: cannot be read on ({_first(error)})") from None
    except _of_the_cluster() as error:
        raise AuditError(f"the cluster lost a part of the work ({_first(error)}); run it again to go on") from None


def _of_the_cluster() -> tuple[type[Exception], ...]:
    """What Ray raises where one of its processes or machines is gone; nothing where there is no Ray."""
    ray = sys.modules.get("ray.exceptions")
    return (ray.RayError,) if ray else ()


def _first(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines or [type(error).__name__])[0][:300]
