"""Tests of the merge page, without a script: choosing, writing, looking at it, publishing; conflicts; taking back."""

import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from blog.models import Article, Version
from discussion.kinds import ProvenanceKind, UseChoice
from discussion.models import Contribution, Merge, Provenance
from discussion.states import ContributionState
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.cem)
    return client


def address(world: World) -> str:
    return reverse("merge_desk", args=[world.article.pk])


def hidden(html: str) -> dict[str, Any]:
    """What the page's form carries in hidden fields."""
    found: dict[str, Any] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', html):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found.setdefault(name[1], []).append(unescape(value[1] if value else ""))
    return found


def step(client: Client, world: World, do: str, page: str, **sent: Any) -> Any:
    return client.post(address(world), {**hidden(page), **sent, "do": do})


def test_the_whole_way_without_a_script(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article, text="Wir sollten zuerst zuhören.")
    page = desk.get(address(world)).content.decode()
    assert "Wir sollten zuerst zuhören." in page
    assert "Ben Beiträger" in page
    assert "Digitalisierung lebt durch die Menschen." in page

    write = step(desk, world, "write", page, contributions=[str(contribution.uuid)], place=f"after:{FIRST}")
    assert write.status_code == 200
    preview = step(
        desk,
        world,
        "preview",
        write.content.decode(),
        text_plain="Zuhören ist der **Anfang**.\n\n- erst fragen\n- dann kaufen",
        kind="wording",
        note="Eine Stimme zum Zuhören.",
    )
    shown = preview.content.decode()
    assert preview.status_code == 200
    assert "<ins>" in shown
    assert "Ben Beiträger" in shown
    assert Version.objects.count() == 1

    done = step(desk, world, "publish", shown)
    assert done.status_code == 302
    assert [str(block["value"]) for block in blog.stored(Article.objects.get())[2:4]] == [
        "<p>Zuhören ist der <b>Anfang</b>.</p>",
        "<ul><li>erst fragen</li><li>dann kaufen</li></ul>",
    ]
    version = Version.objects.latest("number")
    assert (version.number, version.note) == (2, "Eine Stimme zum Zuhören.")
    assert Provenance.objects.count() == 2

    again = step(desk, world, "publish", shown)
    assert again.status_code == 302
    assert Version.objects.count() == 2


def test_an_existing_passage_is_edited(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article)
    page = desk.get(address(world)).content.decode()
    write = step(
        desk, world, "write", page, contributions=[str(contribution.uuid)], place=f"replace:{FIRST}"
    ).content.decode()
    assert "Digitalisierung lebt durch die Menschen.</textarea>" in write
    preview = step(
        desk, world, "preview", write, text_plain="Digitalisierung lebt.", kind="idea", note="Gekürzt."
    )
    assert "<del>" in preview.content.decode()
    step(desk, world, "publish", preview.content.decode())
    assert [block["id"] for block in blog.stored(Article.objects.get())][1] == FIRST
    assert Provenance.objects.get().kind == ProvenanceKind.IDEA


def chosen(desk: Client, world: World, contribution: Contribution, place: str = f"after:{FIRST}") -> str:
    """Go to the second step."""
    page = desk.get(address(world)).content.decode()
    answer = step(desk, world, "write", page, contributions=[str(contribution.uuid)], place=place)
    assert answer.status_code == 200
    return answer.content.decode()


def written(desk: Client, world: World, page: str, words: str, **other: Any) -> Any:
    """Go to the third step."""
    sent = {"text_plain": words, "kind": "wording", "note": "Neu.", **other}
    return step(desk, world, "preview", page, **sent)


def test_a_new_passage_begins_with_words_that_may_be_used(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article, text="Erst *zuhören*.\n\nDann planen.")
    assert "Erst \\*zuhören\\*.\n\nDann planen.</textarea>" in chosen(desk, world, contribution)


