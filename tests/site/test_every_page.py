"""Every page that a reader can reach by links: it opens, is valid HTML, sets nothing, and its links lead somewhere."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from django.conf import settings
from django.test import Client

from blog.models import StandardPage
from discussion.actions.decide import approve
from discussion.models import Contribution, Submission
from tests.discussion.reader import Reader, receipt_token, work
from tests.factories import merging
from tests.validity import faults
from tests.world import SECOND, make_world

HOME = "http://testserver/"
FILES = ("/static/", "/medien/", "/dateien/")


@dataclass
class Site:
    """What a visit of all links found."""

    pages: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    links: dict[str, set[str]] = field(
        default_factory=dict
    )  # target, with its fragment, → pages that name it
    cookies: dict[str, list[str]] = field(default_factory=dict)

    def visit(self, start: list[str]) -> "Site":
        """Follow every link from some addresses on."""
        waiting = list(start)
        while waiting:
            address = waiting.pop()
            if address in self.statuses:
                continue
            response = Client().get(address, follow=False)
            self.statuses[address] = response.status_code
            self.cookies[address] = list(response.cookies)
            if response.status_code in (301, 302, 308):
                waiting.append(_path(response.headers["Location"], address))
            elif "text/html" in response.headers.get("Content-Type", ""):
                self.pages[address] = response.content.decode()
                waiting += self._links(address)
        return self

    def _links(self, address: str) -> list[str]:
        found = []
        for _element, attribute, link, _position in lxml.html.fromstring(self.pages[address]).iterlinks():
            local = link.replace(settings.HALTUNG_BASE_URL, "")
            full = urlsplit(urljoin(HOME + address.lstrip("/"), local))
            if (
                attribute not in ("href", "src", "action")
                or full.netloc != "testserver"
                or full.path.startswith(FILES)
            ):
                continue
            path = _path(full.geturl(), address)
            self.links.setdefault(f"{path}#{full.fragment}" if full.fragment else path, set()).add(address)
            if attribute != "action":
                found.append(path)
        return found


def _path(url: str, base: str) -> str:
    full = urlsplit(urljoin(HOME + base.lstrip("/"), url.replace(settings.HALTUNG_BASE_URL, "")))
    return full.path + (f"?{full.query}" if full.query else "")


@pytest.fixture
def site(db: None) -> Site:
    """The world, with a comment in public, a merge of it, an answer that waits, and Ben's receipt."""
    world = make_world()
    for page in StandardPage.objects.filter(live=False).order_by("pk"):
        page.save_revision(user=world.cem).publish(user=world.cem)
    ben = Reader(world.article, "ben@example.org", "Ben Beiträger")
    receipt = receipt_token(ben.send(use="wording", credit="full_name"))
    ben.confirm()
    submission = Submission.objects.get()
    approve(submission=submission, by=world.dana)
    merging.merged(
        world.article,
        Contribution.objects.get(),
        change=merging.added("Erst zuhören.", after=SECOND),
        note="Ben hat einen Gedanken beigetragen.",
        by=world.cem,
    )
    work()
    Reader(world.article).send("Ich sehe das anders.")
    return Site().visit(
        [
            "/",
            "/en/",
            f"/beitrag/{receipt}/",
            "/suche/?q=Digitalisierung",
            "/suche/?q=xyz",
            "/bestaetigen/neu/",
        ]
    )


def test_every_link_leads_somewhere(site: Site):
    gone = [
        f"{status} {address} from {sorted(_from(site, address))}"
        for address, status in site.statuses.items()
        if status >= 400
    ]
    assert not gone, "\n".join(gone)
    assert len(site.pages) > 15


def _from(site: Site, address: str) -> set[str]:
    return set().union(*(pages for link, pages in site.links.items() if link.split("#")[0] == address))


def test_every_fragment_is_on_its_page(site: Site):
    ids = {address: set(lxml.html.fromstring(text).xpath("//@id")) for address, text in site.pages.items()}
    missing = [
        f"{link} from {sorted(pages)}"
        for link, pages in site.links.items()
        if "#" in link
        and (page := link.split("#")[0]) in ids
        and unquote(link.split("#")[1]) not in ids[page]
    ]
    assert missing == []


def test_no_page_sets_a_cookie(site: Site):
    public = {address: names for address, names in site.cookies.items() if not address.startswith("/konto/")}
    assert {address: names for address, names in public.items() if names} == {}


def test_each_page_has_one_main_heading_a_title_of_its_own_and_a_language(site: Site):
    wrong: list[str] = []
    titles: dict[str, list[str]] = {}
    for address, text in site.pages.items():
        page = lxml.html.fromstring(text)
        if len(page.xpath("//h1")) != 1 or len(page.xpath("//main")) != 1:
            wrong.append(f"{address}: {len(page.xpath('//h1'))} h1, {len(page.xpath('//main'))} main")
        language = "en" if address.startswith("/en/") else "de"
        if page.get("lang") != language:
            wrong.append(f"{address}: lang is {page.get('lang')}")
        titles.setdefault((page.findtext(".//title") or "").strip(), []).append(address)
    assert wrong == []
    assert "" not in titles


@pytest.mark.java
def test_every_page_is_valid(site: Site):
    found = faults(site.pages)
    assert not found, "\n".join(found)
