"""Put bytes in the place of a file whole or not at all, whoever else reads or writes it now."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from auditor.model import AuditError


def replace(path: Path, raw: bytes, *, to_disk: bool = True) -> None:
    """Put `raw` in the place of a file, with its mode if it is there; a link stays one.

    What can be made again need not wait until it is on the disk. Raises AuditError, and then the file is as it was.
    """
    import shutil  # half of what is read at a start is kept, and nothing is written
    import tempfile

    place = Path(os.path.realpath(path))
    part = None
    try:
        handle, part = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            if to_disk:
                file.flush()
                os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, part)
        else:
            mask = os.umask(0)
            os.umask(mask)
            Path(part).chmod(0o666 & ~mask)
        Path(part).replace(place)
    except OSError as error:
        if part:
            with suppress(OSError):
                Path(part).unlink()
        raise AuditError(f"{path}: cannot be written ({error.strerror}); it is as it was") from error
