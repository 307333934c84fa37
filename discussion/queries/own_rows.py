"""What else is stored about one contributor, for her own eyes: what she follows, was asked, read for the editors, withdrew."""

from typing import Any

from discussion.models import Ask, Contribution, Contributor, Erasure, Follow, Point, Review, WithdrawalTask

Rows = list[dict[str, Any]]


def person_rows(person: Contributor) -> dict[str, Rows]:
    """Return the rows that hang on the person herself."""
    follows = Follow.objects.filter(contributor=person).select_related("page").order_by("pk")
    reviews = Review.objects.filter(reviewer=person).order_by("pk")
    return {
        "follows": [_follow(row) for row in follows],
        "reviews": [
            {
                "asked_at": _at(row.asked_at),
                "verdict": row.verdict,
                "words": row.words,
                "at": _at(row.answered_at),
            }
            for row in reviews
        ],
        "erasures": [
            {"asked_at": _at(row.asked_at), "due_at": _at(row.due_at), "stopped_at": _at(row.stopped_at)}
            for row in Erasure.objects.filter(contributor=person).order_by("pk")
        ],
    }


def contribution_rows(contribution: Contribution) -> dict[str, Rows]:
    """Return the rows that hang on one contribution."""
    points = Point.objects.filter(contribution=contribution).order_by("position")
    asks = Ask.objects.filter(contribution=contribution).order_by("pk")
    tasks = WithdrawalTask.objects.filter(contribution=contribution).select_related("anchor").order_by("pk")
    return {
        "points": [{"id": str(row.uuid), "text": row.text, "state": row.state} for row in points],
        "questions": [
            {
                "asked_at": _at(row.asked_at),
                "asked": row.words,
                "shown": row.after,
                "answer": row.answer,
                "answer_words": row.answer_words,
                "answered_at": _at(row.answered_at),
            }
            for row in asks
        ],
        "withdrawals": [
            {
                "passage": str(row.anchor.block),
                "opened_at": _at(row.opened_at),
                "due_at": _at(row.due_at),
                "outcome": row.outcome,
                "reason": row.words,
            }
            for row in tasks
        ],
    }


def _follow(row: Follow) -> dict[str, Any]:
    return {
        "article": row.page.slug,
        "passage": str(row.block) if row.block else None,
        "kinds": row.kinds,
        "rhythm": row.rhythm,
        "since": _at(row.created_at),
        "confirmed_at": _at(row.confirmed_at),
        "stopped_at": _at(row.stopped_at),
        "wording": row.wording,
    }


def _at(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
