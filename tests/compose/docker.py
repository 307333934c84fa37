"""Docker and Compose on this machine: started by hand and built from their published modules where missing."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.compose.shell import WORK, run, say, works

COMPOSE_MODULE = "github.com/docker/compose/v2"
COMPOSE_VERSION = "v2.40.3"
# Without these two every container fails with "error setting rlimits" where the host's own limits are lower.
DAEMON = ("dockerd", "--default-ulimit", "nofile=8192:8192", "--default-ulimit", "nproc=8192:8192")


@contextmanager
def daemon() -> Iterator[None]:
    """Have a Docker daemon; stop it afterwards if it was started here."""
    if works("docker", "info"):
        yield
        return
    if not shutil.which("dockerd"):
        sys.exit("There is no Docker on this machine; Debian has it in docker.io (with iptables).")
    say("starting dockerd")
    log = WORK / "dockerd.log"
    with log.open("wb") as output:
        server = subprocess.Popen(DAEMON, stdout=output, stderr=output)
    try:
        for _attempt in range(120):
            if works("docker", "info"):
                break
            time.sleep(0.5)
        else:
            sys.exit(f"dockerd did not start:\n{log.read_text()[-2000:]}")
        yield
    finally:
        server.terminate()
        server.wait(timeout=60)


def compose() -> list[str]:
    """Return the words that start Docker Compose 2, built once from Go's modules where no plugin is installed."""
    if works("docker", "compose", "version"):
        return ["docker", "compose"]
    program = WORK / "docker-compose"
    if not program.exists():
        if not shutil.which("go"):
            sys.exit("There is neither the compose plugin of Docker nor Go to build it with.")
        say("building Docker Compose (minutes, once)")
        _build_compose(program)
    return [str(program)]


def _build_compose(program: Path) -> None:
    source = WORK / "compose-source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "go.mod").write_text("module build\n\ngo 1.23\n")
    # `go install` refuses the module because of its replacements; a module that needs it may build it.
    imports = f'//go:build tools\n\npackage tools\n\nimport _ "{COMPOSE_MODULE}/cmd/compose"\n'
    (source / "tools.go").write_text(imports)
    nice = {"GOFLAGS": os.environ.get("GOFLAGS", "")}
    run("go", "get", f"{COMPOSE_MODULE}@{COMPOSE_VERSION}", cwd=source, env=nice)
    run("go", "mod", "tidy", cwd=source, env=nice)
    run("nice", "go", "build", "-o", program, f"{COMPOSE_MODULE}/cmd", cwd=source, env=nice)
