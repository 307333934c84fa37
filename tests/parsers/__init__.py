"""Reads feeds, transcripts and discussions with programs that nobody here wrote (npm packages, see package.json)."""

import fcntl
import json
import subprocess
from collections.abc import Callable, Mapping
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


def thread_by(get: Callable[[str, Mapping[str, str]], Any], address: str) -> Any:
    """Return what threadcap reads of the discussion at an address: `thread` and `warnings`.

    `get` answers what it fetches: full address and headers → a response of Django's.
    """
    _install()
    command = ["node", "thread.mjs", address]
    with subprocess.Popen(
        command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as node:
        assert node.stdin
        assert node.stdout
        for line in node.stdout:
            asked = json.loads(line)
            if "thread" in asked:
                return asked
            answer = get(asked["url"], asked["headers"])
            told = {
                "status": answer.status_code,
                "headers": dict(answer.headers),
                "body": answer.content.decode(),
            }
            print(json.dumps(told), file=node.stdin, flush=True)
    raise AssertionError("it stopped before it had read the thread")


def _install() -> None:
    """Install what the lock file says, once on a machine; several processes may ask at the same time."""
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = HERE / "node_modules" / ".package-lock.json"
        if not stamp.exists() or stamp.stat().st_mtime < (HERE / "package-lock.json").stat().st_mtime:
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=HERE, check=True, stdin=subprocess.DEVNULL)
            stamp.touch()
