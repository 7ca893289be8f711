"""Templates as Jinja compiled them, kept between runs: compiling takes longer than writing the page."""

from __future__ import annotations

import sys
from hashlib import sha256

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from auditor.kept import held, hold


class Compiled(BytecodeCache):
    """Keeps the code of each template, by the sum of its text; Jinja asks for it and makes what is not there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept of its template."""
        code = held(_name(bucket), _made_of(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        hold(_name(bucket), _made_of(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key}.bin"


def _made_of(bucket: Bucket) -> str:
    how = bucket.environment
    told = (bucket.checksum, how.autoescape, how.trim_blocks, how.lstrip_blocks, jinja2.__version__, sys.version)
    return sha256(repr(told).encode()).hexdigest()
