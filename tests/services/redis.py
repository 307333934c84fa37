"""A private Valkey or Redis server for tests: in memory, on a free port, gone after the run."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.parts import redis_server
from tests.services.ports import free_port, wait_for


@contextmanager
def running(port: int = 0) -> Iterator[str]:
    """Start a server, on a free port if none is named, and yield its address as `CACHE_URL` wants it."""
    program = redis_server()
    if not program:
        raise FileNotFoundError("there is neither valkey-server nor redis-server on this machine")
    port = port or free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
    try:
        if not wait_for(port, seconds=10):
            raise RuntimeError(f"{program} did not start")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=10)
