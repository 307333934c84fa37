"""Backups and restores: one archive with the database and the pictures, and what follows when it is put back.

The list of erasures is never in it: it lies beside the database and is replayed over what an older state brings back.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Any, Final

from django.conf import settings
from django.db import connections
from django.utils import timezone

FORMAT: Final = 1
MANIFEST, DATABASE, MEDIA = "manifest.json", "database", "media"
EMPTY: Final = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
WAIT: Final = "-c lock_timeout=30s"
"""A restore doesn't wait for ever for somebody who still works in the database."""
OLDER: Final = ("server version mismatch", "unsupported version")


class BackupFault(Exception):  # noqa: N818  the project calls them faults
    """Nothing was written or put back; the message is one sentence for people."""


def back_up(file: Path, *, media: bool = True) -> None:
    """Write the archive; a file of this name appears only when it is whole."""
    # Beside the file: where the system keeps what is temporary there may be less room than a database needs.
    with tempfile.TemporaryDirectory(dir=_folder(file)) as folder:
        dump = Path(folder) / DATABASE
        _dump(dump)
        manifest = Path(folder) / MANIFEST
        facts = {"format": FORMAT, "vendor": connections["default"].vendor, "at": timezone.now().isoformat()}
        manifest.write_text(json.dumps(facts))
        part = Path(folder) / "archive"
        with tarfile.open(part, "w") as archive:
            archive.add(manifest, MANIFEST)
            archive.add(dump, DATABASE)
            if media and Path(settings.MEDIA_ROOT).is_dir():
                archive.add(settings.MEDIA_ROOT, MEDIA)
        part.chmod(0o600)
        part.replace(file)


def put_back(file: Path) -> None:
    """Replace database and pictures by those of an archive."""
    if not file.is_file():
        raise BackupFault(f"There is no file {file}.")
    with tempfile.TemporaryDirectory(dir=_room(file)) as folder:
        try:
            with tarfile.open(file) as archive:
                archive.extractall(folder, members=_plain_members(archive))  # noqa: S202 - each is checked there
            facts = json.loads((Path(folder) / MANIFEST).read_text())
        except (tarfile.TarError, OSError, ValueError) as error:
            raise BackupFault(f"{file} is no backup of this site ({type(error).__name__}).") from error
        _check(facts)
        _load(Path(folder) / DATABASE)
        pictures = Path(folder) / MEDIA
        if pictures.is_dir():
            shutil.copytree(pictures, settings.MEDIA_ROOT, dirs_exist_ok=True)


def _plain_members(archive: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """Return the files and folders, all inside; anything else was not written by us (Python 3.11.2 knows no filters)."""
    members = archive.getmembers()
    for member in members:
        path = PurePosixPath(member.name)
        if not (member.isfile() or member.isdir()) or path.is_absolute() or ".." in path.parts:
            raise tarfile.ReadError(member.name)
        member.mode &= 0o755
    return members


def _folder(file: Path) -> Path:
    if not (file.parent.is_dir() and os.access(file.parent, os.W_OK)):
        raise BackupFault(f"There is no folder {file.parent} that can be written to.")
    return file.parent


def _room(file: Path) -> Path | None:
    """Return where to unpack: beside the backup, or where that is read-only, the system's own place."""
    return file.parent if os.access(file.parent, os.W_OK) else None


def _check(facts: Mapping[str, Any]) -> None:
    vendor = connections["default"].vendor
    if facts.get("format") != FORMAT:
        raise BackupFault(f"The backup has format {facts.get('format')!r}; this version reads {FORMAT}.")
    if facts.get("vendor") != vendor:
        raise BackupFault(f"The backup is of a {facts.get('vendor')} database, this site's is {vendor}.")


def _dump(target: Path) -> None:
    connection: Any = connections["default"]
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}", _name())
        return
    if connection.in_atomic_block:
        raise BackupFault(
            "A backup is not taken in the middle of a transaction."
        )  # SQLite would wait for ever
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)


def _load(source: Path) -> None:
    connection: Any = connections["default"]
    if connection.vendor == "postgresql":
        connections.close_all()
        script = source.with_suffix(".sql")
        _run("pg_restore", "--no-owner", f"--file={script}", str(source))
        # In one transaction: a restore that breaks off leaves what was there. Tables that the backup doesn't know go, too.
        quiet = ("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction")
        # Without ANALYZE the first readers would wait for plans made in the dark.
        steps = (f"--command={EMPTY}", f"--file={script}", "--command=ANALYZE")
        _run(*quiet, *steps, f"--dbname={_name()}")
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as kept:
        _look_at(kept)
        kept.backup(connection.connection)


def _look_at(kept: sqlite3.Connection) -> None:
    """Refuse a file that is no database of ours before it takes the place of one: an empty file is a database to SQLite."""
    try:
        sound = kept.execute("PRAGMA quick_check").fetchone() == ("ok",)
        ours = kept.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupFault(f"The database in the backup can't be read: {error}.") from None
    if not sound or not ours:
        raise BackupFault("The database in the backup is damaged or none of this site's.")


def _name() -> str:
    return str(connections["default"].settings_dict["NAME"])


def _run(*command: str) -> None:
    """Call one of PostgreSQL's programs; host, user and password go by its own variables, never by the command line."""
    told = connections["default"].settings_dict
    wanted = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {name: str(told[key]) for name, key in wanted.items() if told.get(key)}
    environment = {**os.environ, **environment, "PGOPTIONS": WAIT, "LC_MESSAGES": "C"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise BackupFault(
            f"{command[0]} is not installed; it comes with PostgreSQL's client programs."
        ) from None
    if done.returncode:
        raise BackupFault(f"{command[0]} failed: {_why(done.stderr)}")


def _why(said: str) -> str:
    """Return the first sentence of PostgreSQL's that names a fault, and what to do where its programs are too old."""
    lines = said.strip().splitlines()
    fault = next(
        (line for line in lines if "error:" in line.lower()), lines[-1] if lines else "it did not say why"
    )
    if any(sign in said for sign in OLDER):
        return f"{fault}. Install PostgreSQL's client programs of the server's version; this site's image has them."
    return fault
