"""The quote finder and passages that refer, in a browser: axe, without script, and from the article to the second."""

from playwright.sync_api import Page

from blog.actions.index_quotes import index_transcript
from blog.models import Person
from tests.browser.accessible import assert_accessible
from tests.factories import blog, podcast, positions

SENTENCE = "Ich glaube aber, dass es zu neunzig Prozent um Haltung geht und nur zu zehn Prozent um Technik."


def world() -> None:
    """Store an episode, and an article that quotes it and says what somebody stands for."""
    anna = Person.objects.create(name="Anna Amsel", slug="anna-amsel")
    episode = podcast.own_episode(
        podcast.own_show("Gespräche", slug="gespraeche"), "Haltung und Technik", slug="haltung"
    )
    podcast.transcript(episode, [(40_000, 45_000, "Anna", SENTENCE)])
    index_transcript(episode_id=episode.pk)
    clip = {"episode": episode.pk, "start": "0:40", "end": "", "speaker": anna.pk, "text": SENTENCE}
    held = positions.position("Technik hilft nur, wenn jemand zuhört.", person=anna)
    body = [blog.text("Davor."), blog.block("clip", clip), blog.block("position", {"ref": held.ref})]
    other = blog.article("Wer zitiert", slug="wer-zitiert", body=body)
    blog.article(
        "Zitiert", slug="zitiert", body=[blog.text(f'Siehe <a href="/artikel/{other.slug}/">dort</a>.')]
    )


def test_from_a_sentence_and_from_an_article_to_the_second(page: Page, transactional_db: None) -> None:
    world()
    page.goto("/zitat/")
    assert_accessible(page)
    page.get_by_label("Der Satz").fill(
        "ich glaube dass es zu neunzig Prozent um die Haltung geht und nur zehn Prozent Technik"
    )
    page.get_by_role("button", name="Finden").click()
    assert_accessible(page)
    page.get_by_role("link", name="Haltung und Technik").click()
    assert page.url.endswith("/podcasts/gespraeche/haltung/#t=40")
    page.goto("/artikel/wer-zitiert/")
    assert_accessible(page)
    page.get_by_role("link", name="Gespräche: Haltung und Technik, ab 0:40").click()
    assert page.url.endswith("/podcasts/gespraeche/haltung/#t=40")
    page.goto("/artikel/wer-zitiert/")
    assert page.get_by_role("heading", name="Hier wird darüber gesprochen").is_visible()


def test_it_finds_without_script(page_without_script: Page, transactional_db: None) -> None:
    world()
    page_without_script.goto("/zitat/?q=neunzig+Prozent+um+Haltung+geht+und+nur+zu+zehn+Prozent")
    assert page_without_script.get_by_role("link", name="Haltung und Technik").is_visible()
