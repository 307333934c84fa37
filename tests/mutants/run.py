"""Runs mutants by hand: `python -m tests.mutants.run [word of a name …]`. Each on a copy of the tree; red is what is wanted."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mutants.mutant import Mutant
from tests.mutants.mutants import MUTANTS
from tests.services import postgres

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 600


@contextmanager
def copied(mutant: Mutant | None = None) -> Iterator[Path]:
    """Give a copy of the tree in which the mutant's text is replaced."""
    place = Path(tempfile.mkdtemp(prefix="haltung-mutant-"))
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
        for name in listed.stdout.decode().split("\0"):
            if name and (ROOT / name).is_file():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, place / name)
        if mutant is not None:
            file = place / mutant.file
            file.write_text(file.read_text().replace(mutant.old, mutant.new, 1))
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def tested(place: Path, database: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy of the tree."""
    env = {**os.environ, "HALTUNG_ENV": "test", "PYTHONPATH": f"{place}:{place / 'site'}"}
    env.pop("DATABASE_URL", None)
    if database:
        env["DATABASE_URL"] = database
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:randomly", *arguments]
    return subprocess.run(
        command, cwd=place, env=env, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
    )


def outcome(mutant: Mutant, database: str) -> str:
    """Run the killer against the mutant; say what became of it."""
    # Only what is wrong in the tables needs them made anew.
    tables = "--create-db" if mutant.in_tables else "--reuse-db"
    with copied(mutant) as place:
        try:
            run = tested(place, database, tables, mutant.killer)
        except subprocess.TimeoutExpired:
            return "killed (it hung)"
    if run.returncode == 1:
        return "killed"
    return "SURVIVED" if run.returncode == 0 else f"did not run ({run.returncode}): {run.stdout[-300:]}"


def main(words: list[str]) -> int:
    """Run the chosen mutants (all without a word) and print a table; 1 if one survived."""
    chosen = [one for one in MUTANTS if not words or any(word in one.name for word in words)]
    chosen.sort(key=lambda one: one.in_tables)
    if postgres.programs() is not None:
        with postgres.running() as database:
            return _run(chosen, database)
    elsewhere = [one for one in chosen if one.postgres]
    if elsewhere:
        print(f"Not run without PostgreSQL: {', '.join(one.name for one in elsewhere)}")
    return _run([one for one in chosen if not one.postgres], "") or bool(elsewhere)


def _run(chosen: list[Mutant], database: str) -> int:
    # A killer that is red anyway would kill everything; this also makes the tables that most of them share.
    with copied() as place:
        whole = tested(place, database, "--create-db", *{one.killer: None for one in chosen})
    if whole.returncode:
        print(f"These tests are red without any mutant:\n{(whole.stdout + whole.stderr)[-2000:]}")
        return 1
    survived = 0
    for mutant in chosen:
        begun = time.monotonic()
        said = outcome(mutant, database)
        survived |= not said.startswith("killed")
        print(f"{mutant.name:55} {said:20} {time.monotonic() - begun:5.0f} s  {mutant.killer}", flush=True)
    return int(survived)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
