"""Sound files: type and duration by their bytes; what is cut, foreign or none at all is refused."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.podcast.sound.facts import SoundFault, SoundRefused
from blog.text.podcast.sound.reading import read_sound
from tests.factories import sounds

ID3 = b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256)


def fault_of(data: bytes, **how: int) -> SoundFault:
    with pytest.raises(SoundRefused) as refused:
        read_sound(io.BytesIO(data), **how)
    return refused.value.problem


@pytest.mark.parametrize(
    ("data", "mime", "extension"),
    [
        (sounds.mp3(10_000), "audio/mpeg", "mp3"),
        (sounds.mp3(10_000, tag=ID3), "audio/mpeg", "mp3"),
        (sounds.mp3(10_000, told=383), "audio/mpeg", "mp3"),
        (sounds.m4a(10_000), "audio/mp4", "m4a"),
        (sounds.opus(10_000), "audio/ogg", "opus"),
    ],
)
def test_type_and_duration_are_read_from_the_bytes(data: bytes, mime: str, extension: str) -> None:
    facts = read_sound(io.BytesIO(data))
    assert (facts.mime, facts.extension) == (mime, extension)
    assert facts.duration == pytest.approx(10_000, abs=30)


def test_tags_behind_the_sound_are_none_of_it() -> None:
    plain = read_sound(io.BytesIO(sounds.mp3(10_000))).duration
    assert read_sound(io.BytesIO(sounds.mp3(10_000) + b"TAG" + bytes(125))).duration == plain


@pytest.mark.parametrize(
    "data",
    [sounds.mp3(10_000)[:-100], sounds.mp3(5_000, told=400), sounds.m4a()[:-1], sounds.opus()[:-20]],
    ids=["mp3 in a frame", "mp3 that tells more frames", "m4a", "opus"],
)
def test_a_cut_file_is_noticed(data: bytes) -> None:
    assert fault_of(data) is SoundFault.CUT


def test_an_opus_file_cut_between_two_pages_is_noticed() -> None:
    data = sounds.opus(10_000)
    assert fault_of(data[: data.rindex(b"OggS")]) is SoundFault.CUT


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", SoundFault.EMPTY),
        (b"Das ist ein Text." * 100, SoundFault.NOT_SOUND),
        (b"<html><body>Fehler</body></html>", SoundFault.NOT_SOUND),
        (b"\x89PNG\r\n\x1a\n" + bytes(1000), SoundFault.NOT_SOUND),
        (ID3 + bytes(5000), SoundFault.NOT_SOUND),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(100), SoundFault.OTHER_TYPE),
        (b"fLaC" + bytes(100), SoundFault.OTHER_TYPE),
        (b"OggS" + bytes(22) + b"\x01\x1e\x01vorbis" + bytes(100), SoundFault.OTHER_TYPE),
        (sounds.m4a(handler=b"vide", brand=b"isom"), SoundFault.FILM),
        (sounds.m4a(coding=b"ac-3"), SoundFault.OTHER_TYPE),
        (sounds.m4a(0xFFFFFFFF), SoundFault.TOO_LONG),
        (sounds.m4a(0xFFFFFFFF, handler=b"text"), SoundFault.TOO_LONG),
        (sounds.m4a(handler=b"text"), SoundFault.NOT_SOUND),
    ],
)
def test_what_is_no_sound_of_ours_is_refused_with_its_reason(data: bytes, fault: SoundFault) -> None:
    assert fault_of(data) is fault


def test_a_file_larger_than_the_limit_is_not_read() -> None:
    assert fault_of(sounds.mp3(10_000), largest=1000) is SoundFault.TOO_LARGE


@given(
    st.binary(max_size=400), st.sampled_from([sounds.mp3(300), sounds.m4a(300), sounds.opus(300)]), st.data()
)
def test_no_bytes_whatever_do_anything_but_be_read_or_refused(
    noise: bytes, good: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(good)))
    for one in (noise, good[:at] + noise + good[at + len(noise) :]):
        with contextlib.suppress(SoundRefused):
            assert read_sound(io.BytesIO(one)).duration > 0
