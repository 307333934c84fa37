"""Every kind of page in a browser, in each of its appearances: axe finds nothing, nothing is wider than the window.

What can be unfolded is unfolded first. Readers' pages load nothing foreign and set no cookie (see `conftest`).
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from discussion.actions.follow import ask_to_follow, confirm_follow
from discussion.actions.public_page import open_public_page
from discussion.models import Follow, Submission, Token
from tests.browser.accessible import assert_accessible
from tests.browser.traffic import Traffic
from tests.discussion.comments import waiting
from tests.factories import blog, merging
from tests.factories.blog import editor
from tests.world import FIRST, World, make_world

ARTICLE = "/artikel/digitalisierung/"
READERS = [
    "/",
    "/en/",
    "/artikel/",
    "/themen/",
    "/themen/{topic}/",
    "/personen/{person}/",
    f"{ARTICLE}fassungen/",
    f"{ARTICLE}fassungen/1/",
    f"{ARTICLE}fassungen/1..2/",
    f"{ARTICLE}diskussion/",
    f"{ARTICLE}diskussion/neu/?antwort={{comment}}",
    f"{ARTICLE}stelle/{FIRST[:8]}/",
    f"{ARTICLE}stelle/{FIRST[:8]}/geschichte/",
    f"{ARTICLE}folgen/",
    f"{ARTICLE}folgen/?stelle={FIRST[:8]}",
    "/folgen/{follow}/",
    "/folgen/{follow}/beenden/",
    "/folgen/unbekannt/",
    "/f/{code}/zitieren/",
    "/mitwirkende/{contributor}/",
    "/suche/?q=Digitalisierung",
    "/suche/?q=xyzxyz",
    "/beitrag/{receipt}/",
    "/bestaetigen/{confirm}/",
    "/bestaetigen/neu/",
    "/bestaetigen/unbekannt/",
    "/nirgends/",
]
SIGNING_IN = ["/konto/login/", "/konto/password/reset/"]
EDITORS = [
    "/redaktion/moderation/",
    "/redaktion/moderation/?stand=oeffentlich",
    "/redaktion/moderation/{submission}/",
    "/redaktion/einarbeiten/",
    "/redaktion/einarbeiten/{page}/",
    "/redaktion/einarbeiten/{page}/rueckfrage/{contribution}/",
]

# Colours on their way from light to dark are neither.
UNFOLD = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}"""


@pytest.fixture
def world(live_site: Any) -> World:
    return make_world()


@pytest.fixture
def names(world: World) -> dict[str, Any]:
    """A merged comment with an answer, one that waits for its address and one that waits for a moderator."""
    taken_in = merging.contribution(world.article, text="Und wer hört zu? https://example.org/zuhoeren")
    merging.merged(world.article, taken_in, by=world.cem)
    submission = taken_in.submission
    merging.contribution(world.article, text="Das frage ich mich auch.", parent=submission.comment)
    unconfirmed = merging.submission(world.article, text="Noch nicht bestätigt.")
    waiting(world.article, "Ich warte noch.")
    return {
        "topic": world.topic.slug,
        "person": world.author.slug,
        "comment": submission.comment.uuid,
        "receipt": _mint(submission, Token.RECEIPT),
        "confirm": _mint(unconfirmed, Token.CONFIRM),
        "submission": submission.uuid,
        "follow": Token.objects.mint(None, Token.FOLLOW, follow=_following(world)),
        "code": blog.newest_version(world.article).code,
        "contributor": open_public_page(submission=submission, proof="test").page_code,
        "page": world.article.pk,
        "contribution": taken_in.uuid,
    }


def _following(world: World) -> Follow:
    asked = ask_to_follow(
        page=world.article, block=None, email="ben@example.org", rhythm="weekly", kinds=(), language="de"
    )
    return confirm_follow(follow=asked)


def _mint(submission: Submission, purpose: str) -> str:
    return Token.objects.mint(submission, purpose)


def test_readers_pages_are_accessible_in_every_appearance(
    page: Page, traffic: Traffic, names: dict[str, Any]
):
    traffic.expected += ["404", "410"]
    faults = [fault for path in READERS for fault in _faults(page, path.format(**names))]
    assert not faults, "\n".join(faults)


def test_signing_in_is_accessible_in_every_appearance(page: Page, live_site: Any):
    faults = [fault for path in SIGNING_IN for fault in _faults(page, path)]
    page.context.clear_cookies()  # only these pages of the public ones have a form bound to a session
    assert not faults, "\n".join(faults)


def test_editors_pages_are_accessible_in_every_appearance(
    open_page: Any, sign_in: Callable[[Any], Any], names: dict[str, Any]
):
    with open_page(cookies=sign_in(editor("eva@example.org"))) as page:
        faults = [fault for path in EDITORS for fault in _faults(page, path.format(**names))]
    assert not faults, "\n".join(faults)


def _faults(page: Page, path: str) -> list[str]:
    page.goto(path)
    page.evaluate(UNFOLD)
    try:
        assert_accessible(page)
    except AssertionError as error:
        return [str(error)]
    return []
