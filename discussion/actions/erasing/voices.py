"""Surfaces of what somebody stands for or says aloud: positions, wishes about them, voices in transcripts, short answers."""

from django.db.models import Q
from django.utils.translation import gettext as _

from blog.actions.bump import bump
from blog.actions.positions.forget import forget_holders
from blog.models import Speaker
from blog.registries import Emptied
from discussion.models import Claim, Comment, Contribution, Contributor, Opinion


def _refs(contributor: int) -> list[str]:
    """Return what positions and transcripts call her: her contributions, and her comments."""
    hers = Contribution.objects.filter(submission__contributor=contributor).order_by("pk")
    said = Comment.rows.filter(submission__contributor=contributor).order_by("pk")
    refs = [f"contribution:{uuid}" for uuid in hers.values_list("uuid", flat=True)]
    return refs + [f"comment:{uuid}" for uuid in said.values_list("uuid", flat=True)]


def positions(contributor: int) -> Emptied:
    """Empty the positions that she holds or that quote comments of hers; that there was one stays, without words."""
    return Emptied(forget_holders(_refs(contributor)))


def claims(contributor: int) -> Emptied:
    """Delete what she wanted of positions, also from her address alone; one that was done stays in the position's history."""
    hers = Q(contributor=contributor)
    email = Contributor.objects.filter(pk=contributor).values_list("email", flat=True).first()
    if email:
        hers |= Q(contributor__email=email)
    pks = list(Claim.objects.filter(hers).order_by("pk").values_list("pk", flat=True))
    return Emptied(Claim.objects.filter(pk__in=pks).delete()[1].get("discussion.Claim", 0))


def voices(contributor: int) -> Emptied:
    """Leave of her voice in a transcript that somebody speaks; what she said into a microphone is part of the sound."""
    rows = Speaker.objects.filter(ref__in=_refs(contributor))
    spoken = rows.exists()
    count = rows.update(ref="", label="")
    if count:
        bump()
    stays = (
        _(
            "Was du in einem Podcast gesagt hast, bleibt im Ton und im Transkript, ohne Namen. Schreib der Redaktion, wenn das weg soll."
        ),
    )
    return Emptied(count, stays=stays if spoken else ())


def answers(_contributor: int) -> Emptied:
    """Short answers tell of nobody who wrote them: hers can't be known, and she is told so."""
    if not Opinion.objects.exists():
        return Emptied()
    stays = (
        _(
            "Kurze Antworten auf eine Frage haben keinen Absender. Schreib der Redaktion, welche von dir ist, wenn sie weg soll."
        ),
    )
    return Emptied(stays=stays)
