"""What a text refers to is derived when it is published, and leads back from there; who cuts it hears of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.actions.outside_sources import due_sources, note_answer
from blog.models import Article, Cue, OutsideSource, Reference
from blog.queries.citations import cut_by
from blog.queries.references import pointing_to, pointing_to_position
from tests.blog.queries.test_referred import WORDS, clip
from tests.factories import blog, podcast, positions

pytestmark = pytest.mark.django_db


def linked(href: str) -> dict[str, Any]:
    return blog.text(f'Mehr dazu <a href="{href}">steht dort</a>.')


def _target(one: Reference) -> tuple[object, ...]:
    return one.kind, one.target_id, str(one.target_block or "")[:8]


def test_links_clips_positions_and_recommendations_are_references():
    episode = podcast.own_episode()
    other = blog.article(body=[blog.text("Woanders.", "11111111-1111-4111-8111-111111111111")])
    row = positions.position(person=blog.person("Anna Amsel"))
    card = {"kind": "article", "title": "Lies", "page": other.pk}
    card |= dict.fromkeys(("speaker", "show", "url", "text"), "")
    page = blog.article(
        body=[
            linked(f"/artikel/{other.slug}/#p-11111111"),
            linked(f"{episode.get_url()}#t=1:02:03"),
            linked("https://zeitung.example/gespraech#unten"),
            linked(f"/haltungen/h/{row.uuid.hex[:8]}/"),
            clip(episode, end="24:00"),
            blog.block("position", {"ref": row.ref}),
            blog.block("recommendation", card),
        ]
    )
    rows = Reference.objects.filter(page=page).select_related("outside").order_by("pk")
    told = [(*_target(one), one.start, one.end, one.position_id, str(one.outside or "")) for one in rows]
    assert told == [
        ("link", other.pk, "11111111", None, None, None, ""),
        ("link", episode.pk, "", 3_723_000, None, None, ""),
        ("link", None, "", None, None, None, "https://zeitung.example/gespraech"),
        ("link", None, "", None, None, row.pk, ""),
        ("clip", episode.pk, "", 1_421_000, 1_440_000, None, ""),
        ("position", None, "", None, None, row.pk, ""),
        ("recommendation", other.pk, "", None, None, None, ""),
    ]
    assert [one.title for one in pointing_to(other.pk)] == [page.title]
    assert [one.title for one in pointing_to_position(row.pk)] == [page.title]
    Reference.objects.all().delete()
    call_command("references")
    assert Reference.objects.filter(page=page).count() == len(told)


def test_a_page_says_who_refers_to_it_and_not_who_was_withdrawn():
    other = blog.article()
    page = blog.article("Wer verweist", body=[linked(f"/artikel/{other.slug}/")])
    assert "Wer verweist" in Client().get(f"/artikel/{other.slug}/").content.decode()
    page.unpublish()
    assert "Wer verweist" not in Client().get(f"/artikel/{other.slug}/").content.decode()


def test_many_references_cost_no_more_statements_than_few():
    other = blog.article()

    def counted(number: int) -> int:
        page = blog.draft(body=[linked(f"/artikel/{other.slug}/?{at}") for at in range(number)])
        with CaptureQueriesContext(connection) as found:
            blog.publish(page)
        return len(found)

    counted(1)
    assert counted(12) <= counted(1) + 1


def test_an_edit_that_cuts_a_cited_passage_warns():
    kept, cut = blog.text("Bleibt hier stehen."), blog.text("Geht von hier weg.")
    page = blog.article(body=[kept, cut])
    blog.article("Zitiert es", body=[linked(f"/artikel/{page.slug}/#p-{cut['id'][:8]}")])
    draft = Article.objects.get(pk=page.pk)
    assert cut_by(draft) == []
    assert ["Zitiert es" in told for told in cut_by(blog.set_body(draft, [kept]))] == [True]


def test_a_transcript_that_says_it_no_more_warns():
    episode = podcast.own_episode(duration=3_600_000)
    podcast.transcript(episode, [(1_420_000, 1_430_000, "Bruno", WORDS)])
    blog.article("Zitiert es", body=[clip(episode)])
    assert cut_by(episode) == []
    Cue.objects.update(text="Hier wird jetzt von etwas ganz anderem gesprochen, nämlich von Vögeln.")
    assert ["23:41" in told for told in cut_by(episode)] == [True]


def test_a_source_is_dead_after_three_looks_and_alive_after_one():
    page = blog.article(body=[linked("https://zeitung.example/weg")])
    ((key, _url),) = due_sources(5)
    for day in range(3):
        assert cut_by(Article.objects.get(pk=page.pk)) == []
        note_answer(key=key, is_there=False, status=404, now=timezone.now() + timedelta(days=2 * day))
    assert "https://zeitung.example/weg" in cut_by(Article.objects.get(pk=page.pk))[0]
    assert due_sources(5) == []
    note_answer(key=key, is_there=True, status=200)
    assert OutsideSource.objects.get().dead_since is None
