"""The whole site on a port of this machine, with collected and hashed static files as in production."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.management import call_command
from django.core.signals import got_request_exception
from django.test.testcases import LiveServerThread
from django.test.utils import override_settings

from haltung.operations.sites import keep_sites_in_step
from tests.services.ports import free_port


@dataclass(slots=True)
class LiveSite:
    """A running site and the exceptions that its views let out."""

    url: str
    broken: list[str] = field(default_factory=list)

    def address(self, path: str) -> str:
        """Return the full address of a path."""
        return self.url + path


def production_like(static_root: Path, url: str) -> dict[str, Any]:
    """Return the settings by which this server differs from a test client's site."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": settings.HASHED_STATIC}}
    return {
        "STORAGES": storages,
        "STATIC_ROOT": static_root,
        "WHITENOISE_USE_FINDERS": False,
        "WHITENOISE_AUTOREFRESH": False,
        "HALTUNG_BASE_URL": url,
        "WAGTAILADMIN_BASE_URL": url,
        "CSRF_TRUSTED_ORIGINS": [url],
    }


# WhiteNoise, in the middleware, serves the collected files: nothing stands before the site.
def _as_it_is(application: Any) -> Any:
    return application


@contextmanager
def server(static_root: Path) -> Iterator[str]:
    """Collect the static files and serve the site until the end of the session; yields its address."""
    port = free_port()
    url = f"http://localhost:{port}"
    with override_settings(**production_like(static_root, url)):
        call_command("collectstatic", interactive=False, verbosity=0)
        thread = LiveServerThread("localhost", cast("Any", _as_it_is), port=port)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        if thread.error:
            raise thread.error
    try:
        yield url
    finally:
        thread.terminate()


@contextmanager
def visit(url: str, static_root: Path) -> Iterator[LiveSite]:
    """Open the site for one test: its rows name this server, and whatever breaks in a view is kept."""
    site = LiveSite(url)

    def broken(sender: object, request: Any, **_kwargs: object) -> None:
        site.broken.append(request.path)

    got_request_exception.connect(broken)
    try:
        with override_settings(**production_like(static_root, url)):
            keep_sites_in_step()
            yield site
    finally:
        got_request_exception.disconnect(broken)
