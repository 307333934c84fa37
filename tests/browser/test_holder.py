"""The holder of a position corrects it, then takes it back, in her browser and by the mail that a mail server of this machine got."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from playwright.sync_api import Page, expect

from blog.jobs import run_outbox_once
from blog.kinds import Network, PositionState, Stance
from blog.models import PersonNetwork, Position
from blog.queries.positions.lines import code_of
from tests.browser.accessible import assert_accessible
from tests.factories import blog, positions
from tests.services.mail import MailServer, running

ADDRESS = "jana@example.org"


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """Mails go through SMTP, as in production."""
    with running() as server:
        monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
        monkeypatch.setattr(settings, "EMAIL_HOST", server.host)
        monkeypatch.setattr(settings, "EMAIL_PORT", server.port)
        yield server


@pytest.fixture
def held(live_site: Any) -> Position:
    person = blog.person("Jana Muster")
    PersonNetwork.objects.create(person=person, network=Network.EMAIL, url=f"mailto:{ADDRESS}")
    asked = positions.question("Hilft Technik beim Zuhören?", slug="technik")
    return positions.position("Technik hilft immer.", question=asked, person=person, stance=Stance.FOR)


def link_in(post: MailServer) -> str:
    """Send what is due and return where the newest mail leads."""
    while run_outbox_once(50):
        pass
    newest = post.delivered[-1]
    assert newest.recipients == [ADDRESS]
    assert not mail.outbox, "it went through the server"
    body = newest.message.get_body(("plain",))
    assert body is not None
    found = re.search(r"https?://[^/\s]+(/haltungen/wunsch/[\w-]+/)", body.get_content())
    assert found
    return found.group(1)


def ask(page: Page, held: Position, kind: str, **fields: str) -> None:
    """Open the form from the position and send it by keys alone."""
    page.goto(f"/haltungen/h/{code_of(held)}/")
    page.get_by_role("link", name="Das ist deine Haltung?").press("Enter")
    page.get_by_role("radio", name=kind).press("Space")
    for label, value in {**fields, "Dein Name": "Jana Muster", "E-Mail": ADDRESS}.items():
        page.get_by_role("textbox", name=label).fill(value)
    page.get_by_role("button", name="Weiter: Adresse bestätigen").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Schau in dein Postfach.")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_she_corrects_it_and_takes_it_back(open_page: Any, held: Position, post: MailServer, script: bool):
    with open_page(java_script_enabled=script) as page:
        page.traffic.expected += ["410"]
        ask(page, held, "berichtigen", **{"So vertrete ich das": "Technik hilft selten."})
        page.goto(f"/haltungen/h/{code_of(held)}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Technik hilft immer.")
        page.goto(link_in(post))
        expect(page.get_by_text("Technik hilft selten.")).to_be_visible()
        page.get_by_role("button", name="Ja, berichtigen").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Erledigt.")
        page.goto(f"/haltungen/h/{code_of(held)}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Technik hilft selten.")
        expect(page.locator("#verlauf")).to_contain_text("Technik hilft immer.")
        expect(page.get_by_text("Selbst berichtigt", exact=False).first).to_be_visible()

        ask(page, held, "zurücknehmen")
        page.goto(link_in(post))
        page.get_by_role("button", name="Ja, zurücknehmen").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Erledigt.")
        page.goto(f"/haltungen/h/{code_of(held)}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Wer diese Haltung vertrat, hat sie selbst zurückgenommen."
        )
    held.refresh_from_db()
    assert held.state == PositionState.WITHDRAWN


def test_what_she_sees_on_the_way_is_accessible(page: Page, held: Position, post: MailServer):
    page.goto(f"/haltungen/h/{code_of(held)}/berichtigen/")
    page.traffic.expected += ["422", "410"]  # type: ignore[attr-defined]
    page.get_by_role("button", name="Weiter: Adresse bestätigen").click()
    expect(page.get_by_role("alert").or_(page.locator(".error-summary")).first).to_be_visible()
    assert_accessible(page)
    ask(page, held, "zurücknehmen")
    assert_accessible(page)
    page.goto(link_in(post))
    assert_accessible(page)
    page.get_by_role("button", name="Ja, zurücknehmen").click()
    assert_accessible(page)
    page.goto(f"/haltungen/h/{code_of(held)}/")
    assert_accessible(page)
