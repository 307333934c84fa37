"""An article and twenty answers of its readers, from the first version to the twentieth: nothing is lost, nobody is named wrongly."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from blog.actions.carry_anchors import rebuild_placements
from blog.kinds import PlacementStatus, VersionKind
from blog.models import Anchor, Placement, Version
from blog.queries.passage_story import passage_story
from blog.queries.placements import Placed, placements_of
from blog.registries import registries
from blog.text.body import Body
from discussion.models import Contribution, Provenance
from discussion.queries.credit_lines import credit_lines
from discussion.states import ContributionState
from tests.browser.seeded import publish_seed
from tests.journeys import reading
from tests.journeys.answers import ANSWERS, AT_THE_END
from tests.journeys.author import folded, split, stands
from tests.journeys.story import Story
from tests.seed_article import OWN_ARTICLE, read_seed

pytestmark = pytest.mark.django_db

SEEDS = [pytest.param(OWN_ARTICLE, id="an article of ours")]
if os.environ.get("HALTUNG_SEED_ARTICLE"):
    SEEDS.append(pytest.param(Path(os.environ["HALTUNG_SEED_ARTICLE"]), id="the seed article"))
EXACT = {PlacementStatus.IN_PLACE, PlacementStatus.MOVED}
ENDS_AT = {"first", "added", "copied"}


@pytest.fixture(params=SEEDS, scope="module")
def story(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """Play it once; each test looks at the same rows, and all of it is rolled back behind the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Story(publish_seed(read_seed(request.param))).play()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(story: Story) -> dict[str, str]:
    """Each page and feed that tells of versions and contributions, by its address below the article's."""
    return {path: shown(Client(), story, path) for path in surfaces(story)}


@pytest.fixture
def versions(story: Story) -> list[Version]:
    return list(Version.objects.filter(page_id=story.page.pk).order_by("number"))


@pytest.fixture
def text(versions: list[Version]) -> Body:
    """The article as it reads at the end."""
    return Body.from_json(versions[-1].body)


def words_of(placed: Placed) -> str:
    return folded(" ".join(part.exact for part in placed.parts))


def shown(client: Client, story: Story, path: str = "") -> str:
    answer = client.get(f"{story.page.url}{path}")
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    return str(answer.content.decode())


class TestTheStory:
    def test_twenty_answers_went_through_eight_rounds_and_seven_rewritings(
        self, story: Story, versions: list[Version]
    ):
        kinds = [version.kind for version in versions]
        assert len(ANSWERS) == len(AT_THE_END) == len(story.sent) == 20
        assert [version.number for version in versions] == list(range(1, 21))
        assert kinds.count(VersionKind.MERGE) == 9, "eight rounds; in the seventh a planned merge and another"
        assert kinds.count(VersionKind.REVISION) == 8, "between them, and once while a merge was planned"
        assert (kinds.count(VersionKind.UNDO), kinds.count(VersionKind.REMOVAL)) == (1, 1)

    def test_each_contribution_knows_what_became_of_it(self, story: Story):
        states = {key: story.contribution(key).state for key in story.sent}
        odd = {"dorothee": ContributionState.DECLINED, "gerwin": ContributionState.OPEN}
        assert states == {key: odd.get(key, ContributionState.MERGED) for key in states}