def test_words_that_are_not_free_are_not_put_in(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article, text="Erst zuhören.", use=UseChoice.IDEA)
    page = chosen(desk, world, contribution)
    assert "Erst zuhören.</textarea>" not in page
    answer = written(desk, world, page, "Erst zuhören.", kind="wording")
    assert answer.status_code == 422
    assert "Den Wortlaut haben nicht alle freigegeben." in answer.content.decode()


def test_a_heading_is_rewritten(world: World, desk: Client) -> None:
    heading = blog.stored(world.article)[0]["id"]
    page = chosen(desk, world, merging.contribution(world.article), f"replace:{heading}")
    preview = step(desk, world, "preview", page, heading="Zuhören", kind="idea", note="Treffender.")
    step(desk, world, "publish", preview.content.decode())
    assert blog.stored(Article.objects.get())[0]["value"] == {"text": "Zuhören", "level": "2"}


def test_a_contribution_is_quoted_by_reference(world: World, desk: Client) -> None:
    contribution = merging.contribution(world.article, text="Wir wollen gefragt werden.")
    page = chosen(desk, world, contribution)
    preview = written(desk, world, page, "", shape="quote")
    assert preview.status_code == 200
    step(desk, world, "publish", preview.content.decode())
    assert blog.stored(Article.objects.get())[2]["value"] == {"ref": contribution.ref}
    assert "Wir wollen gefragt werden." in desk.get("/artikel/digitalisierung/").content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"contributions": [], "place": f"after:{FIRST}"}, "Wähle mindestens einen Beitrag."),
        ({"place": ""}, "Wähle die Stelle im Artikel."),
        ({"place": "after:nonsense"}, "Die Stelle gibt es im Artikel nicht mehr."),
        ({"contributions": ["nonsense"], "place": f"after:{FIRST}"}, "Wähle mindestens einen Beitrag."),
    ],
)
def test_what_is_missing_is_said_and_what_was_chosen_stays(
    world: World, desk: Client, sent: dict[str, Any], said: str
) -> None:
    contribution = merging.contribution(world.article)
    page = desk.get(address(world)).content.decode()
    answer = step(desk, world, "write", page, **{"contributions": [str(contribution.uuid)], **sent})
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text_plain": "   "}, "Hier fehlt der Text."),
        ({"note": "  "}, "Sag in einem Satz, was neu ist."),
        ({"kind": "magic"}, "magic"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(
    world: World, desk: Client, sent: dict[str, str], said: str
) -> None:
    page = chosen(desk, world, merging.contribution(world.article))
    answer = step(
        desk, world, "preview", page, **{"text_plain": "Mein Satz.", "kind": "idea", "note": "Neu.", **sent}
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Mein Satz." in answer.content.decode() or "text_plain" in sent


def test_nothing_that_runs_gets_into_the_text(world: World, desk: Client) -> None:
    page = chosen(desk, world, merging.contribution(world.article))
    preview = step(
        desk,
        world,
        "preview",
        page,
        text_html='<p onclick="x()">Gut<script>alert(1)</script> <a href="javascript:x()">hier</a>\ue000credit:x\ue001</p>',
        kind="idea",
        note="Neu.",
    )
    step(desk, world, "publish", preview.content.decode())
    assert blog.stored(Article.objects.get())[2]["value"] == "<p>Gut hiercredit:x</p>"


def test_a_comment_cannot_run_anything_on_the_merge_page(world: World, desk: Client) -> None:
    merging.contribution(
        world.article, text="<script>alert(1)</script><img src=x onerror=y>", name="<b>Ben</b>"
    )
    page = desk.get(address(world)).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>Ben</b>" not in page


def test_somebody_published_at_the_same_place(world: World, desk: Client) -> None:
    mine = merging.contribution(world.article, text="Meins")
    page = chosen(desk, world, mine, f"replace:{FIRST}")
    preview = written(desk, world, page, "Mein Satz.").content.decode()
    merging.merged(
        world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("Ihr Satz.")
    )

    answer = step(desk, world, "publish", preview)
    shown = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Digitalisierung lebt durch die Menschen.", "Ihr Satz.", "Mein Satz."):
        assert words in shown
    assert "Mein Satz.</textarea>" in shown
    assert Version.objects.count() == 2

    again = written(desk, world, shown, "Ihr Satz. Mein Satz.")
    assert again.status_code == 200
    step(desk, world, "publish", again.content.decode())
    assert blog.stored(Article.objects.get())[1]["value"] == "<p>Ihr Satz. Mein Satz.</p>"


def test_somebody_published_elsewhere(world: World, desk: Client) -> None:
    page = chosen(desk, world, merging.contribution(world.article), f"replace:{FIRST}")
    preview = written(desk, world, page, "Mein Satz.").content.decode()
    merging.merged(
        world.article,
        merging.contribution(world.article),
        by=world.cem,
        change=merging.replaced("Vier.", block=SECOND),
    )
    answer = step(desk, world, "publish", preview)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Inzwischen ist Fassung 2 erschienen." in shown
    assert Version.objects.count() == 2
    assert step(desk, world, "publish", shown).status_code == 302
    assert [block["value"] for block in blog.stored(Article.objects.get())][1:] == [
        "<p>Mein Satz.</p>",
        "<p>Vier.</p>",
    ]


def test_the_place_is_gone_and_the_words_are_kept(world: World, desk: Client) -> None:
    page = chosen(desk, world, merging.contribution(world.article), f"replace:{FIRST}")
    preview = written(desk, world, page, "Mein Satz.").content.decode()
    article = Article.objects.get()
    blog.publish(
        blog.set_body(article, [one for one in blog.stored(article) if one["id"] != FIRST]), by=world.cem
    )
    answer = step(desk, world, "publish", preview)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Die Stelle gibt es im Artikel nicht mehr." in shown
    assert hidden(shown)["text_html"] == ["<p>Mein Satz.</p>"]
    again = step(
        desk, world, "write", shown, place=f"after:{SECOND}", contributions=hidden(preview)["contributions"]
    )
    assert "Mein Satz.</textarea>" in again.content.decode()


def test_a_conflict_with_the_draft_is_shown(world: World, desk: Client) -> None:
    article = Article.objects.get()
    blocks = [
        {**one, "value": "<p>Im Entwurf anders.</p>"} if one["id"] == FIRST else one
        for one in blog.stored(article)
    ]
    blog.set_body(article, blocks).save_revision(user=world.cem)
    page = desk.get(address(world)).content.decode()
    assert "Es gibt einen unfertigen Entwurf" in page
    page = chosen(desk, world, merging.contribution(world.article), f"replace:{FIRST}")
    preview = written(desk, world, page, "Mein Satz.").content.decode()
    answer = step(desk, world, "publish", preview)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Im unfertigen Entwurf ist dieselbe Stelle geändert." in shown
    assert "Im Entwurf anders." in shown
    assert hidden(shown)["text_html"] == ["<p>Mein Satz.</p>"]


def test_a_locked_article_says_so(world: World, desk: Client) -> None:
    merging.contribution(world.article)
    Page.objects.filter(pk=world.article.pk).update(locked=True, locked_by=world.dana)
    assert "Der Artikel ist gesperrt." in desk.get(address(world)).content.decode()


def test_an_alias_leads_to_its_source(world: World, desk: Client) -> None:
    alias = world.article.create_alias(update_slug="alias")
    answer = desk.get(reverse("merge_desk", args=[alias.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, address(world))


@pytest.mark.parametrize("who", ["dana", None])
def test_who_may_not_merge_sees_nothing(world: World, client: Client, who: str | None) -> None:
    merging.contribution(world.article, text="Geheimnis")
    if who:
        client.force_login(getattr(world, who))
    for page in (address(world), reverse("merge_overview")):
        assert "Geheimnis" not in client.get(page, follow=True).content.decode()
    assert client.post(address(world), {"do": "publish"}).status_code in (302, 403)
    assert not Merge.objects.exists()


def test_the_overview_counts_what_waits(world: World, desk: Client) -> None:
    merging.contribution(world.article)
    page = desk.get(reverse("merge_overview")).content.decode()
    assert address(world) in page
    assert "<strong>1</strong>" in page
    assert "wartet aufs Einarbeiten" in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_the_number_of_statements_does_not_grow_with_what_waits(world: World, desk: Client) -> None:
    counts = []
    for number in (1, 12):
        for _one in range(number):
            merging.contribution(world.article)
        desk.get(address(world))
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(world))
        counts.append(len(queries))
    assert counts[0] == counts[1]


class TestActs:
    def test_taking_back_shows_what_changes_and_needs_a_sentence(self, world: World, desk: Client) -> None:
        contribution = merging.contribution(world.article)
        merge = merging.merged(world.article, contribution, by=world.cem)
        undo = reverse("merge_undo", args=[world.article.pk, merge.uuid])
        assert undo in desk.get(address(world)).content.decode()
        assert "<del>" in desk.get(undo).content.decode()
        assert desk.post(undo, {"note": " "}).status_code == 422
        assert desk.post(undo, {"note": "Doch nicht."}).status_code == 302
        assert Version.objects.latest("number").note == "Doch nicht."
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.OPEN
        assert "zurückgenommen in Fassung 3" in desk.get(address(world)).content.decode()

    def test_taking_back_says_why_it_cannot_be_done(self, world: World, desk: Client) -> None:
        merge = merging.merged(
            world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("A.")
        )
        merging.merged(
            world.article, merging.contribution(world.article), by=world.cem, change=merging.replaced("B.")
        )
        undo = reverse("merge_undo", args=[world.article.pk, merge.uuid])
        assert undo not in desk.get(address(world)).content.decode()
        assert "An der Stelle wurde seitdem weitergeschrieben." in desk.get(undo).content.decode()
        assert desk.post(undo, {"note": "Trotzdem."}).status_code == 409

    def test_saying_no_with_a_reason_and_opening_again(self, world: World, desk: Client) -> None:
        contribution = merging.contribution(world.article)
        args = [world.article.pk, contribution.uuid]
        desk.post(reverse("merge_decline", args=args), {f"words-{contribution.uuid}": "Steht\0 schon da."})
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.DECLINED
        assert contribution.submission.decisions.latest("pk").words == "Steht schon da."
        desk.post(reverse("merge_reopen", args=args))
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.OPEN
        desk.post(reverse("merge_talk", args=args))
        contribution.refresh_from_db()
        assert contribution.state == ContributionState.IN_TALK

    def test_a_comment_that_nobody_offered_is_taken_up(self, world: World, desk: Client) -> None:
        row = merging.publish(merging.submission(world.article, text="Nur so gesagt."))
        take_up = reverse("merge_take_up", args=[world.article.pk, row.uuid])
        assert take_up in desk.get(address(world)).content.decode()
        desk.post(take_up)
        page = desk.get(address(world)).content.decode()
        assert take_up not in page
        assert "nicht freigegeben, erst fragen" in page
        contribution = Contribution.objects.get()
        assert (contribution.offered, contribution.taken_up_by) == (False, world.cem)
        answer = step(
            desk, world, "write", page, contributions=[str(contribution.uuid)], place=f"after:{FIRST}"
        )
        assert answer.status_code == 422

    def test_a_contribution_of_another_article_is_not_found(self, world: World, desk: Client) -> None:
        other = merging.contribution(blog.article("Ein anderer"))
        assert desk.post(reverse("merge_decline", args=[world.article.pk, other.uuid])).status_code == 404
        assert desk.post(reverse("merge_decline", args=[world.article.pk, uuid.uuid4()])).status_code == 404
