"""Tests of the desk's queue, without a script: tabs, filter, acts on several, one contribution, adding, the sheet."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from discussion.actions.assign import assign
from discussion.actions.group_points import group_points
from discussion.actions.set_due import set_due
from discussion.actions.withdraw_text import withdraw_text
from discussion.kinds import AskAnswer, Channel, DeclineReason, MergeProblem, UseChoice, Verb
from discussion.models import Ask, Contribution, Decision, Merge, Point, PointGroup, WithdrawalTask
from discussion.states import ContributionState, MergeState
from tests.factories import blog, merging
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def queue(desk: Client, query: str = "") -> str:
    answer = desk.get(f"{reverse('merge_overview')}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def act(desk: Client, do: str, *chosen: Contribution, **told: Any) -> Any:
    sent = {"do": do, "beitrag": [str(one.uuid) for one in chosen], **told}
    return desk.post(reverse("desk_act"), sent)


def test_the_queue_shows_what_waits_with_what_is_allowed(world: World, desk: Client) -> None:
    merging.contribution(world.article, text="Wer hört der Nachtschicht zu?")
    page = queue(desk)
    assert "Wer hört der Nachtschicht zu?" in page
    assert "Wortlaut frei" in page
    assert "Ben Beiträger" in page
    assert world.article.title in page


def test_what_was_taken_back_says_so_and_not_that_something_is_missing(world: World, desk: Client) -> None:
    one = merging.contribution(world.article, text="Doch lieber nicht.")
    withdraw_text(submission=one.submission, proof="receipt:1")
    page = queue(desk, "?stand=entschieden")
    assert '<span class="desk-use">zurückgezogen</span>' in page
    assert "nicht freigegeben" not in page
    assert "desk-use--none" not in page


def test_each_contribution_stands_in_the_tab_of_its_state(world: World, desk: Client) -> None:
    tabs = {
        "wartet": ContributionState.IN_TALK,
        "zurueckgefragt": ContributionState.ASKED,
        "geplant": ContributionState.PLANNED,
        "entschieden": ContributionState.DECLINED,
    }
    for state in tabs.values():
        one = merging.contribution(world.article, text=f"Ein Text im Stand {state}.")
        Contribution.objects.filter(pk=one.pk).update(state=state)
    for tab, state in tabs.items():
        page = queue(desk, f"?stand={tab}")
        shown = [other for other in tabs.values() if f"Ein Text im Stand {other}." in page]
        assert shown == [state]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=Nachtschicht", "ab"),
        ("?q=Nachtschicht&verwendung=idea", "b"),
        ("?artikel=digital", "ab"),
        ("?artikel=Gärten", ""),
        ("?herkunft=aufgegriffen", "b"),
        ("?weg=letter", "b"),
        ("?sprache=en", "b"),
        ("?art=privat", "b"),
        ("?art=gruppe", "b"),
        ("?art=source", "b"),
        ("?alter=7", "b"),
        ("?alter=neu", "a"),
        ("?zustaendig=ich", "b"),
        ("?zustaendig=niemand", "a"),
        ("?zustaendig=jemand", "b"),
        ("?frist=ueberfaellig", "b"),
        ("?frist=ohne", "a"),
        ("?nennung=genannt", "a"),
        ("?nennung=none", "b"),
        ("?antwort=on", "b"),
        ("?weg=unsinn&alter=x&zustaendig=%00&seite=-1&sortierung=?", "ab"),
    ],
)
def test_the_filter_stands_in_the_address(world: World, desk: Client, query: str, found: str) -> None:
    merging.contribution(world.article, text="Nachtschicht a.")
    other = merging.contribution(world.article, text="Nachtschicht b.", use=UseChoice.IDEA, credit="none")
    a_while_ago = timezone.now() - timedelta(days=9)
    Contribution.objects.filter(pk=other.pk).update(
        offered=False, assigned_to=world.cem, due=date(2020, 1, 1), created_at=a_while_ago
    )
    row = other.submission
    row.channel, row.language, row.private, row.group_name = Channel.LETTER, "en", True, "Nachtschicht"
    row.intent = "source"
    row.save()
    Ask.objects.create(
        contribution=other, answer_by=timezone.now(), answer=AskAnswer.YES, closed_at=timezone.now()
    )
    page = queue(desk, query)
    assert [name for name in "ab" if f"Nachtschicht {name}." in page] == list(found)


def test_the_answer_to_a_question_is_seen_in_the_queue(world: World, desk: Client) -> None:
    one = merging.contribution(world.article)
    Ask.objects.create(
        contribution=one,
        answer_by=timezone.now(),
        answer=AskAnswer.CHANGE,
        answer_words="Bitte mit Komma.",
        closed_at=timezone.now(),
    )
    page = queue(desk)
    assert "Bitte ändern" in page
    assert "Bitte mit Komma." in page


def test_a_planned_merge_that_did_not_appear_says_why(world: World, desk: Client) -> None:
    Merge.objects.create(
        page=world.article,
        base=merging.newest(world.article),
        editor=world.cem,
        state=MergeState.PLANNED,
        planned_for=timezone.now(),
        problem=MergeProblem.OVERLAP,
    )
    for tab in ("geplant", "wartet"):
        assert str(MergeProblem.OVERLAP.label) in queue(desk, f"?stand={tab}")


def test_only_articles_that_the_editor_may_publish_are_in_her_queue(world: World, client: Client) -> None:
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupPagePermission

    other = blog.article("Ein anderer Artikel", by=world.cem)
    merging.contribution(world.article, text="Hier darf sie nicht.")
    merging.contribution(other, text="Hier darf sie.")
    group = Group.objects.create(name="Nur ein Artikel")
    group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "merge"]))
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=other.page_ptr, permission=publish)
    eva = blog.user("eva@example.org", is_staff=True)
    eva.groups.add(group)
    client.force_login(eva)
    page = queue(client)
    assert "Hier darf sie." in page
    assert "Hier darf sie nicht." not in page
    hers_not = Contribution.objects.get(page=world.article)
    assert act(client, "mir", hers_not).status_code == 302
    assert client.get(reverse("desk_contribution", args=[hers_not.uuid])).status_code == 404
    assert client.get(reverse("desk_sheet_for", args=[hers_not.uuid])).status_code == 404
    assert Decision.objects.filter(verb=Verb.ASSIGNED).count() == 0


def test_who_may_not_merge_sees_no_queue(world: World, client: Client) -> None:
    client.force_login(world.dana)
    for name in ("merge_overview", "desk_comments", "desk_add", "desk_sheet"):
        assert client.get(reverse(name)).status_code in (302, 403)


def test_a_page_of_the_queue_asks_the_same_number_of_questions_however_much_waits(
    world: World, desk: Client
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queue(desk)
        return len(asked)

    def more(number: int) -> None:
        article = blog.article(by=world.cem)
        rows = [merging.contribution(article, text=f"Text {step}.") for step in range(number)]
        assign(contributions=rows, to=world.cem, by=world.cem)
        for row in rows:
            Ask.objects.create(contribution=row, answer_by=timezone.now(), closed_at=timezone.now())
        points = Point.objects.filter(contribution__in=rows).values_list("uuid", flat=True)
        group_points(points=list(points), title="Zusammen", by=world.cem)

    more(1)
    queue(desk)
    few = statements()
    more(2)
    more(3)
    assert statements() == few
    assert few <= 30


def test_several_are_assigned_and_get_a_day_at_once(world: World, desk: Client) -> None:
    rows = [merging.contribution(world.article, text=f"Text {step}.") for step in range(2)]
    answer = act(desk, "mir", *rows, here=f"{reverse('merge_overview')}?zustaendig=niemand")
    assert answer.status_code == 302
    assert "zustaendig=niemand" in answer["Location"]
    assert all(f"gewaehlt={row.uuid}" in answer["Location"] for row in rows)
    act(desk, "frist", *rows, frist="2027-01-15")
    now = Contribution.objects.filter(pk__in=[row.pk for row in rows])
    assert {(row.assigned_to, row.due) for row in now} == {(world.cem, date(2027, 1, 15))}
    assert Decision.objects.filter(verb=Verb.ASSIGNED, by=world.cem).count() == 2
    assert Decision.objects.filter(verb=Verb.DUE, words="2027-01-15").count() == 2
    act(desk, "zuweisen", *rows, wem="niemand")
    act(desk, "frist", *rows, frist="")
    assert {(row.assigned_to, row.due) for row in now.all()} == {(None, None)}


def test_who_may_not_merge_there_is_given_nothing(world: World, desk: Client) -> None:
    one = merging.contribution(world.article)
    act(desk, "zuweisen", one, wem=str(world.dana.public_id))
    one.refresh_from_db()
    assert one.assigned_to is None
    assert not Decision.objects.filter(verb=Verb.ASSIGNED).exists()


def test_enter_in_the_field_of_the_day_sets_the_day(world: World, desk: Client) -> None:
    one = merging.contribution(world.article)
    act(desk, "", one, frist="2027-02-03")
    one.refresh_from_db()
    assert one.due == date(2027, 2, 3)


def test_declining_several_takes_a_reason_from_the_list(world: World, desk: Client) -> None:
    rows = [merging.contribution(world.article, text=f"Text {step}.") for step in range(2)]
    act(desk, "ablehnen", *rows, worte="Danke dafür.")
    assert not Contribution.objects.filter(state=ContributionState.DECLINED).exists()
    act(desk, "ablehnen", *rows, grund=DeclineReason.ALREADY_THERE, worte="Danke dafür.")
    assert Contribution.objects.filter(state=ContributionState.DECLINED).count() == 2
    decision = Decision.objects.filter(verb=Verb.DECLINED).first()
    assert (decision.reason, decision.words) == (DeclineReason.ALREADY_THERE, "Danke dafür.")
    act(desk, "wieder", rows[0])
    assert Contribution.objects.get(pk=rows[0].pk).state == ContributionState.OPEN


def test_what_was_decided_meanwhile_is_left_alone_and_told(world: World, desk: Client) -> None:
    late, open_one = (merging.contribution(world.article, text=f"Text {step}.") for step in range(2))
    Contribution.objects.filter(pk=late.pk).update(state=ContributionState.WITHDRAWN)
    answer = desk.post(
        reverse("desk_act"),
        {"do": "gespraech", "beitrag": [str(late.uuid), str(open_one.uuid)]},
        follow=True,
    )
    told = answer.content.decode()
    assert "1 Beitrag: als „im Gespräch“ markiert." in told
    assert "1 Beitrag blieb, wie er ist" in told


def test_several_of_one_article_go_to_the_workbench_together(world: World, desk: Client) -> None:
    rows = [merging.contribution(world.article, text=f"Text {step}.") for step in range(2)]
    answer = act(desk, "einarbeiten", *rows)
    bench = reverse("merge_desk", args=[world.article.pk])
    assert answer["Location"] == f"{bench}?beitrag={rows[0].uuid}&beitrag={rows[1].uuid}"
    other = merging.contribution(blog.article(by=world.cem))
    assert act(desk, "einarbeiten", rows[0], other)["Location"].startswith(reverse("merge_overview"))


def test_points_of_several_are_put_together_under_a_title(world: World, desk: Client) -> None:
    rows = [merging.contribution(world.article, text=f"Text {step}.") for step in range(2)]
    answer = desk.post(
        reverse("desk_act"),
        {"do": "gruppieren", "beitrag": [str(row.uuid) for row in rows], "titel": "Nachts ist niemand da"},
        follow=True,
    )
    group = PointGroup.objects.get()
    assert group.points.count() == 2
    assert f"?gruppe={group.uuid}" in answer.content.decode()
    assert Decision.objects.filter(verb=Verb.GROUPED, words="Nachts ist niemand da").count() == 2
    point = rows[0].points.get()
    desk.post(reverse("desk_ungroup", args=[rows[0].uuid]), {"punkt": str(point.uuid)})
    assert group.points.count() == 1
    last = rows[1].points.get()
    desk.post(reverse("desk_ungroup", args=[rows[1].uuid]), {"punkt": str(last.uuid)})
    assert not PointGroup.objects.exists()


def test_points_of_two_articles_are_not_put_together(world: World, desk: Client) -> None:
    rows = [merging.contribution(world.article), merging.contribution(blog.article(by=world.cem))]
    act(desk, "gruppieren", *rows, titel="Zusammen")
    assert not PointGroup.objects.exists()


def test_a_contribution_is_cut_at_sentences_and_put_together_again(world: World, desk: Client) -> None:
    one = merging.contribution(
        world.article, text="Guten Tag. Fragt die Nacht. Auch um 4 Uhr. Und zahlt besser."
    )
    page = desk.get(reverse("desk_contribution", args=[one.uuid])).content.decode()
    assert "Nach Sätzen teilen" in page
    first = one.points.get().uuid
    desk.post(
        reverse("desk_cut", args=[one.uuid]),
        {"satz-0": "out", "satz-1": "on", "satz-2": "on", "satz-3": "new"},
    )
    assert [point.text for point in one.points.order_by("position")] == [
        "Fragt die Nacht. Auch um 4 Uhr.",
        "Und zahlt besser.",
    ]
    assert one.points.order_by("position")[0].uuid == first
    desk.post(reverse("desk_join", args=[one.uuid]))
    assert [point.text for point in one.points.all()] == [""]
    assert Decision.objects.filter(verb=Verb.SPLIT).count() == 2


def test_a_cut_between_words_holds_her_words_and_no_others(world: World, desk: Client) -> None:
    one = merging.contribution(world.article, text="Fragt die Nacht und zahlt besser.")
    address = reverse("desk_cut", args=[one.uuid])
    changed = desk.post(address, {"text": "Fragt die Nacht\r\n---\r\nzahlt viel besser."})
    assert changed.status_code == 422
    assert "zahlt viel besser." in changed.content.decode()
    assert one.points.count() == 1
    desk.post(address, {"text": "Fragt die Nacht\r\n---\r\nzahlt besser."})
    assert [point.text for point in one.points.order_by("position")] == ["Fragt die Nacht", "zahlt besser."]


def test_what_is_merged_is_not_cut_any_more(world: World, desk: Client) -> None:
    one = merging.contribution(world.article, text="Fragt die Nacht. Zahlt besser.")
    merging.merged(world.article, one, by=world.cem)
    answer = desk.post(reverse("desk_cut", args=[one.uuid]), {"satz-0": "on", "satz-1": "new"})
    assert answer.status_code == 422
    assert one.points.count() == 1


def test_an_act_on_nothing_or_nonsense_says_so(world: World, desk: Client) -> None:
    one = merging.contribution(world.article)
    for told in (
        {"do": "mir"},
        {"do": "unsinn", "beitrag": str(one.uuid)},
        {"beitrag": ["x", str(uuid.uuid4())]},
    ):
        assert desk.post(reverse("desk_act"), told).status_code == 302
    assert act(desk, "frist", one, frist="2027-13-45").status_code == 302
    assert act(desk, "mir", one, here="https://example.org/")["Location"].startswith("/")


def test_what_was_decided_is_read_in_words(world: World, desk: Client) -> None:
    one = merging.contribution(world.article)
    assign(contributions=[one], to=world.cem, by=world.cem)
    set_due(contributions=[one], due=date(2027, 1, 15), by=world.cem)
    page = desk.get(reverse("desk_contribution", args=[one.uuid])).content.decode()
    assert "zugewiesen</strong>: Cem Redakteur" in page
    assert "15.01.2027" in page


def test_what_was_taken_back_is_found_among_the_decided_and_only_its_author_opens_it_again(
    world: World, desk: Client
) -> None:
    gone, merged = merging.contribution(world.article), merging.contribution(world.article)
    merging.merged(world.article, merged, by=world.cem)
    withdraw_text(submission=gone.submission, proof="receipt:1")
    page = desk.get(reverse("merge_overview"), {"stand": "entschieden"}).content.decode()
    assert str(gone.uuid) in page
    assert "Text auf Wunsch entfernt" in page
    act(desk, "wieder", gone, merged)
    states = [Contribution.objects.get(pk=one.pk).state for one in (gone, merged)]
    assert states == [ContributionState.WITHDRAWN, ContributionState.MERGED]


def test_the_tab_of_withdrawals_leads_to_each_passage_where_it_is_settled(world: World, desk: Client) -> None:
    one = merging.contribution(world.article, email="ben@example.org")
    merging.merged(world.article, one, by=world.cem, change=merging.added("Zuhören ist der Anfang."))
    assert "Aufgaben nach Widerruf" not in queue(desk)
    withdraw_text(submission=one.submission, proof="receipt:1")
    task = WithdrawalTask.objects.get()
    page = desk.get(reverse("merge_overview"), {"stand": "aufgaben"}).content.decode()
    address = reverse("discussion_withdrawal_task", args=[task.uuid])
    assert "Zuhören ist der Anfang." in page
    assert address in page
    bench = reverse("merge_desk", args=[world.article.pk])
    assert f"{bench}?stelle={merging.NEW}" in desk.get(address).content.decode()
    shown = desk.get(bench).content.decode()
    assert shown.count("merge-tag--task") == 1
    assert f'href="{address}"' in shown
    still = desk.post(address, {"wie": "neu"})
    assert still.status_code == 409
    assert desk.post(address, {"wie": "lizenz", "words": " "}).status_code == 422
    assert desk.post(address, {"wie": "lizenz", "words": "CC BY 4.0 seit Mai"}).status_code == 302
    task.refresh_from_db()
    assert (task.outcome, task.settled_by, task.words) == ("licensed", world.cem, "CC BY 4.0 seit Mai")
    assert "Aufgaben nach Widerruf" not in queue(desk)
    assert "merge-tag--task" not in desk.get(bench).content.decode()
