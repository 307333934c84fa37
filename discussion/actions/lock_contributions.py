"""The order in which contributions are locked: their submissions first, then they themselves, each by key.

Everything that a reader or moderator does to a submission locks that row, so a withdrawal and a merge never miss each
other. Pages are locked before (without their key: answers go on being written), discussions after.
"""

from collections.abc import Collection

from discussion.models import Contribution, Submission


def lock_contributions(pks: Collection[int]) -> list[Contribution]:
    """Lock contributions with their submissions until the transaction ends."""
    wanted = sorted(pks)
    submissions = (
        Contribution.objects.filter(pk__in=wanted).order_by("submission").values_list("submission", flat=True)
    )
    list(Submission.objects.select_for_update(of=("self",)).filter(pk__in=list(submissions)).order_by("pk"))
    return list(Contribution.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))
