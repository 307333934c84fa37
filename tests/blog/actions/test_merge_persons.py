"""Two rows that are one person are joined: everything points to one of them, and it can be taken back."""

import pytest
from django.test import Client

from blog.actions.merge_persons import MergeRefused, merge_persons, undo_merge
from blog.models import ArticleAuthor, Person, PersonMerge
from blog.models.podcast.followed_feed import Mention
from blog.queries.podcast.known_people import known_people
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Person, Person]:
    kept, gone = blog.person("Änne Jürgens"), blog.person("A. Juergens", role="Leitung")
    gone.networks.create(network="mastodon", url="https://social.example/@aenne")
    gone.aliases.create(name="Aenne J.")
    return kept, gone


def test_everything_points_to_the_one_who_stays(two):
    kept, gone = two
    article = blog.article("Text")
    ArticleAuthor.objects.create(article=article, person=gone)
    mention = Mention.objects.create(
        show=podcast.linked_show(), name="A. Juergens", person=gone, state="confirmed"
    )
    merge_persons(kept=kept, gone=gone, by=blog.editor())
    assert not Person.objects.filter(pk=gone.pk).exists()
    mention.refresh_from_db()
    assert mention.person == kept
    assert ArticleAuthor.objects.get(article=article).person == kept
    people = known_people()
    assert {people.suggest(name) for name in ("Änne Jürgens", "A. Juergens", "Aenne J.")} == {kept.pk}
    assert people.suggest("Wer?", "https://social.example/@aenne/") == kept.pk


def test_what_was_written_before_can_still_be_opened_and_published(two):
    kept, gone = two
    article = blog.draft("Text")
    article.article_authors = [ArticleAuthor(person=gone)]
    article = blog.publish(article)
    merge = merge_persons(kept=kept, gone=gone, by=None)
    article.latest_revision.publish()
    assert ArticleAuthor.objects.get(article=article).person == kept
    again = undo_merge(merge=merge)
    article.revisions.latest("pk").publish()
    assert ArticleAuthor.objects.get(article=article).person == again


def test_it_can_be_taken_back(two):
    kept, gone = two
    slug, code = gone.slug, gone.uuid
    mention = Mention.objects.create(
        show=podcast.linked_show(), name="A. Juergens", person=gone, state="confirmed"
    )
    hers = Mention.objects.create(show=mention.show, name="Änne Jürgens", person=kept, state="confirmed")
    merge = merge_persons(kept=kept, gone=gone, by=None)
    again = undo_merge(merge=merge)
    assert (again.slug, again.uuid, again.role) == (slug, code, "Leitung")
    mention.refresh_from_db()
    hers.refresh_from_db()
    assert (mention.person, hers.person) == (again, kept)
    assert list(again.aliases.values_list("name", flat=True)) == ["Aenne J."]
    assert not kept.aliases.exists()
    assert PersonMerge.objects.get().gone == {}


def test_nobody_is_joined_with_herself_and_nothing_is_taken_back_twice(two):
    kept, gone = two
    with pytest.raises(MergeRefused):
        merge_persons(kept=kept, gone=kept, by=None)
    merge = merge_persons(kept=kept, gone=gone, by=None)
    undo_merge(merge=merge)
    with pytest.raises(MergeRefused):
        undo_merge(merge=merge)


def test_an_address_that_was_taken_since_stays_whose_it_is(two):
    kept, gone = two
    slug = gone.slug
    merge = merge_persons(kept=kept, gone=gone, by=None)
    Person.objects.create(name="Neu", slug=slug)
    with pytest.raises(MergeRefused):
        undo_merge(merge=merge)
    assert PersonMerge.objects.get().undone_at is None


def test_her_address_leads_to_the_one_who_stays_until_it_is_taken_back(two, client: Client):
    kept, gone = two
    merge = merge_persons(kept=kept, gone=gone, by=None)
    for prefix in ("", "/en"):
        answer = client.get(f"{prefix}/personen/{gone.slug}/")
        assert (answer.status_code, answer["Location"]) == (301, f"{prefix}/personen/{kept.slug}/")
        assert answer["Cache-Control"] == "no-cache"
        for form in ("xml", "json"):
            changes = client.get(f"{prefix}/personen/{gone.slug}/aenderungen.{form}")
            assert changes["Location"] == f"{prefix}/personen/{kept.slug}/aenderungen.{form}"
    undo_merge(merge=merge)
    assert client.get(f"/personen/{gone.slug}/").status_code == 200
    Person.objects.filter(slug=gone.slug).delete()
    assert client.get(f"/personen/{gone.slug}/").status_code == 404


def test_her_address_follows_the_one_who_stays_into_the_next_and_back(two, client: Client):
    kept, gone = two
    last = blog.person("Ä. Jürgens")
    merge_persons(kept=kept, gone=gone, by=None)
    second = merge_persons(kept=last, gone=kept, by=None)
    assert client.get(f"/personen/{gone.slug}/")["Location"] == f"/personen/{last.slug}/"
    again = undo_merge(merge=second)
    assert client.get(f"/personen/{gone.slug}/")["Location"] == f"/personen/{again.slug}/"
