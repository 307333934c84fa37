"""The list: what is removed, from which file, and the test that is red without it.

Code alone: unique indexes, checks and triggers are listed in `row_guards`, locks in `tests/discussion/test_locks.py`; each of those is
taken away in every run of the tests.
"""

from dataclasses import dataclass
from typing import Final

CHOOSE = "discussion/actions/choose_points.py"
VALID = "discussion/queries/valid_consents.py"
FACTS = "discussion/queries/credit_facts.py"
LINES = "discussion/queries/credit_lines.py"
GAP = "discussion/queries/consent_gap.py"
WARNS = "discussion/queries/plan_warnings/consent.py"
MERGING = "tests/discussion/actions/test_merge.py"
TOGETHER = "tests/discussion/actions/test_merge_together.py"
GUARDS = "tests/discussion/test_guards.py"
AT_ONCE = "tests/discussion/test_at_once.py"
NAMED = "tests/discussion/queries/test_credit_lines.py"
SAME = "tests/discussion/queries/test_valid_consents.py::test_all_ways_to_ask_say_the_same"
USE = "tests/discussion/test_name_guards.py::TestUse"
CHECKED = "tests/discussion/queries/test_plan_check.py"
ASKED = "tests/discussion/views/test_ask_rules.py"


@dataclass(frozen=True, slots=True)
class Mutant:
    """`old` becomes `new` in `file`, once; `killer` is the test that must fail then; `outcome` what the last run said."""

    name: str
    file: str
    old: str
    new: str
    killer: str
    postgres: bool = False
    outcome: str = "not run yet"

    @property
    def in_tables(self) -> bool:
        """Whether the database must be made anew to have it."""
        return "/migrations/" in self.file


