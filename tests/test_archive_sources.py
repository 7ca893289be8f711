"""`audit archive` on what is not a folder: web archives, databases, stores and servers, and a cluster."""

import gzip
import http.server
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from functools import partial
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

STORY = "She slammed the rent in Leeds on Tuesday, and Ms Roy said that it would cost the town {} pounds a year."
BODY = "".join(f"<p>{STORY.format(number)}</p>" for number in range(8))
GERMAN = (
    "<p>Der Rat hat am Dienstag beschlossen, die Bibliothek zu schliessen, und Frau Roy sagte, das spare Geld.</p>" * 8
)


def rows(out, table):
    files = sorted(out.glob(f"{table}/month=*/part-*.parquet"))
    return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]


def fights(out):
    """How often the fight-verb was found, by article."""
    found = {row["path"]: 0 for row in rows(out, "articles")}
    for row in rows(out, "findings"):
        found[row["path"]] += row["name"] == "fight-verb"
    return found


def page(title, body):
    site = '<meta property="og:site_name" content="Leeds Post">'
    return (
        f"<html><head><title>{title}</title>{site}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def web_archive(place):
    """Responses as a crawler keeps them: two stories, and all that is none."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with place.open("wb") as file:
        writer = WARCWriter(file, gzip=place.suffix == ".gz")

        def add(path, content, status="200 OK", kind="text/html; charset=utf-8", **headers):
            told = StatusAndHeaders(status, [("Content-Type", kind), *headers.items()], protocol="HTTP/1.1")
            payload = BytesIO(content if isinstance(content, bytes) else content.encode())
            url = f"https://news.example.org{path}"
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=told))

        writer.write_record(writer.create_warcinfo_record(place.name, {"software": "test"}))
        add("/rents", page("Rents", BODY))
        add("/", page("Home", BODY))
        add("/miete", page("Miete", GERMAN))
        add("/short", page("Weather", "<p>It rained.</p>"))
        add("/gone", "gone", status="404 Not Found")
        add("/photo", b"\x89PNG", kind="image/png")
        packed = gzip.compress(page("Cafés", BODY).encode("latin-1"))
        add("/packed", packed, kind="text/html; charset=iso-8859-1", **{"Content-Encoding": "gzip"})
        add("/torn", packed[:40], **{"Content-Encoding": "gzip"})


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_of_a_web_archive_the_stories_are_audited_and_the_rest_is_counted(audit_command, tmp_path, name):
    web_archive(tmp_path / name)
    done = audit_command("archive", name, "--out", "out")
    assert done.stderr.decode() == ""
    assert done.stdout.decode() == (
        "8 records: 2 articles, 6 set aside (2 no article, 2 no page, 1 not English, 1 unreadable) in out\n"
    )
    told = {row["headline"]: (row["url"], row["outlet"]) for row in rows(tmp_path / "out", "articles")}
    assert told == {
        "Rents": ("https://news.example.org/rents", "Leeds Post"),
        "Cafés": ("https://news.example.org/packed", "Leeds Post"),
    }
    assert set(fights(tmp_path / "out").values()) == {8}
    reasons = {row["reason"].partition(": ")[2] for row in rows(tmp_path / "out", "errors")}
    assert "https://news.example.org/miete is not in English" in reasons
    assert "the server answered 404" in reasons


def test_a_database_is_read_and_goes_on_where_it_was(audit_command, tmp_path):
    with sqlite3.connect(tmp_path / "a.db") as base:
        base.execute("create table stories (guid text, hed text, body text)")
        base.executemany("insert into stories values (?, 'Rents', ?)", [(f"g{n}", STORY.format(n)) for n in range(30)])
    base.close()
    asked = (
        f"sqlite:///{tmp_path / 'a.db'}",
        "--query",
        "select guid as id, hed as headline, body as text from stories",
    )
    assert audit_command("archive", *asked, "--out", "whole").returncode == 0
    assert set(fights(tmp_path / "whole").values()) == {1}
    assert len(fights(tmp_path / "whole")) == 30
    done = audit_command("archive", *asked, "--out", "again", "--part", "10")
    assert done.stdout.decode().startswith("30 records: 30 articles, none set aside")
    manifest = tmp_path / "again" / "manifest.jsonl"
    manifest.write_text("".join(manifest.read_text().splitlines(keepends=True)[:1]))  # as if it had been killed there
    done = audit_command("archive", *asked, "--out", "again")
    assert done.stdout.decode().startswith("30 records: 30 articles, none set aside")
    assert fights(tmp_path / "again") == fights(tmp_path / "whole")
    none = audit_command("archive", asked[0], "--query", "select body as text from stories", "--out", "no")
    assert (none.returncode, b"say which column is unique" in none.stderr) == (2, True)


@contextmanager
def store():
    """An S3 server on loopback, with a few stories: its address and keys, as tools are told them."""
    import boto3

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    keys = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_REGION": "us-east-1"}
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.1)
    client = boto3.client("s3", endpoint_url=address, aws_access_key_id="x", aws_secret_access_key="y",
                          region_name="us-east-1")  # fmt: skip
    client.create_bucket(Bucket="news")
    for key, content in {
        "content/2024/a.md": b"---\ndate: 2024-05-01\n---\n# Rents\n\nShe slammed the rent.\n",
        "content/b.txt": "Mieten – und mehr\n\nShe slammed the rent.\n".encode(),
        "content/c.docx": b"PK\x03\x04 nothing",
        "content/photo.png": b"\x89PNG",
        "tables/a.jsonl": json.dumps({"id": "g1", "text": "She slammed the rent."}).encode(),
    }.items():
        client.put_object(Bucket="news", Key=key, Body=content)
    try:
        yield {"AWS_ENDPOINT_URL": address, **keys}
    finally:
        client.close()
        server.kill()
        server.wait()


def test_a_store_is_read_as_a_folder_is(audit_command, tmp_path):
    with store() as env:
        done = audit_command("archive", "s3://news/content", "--out", "out", env=env)
        assert done.stdout.decode() == "3 records: 2 articles, 1 set aside (1 unreadable) in out\n", done.stderr
        assert fights(tmp_path / "out") == {"s3://news/content/2024/a.md": 1, "s3://news/content/b.txt": 1}
        assert {path.parent.name for path in (tmp_path / "out").glob("articles/*/*")} == {
            "month=2024-05",
            "month=undated",
        }
        done = audit_command("archive", "s3://news/content/**/*.md", "--out", "md", env=env)
        assert done.stdout.decode() == "1 record: 1 article, none set aside in md\n"
        done = audit_command("archive", "s3://news/tables/a.jsonl", "--out", "table", env=env)
        assert list(fights(tmp_path / "table")) == ["s3://news/tables/a.jsonl#1"]
        done = audit_command("archive", "s3://news/nothing", "--out", "none", env=env)
        (line,) = done.stderr.decode().splitlines()
        assert done.returncode == 2
        assert line.startswith("audit: s3://news/nothing: ")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing of what it serves."""

    def log_message(self, *_):
        """Be silent."""


def test_a_server_is_read(audit_command, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "g1", "text": "She slammed the rent."}) + "\n")
    web_archive(tmp_path / "crawl.warc.gz")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    try:
        done = audit_command("archive", f"{here}/a.jsonl", "--out", "table")
        assert done.stdout.decode() == "1 record: 1 article, none set aside in table\n", done.stderr
        done = audit_command("archive", f"{here}/crawl.warc.gz", "--out", "crawl")
        assert done.stdout.decode().startswith("8 records: 2 articles")
        done = audit_command("archive", f"{here}/none.jsonl", "--out", "none")
        assert (done.returncode, b"none.jsonl: is not there" in done.stderr) == (2, True)
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def cluster():
    """Whether Ray can be started here: it wants shared memory and ports, which not every sandbox gives."""
    code = "import ray; ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False); ray.shutdown()"
    try:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=90, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("Ray does not start here in 90 seconds")
    if done.returncode:
        pytest.skip("Ray cannot be started here")


