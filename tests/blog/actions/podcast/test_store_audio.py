"""Storing sound: checked, stored once, and nothing left behind where it is refused."""

import io
from pathlib import Path

import pytest
from django.conf import LazySettings, settings

from blog.actions.podcast.store_audio import store_audio
from blog.models import Audio
from blog.text.podcast.sound.facts import SoundFault, SoundRefused
from tests.factories import blog, sounds

pytestmark = pytest.mark.django_db


def files() -> set[Path]:
    """Return all files but pictures, which other tests store beside this one."""
    found = Path(settings.MEDIA_ROOT).rglob("*")
    return {path for path in found if path.is_file() and not {"images", "original_images"} & {*path.parts}}


def test_what_the_file_says_of_itself_is_stored() -> None:
    editor = blog.editor()
    row = store_audio(upload=io.BytesIO(sounds.opus(5_000)), by=editor)
    assert (row.mime, row.extension, row.duration) == ("audio/ogg", "opus", 5_000)
    assert row.size == len(sounds.opus(5_000))
    assert row.uploaded_by == editor
    assert row.file.name.startswith("ton/")
    assert Path(row.file.path).read_bytes() == sounds.opus(5_000)


def test_the_same_bytes_are_stored_once() -> None:
    first = store_audio(upload=io.BytesIO(sounds.mp3(1_000)), by=None)
    assert store_audio(upload=io.BytesIO(sounds.mp3(1_000)), by=None) == first
    first.file.storage.delete(str(first.file.name))
    assert store_audio(upload=io.BytesIO(sounds.mp3(1_000)), by=None) != first


def test_the_name_is_cleaned_and_the_same_bytes_keep_their_first_name() -> None:
    data = sounds.mp3(1_000)
    assert store_audio(upload=io.BytesIO(data), by=None).file_name == ""
    named = store_audio(upload=io.BytesIO(data), by=None, name="../../Folge\x00 12.exe")
    assert (named.file_name, named.extension) == ("Folge 12.exe", "mp3")
    assert "Folge" not in str(named.file.name)
    assert str(named).startswith("Folge 12.exe · 0:0")
    assert store_audio(upload=io.BytesIO(data), by=None, name="anders.mp3").file_name == "Folge 12.exe"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"kein Ton", SoundFault.NOT_SOUND),
        (sounds.mp3(1_000)[:-9], SoundFault.CUT),
        (sounds.mp3(3_000), SoundFault.TOO_LARGE),
    ],
)
def test_what_is_refused_leaves_nothing(settings: LazySettings, data: bytes, fault: SoundFault) -> None:
    settings.HALTUNG_MAX_AUDIO_BYTES = 40_000
    before = files()
    with pytest.raises(SoundRefused) as refused:
        store_audio(upload=io.BytesIO(data), by=None)
    assert refused.value.problem is fault
    assert not Audio.objects.exists()
    assert files() == before


def test_no_file_stays_where_no_row_could_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(Audio, "save", broken)
    before = files()
    with pytest.raises(RuntimeError):
        store_audio(upload=io.BytesIO(sounds.mp3(1_000)), by=None)
    assert files() == before
