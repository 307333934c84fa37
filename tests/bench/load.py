"""A small load: readers on kept connections, each asking again as soon as it was answered."""

import asyncio
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What a run of readers met; times in milliseconds."""

    readers: int
    answers: int
    per_second: float
    median: float
    p95: float
    failures: int


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    lowered = head.lower()
    if b"transfer-encoding: chunked" in lowered:
        while size := int((await reader.readline()).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    elif status != 304:
        start = lowered.index(b"content-length:") + 15
        await reader.readexactly(int(lowered[start : lowered.index(b"\r\n", start)]))
    return status, b"connection: close" in lowered


async def _one_reader(
    port: int, make: Callable[[int], bytes], until: float, numbers: Callable[[], int], times: list[float]
) -> int:
    failures, connection = 0, None
    while time.perf_counter() < until:
        try:
            if connection is None:
                connection = await asyncio.open_connection("127.0.0.1", port)
            reader, writer = connection
            begun = time.perf_counter()
            writer.write(make(numbers()))
            await writer.drain()
            status, is_last = await _answer(reader)
            times.append((time.perf_counter() - begun) * 1000)
            failures += status >= 400
            if is_last:
                writer.close()
                connection = None
        except (ConnectionError, asyncio.IncompleteReadError):
            # The server ends a kept connection after a while; a fresh one isn't a failure of the page.
            connection = None
    if connection:
        connection[1].close()
    return failures


async def _run(port: int, make: Callable[[int], bytes], readers: int, seconds: float) -> Figure:
    times: list[float] = []
    counter = iter(range(10**9))
    begun = time.perf_counter()
    tasks = [
        _one_reader(port, make, begun + seconds, lambda: next(counter), times) for _reader in range(readers)
    ]
    failures = sum(await asyncio.gather(*tasks))
    spent = time.perf_counter() - begun
    times.sort()
    return Figure(
        readers=readers,
        answers=len(times),
        per_second=len(times) / spent,
        median=statistics.median(times) if times else 0.0,
        p95=times[int(len(times) * 0.95)] if times else 0.0,
        failures=failures,
    )


def load(port: int, make: Callable[[int], bytes], *, readers: int, seconds: float) -> Figure:
    """Let `readers` ask for `seconds`; `make(n)` gives the n-th request as bytes."""
    return asyncio.run(_run(port, make, readers, seconds))


def get(path: str) -> Callable[[int], bytes]:
    """Return a maker of plain GET requests, as a browser without anything in its cache sends them."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n".encode()
    return lambda _n: request
