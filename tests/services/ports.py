"""Free ports of this machine."""

import socket
import time


def free_port() -> int:
    """Return a port on the loopback address that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait_for(port: int, *, seconds: float) -> bool:
    """Wait until somebody listens on a port of the loopback address, and tell whether that happened."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return True
        except OSError:
            time.sleep(0.05)
    return False
