"""Files of packages that are not imported for them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def resource(package: str, *path: str) -> Path:
    """A file of a package, by its path in it."""
    found = find_spec(package)
    (folder,) = found.submodule_search_locations if found and found.submodule_search_locations else ("",)
    return Path(folder, *path)
