"""The loop in the words of the people who go through it; each step looks like what they would do and see."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core import mail
from playwright.sync_api import Locator, Page, expect

from blog.jobs import run_outbox_once
from blog.text.words import anchor_of
from tests.browser.seeded import Seeded

NAME = "Frauke Ehrlinger-Mayböck"
ADDRESS = "frauke@example.org"
COMMENT = "Bei uns fragt die Nachtschicht niemand. Fangt bei denen an, die um vier Uhr allein im Haus sind."
WORDING = "Und fangt bei denen an, die um vier Uhr allein im Haus sind."
NOTE = "Die Nachtschicht ist dazugekommen."


def post() -> None:
    """Let the worker do what is due."""
    while run_outbox_once(50):
        pass


def link_in_mail(to: str, path: str) -> str:
    """Return the newest link below `path` that somebody was sent, without the host."""
    for message in reversed(mail.outbox):
        found = re.findall(rf"https?://[^\s<>\"]*{path}[^\s<>\"]*", str(message.body))
        if to in message.to and found:
            parts = urlsplit(found[0])
            return parts.path + (f"#{parts.fragment}" if parts.fragment else "")
    raise AssertionError(f"no mail to {to} has a link to {path}")


@dataclass(slots=True)
class Reader:
    """Somebody who reads and answers, in a browser of her own."""

    page: Page
    seeded: Seeded
    receipt: str = ""

    @property
    def url(self) -> str:
        """The article's address."""
        return str(self.seeded.article.url)

    def answers(self) -> None:
        """Fill in the form under the article: use my words, with my full name."""
        page = self.page
        page.goto(self.url)
        form = page.locator("#kommentar-formular")
        form.get_by_label("Dein Kommentar").fill(COMMENT)
        form.get_by_label("Name", exact=True).fill(NAME)
        form.get_by_label("E-Mail").fill(ADDRESS)
        form.get_by_label("auch in meinen Worten").check()
        form.get_by_label("mit vollem Namen").check()
        form.get_by_label("Ich bin einverstanden").check()
        form.get_by_role("button", name="Kommentar senden").click()
        sent = page.locator("#gesendet")
        expect(sent).to_contain_text("Danke, dein Kommentar ist angekommen.")
        expect(sent).to_contain_text("Bitte bestätige noch deine Adresse")
        self.receipt = str(sent.get_by_role("link", name="Zu meinem Beleg").get_attribute("href"))

    def confirms(self) -> None:
        """Follow the link in the mail; only the button confirms."""
        post()
        assert COMMENT not in mail.outbox[-1].body, "a stranger's text must not travel in our mail"
        self.page.goto(link_in_mail(ADDRESS, "/bestaetigen/"))
        self.page.get_by_role("button", name="Ja, bestätigen").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Bestätigt. Jetzt sind wir dran.")

    def finds_her_name_in_the_text(self) -> None:
        """Version 2 is there, with her words and her name beside them."""
        page = self.page
        page.goto(self.url)
        passage = page.locator(f"#{anchor_of(self.seeded.passage)}")
        expect(passage).to_contain_text(WORDING)
        expect(passage).to_contain_text(NAME)
        expect(page.get_by_role("region", name="Mitgewirkt haben")).to_contain_text(NAME)
        expect(page.get_by_role("navigation", name="Fassungen dieses Textes")).to_contain_text("2")
        comment = page.locator("#diskussion article, #diskussion li").filter(has_text=COMMENT).first
        expect(comment).to_contain_text("Fassung 2 eingearbeitet")

    def hears_of_it(self) -> None:
        """The mail leads to the passage and the difference; the receipt tells the same."""
        post()
        self.page.goto(link_in_mail(ADDRESS, "/fassungen/1..2/"))
        expect(
            self.page.locator("ins").filter(has_text="Nachtschicht").or_(inserted(self.page))
        ).to_have_count(1)
        self.page.goto(self.receipt)
        expect(self.page.get_by_role("region", name="Was aus deinem Beitrag wurde")).to_contain_text(
            "Fassung 2"
        )

    def takes_her_name_back(self) -> None:
        """On the receipt: not named in the article, no name above the comment."""
        page = self.page
        page.goto(self.receipt)
        page.get_by_text("Wie ich im Text genannt werde").click()
        page.get_by_label("gar nicht").first.check()
        page.get_by_role("button", name="Nennung ändern").click()
        page.goto(self.receipt)
        page.get_by_text("Meinen Namen über dem Kommentar entfernen").click()
        page.get_by_role("button", name="Namen entfernen").click()
        post()

    def finds_her_name_nowhere(self) -> None:
        """Page, version, difference, feeds and search hold her words and no longer her name."""
        for path in self._surfaces():
            answer = self.page.request.get(path)
            assert answer.ok, f"{path}: {answer.status}"
            assert NAME not in answer.text(), f"her name still stands at {path}"
        self.page.goto(self.url)
        expect(self.page.locator(f"#{anchor_of(self.seeded.passage)}")).to_contain_text(WORDING)

    def _surfaces(self) -> list[str]:
        below = [f"fassungen/{place}" for place in ("", "1/", "2/", "1..2/")]
        parts = ["", *below, "aenderungen.xml", "diskussion/"]
        elsewhere = ["/", "/feed.xml", "/feed.json", "/suche/?q=Nachtschicht", "/suche/?q=Ehrlinger"]
        return [self.url + part for part in parts] + elsewhere


def inserted(page: Page) -> Locator:
    """What a difference marks as new and holds the reader's words."""
    return page.locator("ins").filter(has_text="allein im Haus")


@dataclass(slots=True)
class Editor:
    """Somebody who is signed in: moderates and merges."""

    page: Page
    seeded: Seeded

    def approves(self) -> None:
        """Read the waiting comment and let it appear."""
        self.page.goto("/redaktion/moderation/")
        card = self.page.get_by_role("article").filter(has_text=COMMENT)
        expect(card).to_contain_text("Erster Kommentar dieser Adresse.")
        card.get_by_role("button", name="Freigeben").click()
        expect(self.page.get_by_text("Nichts wartet. Alles gelesen.")).to_be_visible()

    def merges(self, *, scripted: bool) -> None:
        """Pick the contribution, fold it into the passage, write, look at it, publish."""
        page, passage = self.page, self.seeded.passage
        page.goto(f"/redaktion/einarbeiten/{self.seeded.article.pk}/")
        page.locator('input[name="points"]').first.check(force=True)
        page.locator(f"#{anchor_of(passage)} .merge-prose").click()
        page.locator(f'button[value="fold {passage} wording"]').click()
        self._writes(scripted=scripted)
        page.get_by_role("button", name="Weiter: ansehen").click()
        expect(inserted(page)).to_have_count(1)
        expect(page.get_by_role("region", name="Herkunft und Nennung")).to_contain_text(NAME)
        page.locator("[name=note]").fill(NOTE)
        page.get_by_role("button", name="Fassung 2 veröffentlichen").click()
        expect(page.get_by_text("Fassung 2 ist veröffentlicht")).to_be_visible()

    def _writes(self, *, scripted: bool) -> None:
        if scripted:
            field = self.page.locator(".merge-editor [contenteditable=true]")
            field.click()
            self.page.keyboard.press("Control+End")
            self.page.keyboard.type(f" {WORDING}")
            expect(field).to_contain_text(WORDING)
        else:
            area = self.page.locator(".merge-editor textarea")
            area.fill(f"{area.input_value()} {WORDING}")
