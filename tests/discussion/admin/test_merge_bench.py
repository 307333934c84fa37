"""The bench without a script: folding, writing, taking wording over, drafts, overtaken work. Each press is one request."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession

from blog.models import Article
from discussion.actions.offer import take_up
from discussion.kinds import ProvenanceKind, UseChoice
from discussion.models import Contribution, Merge, Point, PointGroup
from discussion.queries import desk_cards
from discussion.states import ContributionState, MergeState
from discussion.text.plan import Fold
from tests.discussion.admin.bench import Bench, hidden, point, proposed
from tests.factories import blog, merging
from tests.world import FIRST, SECOND, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def bench(world: World, client: Client) -> Bench:
    client.force_login(world.cem)
    return Bench(world, client)


class TestFolding:
    def test_a_card_shows_what_an_editor_has_to_know(self, world: World, bench: Bench) -> None:
        merging.contribution(world.article, text="Wir sollten zuerst zuhören.")
        merging.contribution(world.article, text="Nicht so.", use=UseChoice.IDEA)
        page = bench.opens().page
        told = (
            "Wir sollten zuerst zuhören.",
            "Ben Beiträger",
            "Wortlaut frei</span>",
            "als Anregung frei</span>",
        )
        for words in told:
            assert words in page
        assert "Digitalisierung lebt durch die Menschen." in page

    def test_a_contribution_goes_into_a_passage_as_far_as_its_consent_reaches(
        self, world: World, bench: Bench
    ) -> None:
        free, idea = (
            merging.contribution(world.article),
            merging.contribution(world.article, use=UseChoice.IDEA),
        )
        bench.opens().presses(f"fold {FIRST}", point(free), point(idea))
        assert {(fold.points, fold.kind) for fold in bench.folds} == {
            ((point(free),), "wording"),
            ((point(idea),), "idea"),
        }
        assert f'name="editing" value="{FIRST}"' in bench.page

    def test_while_a_passage_is_written_the_words_that_go_in_stand_above_its_field(
        self, world: World, bench: Bench
    ) -> None:
        one = merging.contribution(world.article, text="Fragt die Nachtschicht, sie ist allein.")
        page = bench.opens().presses(f"fold {FIRST}", point(one)).page
        said, field = page.index("merge-chip__said"), page.index('name="editing"')
        assert "Fragt die Nachtschicht, sie ist allein." in page[said:field]
        # Its card stays where it was as long as its passage is open.
        assert page.index(f"card-{one.uuid}") < said

    @pytest.mark.parametrize("state", [ContributionState.ASKED, ContributionState.PLANNED])
    def test_what_is_planned_or_asked_about_is_not_offered_again(
        self, world: World, bench: Bench, state: ContributionState
    ) -> None:
        one = proposed(world, "alle im Haus", "die Menschen")
        assert f"fold-card {one.uuid}" in bench.opens().page
        Contribution.objects.filter(pk=one.pk).update(state=state)
        page = bench.opens().page
        assert f"card-{one.uuid}" in page
        assert f"fold-card {one.uuid}" not in page
        assert f"take {one.uuid}" not in page
        assert reverse("merge_ask", args=[world.article.pk, one.uuid]) not in page

    def test_one_contribution_goes_into_two_passages(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} objection", point(one)).presses(
            f"fold {SECOND} source", point(one)
        )
        assert [(fold.block, fold.kind) for fold in bench.folds] == [(FIRST, "objection"), (SECOND, "source")]

    def test_the_kind_is_changed_at_the_passage_and_the_point_taken_out(
        self, world: World, bench: Bench
    ) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} idea", point(one))
        bench.presses("save", **{f"kind-{FIRST}-{point(one)}": "correction"})
        assert bench.folds[0].kind == ProvenanceKind.CORRECTION
        bench.presses(f"unfold {FIRST} {point(one)}")
        assert bench.folds == ()

    def test_a_point_stands_behind_the_sentence_that_was_chosen(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} idea", point(one))
        bench.presses(f"done {FIRST}", passage_plain="Erst hören. Dann planen.")
        assert "Satz 2: Dann planen." in bench.page
        bench.presses("save", **{f"words-{FIRST}-{point(one)}": "Dann planen."})
        assert bench.folds[0].exact == "Dann planen."

    def test_a_group_of_points_goes_in_at_once(self, world: World, bench: Bench) -> None:
        group = PointGroup.objects.create(page_id=world.article.pk, title="Zuhören")
        ones = [merging.contribution(world.article) for _one in range(2)]
        Point.objects.filter(contribution__in=ones).update(group=group)
        assert "Zuhören" in bench.opens().page
        bench.presses(f"fold {FIRST} idea", groups=[str(group.uuid)])
        assert set(bench.folds[0].points) == {point(one) for one in ones}

    def test_nothing_picked_is_said(self, world: World, bench: Bench) -> None:
        merging.contribution(world.article)
        assert "Wähle links mindestens einen Beitrag." in bench.opens().presses(f"fold {FIRST}").page

    def test_the_queue_opens_the_bench_with_what_was_chosen_there(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        page = bench.opens(beitrag=str(one.uuid)).page
        assert re.search(rf'value="{point(one)}"[^>]* checked', page)


class TestWriting:
    def test_a_text_is_written_and_its_paragraphs_become_passages(self, world: World, bench: Bench) -> None:
        bench.opens(stelle=FIRST).presses(
            f"done {FIRST}", passage_plain="Zuhören ist der **Anfang**.\n\nDann planen."
        )
        edits = bench.draft.plan["edits"]
        assert [edit["do"] for edit in edits] == ["replace", "insert-after"]
        assert edits[0]["block"]["value"] == {"html": "<p>Zuhören ist der <b>Anfang</b>.</p>"}
        assert "<ins>" in bench.page

    def test_other_kinds_are_written_with_their_own_fields(self, world: World, bench: Bench) -> None:
        heading = str(blog.stored(world.article)[0]["id"])
        bench.opens(stelle=heading)
        assert "data-block" in bench.page
        bench.presses(f"done {heading}", **{"passage-text": "Zuhören", "passage-level": "3"})
        assert bench.draft.plan["edits"][0]["block"]["value"] == {"text": "Zuhören", "level": 3}

    def test_what_is_wrong_is_said_and_the_editor_stays_open(self, world: World, bench: Bench) -> None:
        heading = str(blog.stored(world.article)[0]["id"])
        bench.opens(stelle=heading)
        bench.presses(f"done {heading}", **{"passage-text": "x" * 200, "passage-level": "2"})
        assert bench.status == 422
        assert "x" * 200 in bench.page
        assert f'name="editing" value="{heading}"' in bench.page

    def test_a_new_passage_is_put_in_moved_and_taken_out(self, world: World, bench: Bench) -> None:
        bench.opens().presses(f"insert {FIRST}")
        new = hidden(bench.page)["editing"]
        bench.presses(f"up {new}", passage_plain="Neu.")
        assert [edit["id"] for edit in bench.draft.plan["edits"]] != [FIRST]
        bench.presses(f"remove {new}").presses(f"remove {SECOND}")
        assert bench.draft.plan["edits"] == [{"do": "remove", "id": SECOND}]
        bench.presses(f"restore {SECOND}")
        assert bench.draft.plan["edits"] == []

    def test_nothing_that_runs_gets_into_the_text(self, world: World, bench: Bench) -> None:
        bench.opens(stelle=FIRST).presses(
            f"done {FIRST}", passage_html='<p onclick="x()">Gut<script>alert(1)</script></p>'
        )
        assert bench.draft.plan["edits"][0]["block"]["value"] == {"html": "<p>Gut</p>"}

    def test_a_comment_cannot_run_anything_here(self, world: World, bench: Bench) -> None:
        merging.contribution(world.article, text="<script>alert(1)</script>", name="<b>Ben</b>")
        page = bench.opens().page
        assert "<script>alert(1)" not in page
        assert "<b>Ben</b>" not in page


class TestProposals:
    def test_a_proposed_wording_is_taken_over_with_one_press(self, world: World, bench: Bench) -> None:
        one = proposed(world, "alle im Haus", "die Menschen")
        assert "Absatz 1 einarbeiten" in bench.opens().page
        bench.presses(f"take {one.uuid}")
        assert bench.draft.plan["edits"][0]["block"]["value"] == {
            "html": "<p>Digitalisierung lebt durch alle im Haus.</p>"
        }
        assert bench.folds == (Fold((point(one),), FIRST, "wording"),)

    def test_words_that_changed_since_are_shown_then_now_and_proposed(
        self, world: World, bench: Bench
    ) -> None:
        one = proposed(world, "alle im Haus", "die Menschen")
        other = merging.contribution(world.article)
        merging.merged(
            world.article, other, by=world.cem, change=merging.replaced("Digitalisierung lebt durch Leute.")
        )
        page = bench.opens().presses(f"take {one.uuid}").page
        for words in ("damals, jetzt, Vorschlag", "durch die Menschen", "alle im Haus"):
            assert words in page
        bench.presses("settle", **{f"decide-{FIRST}": "vorschlag"})
        assert "alle im Haus" in str(bench.draft.plan["edits"])
        assert bench.folds[0].points == (point(one),)

    def test_the_present_words_can_stay(self, world: World, bench: Bench) -> None:
        one = proposed(world, "alle im Haus", "die Menschen")
        other = merging.contribution(world.article)
        merging.merged(world.article, other, by=world.cem, change=merging.replaced("Ganz anders lebt sie."))
        bench.opens().presses(f"compare {one.uuid}").presses("settle", **{f"decide-{FIRST}": "jetzt"})
        assert not Merge.objects.filter(state=MergeState.DRAFT).exists()

    def test_a_passage_whose_words_are_gone_is_still_shown_as_it_is_now(
        self, world: World, bench: Bench
    ) -> None:
        one = proposed(world, "alle im Haus", "die Menschen")
        other = merging.contribution(world.article)
        merging.merged(world.article, other, by=world.cem, change=merging.replaced("Ganz anders klingt es."))
        page = bench.opens().presses(f"compare {one.uuid}").page
        assert "zuletzt in Fassung 1" in page
        assert "Ganz" in page.split("damals, jetzt, Vorschlag")[1]
        assert "Die Stelle gibt es nicht mehr" not in page
        assert "<mark" not in page

    def test_a_counter_position_stands_behind_its_passage_by_reference(
        self, world: World, bench: Bench
    ) -> None:
        sent = merging.publish(merging.submission(world.article, text="Wir sehen das anders."))
        one = take_up(submission=sent, by=world.cem)
        bench.opens(beitrag=str(one.uuid)).presses(f"fold {FIRST} counter", point(one))
        (edit,) = bench.draft.plan["edits"]
        assert edit["id"] == FIRST
        assert edit["block"]["value"] == {"ref": one.ref, "role": "counter"}
        assert "Wir sehen das anders." in bench.page
        assert bench.folds[0].kind == ProvenanceKind.COUNTER
        bench.presses(f"unfold {edit['block']['id']} {point(one)}")
        assert bench.draft.plan["edits"] == []


class TestDrafts:
    def test_looking_keeps_nothing_and_each_press_keeps_everything(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens()
        assert not Merge.objects.exists()
        bench.presses(f"fold {FIRST} idea", point(one))
        assert "Ben Beiträger" in bench.opens().page
        assert f"unfold {FIRST} {point(one)}" in bench.page

    def test_what_is_being_typed_is_kept_without_closing_the_editor(self, world: World, bench: Bench) -> None:
        bench.opens(stelle=FIRST).presses("autosave", passage_plain="Halb\n\nfertig")
        assert bench.draft.plan["edits"][0]["block"]["value"] == {"html": "<p>Halb</p><p>fertig</p>"}
        bench.opens()
        assert bench.page.count("<ins>") >= 2

    def test_a_draft_is_dropped(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} idea", point(one)).presses("drop")
        assert "Soll der Entwurf weg?" in bench.page
        assert bench.folds
        bench.presses("really-drop")
        assert bench.status == 302
        assert "unfold" not in bench.opens().page

    def test_two_windows_do_not_overwrite_each_other(self, world: World, bench: Bench) -> None:
        one = merging.contribution(world.article)
        bench.opens().presses(f"fold {FIRST} idea", point(one))
        old = bench.page
        bench.presses(f"fold {SECOND} idea", point(one))
        bench.page = old
        bench.presses(f"unfold {FIRST} {point(one)}", passage_plain="Noch nicht gespeichert.")
        assert bench.status == 409
        assert "Noch nicht gespeichert." in bench.page
        assert len(bench.folds) == 2


class TestOvertaken:
    def published(self, world: World, words: str, block: str = FIRST) -> None:
        other = merging.contribution(world.article)
        merging.merged(world.article, other, by=world.cem, change=merging.replaced(words, block=block))

    def test_what_does_not_meet_is_joined_and_marked(self, world: World, bench: Bench) -> None:
        bench.opens(stelle=FIRST).presses(
            f"done {FIRST}", passage_plain="Digitalisierung lebt durch die Menschen. Und ich."
        )
        self.published(world, "Jede Digitalisierung lebt durch die Menschen.")
        page = bench.opens().page
        assert "zusammengeführt</span>" in page
        bench.presses("save")
        assert bench.draft.plan["base"] == 2
        assert "Jede Digitalisierung lebt durch die Menschen. Und ich." in str(bench.draft.plan["edits"])

    def test_what_meets_is_decided_by_a_press_and_nothing_goes_on_before(
        self, world: World, bench: Bench
    ) -> None:
        bench.opens(stelle=FIRST).presses(f"done {FIRST}", passage_plain="Mein Satz.")
        self.published(world, "Ihr Satz.")
        page = bench.opens().page
        for words in ("Digitalisierung lebt durch die Menschen.", "Ihr Satz.", "Mein Satz."):
            assert words in re.sub(r"<[^>]+>|(?:eingefügt|gelöscht): ", "", page)
        bench.presses("review")
        assert bench.status == 422
        bench.presses("settle")
        assert bench.status == 422
        bench.presses("settle", **{f"decide-{FIRST}": "selbst", f"written-{FIRST}": "Ihr Satz. Mein Satz."})
        assert bench.draft.plan["base"] == 2
        assert "Ihr Satz. Mein Satz." in str(bench.draft.plan["edits"])

    def test_where_the_present_words_stay_nothing_went_in(self, world: World, bench: Bench) -> None:
        one = proposed(world, "alle im Haus", "die Menschen")
        bench.opens().presses(f"take {one.uuid}")
        self.published(world, "Ihr Satz.")
        bench.presses("settle", **{f"decide-{FIRST}": "jetzt"})
        assert (bench.draft.plan["base"], bench.draft.plan["edits"], bench.folds) == (2, [], ())


def test_what_else_goes_on_with_the_article_is_said(world: World, bench: Bench) -> None:
    article = Article.objects.get()
    article.save_revision(user=world.cem)
    EditingSession.objects.create(
        user=world.dana,
        content_type=article.cached_content_type,
        object_id=str(article.pk),
        last_seen_at=timezone.now(),
    )
    page = bench.opens().page
    assert "Es gibt einen unveröffentlichten Entwurf." in page
    assert "Gerade auch geöffnet von:" in page
    Article.objects.update(locked=True, locked_by=world.dana)
    assert "Die Seite ist gesperrt." in bench.opens().page


def test_an_alias_leads_to_its_source(world: World, bench: Bench) -> None:
    alias = world.article.create_alias(update_slug="alias")
    answer = bench.client.get(reverse("merge_desk", args=[alias.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, bench.url)


@pytest.mark.parametrize("who", ["dana", None])
def test_who_may_not_merge_sees_nothing(world: World, client: Client, who: str | None) -> None:
    merging.contribution(world.article, text="Geheimnis")
    if who:
        client.force_login(getattr(world, who))
    url = reverse("merge_desk", args=[world.article.pk])
    assert "Geheimnis" not in client.get(url, follow=True).content.decode()
    assert client.post(url, {"do": "save"}).status_code in (302, 403)
    assert not Merge.objects.exists()


def test_the_list_is_read_in_parts_and_by_words(world: World, bench: Bench) -> None:
    for number in range(3):
        merging.contribution(world.article, text=f"Beitrag {number}")
    page = bench.opens(suche="Beitrag 1").page
    assert "Beitrag 1" in page
    assert "Beitrag 2" not in page


def test_a_long_list_is_read_fifty_at_a_time_and_what_is_picked_stands_first(
    world: World, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_cards, "PER_PAGE", 3)
    ones = [merging.contribution(world.article, text=f"Beitrag {number}") for number in range(8)]
    page = bench.opens().page
    assert "Beitrag 2" in page
    assert "Beitrag 3" not in page
    assert "seite=3" in page
    assert "Beitrag 7" in bench.opens(seite="3").page
    assert "Beitrag 7" in bench.opens(beitrag=str(ones[7].uuid)).page


def test_the_number_of_statements_does_not_grow(world: World, bench: Bench) -> None:
    counts = []
    for number in (2, 40):
        ones = [proposed(world, "alle", "die Menschen") for _one in range(number)]
        group = PointGroup.objects.create(page_id=world.article.pk, title="Wer gemeint ist", by=world.cem)
        Point.objects.filter(contribution__in=ones[number // 2 :]).update(group=group)
        for one in ones[: number // 10 + 1]:
            bench.opens().presses(f"fold {FIRST} idea", point(one))
        bench.opens()
        with CaptureQueriesContext(connection) as queries:
            bench.opens()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_nobody_sends_breaks_nothing(world: World, bench: Bench) -> None:
    bench.opens()
    for do in (
        "",
        "fold",
        "fold nowhere magic",
        "take x",
        "settle",
        "unfold a b c d",
        "insert \0",
        f"edit {uuid.uuid4()}",
    ):
        bench.presses(do, "nonsense", groups=["x"], base="99999999999999999999", editing="x", compared="\0")
        assert bench.status in (200, 302, 409, 422)