OF_MERGES: Final = (
    Mutant(
        "contribution of this article",
        CHOOSE,
        "if any(one.page_id != page.pk for one in contributions):",
        "if False:",
        f"{MERGING}::test_a_contribution_to_another_article_is_refused",
        outcome="killed",
    ),
    Mutant(
        "who may merge",
        "discussion/actions/merge.py",
        "if not may_merge(page, by):",
        "if False:",
        f"{MERGING}::test_who_may_only_moderate_may_not_merge",
        outcome="killed",
    ),
    Mutant(
        "key of a merge",
        "discussion/actions/merge.py",
        "if row is not None and row.state not in UNPUBLISHED:",
        "if False:",
        f"{MERGING}::test_the_same_key_gives_the_same_merge",
        outcome="killed",
    ),
    Mutant(
        "newest version",
        "blog/actions/publish_change.py",
        "if newest.number == base_version:",
        "if True:",
        f"{MERGING}::test_a_stale_editor_sees_then_now_and_her_words",
        outcome="killed",
    ),
    Mutant(
        "what was withdrawn does not come back with an undo",
        "discussion/actions/undo_merge.py",
        "gone = [one for one in contributions if one.submission.state not in WITHDRAWABLE]",
        "gone: list[Contribution] = []",
        "tests/discussion/actions/test_undo_merge.py::test_a_withdrawn_contribution_does_not_come_back",
        outcome="killed",
    ),
    Mutant(
        "lock of the page while merging",
        "discussion/actions/merge.py",
        '    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)\n',
        "",
        f"{TOGETHER}::test_the_same_form_sent_eight_times_makes_one_merge",
        postgres=True,
        outcome="killed",
    ),
    Mutant(
        "lock of the submissions",
        "discussion/actions/lock_contributions.py",
        '    list(Submission.objects.select_for_update(of=("self",)).filter(pk__in=list(submissions)).order_by("pk"))\n',
        "    list(submissions)\n",
        f"{TOGETHER}::test_a_withdrawn_use_and_a_merge_end_as_if_one_after_the_other",
        postgres=True,
        outcome="killed",
    ),
    Mutant(
        "lock of a submission that somebody decides about",
        "discussion/actions/record.py",
        'Submission.objects.select_for_update(of=("self",)).get(pk=submission_id)',
        "Submission.objects.get(pk=submission_id)",
        f"{AT_ONCE}::test_eight_confirmations_at_once_make_one_comment",
        postgres=True,
        outcome="killed",
    ),
    Mutant(
        "lock of the discussion",
        "discussion/actions/touch.py",
        'Discussion.objects.select_for_update(of=("self",)).get(page_id=page_id)',
        "Discussion.objects.get(page_id=page_id)",
        f"{AT_ONCE}::test_twenty_answers_at_once_each_have_a_place_of_their_own",
        postgres=True,
        outcome="killed",
    ),
    Mutant(
        "a question read again once its contribution is locked",
        "discussion/actions/answer_ask.py",
        "ask = Ask.objects.get(pk=row.ask.pk)",
        "ask = row.ask",
        f"{AT_ONCE}::test_eight_answers_at_once_to_one_question_are_one",
        postgres=True,
        outcome="killed",
    ),
)
OF_TABLES: Final = (
    Mutant(
        "one comment for each place",
        "discussion/migrations/0001_initial.py",
        'fields=("page", "path"), name="discussion_one_comment_per_place"',
        'fields=("page", "path", "uuid"), name="discussion_one_comment_per_place"',
        f"{GUARDS}::test_two_comments_never_share_a_place",
        outcome="killed",
    ),
    Mutant(
        "guard of personal data in comments",
        "discussion/migrations/0002_guards.py",
        "NEW.user_name <> '' OR NEW.user_email <> ''",
        "NEW.user_email <> ''",
        f"{GUARDS}::test_a_comment_holds_no_personal_data",
        outcome="killed",
    ),
    Mutant(
        "guard of consents",
        "discussion/migrations/0002_guards.py",
        '"discussion_consent", "UPDATE", "1 = 1"',
        '"discussion_consent", "UPDATE", "1 = 0"',
        f"{GUARDS}::test_a_consent_is_never_changed",
        outcome="killed",
    ),
)
OF_CONSENTS: Final = (
    Mutant(
        "consent to use",
        CHOOSE,
        "and one.valid_use not in (UseChoice.IDEA, UseChoice.WORDING)",
        "and False",
        f"{MERGING}::test_a_withdrawn_consent_is_refused",
        outcome="killed",
    ),
    Mutant(
        "consent to the wording",
        CHOOSE,
        "lambda one: ProvenanceKind.WORDING in kinds[one.pk] and one.valid_use != UseChoice.WORDING",
        "lambda one: False",
        f"{MERGING}::test_what_was_not_granted_is_refused",
        outcome="killed",
    ),
    Mutant(
        "consent to be quoted",
        CHOOSE,
        "lambda one: ProvenanceKind.COUNTER in kinds[one.pk] and not _may_be_quoted(one)",
        "lambda one: False",
        "tests/discussion/actions/test_fold_points.py::test_what_nobody_can_read_is_no_counter_position",
        outcome="killed",
    ),
    Mutant(
        "consent to be shown, of what is quoted",
        CHOOSE,
        "contribution.submission.state in SHOWN and contribution.may_show",
        "contribution.submission.state in SHOWN",
        "tests/discussion/actions/test_fold_points.py::test_what_nobody_can_read_is_no_counter_position",
        outcome="killed",
    ),
    Mutant(
        "what is hidden stays out",
        CHOOSE,
        "contribution.state in MERGEABLE and contribution.submission.state in USABLE_IN_TEXT",
        "contribution.state in MERGEABLE",
        f"{MERGING}::test_a_hidden_comment_is_refused",
        outcome="killed",
    ),
    Mutant(
        "a no to these words",
        CHOOSE,
        "lambda one: one.pk in said_no",
        "lambda one: False",
        f"{ASKED}::test_what_she_said_no_to_is_not_published_and_other_words_are",
        outcome="killed",
    ),
    Mutant(
        "a yes to one passage",
        CHOOSE,
        "lambda one: one.pk in beyond",
        "lambda one: False",
        f"{ASKED}::test_a_yes_to_one_passage_is_no_yes_to_another",
        outcome="killed",
    ),
    Mutant(
        "gap: to be shown",
        GAP,
        "if not may_store:",
        "if False:",
        f"{USE}::test_what_may_not_be_shown_may_not_be_quoted",
        outcome="killed",
    ),
    Mutant(
        "gap: any use",
        GAP,
        "if use not in (UseChoice.IDEA, UseChoice.WORDING):",
        "if False:",
        f"{USE}::test_quote_only_goes_in_as_nothing_else",
        outcome="killed",
    ),
    Mutant(
        "gap: an idea is no wording",
        GAP,
        "if kind == ProvenanceKind.WORDING and use != UseChoice.WORDING else None",
        "if False else None",
        f"{USE}::test_an_idea_is_no_wording",
        outcome="killed",
    ),
    Mutant(
        "warning: not offered any more",
        WARNS,
        "if contribution.state not in MERGEABLE or submission.state not in USABLE_IN_TEXT:",
        "if False:",
        f"{CHECKED}::test_what_nobody_can_read_stops_as_a_counter_position",
        outcome="killed",
    ),
    Mutant(
        "warning: to be quoted",
        WARNS,
        "if submission.state not in SHOWN or not contribution.may_show:",
        "if submission.state not in SHOWN:",
        f"{CHECKED}::test_what_nobody_can_read_stops_as_a_counter_position",
        outcome="killed",
    ),
    Mutant(
        "warning: any use",
        WARNS,
        "    if use not in (UseChoice.IDEA, UseChoice.WORDING):",
        "    if False:",
        f"{CHECKED}::test_what_was_not_granted_stops",
        outcome="killed",
    ),
    Mutant(
        "warning: an idea is no wording",
        WARNS,
        "    if fold.kind == ProvenanceKind.WORDING and use != UseChoice.WORDING:",
        "    if False:",
        f"{CHECKED}::test_what_was_not_granted_stops",
        outcome="killed",
    ),
    Mutant(
        "valid choice: withdrawn",
        VALID,
        "When(withdrawn, then=Value(WITHDRAWN))",
        'When(withdrawn, then=F("choice"))',
        SAME,
        outcome="killed",
    ),
    Mutant(
        "valid choice: the newest",
        VALID,
        '.order_by("-pk")\n        .annotate(',
        '.order_by("pk")\n        .annotate(',
        SAME,
        outcome="killed",
    ),
    Mutant("valid consent: withdrawn", VALID, "~Exists(withdrawn), ", "", SAME),
    Mutant("valid consent: the newest", VALID, "~Exists(newer), ", "", SAME),
    Mutant(
        "valid grant: withdrawn",
        "discussion/queries/choices.py",
        'if newest is not None and not hasattr(newest, "withdrawn_by") else None',
        "if newest is not None else None",
        SAME,
        outcome="killed",
    ),
    Mutant("credit: withdrawn", FACTS, "elif newest[uuid][0] == withdraws:", "elif False:", SAME),
    Mutant(
        "credit: the newest",
        FACTS,
        "        if withdraws is None:",
        "        if withdraws is None and uuid not in newest:",
        SAME,
        outcome="killed",
    ),
    Mutant(
        "nobody erased is named",
        FACTS,
        "submission__confirmed_at__isnull=False, submission__contributor__erased_at=None",
        "submission__confirmed_at__isnull=False",
        f"{NAMED}::test_an_erased_contributor_is_not_named_whatever_the_consents_say",
        outcome="killed",
    ),
    Mutant(
        "nobody unconfirmed is named",
        FACTS,
        "submission__confirmed_at__isnull=False, submission__contributor__erased_at=None",
        "submission__contributor__erased_at=None",
        f"{NAMED}::test_nobody_is_named_before_the_address_is_confirmed",
        outcome="killed",
    ),
    Mutant(
        "consent to a name above a comment",
        FACTS,
        "Q(has_valid_consent(Purpose.SHOW_NAME)) & stands & ",
        "stands & ",
        f"{NAMED}::TestComments::test_the_name_stands_above_a_comment_as_long_as_its_author_wants",
        outcome="killed",
    ),
    Mutant(
        "no name above what is hidden",
        FACTS,
        "Q(has_valid_consent(Purpose.SHOW_NAME)) & stands & ",
        "Q(has_valid_consent(Purpose.SHOW_NAME)) & ",
        f"{NAMED}::TestComments::test_a_hidden_comment_names_nobody",
        outcome="killed",
    ),
    Mutant(
        "the wish to stand above a comment",
        FACTS,
        "stands & Q(submission__display_name=True),",
        "stands,",
        f"{NAMED}::TestComments::test_who_wishes_no_name_there_has_none",
        outcome="killed",
    ),
    Mutant(
        "who was there says so herself",
        LINES,
        '_named(choice or "", *told)',
        "_named(choice or CreditChoice.FULL_NAME, *told)",
        "tests/discussion/actions/test_group.py::test_she_takes_her_name_back_by_her_own_receipt",
        outcome="killed",
    ),
    Mutant(
        "consent to a page of one's own",
        "discussion/queries/contributor_page.py",
        "purpose=Purpose.PUBLIC_PAGE, withdrawn_by=None",
        "purpose=Purpose.PUBLIC_PAGE",
        "tests/discussion/views/test_contributor.py::test_her_consent_decides_and_not_the_address_that_is_left",
        outcome="killed",
    ),
    Mutant(
        "credit on a page of one's own",
        "discussion/queries/contributor_page.py",
        "            choice__in=BY_NAME,\n",
        "",
        "tests/discussion/views/test_contributor.py::test_who_takes_her_credit_back_is_not_named_on_it",
        outcome="killed",
    ),
    Mutant(
        "a quotation as long as it is public",
        "discussion/queries/quoted.py",
        "if state in SHOWN and is_shown and text:",
        "if text:",
        "tests/discussion/queries/test_quoted.py::test_a_hidden_quote_has_no_text_until_it_is_shown_again",
        outcome="killed",
    ),
    Mutant(
        "a position within the consent",
        "discussion/actions/position_of_contribution.py",
        " or allowed.use not in (UseChoice.IDEA, UseChoice.WORDING)",
        "",
        "tests/discussion/positions/test_consent.py::test_without_consent_or_before_it_went_in_there_is_none",
        outcome="killed",
    ),
    Mutant(
        "an offer without a use",
        "discussion/actions/offer.py",
        "if choices_of(submission).use == UseChoice.NONE:",
        "if False:",
        "tests/discussion/actions/test_private.py::test_what_may_not_be_used_is_read_and_lies_on_no_desk",
        outcome="killed",
    ),
    Mutant(
        "a mail about an answer",
        "discussion/effects/mails/answer.py",
        "not valid_grant(asked, Purpose.NOTIFY) or ",
        "",
        "tests/discussion/effects/test_mails.py::test_an_answer_is_told_only_to_who_asked_for_it_and_still_does",
        outcome="killed",
    ),
    Mutant(
        "follows that were confirmed",
        "discussion/queries/follows.py",
        "Follow.objects.filter(over, confirmed_at__isnull=False, stopped_at=None)",
        "Follow.objects.filter(over, stopped_at=None)",
        "tests/discussion/views/test_follow.py::test_nobody_is_written_to_before_she_confirmed",
        outcome="killed",
    ),
    Mutant(
        "follows that go on",
        "discussion/queries/follows.py",
        "Follow.objects.filter(over, confirmed_at__isnull=False, stopped_at=None)",
        "Follow.objects.filter(over, confirmed_at__isnull=False)",
        "tests/discussion/views/test_follow.py::test_one_click_ends_it_without_an_origin_as_mail_programs_do",
        outcome="killed",
    ),
    Mutant(
        "only who confirmed can be asked",
        "discussion/actions/ask_back.py",
        "reachable = submission.confirmed_at and addressee(",
        "reachable = addressee(",
        f"{ASKED}::test_nobody_is_asked_at_an_address_that_others_wrote_down",
        outcome="killed",
    ),
)
MUTANTS: Final = (*OF_MERGES, *OF_TABLES, *OF_CONSENTS)
