"""A live site, and a browser whose every request and complaint is recorded.

`page` is a reader: at the end of her test no request has left the site, no cookie was set, nothing was complained about.
`page_without_script` is the same without JavaScript. `editor_page` is signed in.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import parts
from tests.browser.live import LiveSite, server, visit
from tests.browser.traffic import Traffic

SeesPages = Callable[..., AbstractContextManager[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window. As root it runs only without its sandbox."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"]
        chromium = playwright.chromium.launch(executable_path=parts.chromium(), args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the collected static files of this session lie."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(scope="session")
def _server(static_root: Path, django_db_setup: None) -> Iterator[str]:
    with server(static_root) as url:
        yield url


@pytest.fixture
def live_site(_server: str, static_root: Path, transactional_db: None) -> Iterator[LiveSite]:
    """The running site, emptied for this test."""
    with visit(_server, static_root) as site:
        yield site
    assert not site.broken, f"views broke at {site.broken}"


@pytest.fixture
def open_page(browser: Browser, live_site: LiveSite) -> SeesPages:
    """Open a page of a visitor of her own: `with open_page(java_script_enabled=False) as page`."""

    @contextmanager
    def _open(*, cookies: Any = (), **options: Any) -> Iterator[Page]:
        shape = {"locale": "de-DE", "viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(base_url=live_site.url, **shape)
        context.set_default_timeout(30_000)
        traffic = Traffic.of(context, live_site.url)
        if cookies:
            context.add_cookies(cookies)
        page = context.new_page()
        page.traffic = traffic  # type: ignore[attr-defined]
        try:
            yield page
            _look_back(context, traffic, signed_in=bool(cookies))
        except BaseException:
            _keep_sight(page)
            raise
        finally:
            context.close()

    return _open


def _keep_sight(page: Page) -> None:
    """Keep what was on the screen when a test failed: its picture and its HTML, below `.work/browser`."""
    folder = Path(__file__).parents[2] / ".work" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{len(list(folder.glob('*.png'))):03}"
    page.screenshot(path=folder / f"{name}.png", full_page=True)
    (folder / f"{name}.html").write_text(page.content())


def _look_back(context: BrowserContext, traffic: Traffic, *, signed_in: bool) -> None:
    assert not traffic.foreign, f"requests left the site: {traffic.foreign}"
    assert not traffic.broken, f"the site broke: {traffic.broken}"
    if not signed_in:
        assert not context.cookies(), f"a reader was given cookies: {context.cookies()}"
        assert not traffic.unexpected, "\n".join(traffic.unexpected)


@pytest.fixture
def page(open_page: SeesPages) -> Iterator[Page]:
    """A reader's page."""
    with open_page() as reader:
        yield reader


@pytest.fixture
def page_without_script(open_page: SeesPages) -> Iterator[Page]:
    """A reader's page in a browser without JavaScript."""
    with open_page(java_script_enabled=False) as reader:
        yield reader


@pytest.fixture
def sign_in(live_site: LiveSite) -> Callable[[Any], list[dict[str, str]]]:
    """Give the cookie of a user who is signed in: `with open_page(cookies=sign_in(user)) as page`."""

    def _cookies(user: Any) -> list[dict[str, str]]:
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        return [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_site.url}]

    return _cookies


@pytest.fixture
def traffic(page: Page) -> Traffic:
    """What the reader's page asked for."""
    recorded: Traffic = page.traffic  # type: ignore[attr-defined]
    return recorded
