"""Loading the demo: the whole story, told through the site's own actions."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.utils import timezone

from blog.models import (
    Article,
    Episode,
    HomePage,
    Position,
    SectionState,
    StandardPage,
    TimelineEvent,
    Version,
)
from blog.queries.positions.lines import code_of
from blog.queries.positions.places import position_path
from blog.queries.public_body import public_body
from discussion.kinds import Purpose
from discussion.models import (
    Comment,
    Consent,
    Contribution,
    Contributor,
    Follow,
    Merge,
    PointGroup,
    Provenance,
    Submission,
    WithdrawalTask,
)
from discussion.states import SubmissionState
from haltung.demo import content
from haltung.demo.clock import clock_at, moment
from haltung.demo.ground import PASSWORD
from haltung.demo.load import NotEmptyError, load
from tests.site.demo.conftest import TODAY

pytestmark = pytest.mark.django_db

PUBLISHED = ("counter", "undo", "remove", "deadline")
"""What is done at the desk and makes a further version, beside merges."""


def versions_of(slug: str) -> list[Version]:
    page = Article.objects.get(slug=slug, locale__language_code="de")
    return list(Version.objects.filter(page_id=page.pk).order_by("number"))


def test_a_second_loading_does_nothing(demo) -> None:
    before = Version.objects.count(), Submission.objects.count(), Consent.objects.count()
    assert load(today=TODAY) is False
    assert (Version.objects.count(), Submission.objects.count(), Consent.objects.count()) == before


def test_a_site_with_other_articles_is_left_alone(demo) -> None:
    for page in Article.objects.all():
        Article.objects.filter(pk=page.pk).update(slug=f"anders-{page.pk}")
    with pytest.raises(NotEmptyError):
        load(today=TODAY)


@pytest.mark.parametrize("slug", content.article_slugs())
def test_every_told_version_is_there_at_its_time_with_its_note(demo, slug: str) -> None:
    told = [next(iter(version.values())) for version in content.article(slug)["versions"]]
    told += [entry for entry in content.desk(slug) if entry["do"] in PUBLISHED]
    podcast = content.read("podcasts/zwischentoene/show")
    told += [one for one in (podcast["clip"], podcast["recommended"]) if one["article"] == slug]
    told.sort(key=lambda entry: moment(entry["at"], TODAY))
    found = versions_of(slug)
    assert [version.note for version in found] == [entry["note"] for entry in told]
    assert [version.published_at for version in found] == [moment(entry["at"], TODAY) for entry in told]


@pytest.mark.parametrize("slug", content.article_slugs())
def test_the_live_page_says_what_its_newest_version_says(demo, slug: str) -> None:
    page = Article.objects.get(slug=slug, locale__language_code="de")
    assert versions_of(slug)[-1].body == public_body(page).to_json()


def test_an_editors_draft_is_in_work_and_not_published(demo) -> None:
    page = Article.objects.get(slug="erst-fragen-dann-kaufen")
    assert page.has_unpublished_changes
    assert "[Entwurf]" in str(page.latest_revision.content["body"])
    assert "[Entwurf]" not in str(versions_of(page.slug)[-1].body)


def test_two_articles_were_checked_and_readers_see_when(demo, client) -> None:
    told = {
        slug: entry for slug in content.article_slugs() for entry in content.article(slug).get("reviews", [])
    }
    assert len(told) == 2
    for slug, entry in told.items():
        at = moment(entry["at"], TODAY)
        assert TimelineEvent.objects.get(kind="reviewed", page__slug=slug).at == at
        html = client.get(f"/artikel/{slug}/").content.decode()
        assert f'geprüft am <time datetime="{at.date().isoformat()}"' in html


def test_every_told_merge_names_its_contributions(demo) -> None:
    told = [
        sorted(next(iter(version.values()))["from"])
        for slug in content.article_slugs()
        for version in content.article(slug)["versions"]
        if "merge" in version
    ]
    told += [
        entry["from"]
        for slug in content.article_slugs()
        for entry in content.desk(slug)
        if entry["do"] in ("counter", "plan", "draft", "read-along", "four-eyes")
    ]
    assert Merge.objects.count() == len(told)
    points = Provenance.objects.values("merge", "point").distinct().count()
    not_yet = Merge.objects.filter(result=None).count()
    assert points == sum(len(keys) for keys in told) - not_yet


def test_comments_stand_as_the_story_decides(demo) -> None:
    decided = [
        comment.get("decide", "") for slug in content.article_slugs() for comment in content.comments(slug)
    ]
    states = list(Submission.objects.filter(part_of=None).values_list("state", flat=True))
    assert states.count(SubmissionState.REJECTED) == decided.count("reject") > 0
    assert states.count(SubmissionState.WAITING) == decided.count("wait") > 0
    assert states.count(SubmissionState.UNCONFIRMED) == decided.count("unconfirmed") > 0


def test_the_demo_shows_each_thing_that_can_happen_to_a_contribution(demo) -> None:
    hers = Submission.objects
    assert set(hers.values_list("intent", flat=True)) == {"comment", "proposal", "source", "question"}
    assert hers.filter(private=True, state=SubmissionState.PRIVATE).exists()
    assert hers.filter(channel="letter").exclude(consent_held="").exists()
    group = hers.exclude(group_name="").get()
    assert {one.confirmed_at is not None for one in group.participants.all()} == {True, False}
    states = set(Contribution.objects.values_list("state", flat=True))
    assert states >= {"open", "in_talk", "asked", "planned", "merged", "declined"}
    assert Contribution.objects.exclude(assigned_to=None).exclude(due=None).exists()
    assert Contribution.objects.filter(offered=False).exists()
    assert {state for (state,) in Merge.objects.values_list("state").distinct()} >= {
        "published",
        "planned",
        "undone",
    }
    assert set(Provenance.objects.values_list("kind", flat=True)) >= {
        "wording",
        "idea",
        "objection",
        "source",
        "counter",
    }
    assert PointGroup.objects.filter(points__contribution__points__position__gt=0).exists()
    assert WithdrawalTask.objects.filter(outcome="open").exists()
    assert Follow.objects.exclude(confirmed_at=None).count() == 2
    assert Contributor.objects.exclude(page_code=None).count() == 1
    assert set(SectionState.objects.values_list("state", flat=True)) == {
        "open_question",
        "in_talk",
        "settled",
    }


def test_every_credit_stands_on_a_consent_with_proof(demo) -> None:
    for contribution in Contribution.objects.exclude(credit="none"):
        consent = Consent.objects.get(
            submission=contribution.submission, purpose=Purpose.CREDIT, withdraws=None, withdrawn_by=None
        )
        assert consent.choice == contribution.credit
        assert consent.wording_hash
        assert contribution.submission.confirmed_at is not None


def test_one_name_was_taken_back_and_the_timeline_says_so_without_it(demo) -> None:
    contribution = Contribution.objects.get(submission__contributor__email="lerchensporn@example.org")
    assert contribution.credit == "none"
    assert contribution.state == "merged"
    submission = contribution.submission
    changed = submission.decisions.get(verb="credit_changed").at
    events = TimelineEvent.objects.filter(kind="consent_withdrawn", page_id=contribution.page_id)
    assert events.filter(at=changed).count() == 1
    assert all("Lerchensporn" not in str(version.body) + version.note for version in Version.objects.all())


def test_no_version_holds_a_contributors_name(demo) -> None:
    names = [
        name for name in Contributor.objects.filter(user=None).values_list("name", flat=True) if " " in name
    ]
    quoted = {
        "Hedda Morgenroth",
        "Bela Sommerwiese",
        "Ottilie Kupferkanne",
    }  # interviewed by the editors, not as readers
    bodies = " ".join(str(version.body) + version.note for version in Version.objects.all())
    assert [name for name in names if name in bodies and name not in quoted] == []


def test_comments_hold_no_personal_data(demo) -> None:
    rows = Comment.rows.values_list("user_name", "user_email", "user_url", "ip_address").distinct()
    assert all(not any(row) for row in rows)


def test_all_addresses_are_invented(demo) -> None:
    assert all(
        email.endswith("@example.org") or not email
        for email in Contributor.objects.values_list("email", flat=True)
    )


def test_nothing_happened_in_the_future_or_before_the_site_was_founded(demo) -> None:
    end = timezone.make_aware(datetime.combine(TODAY, datetime.min.time()))
    start = end - timedelta(days=548)
    for model, field in (
        (Version, "published_at"),
        (Comment.rows, "submit_date"),
        (Submission, "created_at"),
        (Consent, "at"),
    ):
        times = getattr(model, "objects", model).values_list(field, flat=True)
        assert start < min(times) <= max(times) < end


def test_the_translation_keeps_the_passages(demo) -> None:
    german, english = (
        Article.objects.get(slug="zugang-ist-mehr-als-ein-link", locale__language_code=code)
        for code in ("de", "en")
    )
    assert english.translation_key == german.translation_key
    translated = {block.id for block in public_body(english).blocks}
    assert translated <= {block.id for block in public_body(german).blocks}


def test_imprint_privacy_and_home_are_there_in_both_languages(demo) -> None:
    for code in ("de", "en"):
        slugs = set(
            StandardPage.objects.live().filter(locale__language_code=code).values_list("slug", flat=True)
        )
        assert {"impressum", "datenschutz"} <= slugs
        assert HomePage.objects.live().get(locale__language_code=code).intro


def test_the_editor_can_sign_in_and_may_do_everything(demo, rf) -> None:
    editor = authenticate(rf.post("/"), email="redaktion@example.org", password=PASSWORD)
    assert editor is not None
    assert editor.has_perms(
        ["discussion.moderate", "discussion.merge", "discussion.read_address", "discussion.erase"]
    )


def test_the_clock_is_right_again_afterwards() -> None:
    then = moment("-100 08:30", date(2026, 1, 1))
    with clock_at(then):
        assert timezone.now() == then
    assert abs(timezone.now().timestamp() - datetime.now(tz=timezone.get_default_timezone()).timestamp()) < 5


def test_the_podcast_can_be_heard_read_and_followed(demo, client) -> None:
    page = client.get("/podcasts/zwischentoene/mithoeren/").content.decode()
    assert "Der zweite Satz ist der wichtige" in page
    assert "Marit Sandbank" in page
    assert "Sobald jemand mitschreibt" in page
    audio = Episode.objects.get(slug="mithoeren").audio
    sound = client.head(f"/ton/{audio.uuid}.mp3")
    assert (sound.status_code, sound["Content-Length"]) == (200, str(audio.size))
    feed = client.get("/podcasts/zwischentoene/feed.xml")
    assert feed.content.count(b"<item>") == 2
    assert "Das Tablet in der Teestube" in client.get("/podcasts/nebenan-gefragt/").content.decode()


def test_a_page_to_which_nothing_came_for_long_says_so(demo, client) -> None:
    quiet = "ist hier nichts dazugekommen"
    assert quiet in client.get("/podcasts/zwischentoene/erst-fragen/").content.decode()
    assert quiet not in client.get("/podcasts/zwischentoene/mithoeren/").content.decode()


def test_the_article_quotes_the_episode_and_the_question_shows_who_stands_where(demo, client) -> None:
    article = client.get("/artikel/ki-in-der-beratung/").content.decode()
    assert "/podcasts/zwischentoene/mithoeren/#t=46" in article
    question = client.get("/haltungen/mithoeren-in-der-beratung/").content.decode()
    assert {name in question for name in ("Marit Sandbank", "Beratungsverbund Lindental")} == {True}
    assert Position.objects.filter(state="public").count() == 4


def test_one_article_has_all_that_the_seed_has_as_objects_and_each_leads_back(demo, client) -> None:
    article = client.get("/artikel/ki-in-der-beratung/").content.decode()
    assert "<two-click-embed" in article
    held = Position.objects.get(person__name="Bela Sommerwiese")
    voice = position_path(code_of(held), "de")
    own = "/podcasts/zwischentoene/mithoeren/"
    followed = Episode.objects.get(guid="nebenan-7").get_url()
    for path in (voice, own, followed):
        assert f'href="{path}"' in article, path
        assert "/artikel/ki-in-der-beratung/#p-" in client.get(path).content.decode(), path
    for person in ("marit-sandbank", "ottilie-kupferkanne"):
        assert f'<a href="/personen/{person}/">mit ' in article
