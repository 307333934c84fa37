"""Files that are too large lie neither in memory nor on the disk."""

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from blog.actions.podcast.store_audio import TOO_LARGE

BOUNDARY = "grenze"
HEAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="lang.mp3"\r\n'
    "Content-Type: audio/mpeg\r\n\r\n"
).encode()
TAIL = (
    f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="titel"\r\n\r\nSo\r\n--{BOUNDARY}--\r\n'
).encode()


class Stream:
    """A request's body that is made while it is read: a form with a file of so many zeros."""

    def __init__(self, zeros: int) -> None:
        self.parts = [HEAD, *([bytes(64 * 1024)] * (zeros // 65536)), TAIL]
        self.length = sum(map(len, self.parts))
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        while self.parts and (size < 0 or len(self.rest) < size):
            self.rest += self.parts.pop(0)
        size = len(self.rest) if size < 0 else size
        found, self.rest = self.rest[:size], self.rest[size:]
        return found

    readline = read


@pytest.fixture
def temporary(settings: LazySettings, tmp_path: Path) -> Path:
    settings.HALTUNG_MAX_AUDIO_BYTES = 10_000_000
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


def posted(stream: Stream, *, told: int | None = None) -> WSGIRequest:
    request: Any = RequestFactory().generic(
        "POST",
        "/",
        CONTENT_TYPE=f"multipart/form-data; boundary={BOUNDARY}",
        CONTENT_LENGTH=str(told or stream.length),
    )
    request._stream = stream
    return request


def test_a_file_within_the_limit_comes_through(temporary: Path) -> None:
    request = posted(Stream(9_000_000))
    assert request.FILES["file"].size == 9_000_000 // 65536 * 65536
    assert TOO_LARGE not in request.META
    request.close()


@pytest.mark.parametrize("told", [None, 3_000_000_000], ids=["counted", "told"])
def test_a_larger_one_is_left_out_and_the_form_comes_through(temporary: Path, told: int | None) -> None:
    stream = Stream(60_000_000)
    tracemalloc.start()
    request = posted(stream, told=told)
    assert "file" not in request.FILES
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert request.META[TOO_LARGE] == {"file"}
    assert request.POST["titel"] == "So"
    assert most < 15_000_000
    request.close()
    assert not list(temporary.iterdir())
