"""Commands of this machine: what they say is shown when they fail, and kept when somebody asks for it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".work" / "compose"


def run(
    *command: object, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: str | None = None
) -> str:
    """Run a command, return what it printed, and stop everything with its last words if it fails."""
    words = [str(word) for word in command]
    environment = {**os.environ, **(env or {})}
    done = subprocess.run(
        words, cwd=cwd, env=environment, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-40:])
        sys.exit(f"FAILED: {' '.join(words)}\n{last}")
    return done.stdout


def works(*command: object) -> bool:
    """Tell whether a command is there and succeeds."""
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def say(sentence: str) -> None:
    """Tell what comes next."""
    print(f"- {sentence}", flush=True)
