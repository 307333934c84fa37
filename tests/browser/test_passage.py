"""A reader at a passage: words marked with mouse, finger or keyboard, the sheet beside the text, then and now; and without script."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from blog.models import Article
from discussion.actions.decide import accept, approve
from discussion.actions.join_group import join_group
from discussion.kinds import CreditChoice, Intent
from discussion.models import Submission, Token
from discussion.states import SubmissionState
from tests.browser.accessible import assert_accessible
from tests.discussion.comments import comment
from tests.discussion.reader import work
from tests.factories import blog
from tests.world import FIRST, SECOND, World, make_world

SENTENCES = "Drei Fragen stehen am Anfang. Wer hört zu? Wer fragt zurück?"


@pytest.fixture
def world(live_site: Any) -> World:
    """The article with a passage of three sentences."""
    world = make_world()
    rewrite(world, SENTENCES)
    return world


def rewrite(world: World, words: str) -> None:
    article = Article.objects.get(pk=world.article.pk)
    blocks = blog.stored(article)
    blocks[2] = blog.text(words, SECOND)
    blog.publish(blog.set_body(article, blocks), by=world.cem)


def passage(page: Page) -> Locator:
    return page.locator(f"#p-{SECOND[:8]}")


def sheet(page: Page) -> Locator:
    return page.locator("dialog.stelle-sheet")


def fill(form: Locator, text: str = "") -> None:
    if text:
        form.get_by_label("Dein Kommentar").fill(text)
    form.get_by_label("E-Mail", exact=False).first.fill("ada@example.org")
    form.get_by_label("Ich bin einverstanden").check()


def send(form: Locator) -> None:
    form.get_by_role("button", name="Absenden").click()


def arrived(place: Locator | Page) -> None:
    expect(place.get_by_role("heading", name="Danke, dein Kommentar ist angekommen.")).to_be_visible()


def sent() -> Submission:
    return Submission.objects.select_related("anchor").latest("pk")


def anchored(submission: Submission) -> list[str]:
    assert submission.anchor is not None
    return [part["exact"] for part in submission.anchor.parts]


def mark(page: Page, words: str) -> None:
    """Mark words with the mouse: press at their beginning, draw to their end."""
    box = page.evaluate(
        """([id, words]) => {
          const text = document.querySelector(`#${id} .passage__text p`).firstChild;
          const range = document.createRange();
          const start = text.data.indexOf(words);
          range.setStart(text, start); range.setEnd(text, start + words.length);
          range.startContainer.parentElement.scrollIntoView({block: "center", behavior: "instant"});
          const box = range.getBoundingClientRect();
          return [box.left, box.right, (box.top + box.bottom) / 2];
        }""",
        [f"p-{SECOND[:8]}", words],
    )
    left, right, middle = box
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move((left + right) / 2, middle)
    page.mouse.move(right - 1, middle)
    page.mouse.up()


def test_words_marked_with_the_mouse_get_a_comment(page: Page, world: World):
    page.goto(world.article.url)
    mark(page, "Wer hört zu?")
    page.get_by_role("button", name="Zu diesen Worten schreiben").click()
    expect(sheet(page).get_by_text("die markierten Worte:")).to_contain_text("Wer hört zu?")
    assert_accessible(page)
    fill(sheet(page), "Das frage ich mich auch.")
    send(sheet(page))
    arrived(sheet(page))
    assert anchored(sent()) == ["Wer hört zu?"]
    assert sent().text == "Das frage ich mich auch."


def test_words_marked_with_a_finger_get_a_proposal(open_page: Any, world: World):
    with open_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}) as page:
        page.goto(world.article.url)
        # Holding a finger on a word marks it; that is the system's part, and no browser without a screen does it.
        page.evaluate(
            """(id) => {
              const text = document.querySelector(`#${id} .passage__text p`).firstChild;
              const start = text.data.indexOf("hört");
              document.getSelection().setBaseAndExtent(text, start, text, start + 4);
            }""",
            f"p-{SECOND[:8]}",
        )
        button = page.get_by_role("button", name="Zu diesen Worten schreiben")
        expect(button).to_be_visible()
        button.tap()
        expect(sheet(page).locator("q[data-words]").first).to_have_text("hört")
        sheet(page).get_by_label("anderen Wortlaut vorschlagen").tap()
        wording = sheet(page).get_by_label("So soll es heißen")
        expect(wording).to_have_value("hört")
        wording.fill("hört wem")
        fill(sheet(page))
        sheet(page).get_by_role("button", name="Absenden").tap()
        arrived(sheet(page))
    assert anchored(sent()) == ["hört"]
    assert (sent().intent, sent().proposal) == (Intent.PROPOSAL, "hört wem")


def test_the_keyboard_alone_chooses_a_sentence_and_names_a_source(page: Page, world: World):
    page.goto(world.article.url)
    link = passage(page).get_by_role("link", name="Absatz 2:")
    link.focus()
    page.keyboard.press("Enter")
    expect(sheet(page).locator("#stelle-titel")).to_be_focused()
    whole = sheet(page).get_by_label("die ganze Stelle")
    expect(whole).to_be_checked()
    sheet(page).locator("summary", has_text="nur einen Satz daraus").press("Enter")
    whole.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(sheet(page).get_by_label("Wer hört zu?")).to_be_checked()
    intent = sheet(page).get_by_label("kommentieren")
    intent.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    sheet(page).get_by_label("Adresse der Quelle").press_sequentially("https://example.org/studie")
    fill(sheet(page), "Seite 4.")
    sheet(page).get_by_role("button", name="Absenden").press("Enter")
    arrived(sheet(page))
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(link).to_be_focused()
    assert anchored(sent()) == ["Wer hört zu?"]
    assert (sent().intent, sent().source_url) == (Intent.SOURCE, "https://example.org/studie")


def test_without_script_the_passage_has_a_page(page_without_script: Page, world: World):
    page = page_without_script
    page.goto(world.article.url)
    passage(page).get_by_role("link", name="Absatz 2:").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Zu einer Stelle")).to_be_visible()
    page.locator("summary", has_text="nur einen Satz daraus").click()
    page.get_by_label("Wer fragt zurück?").check()
    page.get_by_label("nachfragen").check()
    form = page.locator("#stellen-formular")
    fill(form, "Wen meint ihr?")
    send(form)
    arrived(page)
    assert anchored(sent()) == ["Wer fragt zurück?"]
    assert sent().intent == Intent.QUESTION


def public(world: World, text: str, **told: Any) -> Submission:
    """Return what was said in public about a sentence."""
    from blog.actions.make_anchor import make_anchor
    from blog.text.body import Body
    from blog.text.selecting import select

    version = blog.newest_version(world.article)
    part = {"block": SECOND, **({"exact": told.pop("exact")} if "exact" in told else {})}
    parts = select(Body.from_json(version.body), [part])
    anchor = make_anchor(page_id=world.article.pk, version=version, parts=parts)
    found = comment(world.article, text, anchor=anchor, **told)
    assert found.submission is not None
    return found.submission


def test_open_talk_is_counted_in_the_margin_and_opens_beside_the_text(page: Page, world: World):
    public(world, "Niemand hört zu.", exact="Wer hört zu?")
    public(world, "Alle fragen.")
    page.goto(world.article.url)
    link = passage(page).get_by_role("link", name="2 offene Kommentare.")
    expect(link).to_be_visible()
    link.click()
    expect(sheet(page).locator(".comment")).to_have_count(2)
    expect(sheet(page).locator(".comment").first).to_contain_text("Wer hört zu?")
    assert_accessible(page)


def test_a_comment_says_what_became_of_the_words_it_was_written_for(page: Page, world: World):
    public(world, "Niemand hört zu.", exact="Wer hört zu?")
    public(world, "Das stimmt.", exact="Drei Fragen stehen am Anfang.")
    rewrite(world, "Drei Fragen stehen am Anfang. Wer hört ihnen zu? Wer fragt zurück?")
    page.goto(world.article.url)
    talk = page.locator("#diskussion")
    changed = talk.locator(".comment").filter(has_text="Niemand hört zu.")
    expect(changed).to_contain_text("inzwischen umformuliert")
    expect(changed).to_contain_text("Wer hört ihnen zu?")
    expect(changed.get_by_role("link", name="Geschrieben zu Fassung 2")).to_be_visible()
    same = talk.locator(".comment").filter(has_text="Das stimmt.")
    expect(same).to_contain_text("steht so noch da")
    passage(page).get_by_role("link", name="2 offene Kommentare.").click()
    expect(sheet(page)).to_contain_text("inzwischen umformuliert")
    assert_accessible(page)


def test_what_is_for_the_editors_alone_is_nowhere_to_be_seen(page: Page, world: World):
    page.goto(world.article.url)
    passage(page).hover()
    passage(page).get_by_role("link", name="Absatz 2:").click()
    sheet(page).get_by_label("Nur die Redaktion").check()
    sheet(page).get_by_label("als Anregung, in euren Worten").check()
    fill(sheet(page), "Bei uns war das ganz anders, aber das soll niemand lesen.")
    send(sheet(page))
    arrived(sheet(page))
    submission = sent()
    Submission.objects.filter(pk=submission.pk).update(
        state=SubmissionState.WAITING, confirmed_at=submission.created_at
    )
    accept(submission=sent(), by=world.dana)
    assert sent().contribution.offered
    page.reload()
    expect(page.get_by_text("das soll niemand lesen")).to_have_count(0)
    expect(page.locator(".stelle-link__count")).to_have_count(0)


def test_a_group_is_named_with_those_who_said_yes(open_page: Any, page: Page, world: World):
    page.goto(f"/artikel/digitalisierung/stelle/{FIRST[:8]}/")
    form = page.locator("#stellen-formular")
    fill(form, "Wir haben das in der Werkstatt besprochen.")
    form.get_by_text("Für eine Gruppe schreiben").click()
    form.get_by_label("Name der Gruppe").fill("Werkstatt Beratung")
    form.get_by_label("Ort", exact=True).fill("Bremen")
    form.get_by_label("Datum", exact=True).fill("2026-03-03")
    form.get_by_label("Wer war dabei").fill("Erika Muster, erika@example.org\nOtto Muster, otto@example.org")
    form.get_by_label("als Anregung, in euren Worten").check()
    assert_accessible(page)
    send(form)
    arrived(page)
    main = Submission.objects.get(part_of=None)
    erika = main.participants.order_by("pk")[0]
    Submission.objects.filter(pk=main.pk).update(state=SubmissionState.WAITING, confirmed_at=main.created_at)
    approve(submission=main, by=world.dana)
    work()
    token = Token.objects.mint(erika, Token.CONFIRM)
    page.goto(f"/dabei/{token}/")
    expect(page.get_by_text("Werkstatt Beratung (Bremen, 3. März 2026)")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("mit vollem Namen").check()
    page.get_by_role("button", name="Antwort speichern").click()
    expect(page.get_by_role("heading", name="Dein Name steht jetzt bei eurem Beitrag")).to_be_visible()
    page.goto(world.article.url)
    expect(page.locator(".comment__name")).to_contain_text("Werkstatt Beratung")
    assert join_group(token=token, choice=CreditChoice.INITIALS).pk == erika.pk
    from discussion.queries.credit_lines import credit_lines

    credit = credit_lines([main.contribution.ref])[main.contribution.ref]
    assert credit.text == "Werkstatt Beratung"
    assert credit.detail == "Bremen, 3. März 2026: Erika Muster"


SAID = "Barrierefreie Dokumentation braucht vor allem Zeit in der Dienstplanung."
AGAIN = "Für barrierefreie Dokumentation fehlt die Zeit in unserer Dienstplanung."


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_what_was_said_already_is_shown_before_it_is_sent_again(open_page: Any, world: World, script: bool):
    public(world, SAID)
    for number in range(5):
        comment(world.article, f"Etwas anderes: Gedanke {number} über Kaffee und Kuchen im Garten.")
    with open_page(java_script_enabled=script) as page:
        page.goto(f"/artikel/digitalisierung/stelle/{SECOND[:8]}/")
        form = page.locator("#stellen-formular")
        fill(form, AGAIN)
        if not script:
            send(form)
        expect(form.get_by_role("heading", name="Das wurde schon gesagt …")).to_be_visible()
        expect(form.get_by_role("link", name=SAID)).to_be_visible()
        expect(form.get_by_label("Dein Kommentar")).to_have_value(AGAIN)
        assert not Submission.objects.filter(text=AGAIN).exists()
        form.get_by_role("button", name="Absenden" if script else "Trotzdem senden").click()
        arrived(page)
    assert sent().text == AGAIN


def test_the_article_is_the_same_bytes_for_everybody_and_asks_for_nothing_more(page: Page, world: World):
    public(world, "Niemand hört zu.")
    first = page.request.get(world.article.url)
    second = page.request.get(world.article.url, headers={"Cookie": "x=1", "User-Agent": "anderer"})
    assert first.body() == second.body()
    assert "public" in first.headers["cache-control"]
