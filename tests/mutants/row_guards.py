"""What the database refuses, whoever writes: each rule of a table, by name, and a row that it stands against.

`test_row_guards` writes such a row with each rule in place, and once more with just this rule taken away; so these are the mutants of
unique indexes, checks and triggers, run anew with every run of the tests on PostgreSQL.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

from django.apps import apps
from django.utils import timezone

from tests.discussion import test_guards as guards
from tests.discussion import test_name_guards as names
from tests.world import World

NOW: Final = timezone.now()


@dataclass(frozen=True, slots=True)
class Unique:
    """No two rows have the same in these columns; `where` both rows have this, too."""

    model: str
    columns: tuple[str, ...]
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """`good` may be written, `bad` may not."""

    model: str
    good: Mapping[str, Any]
    bad: Mapping[str, Any]


UNIQUE: Final = {
    "blog_anchor_has_one_present_place": Unique("blog.Placement", ("anchor_id",)),
    "blog_anchor_placed_once_per_version": Unique("blog.Placement", ("anchor_id", "since"), {"until": 7}),
    "blog_author_once_per_article": Unique("blog.ArticleAuthor", ("article_id", "person_id")),
    "blog_cue_once_per_uuid": Unique("blog.Cue", ("transcript_id", "uuid"), {"start": 1, "end": 2}),
    "blog_episode_once_per_guid": Unique("blog.Episode", ("podcast_id", "guid"), {"guid": "urn:1"}),
    "blog_one_state_per_section": Unique("blog.SectionState", ("page_id", "block")),
    "blog_picture_once_per_version": Unique("blog.VersionPicture", ("version_id", "picture_id")),
    "blog_position_version_once_per_number": Unique("blog.PositionVersion", ("position_id", "number")),
    "blog_rendition_once_per_filter": Unique(
        "blog.PictureRendition", ("image_id", "filter_spec", "focal_point_key")
    ),
    "blog_speaker_once_per_key": Unique("blog.Speaker", ("transcript_id", "key")),
    "blog_transcript_once_per_language": Unique("blog.Transcript", ("episode_id", "language")),
    "blog_transcript_version_once_per_number": Unique("blog.TranscriptVersion", ("transcript_id", "number")),
    "blog_version_numbered_once_per_page": Unique("blog.Version", ("page_id", "number")),
    "discussion_one_agreement_per_browser": Unique(
        "discussion.Agreement", ("position_id", "wording", "browser_hash"), {"browser_hash": "b"}
    ),
    "discussion_one_comment_per_place": Unique("discussion.Comment", ("page_id", "path")),
    "discussion_one_contributor_per_confirmed_address": Unique(
        "discussion.Contributor", ("email",), {"confirmed_at": NOW, "email": "ada@example.org"}
    ),
    "discussion_one_open_erasure_per_person": Unique("discussion.Erasure", ("contributor_id",)),
    "discussion_one_open_question_per_contribution": Unique("discussion.Ask", ("contribution_id",)),
    "discussion_one_opinion_per_browser": Unique(
        "discussion.Opinion", ("question_id", "browser_hash"), {"browser_hash": "b"}
    ),
    "discussion_one_task_per_withdrawn_passage": Unique(
        "discussion.WithdrawalTask", ("contribution_id", "anchor_id")
    ),
    "discussion_point_once_per_merge_and_passage": Unique(
        "discussion.Provenance", ("merge_id", "point_id", "anchor_id")
    ),
    "discussion_points_are_ordered": Unique("discussion.Point", ("contribution_id", "position")),
}

# Columns that are unique by themselves; every `uuid` is, but that of a cue, which two transcripts may share.
ALONE: Final = (
    *("blog.FollowedFeed.show_id", "blog.FollowedFeed.url", "blog.Organisation.slug", "blog.OutboxRow.key"),
    *("blog.OutsideSource.url", "blog.Person.slug", "blog.PrivateFeed.token_hash", "blog.Question.slug"),
    *("blog.Show.guid", "blog.SiteSettings.site_id", "blog.Topic.name", "blog.Topic.slug"),
    *("blog.Version.code", "blog.Version.revision_id", "discussion.Comment.submission_id"),
    *("discussion.Consent.withdraws_id", "discussion.Contribution.submission_id"),
    *("discussion.Contributor.page_code", "discussion.Contributor.user_id", "discussion.Merge.result_id"),
    *("discussion.Merge.undone_by_id", "discussion.Submission.client_key"),
    *("discussion.Submission.double_key", "discussion.Token.hash"),
    *(
        f"{model._meta.label}.uuid"
        for app in ("blog", "discussion", "search")
        for model in apps.get_app_config(app).get_models()
        if model._meta.label != "blog.Cue"
        and any(column.name == "uuid" for column in model._meta.local_fields)
    ),
)
NEEDED: Final[Mapping[str, Mapping[str, Any]]] = {
    "discussion.Token.hash": {"submission_id": 7},
    "blog.Anchor.uuid": {"kind": "text", "block": uuid4()},
}
"""What a row of these tables says so that no check refuses it."""

CHECKS: Final = {
    "blog_anchor_in_a_passage_or_at_a_time": Check(
        "blog.Anchor", {"kind": "time", "block": None}, {"kind": "text", "block": None}
    ),
    "blog_cue_ends_after_it_starts": Check("blog.Cue", {"start": 2, "end": 2}, {"start": 2, "end": 1}),
    "blog_position_has_one_holder": Check(
        "blog.Position", {"person_id": 7, "holder_ref": ""}, {"person_id": 7, "holder_ref": "contribution:1"}
    ),
    "blog_public_position_has_one_source": Check(
        "blog.Position",
        {"state": "public", "source_ref": "contribution:1"},
        {"state": "public", "source_ref": "contribution:1", "source_url": "https://example.org/"},
    ),
    "blog_version_numbers_start_at_one": Check("blog.Version", {"number": 1}, {"number": 0}),
    "discussion_link_leads_to_one_row": Check(
        "discussion.Token", {"submission_id": 7}, {"submission_id": 7, "ask_id": 7}
    ),
}

Killer = Callable[[World], None]


def _no_personal_data(world: World) -> None:
    guards.test_a_comment_holds_no_personal_data(world, {"user_name": "Ada"})


TRIGGERS: Final[Mapping[str, Killer]] = {
    "discussion_no_name_in_comment": _no_personal_data,
    "discussion_no_name_into_comment": _no_personal_data,
    "discussion_consent_is_final": guards.test_a_consent_is_never_changed,
    "discussion_use_needs_consent": names.TestUse().test_an_idea_is_no_wording,
    "discussion_use_still_needs_consent": names.TestUse().test_no_row_changes_into_what_was_not_agreed_to,
    "discussion_credit_needs_consent": (
        names.TestCredit().test_no_contribution_is_made_with_a_credit_that_nobody_gave
    ),
    "discussion_credit_still_needs_consent": (
        names.TestCredit().test_nobody_is_credited_otherwise_than_she_agreed_to
    ),
    "discussion_name_needs_consent": names.TestTheNameAboveAComment().test_none_is_written_as_public_at_once,
    "discussion_name_still_needs_consent": (
        names.TestTheNameAboveAComment().test_no_named_comment_appears_without_a_consent
    ),
}
"""Triggers with the test that is red without them."""
