"""The list: what is removed, from which file, and the test that is red without it.

Code alone: unique indexes, checks and triggers are listed in `row_guards`, locks in `tests/discussion/test_locks.py`; each of those is
taken away in every run of the tests.
"""

from typing import Final

from tests.mutants.mutant import Mutant
from tests.mutants.of_consents import OF_CONSENTS

CHOOSE = "discussion/actions/choose_points.py"
MERGING = "tests/discussion/actions/test_merge.py"
TOGETHER = "tests/discussion/actions/test_merge_together.py"
GUARDS = "tests/discussion/test_guards.py"
AT_ONCE = "tests/discussion/test_at_once.py"

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
MUTANTS: Final = (*OF_MERGES, *OF_TABLES, *OF_CONSENTS)
