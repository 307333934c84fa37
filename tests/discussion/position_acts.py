"""Acts on positions that hold what they judge by, each with the locks that it takes (see `acts`)."""

from collections.abc import Callable

from blog.actions.positions.forget import forget_person
from blog.actions.positions.from_quote import position_from_quote
from blog.actions.positions.from_seconds import position_from_seconds
from blog.actions.positions.publish import publish_position
from blog.kinds import Network
from blog.models import PersonNetwork
from blog.text.podcast.times import Span
from discussion.actions.claim import ask_claim, confirm_claim
from discussion.actions.contribution_of_answers import contribution_of_answers
from discussion.actions.opinions import give_opinion, position_of_group
from discussion.actions.position_of_contribution import position_of_contribution
from discussion.kinds import ClaimKind
from discussion.models import Contribution, Opinion, OpinionGroup
from discussion.states import OpinionState
from tests.discussion.acts import Act, Desk
from tests.factories import blog, merging, positions


def _quotation(desk: Desk) -> Act:
    told = {"text": "<p>Erst zuhören.</p>", "attribution": "Jana", "source_title": "", "source_url": ""}
    quote = blog.block("quote", told)
    blog.publish(blog.set_body(desk.page, [quote]))
    return lambda: position_from_quote(page_id=desk.page.pk, block=quote["id"], by=desk.cem)


def _seconds(desk: Desk) -> Act:
    told = {"statement": "Zeit hilft.", "by": desk.cem}
    return lambda: position_from_seconds(page_id=desk.page.pk, span=Span(0, 4000), **told)


def _publishing(desk: Desk) -> Act:
    draft = positions.draft()
    return lambda: publish_position(position=draft, by=desk.cem)


def _forgetting(_desk: Desk) -> Act:
    public = positions.position()
    return lambda: forget_person(public.person.pk)


def _claim(_desk: Desk) -> Act:
    public = positions.position()
    PersonNetwork.objects.create(person=public.person, network=Network.EMAIL, url="mailto:jana@example.org")
    claim = ask_claim(position=public, kind=ClaimKind.WITHDRAW, email="jana@example.org")
    return lambda: confirm_claim(claim=claim)


def _contribution(desk: Desk) -> Act:
    row = merging.contribution(desk.page)
    Contribution.objects.filter(pk=row.pk).update(state="merged")
    return lambda: position_of_contribution(contribution=row, by=desk.cem)


def _opinion(_desk: Desk) -> Act:
    asked = positions.question(is_open=True)
    return lambda: give_opinion(question=asked, text="Ja.", role="it", browser="A")


def _group(desk: Desk) -> Act:
    asked = positions.question(is_open=True)
    group = OpinionGroup.objects.create(question=asked, title="Zeit ist wichtig.")
    return lambda: position_of_group(group=group, by=desk.cem, url="https://example.org/antworten/")


def _answers(desk: Desk) -> Act:
    asked = positions.question(is_open=True, page=desk.page)
    give_opinion(question=asked, text="Ja.", role="it", browser="A")
    group = OpinionGroup.objects.create(question=asked, title="Zeit ist wichtig.")
    Opinion.objects.filter(question=asked).update(group=group, state=OpinionState.SHOWN)
    return lambda: contribution_of_answers(group=group, by=desk.cem)


POSITION_ACTS: dict[str, tuple[Callable[[Desk], Act], list[str]]] = {
    "making a position of a quotation": (_quotation, ["from_quote.position_from_quote: Version"]),
    "making a position of seconds": (_seconds, ["from_seconds.position_from_seconds: Version"]),
    "showing a position": (_publishing, ["record.locked: Position"]),
    "forgetting a person's positions": (_forgetting, ["forget._forget: Position"]),
    "a holder's wish": (_claim, ["claim._locked: Claim", "record.locked: Position"]),
    "making a position of a contribution": (
        _contribution,
        ["position_of_contribution.position_of_contribution: Contribution"],
    ),
    "answering an article's question": (_opinion, ["opinions.give_opinion: Opinion"]),
    "making a position of answers": (_group, ["opinions.position_of_group: OpinionGroup"]),
    "making a contribution of answers": (
        _answers,
        ["contribution_of_answers.contribution_of_answers: OpinionGroup"],
    ),
}
