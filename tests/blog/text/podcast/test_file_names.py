"""A file's name from elsewhere: shown as it was, without what leads a path or a display astray."""

import pytest

from blog.text.podcast.file_names import LONGEST, file_name, name_in_address


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Folge 12 – Übergänge.mp3", "Folge 12 – Übergänge.mp3"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Aufnahmen\\folge.m4a", "folge.m4a"),
        ("folge\x00\r\n12\t.mp3", "folge 12 .mp3"),
        ("folge\u202e3pm.exe", "folge3pm.exe"),
        ("u\u0308ber.mp3", "über.mp3"),
        ("..", ""),
        ("aufnahmen/", ""),
        ("", ""),
    ],
)
def test_only_the_readable_name_is_kept(told: str, kept: str) -> None:
    assert file_name(told) == kept


def test_too_long_a_name_keeps_its_end() -> None:
    name = file_name("a" * 500 + ".opus")
    assert len(name) == LONGEST
    assert name.endswith("….opus")
    assert len(file_name("a" * 500)) == LONGEST


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://host.example/ton/folge%2012.mp3?quelle=feed", "folge 12.mp3"),
        ("https://host.example/a/..%2F..%2Fgeheim.mp3", "geheim.mp3"),
        ("https://host.example/", ""),
        ("https://[kaputt/folge.mp3", ""),
    ],
)
def test_an_address_tells_the_name_at_its_end(address: str, name: str) -> None:
    assert name_in_address(address) == name
