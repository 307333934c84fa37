"""A private PostgreSQL cluster for one run of the tests.

It never touches a cluster that this machine has already. Data may be lost in a crash (`fsync=off`): nobody needs it
after the run. `initdb` refuses to run as root, so root becomes `postgres` first.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.ports import free_port

PLACES = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt/postgresql", "/usr/local/opt/postgresql")
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "log_min_messages": "fatal",
}


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL on this machine."""
    found = [path.parent for place in PLACES for path in Path(place).glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def running() -> Iterator[str]:
    """Start a cluster and yield its address as `DATABASE_URL` wants it; stop and forget it afterwards."""
    binaries = programs()
    if binaries is None:
        raise FileNotFoundError("there is no PostgreSQL server on this machine")
    # Not below the checkout: another user must be able to enter each folder on the way, and sockets want short paths.
    place = Path(tempfile.mkdtemp(prefix="haltung-pg-", dir="/tmp"))
    place.chmod(0o755)
    data = place / "data"
    data.mkdir()
    _give_away(data)
    try:
        how = ["-U", "haltung", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        _run(binaries / "initdb", "-D", data, *how)
        port = free_port()
        with _server(binaries, data, port):
            _run(binaries / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "haltung", "haltung")
            yield f"postgres://haltung@127.0.0.1:{port}/haltung"
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _server(binaries: Path, data: Path, port: int) -> Iterator[None]:
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port), "-k", str(data), *options]
    log = data.parent / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(_as_owner(command), stdout=output, stderr=output, cwd=data)
    try:
        _wait(binaries, port, server, log)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # fast shutdown
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait(binaries: Path, port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _attempt in range(200):
        ready = [str(binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}")


def _is_root() -> bool:
    return os.geteuid() == 0


def _give_away(path: Path) -> None:
    if _is_root():
        owner = pwd.getpwnam("postgres")
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _as_owner(command: list[str]) -> list[str]:
    if not _is_root():
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]


def _run(program: Path, *arguments: object) -> None:
    command = _as_owner([str(program), *map(str, arguments)])
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {done.stderr.strip() or done.stdout.strip()}")
