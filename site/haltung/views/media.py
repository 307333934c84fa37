"""Pictures and their renditions, served by the site itself so that an installation needs no second server.

Documents lie beside them but have an address of their own that asks for permission; here they are not found.
"""

from posixpath import normpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

PUBLIC_FOLDERS = ("images/", "original_images/")


def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file. It may be shown, never run: no sniffing, no scripts, in a sandbox."""
    if (
        not path.startswith(PUBLIC_FOLDERS) or normpath(path) != path
    ):  # images/../documents/… leaves the folder
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = (
        "cross-origin"  # feed readers show pictures on pages of theirs
    )
    response.headers["Cache-Control"] = "public, max-age=604800"
    return response
