"""Page traffic over plain sockets: requests at a rate, each measured from the moment at which it should have been sent, and
streams of server-sent events that are read as they come."""

import asyncio
import json
import os
import time
import urllib.request
from pathlib import Path

HOST, PORT = "127.0.0.1", int(os.environ["RRP_PORT_BASE"])


def ask(method, path, token=None, body=None):
    headers = {"Content-Type": "application/json", **({"Authorization": "Bearer " + token} if token else {})}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://{HOST}:{PORT}{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def sign_in(role):
    accounts = json.loads((Path(os.environ["RRP_HOME"]) / "secrets/demonstration-accounts.json").read_text())["accounts"]
    account = next(one for one in accounts if one["role"] == role)
    return ask("POST", "/v1/sessions", body={name: account[name] for name in ("login", "password")})["accessToken"], account


async def answer_of(reader):
    """Reads one answer of a known length; returns its status."""
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
    if length:
        await reader.readexactly(length)
    return status


class Traffic:
    """Kept connections that ask for `paths` in turn; `headers` go with every request."""

    def __init__(self, paths, headers="", connections=32):
        self.paths, self.headers, self.connections = paths, headers, connections
        self.latencies, self.statuses = [], {}

    async def _connection(self, queue):
        reader, writer = await asyncio.open_connection(HOST, PORT)
        while (due := await queue.get()) is not None:
            when, path = due
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip\r\n{self.headers}\r\n".encode())
            status = await answer_of(reader)
            self.latencies.append(time.perf_counter() - when)
            self.statuses[status] = self.statuses.get(status, 0) + 1
        writer.close()

    async def run(self, seconds, rate):
        """At `rate` a second, whether the answers come or not."""
        queue = asyncio.Queue()
        readers = [asyncio.create_task(self._connection(queue)) for _ in range(self.connections)]
        begin = time.perf_counter()
        for number in range(int(seconds * rate)):
            due = begin + number / rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            queue.put_nowait((due, self.paths[number % len(self.paths)]))
        for _ in readers:
            queue.put_nowait(None)
        await asyncio.gather(*readers)

    def percentile(self, share):
        """In milliseconds."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Stream:
    """One open stream: how many words came, and when the last did."""

    def __init__(self, path, token):
        self.request = f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAuthorization: Bearer {token}\r\nAccept: text/event-stream\r\n\r\n"
        self.words, self.is_open = 0, False

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection(HOST, PORT)
        self.writer.write(self.request.encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head.split(b"\r\n")[0], head
        self.is_open = True
        self.task = asyncio.create_task(self._read())

    async def _read(self):
        while line := await self.reader.readline():
            self.words += line.startswith(b"event:")
        self.is_open = False

    def close(self):
        self.task.cancel()
        self.writer.close()