class TestAnchors:
    def test_each_has_exactly_one_present_place(self, story: Story):
        anchors = set(Anchor.objects.filter(page_id=story.page.pk).values_list("pk", flat=True))
        present = list(
            Placement.objects.filter(anchor__in=anchors, until=None).values_list("anchor", flat=True)
        )
        assert len(anchors) == 19 + 20, "of all answers but one at the article as a whole, and of all folds"
        assert sorted(present) == sorted(anchors)

    def test_words_are_in_place_or_moved_where_they_stand_and_nowhere_else(self, story: Story, text: Body):
        for placed in quotes(story):
            words = placed.original[0].exact
            assert (placed.status in EXACT) == stands(words, text), words
            if placed.status in EXACT:
                assert words_of(placed) == folded(words)
                assert [text.block(part.block) is not None for part in placed.parts] == [True]

    def test_a_sentence_that_was_written_anew_is_followed_and_one_that_was_taken_out_is_last_seen(
        self, story: Story, text: Body
    ):
        ends = set()
        for placed in quotes(story):
            words = placed.original[0].exact
            if stands(words, text):
                continue
            now = story.truth.now(words)
            if now and now != folded(words) and stands(now, text):
                assert (placed.status, words_of(placed)) == (PlacementStatus.CHANGED, now)
            else:
                assert placed.status == PlacementStatus.LAST_SEEN, words
                assert placed.seen < 20
            ends.add(placed.status)
        assert ends == {PlacementStatus.CHANGED, PlacementStatus.LAST_SEEN}, "both happened in this story"

    def test_a_whole_paragraph_is_followed_through_everything_but_its_end(self, story: Story, text: Body):
        for placed in wholes(story):
            block = placed.original[0].block
            assert (placed.status == PlacementStatus.LAST_SEEN) == (block in story.truth.passages_gone)
            if not placed.stands:
                continue
            told = [story.truth.now(sentence) for sentence in split(placed.original[0].exact)]
            for part in placed.parts:
                assert not told or any(one and one in folded(part.exact) for one in told), part.exact

    def test_all_places_are_the_same_when_they_are_made_again_from_the_versions(self, story: Story):
        before = placements_of(story.page.pk)
        rebuild_placements(story.page.pk)
        assert placements_of(story.page.pk) == before


def quotes(story: Story) -> list[Placed]:
    """Return where the anchors stand that were made for words of one paragraph."""
    return [one for one in placements_of(story.page.pk).values() if not one.original[0].whole]


def wholes(story: Story) -> list[Placed]:
    """Return where the anchors stand that were made for whole paragraphs."""
    return [one for one in placements_of(story.page.pk).values() if one.original[0].whole]


class TestNames:
    def test_each_credit_is_what_its_person_chose_last(self, story: Story):
        refs = {story.contribution(key).ref: key for key in story.sent}
        lines = credit_lines(refs)
        assert {key: (lines[ref].text, lines[ref].detail) for ref, key in refs.items()} == AT_THE_END

    def test_the_article_names_exactly_who_is_in_it_or_was(self, story: Story, pages: dict[str, str]):
        ever = story.ledger.in_version(20) | story.ledger.gone(20)
        assert ever == set(AT_THE_END) - {"dorothee", "gerwin"}
        assert reading.named_in(reading.without_discussion(pages[""])) == reading.expected(ever)

    def test_its_data_for_machines_names_who_is_in_it(self, story: Story, pages: dict[str, str]):
        keys = story.ledger.in_version(20)
        assert reading.contributors_in(pages[""]) == reading.expected(keys)
        assert '{"@type": "Organization", "name": "Teamtag Haus Lindenhof"' in pages[""], "no person"

    def test_each_version_names_exactly_who_was_in_it_as_they_wish_today(
        self, story: Story, pages: dict[str, str]
    ):
        for number in range(1, 21):
            page = reading.without_discussion(pages[f"fassungen/{number}/"])
            assert reading.named_in(page) == reading.expected(story.ledger.in_version(number)), number

    def test_each_difference_names_exactly_who_came_in_with_it(self, story: Story, pages: dict[str, str]):
        for number in range(2, 21):
            page = pages[f"fassungen/{number - 1}..{number}/"]
            came = story.ledger.taken_in.get(number, set())
            assert reading.named_in(page) == reading.expected(came), number

    def test_the_feeds_of_changes_name_exactly_who_came_in_and_was_not_taken_back(
        self, story: Story, pages: dict[str, str]
    ):
        stayed = story.ledger.in_version(20) | story.ledger.gone(20)
        for path in ("aenderungen.xml", "aenderungen.json"):
            everybody = {name for name, _detail in reading.expected(AT_THE_END)}
            named = {name for name in everybody if name in pages[path]}
            assert named == {name for name, _detail in reading.expected(stayed)}, path

    def test_what_nobody_chose_stands_nowhere_outside_of_the_talk(self, pages: dict[str, str]):
        for path in set(pages) - {"diskussion/"}:
            text = reading.without_discussion(pages[path])
            found = [word for word in reading.never_chosen() if re.search(rf"\b{re.escape(word)}\b", text)]
            assert not found, f"{path}: {found}"

    def test_who_removed_her_name_or_never_agreed_to_it_stands_in_the_talk_as_little(
        self, pages: dict[str, str]
    ):
        for path, page in pages.items():
            for name in ("Swantje", "Rickleffs", "Siglinde", "Ummen", "Eilert", "Tammena"):
                assert name not in page, f"{name} at {path}"


