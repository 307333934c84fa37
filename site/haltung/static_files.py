"""Static files: small sources joined to one style sheet and one script, then hashed and compressed, else unchanged."""

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from haltung.environment import ROOT
from haltung.static_bundles import BUNDLES

SOURCES = ROOT / "site" / "static"
RELATIVE_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#|/|https?:)([^"')]+)\1\s*\)""")


def joined(bundle: str) -> str:
    """The text of one joined file.

    Relative addresses in a style sheet keep pointing where they pointed from its own folder. Each script keeps its
    names to itself by standing in a block of its own.
    """
    return "\n".join(_part(bundle, part) for part in BUNDLES[bundle] if (SOURCES / part).is_file())


def _part(bundle: str, part: str) -> str:
    text = (SOURCES / part).read_text(encoding="utf-8")
    if part.endswith(".js"):
        return f"{{\n{text}}}"

    def moved(match: re.Match[str]) -> str:
        target = normpath(join(dirname(part), match[2]))
        return f"url({match[1]}{relpath(target, dirname(bundle) or '.')}{match[1]})"

    return RELATIVE_URL.sub(moved, text)


class BundleFinder(BaseFinder):
    """Finds the joined files. They are made when somebody asks, so nothing has to be built while writing."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder: Path | None = None

    def check(self, **kwargs: Any) -> list[Any]:
        """There is nothing to set; `operations.checks` looks at the lists."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The joined file's place on disk."""
        if path not in BUNDLES:
            return [] if find_all else None
        place = str(self._write(path))
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """All joined files."""
        for path in BUNDLES:
            place = self._write(path)
            root = str(place)[: -len(path)]
            yield path, FileSystemStorage(location=root)

    def _write(self, path: str) -> Path:
        if self.folder is None:
            # A folder of its own: on a shared machine nobody else may write what this process serves.
            self.folder = Path(tempfile.mkdtemp(prefix="haltung-static-"))
            atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(joined(path), encoding="utf-8")
        return place


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies; imports between modules point to hashed names as well."""

    support_js_module_import_aggregation = True
    manifest_strict = False


class UncompressedStorage(ManifestStaticFilesStorage):
    """Hashed names alone, for who reads on the same machine: compressing takes 20 times as long as all the rest."""

    support_js_module_import_aggregation = True
    manifest_strict = False
