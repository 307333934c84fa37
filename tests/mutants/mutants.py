"""The list: what is removed, from which file, and the test that is red without it."""

from dataclasses import dataclass
from typing import Final


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


CHOOSE = "discussion/actions/choose_points.py"
MERGING = "tests/discussion/actions/test_merge.py"
TOGETHER = "tests/discussion/actions/test_merge_together.py"
GUARDS = "tests/discussion/test_guards.py"
AT_ONCE = "tests/discussion/test_at_once.py"
NAMED = "tests/discussion/queries/test_credit_lines.py"

MUTANTS: Final = (
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
        "what is hidden stays out",
        CHOOSE,
        "contribution.state in MERGEABLE and contribution.submission.state in USABLE_IN_TEXT",
        "contribution.state in MERGEABLE",
        f"{MERGING}::test_a_hidden_comment_is_refused",
        outcome="killed",
    ),
    Mutant(
        "contribution of this article",
        CHOOSE,
        "if any(one.page_id != page.pk for one in contributions):",
        "if False:",
        f"{MERGING}::test_a_contribution_to_another_article_is_refused",
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
        "withdrawn consents name nobody",
        "discussion/queries/valid_consents.py",
        'valid=Case(When(withdrawn, then=Value(WITHDRAWN)), default=F("choice"), output_field=CharField())',
        'valid=F("choice")',
        "tests/discussion/actions/test_change_credit.py::test_a_withdrawn_name_is_gone_from_every_page_at_once_and_the_words_stay",
    ),
    Mutant(
        "nobody erased is named",
        "discussion/queries/credit_facts.py",
        "submission__confirmed_at__isnull=False, submission__contributor__erased_at=None",
        "submission__confirmed_at__isnull=False",
        f"{NAMED}::test_an_erased_contributor_is_not_named_whatever_the_consents_say",
    ),
    Mutant(
        "nobody unconfirmed is named",
        "discussion/queries/credit_facts.py",
        "submission__confirmed_at__isnull=False, submission__contributor__erased_at=None",
        "submission__contributor__erased_at=None",
        f"{NAMED}::test_nobody_is_named_before_the_address_is_confirmed",
    ),
    Mutant(
        "lock of the page while merging",
        "discussion/actions/merge.py",
        '    Page.objects.select_for_update(of=("self",), no_key=True).get(pk=page.pk)\n',
        "",
        f"{TOGETHER}::test_the_same_form_sent_eight_times_makes_one_merge",
        postgres=True,
    ),
    Mutant(
        "lock of the submissions",
        "discussion/actions/lock_contributions.py",
        '    list(Submission.objects.select_for_update(of=("self",)).filter(pk__in=list(submissions)).order_by("pk"))\n',
        "    list(submissions)\n",
        f"{TOGETHER}::test_a_withdrawn_use_and_a_merge_end_as_if_one_after_the_other",
        postgres=True,
    ),
    Mutant(
        "lock of a submission that somebody decides about",
        "discussion/actions/record.py",
        'Submission.objects.select_for_update(of=("self",)).get(pk=submission_id)',
        "Submission.objects.get(pk=submission_id)",
        f"{AT_ONCE}::test_eight_confirmations_at_once_make_one_comment",
        postgres=True,
    ),
    Mutant(
        "lock of the discussion",
        "discussion/actions/touch.py",
        'Discussion.objects.select_for_update(of=("self",)).get(page_id=page_id)',
        "Discussion.objects.get(page_id=page_id)",
        f"{AT_ONCE}::test_twenty_answers_at_once_each_have_a_place_of_their_own",
        postgres=True,
    ),
    Mutant(
        "lock of a question",
        "discussion/actions/answer_ask.py",
        'ask = Ask.objects.select_for_update(of=("self",)).get(pk=row.ask.pk)',
        "ask = Ask.objects.get(pk=row.ask.pk)",
        f"{AT_ONCE}::test_eight_answers_at_once_to_one_question_are_one",
        postgres=True,
    ),
    Mutant(
        "one comment for each place",
        "discussion/migrations/0001_initial.py",
        'fields=("page", "path"), name="discussion_one_comment_per_place"',
        'fields=("page", "path", "uuid"), name="discussion_one_comment_per_place"',
        f"{GUARDS}::test_two_comments_never_share_a_place",
    ),
    Mutant(
        "guard of personal data in comments",
        "discussion/migrations/0002_guards.py",
        "NEW.user_name <> '' OR NEW.user_email <> ''",
        "NEW.user_email <> ''",
        f"{GUARDS}::test_a_comment_holds_no_personal_data",
    ),
    Mutant(
        "guard of consents",
        "discussion/migrations/0002_guards.py",
        '"discussion_consent", "UPDATE", "1 = 1"',
        '"discussion_consent", "UPDATE", "1 = 0"',
        f"{GUARDS}::test_a_consent_is_never_changed",
    ),
)