def surfaces(story: Story) -> list[str]:
    """Return the pages and feeds below the article's address that tell of versions and contributions."""
    numbers = range(1, 21)
    return [
        "",
        "fassungen/",
        *(f"fassungen/{number}/" for number in numbers),
        *(f"fassungen/{number - 1}..{number}/" for number in numbers[1:]),
        "fassungen/1..20/",
        "seit/1/",
        "diskussion/",
        "aenderungen.xml",
        "aenderungen.json",
        *(f"stelle/{block[:8]}/geschichte/" for block in sorted({*story.prose, *story.new.values()})),
    ]


class TestHistories:
    def test_each_passage_that_ever_stood_has_a_page_that_tells_every_version_that_changed_it(
        self, story: Story, versions: list[Version], client: Client
    ):
        for block_id, changed in changes(versions).items():
            page = shown(client, story, f"stelle/{block_id[:8]}/geschichte/")
            view = passage_story(story.page, block_id, stamp=0)
            assert view is not None
            numbers = [line.version.number for line in view.lines]
            assert numbers == sorted(set(numbers), reverse=True), "newest first, each version once"
            assert changed <= set(numbers), f"{block_id} changed in {sorted(changed - set(numbers))}, too"
            assert view.lines[-1].turn in ENDS_AT, view.lines[-1].turn
            assert all(f"Fassung {number}" in page for number in numbers)

    def test_what_the_first_version_said_is_followed_back_to_it_through_new_ids(
        self, story: Story, versions: list[Version]
    ):
        first = {block["id"] for block in versions[0].body["blocks"]}
        retyped, cut_off = story.prose[2], second_half(story, versions)
        assert not {retyped, cut_off} & first, "both have an id that the first version doesn't know"
        for block_id in (*first, retyped, cut_off):
            lines = told(story, block_id)
            assert (lines[-1].turn, lines[-1].version.number) == ("first", 1), block_id

    def test_what_came_from_readers_begins_with_them_and_what_is_gone_ends(self, story: Story):
        for key, block_id in story.new.items():
            lines = told(story, block_id)
            assert lines[-1].turn == "added"
            assert story.contribution(key).ref in {note.ref for note in lines[-1].notes}
        for block_id in story.truth.passages_gone:
            assert told(story, block_id)[0].turn == "removed"
        assert told(story, story.new["tjark"])[0].turn == "went_over", "the author joined it with another one"


def changes(versions: list[Version]) -> dict[str, set[int]]:
    """Return each passage that ever stood → the versions that brought, changed or took it."""
    found: dict[str, set[int]] = {}
    before: dict[str, Any] = {}
    for version in versions:
        now = {block["id"]: block for block in version.body["blocks"]}
        for block_id in {*before, *now}:
            if before.get(block_id) != now.get(block_id):
                found.setdefault(block_id, set()).add(version.number)
        before = now
    return found


def told(story: Story, block_id: str) -> Any:
    view = passage_story(story.page, block_id, stamp=0)
    assert view is not None
    return view.lines


def second_half(story: Story, versions: list[Version]) -> str:
    """Return the id of what the author cut off the second paragraph."""
    blocks = [block["id"] for block in versions[4].body["blocks"]]
    return str(blocks[blocks.index(story.prose[1]) + 1])


class TestGround:
    def test_every_version_still_verifies(self, story: Story, capsys: pytest.CaptureFixture[str]):
        call_command("verify")
        assert "20 versions checked, 0 of them don't hold." in capsys.readouterr().out

    def test_nothing_that_must_always_hold_is_broken(self, story: Story):
        assert {name: faults for name, check in registries.checks.items() if (faults := check())} == {}

    def test_every_provenance_leads_to_a_contribution_and_a_place(self, story: Story):
        merged = Contribution.objects.filter(points__provenance__isnull=False).distinct()
        assert merged.count() == 19, "all but the declined one, the undone one too"
        assert not Provenance.objects.filter(anchor__placements=None).exists()
