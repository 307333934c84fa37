"""Reads feeds and transcripts with programs that nobody here wrote (npm packages, see package.json)."""

import fcntl
import json
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def read_by(reader: str, document: bytes) -> Any:
    """Return what a reader of `read.mjs` (partytime, feedsmith, feedsmithOpml, webvtt) reads; fails where it complains."""
    _install()
    done = subprocess.run(
        ["node", "read.mjs", reader], cwd=HERE, input=document, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _install() -> None:
    """Install what the lock file says, once on a machine; several processes may ask at the same time."""
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = HERE / "node_modules" / ".package-lock.json"
        if not stamp.exists() or stamp.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=HERE, check=True, stdin=subprocess.DEVNULL)
            stamp.touch()
