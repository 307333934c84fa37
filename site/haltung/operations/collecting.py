"""Collects static files only when one of them changed, so that the demo starts quickly from its second time on."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from haltung.static_bundles import BUNDLES

STAMP = ".collected"


def collect_if_changed() -> bool:
    """Run `collectstatic` when the sources differ from what was collected last; says whether it did."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    present = sources_stamp()
    if stamp.is_file() and stamp.read_text() == present:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=stamp.parent.is_dir())
    stamp.write_text(present)
    return True


def sources_stamp() -> str:
    """One hash over names, sizes and times of all sources; the joined files follow from them."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    found = (
        (path, storage)
        for finder in get_finders()
        for path, storage in finder.list([])
        if path not in BUNDLES
    )
    for path, storage in sorted(found, key=lambda pair: pair[0]):
        status = Path(storage.path(path)).stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
