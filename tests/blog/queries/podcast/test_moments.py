"""What points to seconds of an episode stands beside the words that are said then: passages, positions, comments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.actions.make_anchor import make_time_anchor
from blog.kinds import PositionState, ReferenceKind
from blog.models import Position, Reference
from blog.queries.addresses import living_path, passage_anchor, place_of
from blog.queries.credit_slots import fill_page
from blog.queries.podcast.moments import moments_of, moments_writer
from blog.queries.slotted import Beside
from blog.registries import Moment
from blog.templatetags.margin_slots import moments_slot
from blog.text.podcast.times import Span
from discussion.models import Submission
from tests.discussion.comments import comment
from tests.factories import blog, podcast

pytestmark = pytest.mark.django_db


@pytest.fixture
def episode() -> Any:
    made = podcast.own_episode(duration=100_000)
    podcast.transcript(made, [(0, 9000, "Anna", "Erst."), (20_000, 29_000, "Bela", "Dann.")])
    return made


def refer(page: Any, target: Any, start: int | None = 21_000) -> str:
    block = blog.stored(page)[0]["id"]
    Reference.objects.create(page=page, block=block, kind=ReferenceKind.CLIP, target=target, start=start)
    return passage_anchor(block)


def anchor(episode: Any, start: int) -> Any:
    version = blog.newest_version(episode)
    return make_time_anchor(page_id=episode.pk, version=version, span=Span(start))


def at_second(episode: Any, start: int, text: str) -> Any:
    made = comment(episode, text)
    Submission.objects.filter(pk=made.submission_id).update(anchor=anchor(episode, start))
    return made


def test_an_article_that_cites_a_second_is_told_with_its_passage(episode: Any):
    article = blog.article("Wer fragt?", slug="wer-fragt")
    fragment = refer(article, episode)
    refer(blog.article("Ganze Folge"), episode, start=None)
    (moment,) = moments_of(episode.pk, "de")
    assert (moment.start, moment.text, moment.url) == (
        21_000,
        "Wer fragt?",
        f"/artikel/wer-fragt/#{fragment}",
    )


def test_an_article_that_is_not_public_is_not_told(episode: Any):
    restricted = blog.article("Intern")
    refer(restricted, episode)
    refer(blog.draft("Entwurf"), episode)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    assert moments_of(episode.pk, "de") == ()


def test_a_public_position_said_at_a_second_is_told_with_its_holder(episode: Any):
    common = {"said_on": date(2026, 1, 1), "reviewed_at": timezone.now(), "person": blog.person("Anna Blum")}
    Position.objects.create(
        statement="Fragen hilft.", anchor=anchor(episode, 1000), state=PositionState.PUBLIC, **common
    )
    Position.objects.create(
        statement="Entwurf.", anchor=anchor(episode, 1000), state=PositionState.DRAFT, **common
    )
    (moment,) = moments_of(episode.pk, "de")
    assert (moment.kind, moment.text, moment.name) == ("position", "Fragen hilft.", "Anna Blum")
    assert moment.url.startswith("/haltungen/h/")


def test_a_comment_at_a_second_stands_beside_the_words_named_as_she_wishes(client: Client, episode: Any):
    made = at_second(episode, 22_000, "Das <sehe> ich anders.")
    page = client.get(living_path(place_of(episode), "de")).content.decode()
    said = page.split('class="said"')[2].split("</ul>")[0]
    assert "Das &lt;sehe&gt; ich anders." in said
    assert f"/k/{made.uuid}/" in said
    assert "Vera Vielschreiberin" in said


def test_a_hidden_comment_and_a_closed_discussion_are_not_told(episode: Any):
    made = at_second(episode, 22_000, "Weg.")
    type(made).rows.filter(pk=made.pk).update(is_public=False)
    assert moments_of(episode.pk, "de") == ()
    type(made).rows.filter(pk=made.pk).update(is_public=True)
    assert len(moments_of(episode.pk, "de")) == 1
    type(episode).objects.filter(pk=episode.pk).update(discussion_mode="closed")
    assert moments_of(episode.pk, "de") == ()


def test_the_number_of_statements_does_not_grow_with_what_points_here(
    episode: Any, django_assert_max_num_queries: Any
):
    for _time in range(3):
        refer(blog.article(), episode)
        at_second(episode, 22_000, "Noch etwas.")
    with django_assert_max_num_queries(7):
        assert len(moments_of(episode.pk, "de")) == 6


def told(start: int) -> Moment:
    return Moment(start, None, "article", "Erwähnt in:", f"bei {start}", "/x/")


def filled_with(html: str, moments: Sequence[Moment]) -> str:
    return fill_page(html, Beside({"moments": moments_writer(moments, html)})).content.decode()


def test_what_lies_between_two_paragraphs_stands_at_the_one_before_and_nothing_is_lost():
    html = f"A{moments_slot(1000, 9000)}B{moments_slot(20_000, 29_000)}C"
    filled = filled_with(html, [told(0), told(15_000), told(20_000), told(99_000)])
    first, rest = filled.split("B")
    assert [text in first for text in ("bei 0<", "bei 15000<", "bei 20000<")] == [True, True, False]
    assert "bei 20000<" in rest
    assert "bei 99000<" in rest
    assert filled_with(html, ()) == "ABC"
