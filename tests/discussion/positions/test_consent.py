"""A contribution becomes a position as far as its author's consent reaches, and goes with it."""

import pytest
from django.test import Client

from blog.actions.positions.publish import publish_position
from blog.actions.positions.refuse import PositionReason, PositionRefused
from blog.actions.positions.write import change_position
from blog.models import Position
from blog.queries.positions.lines import code_of
from discussion.actions.change_credit import CreditWish, change_credit
from discussion.actions.change_use import change_use
from discussion.actions.position_of_contribution import position_of_contribution
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import CreditChoice, UseChoice
from discussion.models import Contribution
from tests.factories import merging, positions
from tests.world import World

pytestmark = pytest.mark.django_db

TEXT = "Ohne Zeit hilft keine Technik. Das erlebe ich jeden Tag."


def merged(world: World, use: str, credit: str = CreditChoice.FULL_NAME) -> Contribution:
    contribution = merging.contribution(
        world.article, text=TEXT, use=use, credit=credit, name="Ben Beiträger"
    )
    Contribution.objects.filter(pk=contribution.pk).update(state="merged")
    contribution.refresh_from_db()
    return contribution


def shown(contribution: Contribution, **told: str) -> Position:
    row = position_of_contribution(contribution=contribution, by=None, **told)
    question = positions.question("Hilft das?", slug="hilft")
    return publish_position(position=change_position(position=row, by=None, question=question), by=None)


def page(client: Client, position: Position) -> tuple[int, str]:
    response = client.get(f"/haltungen/h/{code_of(position)}/")
    return response.status_code, response.content.decode()


def test_wording_becomes_a_quote_with_the_name_and_the_comment_as_source(
    world: World, client: Client
) -> None:
    row = shown(merged(world, UseChoice.WORDING))
    status, html = page(client, row)
    assert status == 200
    assert "„Ohne Zeit hilft keine Technik.“" in html
    assert "Das erlebe ich jeden Tag." in html
    assert "Ben Beiträger" in html
    assert "/k/" in html
    assert "Ben" not in str(row.history.get().said)


def test_an_idea_is_only_ever_the_editors_summary(world: World, client: Client) -> None:
    contribution = merged(world, UseChoice.IDEA, CreditChoice.NONE)
    with pytest.raises(PositionRefused, match=PositionReason.NO_STATEMENT):
        position_of_contribution(contribution=contribution, by=None)
    row = shown(contribution, statement="Technik braucht Zeit.")
    html = page(client, row)[1]
    assert "Von der Redaktion zusammengefasst" in html
    assert "Ben" not in html
    with pytest.raises(PositionRefused, match=PositionReason.BEYOND_CONSENT):
        change_position(position=row, by=None, is_summary=False)


def test_without_consent_or_before_it_went_in_there_is_none(world: World) -> None:
    taken_back = merged(world, UseChoice.IDEA)
    change_use(submission=taken_back.submission, use=UseChoice.NONE, proof="receipt:1")
    for contribution in (taken_back, merging.contribution(world.article, use=UseChoice.WORDING)):
        with pytest.raises(PositionRefused, match=PositionReason.BEYOND_CONSENT):
            position_of_contribution(contribution=contribution, by=None, statement="Technik braucht Zeit.")


def test_a_withdrawn_name_is_gone_from_page_map_and_picture_with_the_next_request(
    world: World, client: Client
) -> None:
    contribution = merged(world, UseChoice.WORDING)
    row = shown(contribution)
    paths = (f"/haltungen/h/{code_of(row)}/", "/haltungen/hilft/", "/haltungen/hilft/karte.svg")
    assert "Ben Beiträger" in client.get("/haltungen/hilft/").content.decode()
    change_credit(submission=contribution.submission, wish=CreditWish(CreditChoice.NONE), proof="receipt:1")
    for path in paths:
        assert "Ben" not in client.get(path).content.decode()


def test_a_withdrawn_use_or_text_takes_the_position_along(world: World, client: Client) -> None:
    contribution = merged(world, UseChoice.WORDING)
    row = shown(contribution)
    change_use(submission=contribution.submission, use=UseChoice.IDEA, proof="receipt:1")
    assert page(client, row)[0] == 404
    assert "Ohne Zeit" not in client.get("/haltungen/hilft/").content.decode()
    change_use(submission=contribution.submission, use=UseChoice.WORDING, proof="receipt:1")
    assert page(client, row)[0] == 200
    withdraw_text(submission=contribution.submission, proof="receipt:1")
    assert page(client, row)[0] == 404
