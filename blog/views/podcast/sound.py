"""Sound files for players: whole or in pieces (RFC 9110, 13 and 14), as long as an episode with them is public."""

import secrets
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import IO, Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from blog.models.podcast.audio import Audio
from blog.queries.podcast.sounds import is_public, sound
from blog.text.podcast.byte_ranges import ByteRange, UnsatisfiableRange, ranges_asked
from blog.views.respond import PRIVATE

_PORTION = 64 * 1024
_FOR_A_DAY = "public, max-age=86400"
_WRITER = "wagtailadmin.access_admin"


@require_safe
def audio(request: HttpRequest, uuid: UUID, extension: str) -> HttpResponseBase:
    """One sound file: for everybody while an episode with it is public, for editors always."""
    row = sound(uuid, extension)
    if row is None:
        raise Http404("no such sound")
    if is_public(row):
        return sound_response(request, row, cache=_FOR_A_DAY)
    if not request.user.has_perm(_WRITER):
        raise Http404("not public")
    return sound_response(request, row, cache=PRIVATE)


def sound_response(request: HttpRequest, row: Audio, *, cache: str) -> HttpResponseBase:
    """Answer with a sound file, a piece or several pieces of it, or with why not (304, 412, 416)."""
    etag, modified = f'"{row.sha256[:32]}"', int(row.uploaded_at.timestamp())
    answer = get_conditional_response(request, etag=etag, last_modified=modified)
    response: HttpResponseBase = answer if answer is not None else _body(request, row, etag, modified)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = cache
    # It may be played, never run, and players on other sites may load it as apps do.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _body(request: HttpRequest, row: Audio, etag: str, modified: int) -> HttpResponseBase:
    try:
        pieces = _pieces(request, row, etag, modified)
    except UnsatisfiableRange:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{row.size}"})
    if request.method == "HEAD":
        return HttpResponse(content_type=row.mime, headers={"Content-Length": str(row.size)})
    file = _opened(row)
    if not pieces:
        # Web servers send a file response without reading it here.
        whole = FileResponse(file, content_type=row.mime)
        whole.headers.pop("Content-Disposition", None)
        whole.headers["Content-Length"] = str(row.size)
        return whole
    return _one(file, row, pieces[0]) if len(pieces) == 1 else _several(file, row, pieces)


def _pieces(request: HttpRequest, row: Audio, etag: str, modified: int) -> tuple[ByteRange, ...]:
    """Return the pieces asked for; ranges are defined for GET alone (RFC 9110, 14.2)."""
    asked = request.headers.get("Range", "")
    if not asked or request.method != "GET" or not _is_same(request, etag, modified):
        return ()
    return ranges_asked(asked, row.size)


def _is_same(request: HttpRequest, etag: str, modified: int) -> bool:
    """Return whether `If-Range` names the file as it is: the exact tag, or the exact date (RFC 9110, 13.1.5)."""
    told = request.headers.get("If-Range", "").strip()
    if not told:
        return True
    if told.startswith(('"', "W/")):
        return told == etag
    try:
        return int(parsedate_to_datetime(told).timestamp()) == modified
    except (ValueError, OverflowError):
        return False


def _opened(row: Audio) -> IO[bytes]:
    try:
        opened: Any = row.file.storage.open(str(row.file.name), "rb")
    except OSError as error:
        raise Http404("the file is gone") from error
    return opened


def _one(file: IO[bytes], row: Audio, piece: ByteRange) -> StreamingHttpResponse:
    headers = {"Content-Range": piece.content_range(row.size), "Content-Length": str(piece.length)}
    return _stream(file, _read(file, piece), content_type=row.mime, headers=headers)


def _several(file: IO[bytes], row: Audio, pieces: tuple[ByteRange, ...]) -> StreamingHttpResponse:
    boundary = secrets.token_hex(16)
    heads = [
        f"\r\n--{boundary}\r\nContent-Type: {row.mime}\r\n"
        f"Content-Range: {piece.content_range(row.size)}\r\n\r\n".encode()
        for piece in pieces
    ]
    end = f"\r\n--{boundary}--\r\n".encode()
    length = sum(map(len, heads)) + sum(piece.length for piece in pieces) + len(end)

    def parts() -> Iterator[bytes]:
        for head, piece in zip(heads, pieces, strict=True):
            yield head
            yield from _read(file, piece)
        yield end

    return _stream(
        file,
        parts(),
        content_type=f"multipart/byteranges; boundary={boundary}",
        headers={"Content-Length": str(length)},
    )


def _stream(
    file: IO[bytes], parts: Iterator[bytes], *, content_type: str, headers: dict[str, str]
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, status=206, content_type=content_type, headers=headers)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]  # noqa: SLF001 - as FileResponse does
    return response


def _read(file: IO[bytes], piece: ByteRange) -> Iterator[bytes]:
    file.seek(piece.first)
    left = piece.length
    while left > 0:
        portion = file.read(min(_PORTION, left))
        if not portion:
            return
        left -= len(portion)
        yield portion
