"""The records of an archive as a Daft dataframe: `input`, `row` (from 1) and the `record` itself, but those done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

import daft
from daft import DataFrame, DataType, Expression, col, lit
from daft.functions import download, monotonically_increasing_id, to_struct
from daft.io import IOConfig, S3Config

from auditor.archive.columns import NAMES
from auditor.archive.ledger import Done
from auditor.archive.sources import Holdings, Input

_WARC = {"id": "WARC-Record-ID", "url": "WARC-Target-URI", "date": "WARC-Date", "content": "warc_content"}


def io_config() -> IOConfig | None:
    """How to reach a store of one's own instead of Amazon's: AWS_ENDPOINT_URL, as other tools have it."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    if not endpoint:
        return None
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    return IOConfig(s3=S3Config(endpoint_url=endpoint, region_name=region, use_ssl=endpoint.startswith("https")))


def listed(pattern: str) -> list[str]:
    """The files of a remote store that a pattern fits."""
    return [str(path) for path in daft.from_glob_path(pattern, io_config=io_config()).to_pydict()["path"]]


def column_names(held: Holdings) -> list[str]:
    """The columns of a table; of JSON lines the keys of the first hundred objects."""
    if held.kind == "sql":
        return list(_query(held).column_names)
    if held.kind != "lines":
        return list(_read(held.kind, held.inputs[0].place).column_names)
    import json

    keys: dict[str, None] = {}
    for line in _read("lines", held.inputs[0].place).limit(100).to_pydict()["line"]:
        try:
            item = json.loads(line)
        except ValueError:
            continue
        keys.update(dict.fromkeys(item if isinstance(item, dict) else ()))
    return list(keys)


def records(held: Holdings, inputs: Sequence[Input], columns: Mapping[str, str], done: Mapping[str, Done]) -> DataFrame:
    """The records of some inputs that are not done."""
    if held.kind == "files":
        left = [one for one in inputs if one.name not in done]
        frame = daft.from_pydict({"input": [one.name for one in left], "place": [one.place for one in left]})
        fields: list[Any] = [col("place"), col("input").alias("name")]
        if held.remote:
            fields.append(download(col("place"), on_error="null", io_config=io_config()).alias("raw"))
        return frame.select("input", lit(1).cast(DataType.int64()).alias("row"), to_struct(*fields).alias("record"))
    if held.kind == "sql":
        return _of_query(held, columns, done)
    frames = [_of_table(held.kind, one, columns, done.get(one.name, Done())) for one in inputs]
    return reduce(DataFrame.concat, frames)


def count(held: Holdings, inputs: Sequence[Input]) -> int:
    """How many records there are in some inputs, done or not."""
    if held.kind == "files":
        return len(inputs)
    if held.kind == "sql":
        return _query(held).count_rows()
    return sum(_counted(held.kind, one.place) for one in inputs)


def _counted(kind: str, place: str) -> int:
    frame = _numbered(kind, place)
    some = next(name for name in frame.column_names if name != "row")  # Daft counts no rows of a table without columns
    return int(frame.agg(col(some).count("all").alias("records")).to_pydict()["records"][0])


def _read(kind: str, place: str) -> DataFrame:
    config = io_config()
    if kind == "lines":
        return daft.read_text(place, skip_blank_lines=False, io_config=config).select(col("text").alias("line"))
    if kind == "parquet":
        return daft.read_parquet(place, io_config=config)
    if kind == "warc":
        return daft.read_warc(place, io_config=config)
    names = daft.read_csv(place, allow_variable_columns=True, io_config=config).column_names
    texts = dict.fromkeys(names, DataType.string())  # an id is not a number, and a date is as it was written
    return daft.read_csv(place, infer_schema=False, schema=texts, allow_variable_columns=True, io_config=config)


def _numbered(kind: str, place: str) -> DataFrame:
    """The records of one input with their `row`: numbers of one file do not depend on what is read beside it."""
    frame = _read(kind, place).with_column("row", monotonically_increasing_id().cast(DataType.int64()) + 1)
    unnumbered = col("row").between(0, 0)  # none is; it keeps Daft from choosing before it has numbered
    if kind == "lines":
        return frame.where(unnumbered | ~col("line").strip().is_in([""]))
    return frame.where(unnumbered | col("WARC-Type").is_in(["response"])) if kind == "warc" else frame


def _of_table(kind: str, one: Input, columns: Mapping[str, str], done: Done) -> DataFrame:
    frame = _numbered(kind, one.place)
    for first, last in done.rows:
        frame = frame.where(~col("row").between(first, last))
    fields: list[Any] = [lit(one.place).alias("place")]
    if kind == "lines":
        fields += [col("line")]
    elif kind == "warc":
        fields += [col(column).alias(key) for key, column in _WARC.items()]
    else:
        fields += _mapped(columns)
    return frame.select(lit(one.name).alias("input"), "row", to_struct(*fields).alias("record"))


def _mapped(columns: Mapping[str, str]) -> list[Expression]:
    return [col(columns[key]).cast(DataType.string()).alias(key) for key in NAMES if key in columns]


def _query(held: Holdings) -> DataFrame:
    return daft.read_sql(held.query, held.inputs[0].place)


def _of_query(held: Holdings, columns: Mapping[str, str], done: Mapping[str, Done]) -> DataFrame:
    """Rows of a database have no order: they are known by their id."""
    name = held.inputs[0].name
    frame = _query(held).select(*_mapped(columns)).with_column("id", col("id").fill_null(""))
    known = done.get(name, Done()).ids
    if known:
        frame = frame.join(daft.from_pydict({"id": sorted(known)}), on="id", how="anti")
    return frame.select(
        lit(name).alias("input"),
        lit(None).cast(DataType.int64()).alias("row"),
        to_struct(lit(name).alias("place"), *map(col, frame.column_names)).alias("record"),
    )


def worked(frame: DataFrame, work: Callable[..., Expression]) -> Iterator[Any]:
    """What the work on records gives, as Arrow arrays in the order in which they are done."""
    told = frame.select(work(col("input"), col("row"), col("record")).alias("told"))
    for batch in told.to_arrow_iter(results_buffer_size=2):
        yield batch.column("told")
