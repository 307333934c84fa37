"""Static files: small sources joined to one style sheet and one script, then hashed and compressed, else unchanged."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from haltung.environment import ROOT
from haltung.static_bundles import BUNDLES

SOURCES = ROOT / "site" / "static"
RELATIVE_URL = re.compile(r"""url\((["']?)(?!["']?(?:data:|#|/|https?:))""")


class BundleFinder(BaseFinder):
    """Finds the joined files; they are written anew when they are asked for, so no build step is needed."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=Path(tempfile.gettempdir()) / "haltung-bundles")

    def check(self, **kwargs: Any) -> list[Any]:
        """There is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The joined file's place on disk."""
        found = [str(self._write(path))] if path in BUNDLES else []
        return found if find_all else (found or [None])[0]  # type: ignore[list-item]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Both joined files."""
        for path in BUNDLES:
            self._write(path)
            yield path, self.storage

    def _write(self, path: str) -> Path:
        target = Path(self.storage.path(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = joined(path)
        if not target.exists() or target.read_text() != text:
            target.write_text(text)
        return target


def joined(path: str) -> str:
    """The text of one joined file."""
    return "\n".join((SOURCES / part).read_text() for part in BUNDLES[path] if (SOURCES / part).is_file())


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies; imports between modules point to hashed names as well."""

    support_js_module_import_aggregation = True
    manifest_strict = False