@pytest.mark.usefixtures("cluster")
def test_on_ray_it_is_the_same_also_when_a_worker_is_killed(audit_command, tmp_path):
    """A cluster of two workers on this machine; one of them is killed in the middle of it."""
    text = "\n\n".join(STORY.format(n) for n in range(30))
    lines = [json.dumps({"id": f"g{n}", "headline": f"Rents {n}", "text": text}) for n in range(120)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    native = audit_command("archive", "a.jsonl", "--out", "native")
    assert native.returncode == 0, native.stderr
    command = [sys.executable, "-m", "auditor", "archive", "a.jsonl", "--out", "ray", "--engine", "ray", "--workers", "2",
               "--part", "8"]  # fmt: skip
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + 90
    while process.poll() is None and not list((tmp_path / "ray").glob("articles/*/*")) and time.monotonic() < until:
        time.sleep(0.05)
    killed = [pid for pid in workers(process.pid) if kill(pid)]
    _, said = process.communicate(timeout=120)
    assert killed, said
    if process.returncode:  # what is done is kept, and one line says what happened
        assert process.returncode == 2
        assert [line[:6] for line in said.decode().splitlines()[1:]] == ["audit:"]
    again = audit_command(*command[3:])
    assert again.returncode == 0, again.stderr
    assert again.stdout.decode() == "120 records: 120 articles, none set aside in ray\n"
    assert fights(tmp_path / "ray") == fights(tmp_path / "native")


def workers(parent):
    """The processes of Ray's workers that audit, among those that a process has started, and they again."""
    seen = {parent}
    processes = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            processes[int(place.name)] = (int(fields[1]), (place / "cmdline").read_bytes())
        except (OSError, ValueError):
            continue
    while more := {pid for pid, (above, _) in processes.items() if above in seen} - seen:
        seen |= more
    return [pid for pid in sorted(seen) if processes.get(pid, (0, b""))[1].startswith(b"ray::RaySwordfishActor")][:1]


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
