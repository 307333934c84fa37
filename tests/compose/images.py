"""The images that the compose file and the Dockerfile name, as stand-ins built from Debian's packages."""

import os
import shutil
from pathlib import Path

from tests.compose.shell import WORK, run, say, works

HERE = Path(__file__).resolve().parent / "images"
RELEASE = "bookworm"
STAND_INS = {
    "python": "python:3.11-slim-bookworm",
    "postgres": "postgres:17-bookworm",
    "valkey": "valkey/valkey:8-bookworm",
}
# How this machine reaches packages. It is handed to the images while they are built and never stands in a file of ours.
HOST_FILES = ("/etc/pip.conf", "/etc/uv/uv.toml", "/etc/ssl/certs/ca-certificates.crt")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")


def prepare() -> None:
    """Have every image that is not built from our own Dockerfile."""
    if os.environ.get("HALTUNG_TEST_IMAGES") == "official":
        return
    _debian()
    context = WORK / "images"
    shutil.rmtree(context, ignore_errors=True)
    shutil.copytree(HERE, context)
    for name in HOST_FILES:
        if Path(name).exists():
            copy = context / "host" / name.lstrip("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, copy)
    (context / "host").mkdir(exist_ok=True)
    build(context, "base.Dockerfile", "haltung-test/base")
    for name, tag in STAND_INS.items():
        say(f"building the stand-in for {tag}")
        build(context, f"{name}.Dockerfile", tag)


def build(context: Path, file: str, tag: str) -> None:
    """Build one image with the classic builder, on the host's network."""
    proxies = [word for name in PROXIES if name in os.environ for word in ("--build-arg", name)]
    command = ["docker", "build", "--network", "host", "--quiet", *proxies, "-f", context / file, "-t", tag]
    run("nice", *command, context, env={"DOCKER_BUILDKIT": "0"})


def _debian() -> None:
    if works("docker", "image", "inspect", "haltung-test/debian"):
        return
    root = WORK / "debian"
    if not (root / "etc/debian_version").exists():
        say("laying out a Debian (a minute or two, once)")
        shutil.rmtree(root, ignore_errors=True)
        run("nice", "debootstrap", "--variant=minbase", RELEASE, root)
    run("sh", "-c", f"tar -C '{root}' -c . | docker import - haltung-test/debian")
