"""Registers the discussion app, and fills the registries that blog declares."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    """Configuration of the discussion app."""

    name = "discussion"
    verbose_name = _("Diskussion")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer what blog asks of the apps to its left."""
        from discussion import receivers

        receivers.connect()
        _tell_what_is_known()
        _show_what_stands_beside()
        _do_what_is_due()
        _look_after_people()


def _tell_what_is_known() -> None:
    from blog.registries import registries
    from discussion.queries.credit_lines import credit_lines
    from discussion.queries.moments import moments
    from discussion.queries.passage_talk import passage_talk
    from discussion.queries.provenance_of import provenance_of, taken_back, taken_in
    from discussion.queries.quoted import quoted
    from discussion.queries.standpoints import standpoints
    from discussion.queries.totals import comment_total, comment_totals, contributor_totals, discussion_stamp
    from discussion.queries.waiting import waiting

    registries.credits = credit_lines
    registries.quoted = quoted
    registries.standpoints = standpoints
    registries.provenance = provenance_of
    registries.taken_in = taken_in
    registries.taken_back = taken_back
    registries.waiting = waiting
    registries.passage_talk = passage_talk
    registries.moments["discussion"] = moments
    registries.comment_totals = comment_totals
    registries.comment_total = comment_total
    registries.discussion_stamp = discussion_stamp
    registries.contributor_totals = contributor_totals


def _show_what_stands_beside() -> None:
    from blog.registries import registries
    from discussion.queries.withdrawal_tasks import page_findings
    from discussion.views.positions.beside import under_position, under_question
    from discussion.views.section import section
    from discussion.views.then import then

    registries.beside["discussion"] = section
    registries.beside_version["discussion"] = then
    registries.beside_position["discussion"] = under_position
    registries.beside_question["discussion"] = under_question
    registries.page_findings["discussion.withdrawals"] = page_findings


def _do_what_is_due() -> None:
    from blog.registries import registries
    from discussion import jobs
    from discussion.effects.mails import MAILS
    from discussion.queries.invariants import INVARIANTS

    registries.effects.update(MAILS)
    registries.clock["discussion.follows"] = (jobs.FOLLOWS_EVERY, jobs.tell_followers)
    registries.clock["discussion.retention"] = (jobs.RETENTION_EVERY, jobs.keep_no_longer)
    registries.clock["discussion.asks"] = (jobs.ASKS_EVERY, jobs.end_questions)
    registries.clock["discussion.merges"] = (jobs.MERGES_EVERY, jobs.publish_merges)
    registries.clock["discussion.tasks"] = (jobs.TASKS_EVERY, jobs.settle_tasks)
    registries.clock["discussion.erasures"] = (jobs.ERASURES_EVERY, jobs.erase)
    registries.checks |= INVARIANTS
    registries.checks["erasures"] = jobs.check_erasures


def _look_after_people() -> None:
    from blog.registries import registries
    from discussion.actions.erasing.plans import forget_passage
    from discussion.actions.erasing.surfaces import SURFACES
    from discussion.queries.own_data import own_data

    registries.surfaces.update(SURFACES)
    registries.redactors["discussion"] = forget_passage
    registries.exporters["discussion"] = own_data
