"""Small files served joined, hashed and otherwise unchanged."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

from haltung import static_files
from haltung.environment import read_environment
from haltung.operations import checks, collecting
from haltung.static_bundles import BUNDLES


@pytest.fixture
def sources(tmp_path: Path, monkeypatch) -> Path:
    root = tmp_path / "static"
    (root / "css/components").mkdir(parents=True)
    (root / "js/elements").mkdir(parents=True)
    (root / "fonts").mkdir()
    (root / "fonts/a.woff2").touch()
    (root / "css/base.css").write_text("@font-face { src: url('../fonts/a.woff2') }\n")
    (root / "css/components/box.css").write_text('.box { background: url("../../fonts/a.woff2") }\n')
    (root / "css/components/data.css").write_text("a { background: url(data:x); mask: url(#m) }\n")
    (root / "js/elements/one.js").write_text("const name = 1;\n")
    (root / "js/elements/two.js").write_text("const name = 2;\n")
    monkeypatch.setattr(static_files, "SOURCES", root)
    monkeypatch.setattr(checks, "SOURCES", root)
    css = ("css/base.css", "css/components/box.css", "css/components/data.css")
    bundles = {"css/site.css": css, "js/site.js": ("js/elements/one.js", "js/elements/two.js")}
    for module in (static_files, checks):
        monkeypatch.setattr(module, "BUNDLES", bundles)
    return root


@pytest.mark.usefixtures("sources")
def test_addresses_in_a_joined_sheet_still_point_to_the_same_files():
    text = static_files.joined("css/site.css")
    assert "url('../fonts/a.woff2')" in text
    assert 'url("../fonts/a.woff2")' in text
    assert "url(data:x); mask: url(#m)" in text
    assert text.index("@font-face") < text.index(".box")


@pytest.mark.usefixtures("sources")
def test_joined_scripts_keep_their_names_to_themselves():
    assert static_files.joined("js/site.js") == "{\nconst name = 1;\n}\n{\nconst name = 2;\n}"


def test_a_change_shows_at_once_without_a_build(sources: Path):
    finder = static_files.BundleFinder()
    first = Path(finder.find("css/site.css"))
    assert ".box" in first.read_text()
    (sources / "css/base.css").write_text("/* new */")
    assert "/* new */" in Path(finder.find("css/site.css")).read_text()
    assert finder.find("css/base.css") is None
    assert finder.find("css/other.css", find_all=True) == []


def test_a_listed_file_that_is_missing_is_told(sources: Path):
    (sources / "css/base.css").unlink()
    (found,) = checks.bundles_are_whole(None)
    assert "css/base.css" in found.msg


def test_a_script_with_imports_cannot_be_joined(sources: Path):
    (sources / "js/elements/two.js").write_text("// import of nothing\nimport { a } from './one.js';\n")
    (found,) = checks.bundles_are_whole(None)
    assert found.id == "haltung.E002"


def test_every_file_that_pages_need_at_once_exists():
    assert not checks.bundles_are_whole(None)
    for bundle in BUNDLES:
        assert finders.find(bundle)


def test_collected_files_are_hashed_compressed_and_collected_again_only_after_a_change(
    settings, tmp_path: Path
):
    forget: Any = getattr(finders.get_finder, "cache_clear")  # noqa: B009  the types don't know it
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": settings.HASHED_STATIC}}
    settings.STATICFILES_FINDERS = [
        "haltung.static_files.BundleFinder",
        "django.contrib.staticfiles.finders.FileSystemFinder",
    ]
    forget()
    assert collecting.collect_if_changed()
    names = {path.name for path in (settings.STATIC_ROOT / "css").iterdir()}
    assert [name for name in names if re.fullmatch(r"site\.[0-9a-f]{12}\.css", name)]
    assert [name for name in names if re.fullmatch(r"site\.[0-9a-f]{12}\.css\.gz", name)]
    assert not collecting.collect_if_changed()
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path / "more"]
    (tmp_path / "more").mkdir()
    (tmp_path / "more/new.txt").touch()
    forget()
    assert collecting.collect_if_changed()
    forget()


def test_the_demo_has_hashed_names_and_leaves_compressing_out(tmp_path: Path):
    told = {"HALTUNG_ENV": "demo", "HALTUNG_DATA_DIR": str(tmp_path)}
    assert read_environment(told).static_storage == "haltung.static_files.UncompressedStorage"
    production = dataclasses.replace(read_environment(told), kind="production")
    assert production.static_storage == "haltung.static_files.HashedStorage"
    assert not issubclass(static_files.UncompressedStorage, CompressedManifestStaticFilesStorage)
