"""Answers compressed where the reader's program takes it: feeds are long and asked for often."""

import gzip
import re
from collections.abc import Callable

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

_TAKES_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)")
_LEVEL = 6
_SMALLEST = 500  # bytes; what is smaller gains nothing


Compress = Callable[[bytes], bytes]


def gzipped(content: bytes) -> bytes:
    """Compress; without a time in it, the same content has the same bytes."""
    return gzip.compress(content, compresslevel=_LEVEL, mtime=0)


def compressed(request_header: str, response: HttpResponse, compress: Compress = gzipped) -> HttpResponse:
    """Compress a finished answer if the `Accept-Encoding` of its request allows it; `compress` may know the outcome already.

    Its tag becomes a weak one, since the same tag then stands for two forms of the same content (RFC 9110, 8.8.3.3).
    """
    patch_vary_headers(response, ("Accept-Encoding",))
    if response.status_code != 200 or len(response.content) < _SMALLEST:
        return response
    if not _TAKES_GZIP.search(request_header):
        return response
    response.content = compress(response.content)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"
    return response
