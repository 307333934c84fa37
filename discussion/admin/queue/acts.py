"""What is done with several contributions at once, from the queue or from the page of one."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from blog.text.refused import Refused
from discussion.actions.assign import assign
from discussion.actions.decline import decline, reopen
from discussion.actions.group_points import GroupRefused, group_points
from discussion.actions.offer import talk_about
from discussion.actions.set_due import set_due
from discussion.admin.queue import words
from discussion.admin.queue.views import DeskPage
from discussion.kinds import DeclineReason
from discussion.models import Contribution, Point
from discussion.queries.desk_queue import PER_PAGE, in_queue
from discussion.queries.pages import parse_uuid
from discussion.states import MoveRefused
from discussion.text.cleaning import clean_text


class NotDone(Refused):
    """Nothing was done; the words say why and what helps."""


class Act(DeskPage):
    """One address for all of them: `do` says what, `beitrag` (repeated) to which."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do it, say what was done, and go back to where it was asked for."""
        alone = parse_uuid(request.POST.get("nur", ""))
        wanted = [alone] if alone else _uuids(request.POST.getlist("beitrag"))
        chosen = in_queue(wanted[:PER_PAGE], request.user)
        act = ACTS.get(request.POST.get("do", "") or _meant(request.POST))
        try:
            if not chosen:
                raise NotDone(_("Wähle mindestens einen Beitrag."))
            if act is None:
                raise NotDone(_("Sag, was damit geschehen soll."))
            answer = act(request, chosen)
        except (NotDone, PermissionDenied) as refused:
            told = str(refused) if isinstance(refused, NotDone) else words.NOT_ALLOWED
            messages.error(request, told)
            return _back(request, chosen, keep=not alone)
        return answer or _back(request, chosen, keep=not alone)


def _uuids(told: Collection[str]) -> list[Any]:
    return [uuid for one in told if (uuid := parse_uuid(one))]


def _meant(told: QueryDict) -> str:
    """Tell what the Enter key in a field means."""
    if told.get("titel", "").strip():
        return "gruppieren"
    return "frist" if told.get("frist") else "einarbeiten"


def _back(request: HttpRequest, chosen: Collection[Contribution], *, keep: bool) -> HttpResponse:
    """Lead back, with the same ones ticked: often the next act is for them, too."""
    here, queue = request.POST.get("here", ""), reverse("merge_overview")
    if not here.startswith(queue):
        here = queue
    path, _mark, query = here.partition("?")
    asked = QueryDict(query, mutable=True)
    asked.pop("gewaehlt", None)
    if keep:
        asked.setlist("gewaehlt", [str(one.uuid) for one in chosen])
    place = f"#b-{chosen[0].uuid}" if isinstance(chosen, list) and chosen else ""
    return redirect(f"{path}?{asked.urlencode()}{place}" if asked else f"{path}{place}")


def _open_workbench(request: HttpRequest, chosen: list[Contribution]) -> HttpResponse:
    if len({one.page_id for one in chosen}) > 1:
        raise NotDone(words.SEVERAL_ARTICLES)
    query = QueryDict(mutable=True)
    query.setlist("beitrag", [str(one.uuid) for one in chosen])
    return redirect(f"{reverse('merge_desk', args=[chosen[0].page_id])}?{query.urlencode()}")


def _assign_to_me(request: HttpRequest, chosen: list[Contribution]) -> None:
    _assign(request, chosen, request.user)


def _assign_to(request: HttpRequest, chosen: list[Contribution]) -> None:
    told = request.POST.get("wem", "")
    if not told:
        raise NotDone(_("Wähle, wer sich kümmern soll."))
    if told == "niemand":
        _assign(request, chosen, None)
        return
    to = get_user_model().objects.filter(public_id__in=_uuids([told])).order_by("pk").first()
    if to is None:
        raise NotDone(_("Diese Person gibt es hier nicht mehr."))
    _assign(request, chosen, to)


def _assign(request: HttpRequest, chosen: list[Contribution], to: Any) -> None:
    try:
        assign(contributions=chosen, to=to, by=request.user)
    except PermissionDenied as denied:
        raise NotDone(_("%(who)s darf in einen dieser Artikel nichts einarbeiten.") % {"who": to}) from denied
    if to is None:
        told = ngettext(
            "%(count)s Beitrag ist niemandem mehr zugewiesen.",
            "%(count)s Beiträge sind niemandem mehr zugewiesen.",
            len(chosen),
        )
    else:
        told = ngettext(
            "%(count)s Beitrag ist %(who)s zugewiesen.",
            "%(count)s Beiträge sind %(who)s zugewiesen.",
            len(chosen),
        )
    messages.success(request, told % {"count": len(chosen), "who": to})


def _set_due(request: HttpRequest, chosen: list[Contribution]) -> None:
    told = request.POST.get("frist", "")
    due = _day(told)
    if told and due is None:
        raise NotDone(_("Das ist kein Tag: Schreib ihn als Jahr-Monat-Tag."))
    set_due(contributions=chosen, due=due, by=request.user)
    done = _("Die Frist ist gesetzt.") if due else _("Die Frist ist aufgehoben.")
    messages.success(request, done)


def _day(told: str) -> date | None:
    try:
        return parse_date(told)
    except ValueError:
        return None


def _talk_about(request: HttpRequest, chosen: list[Contribution]) -> None:
    _each(
        request,
        chosen,
        lambda one: talk_about(contribution=one, by=request.user),
        _("als „im Gespräch“ markiert"),
    )


def _decline(request: HttpRequest, chosen: list[Contribution]) -> None:
    reason = request.POST.get("grund", "")
    if reason not in DeclineReason.values:
        raise NotDone(_("Wähle einen Grund: Wer den Beitrag geschickt hat, liest ihn."))
    told = clean_text(request.POST.get("worte", ""))[:2000]
    _each(
        request,
        chosen,
        lambda one: decline(contribution=one, reason=reason, words=told, by=request.user),
        _("nicht eingearbeitet; der Grund geht an alle, die geschrieben haben"),
    )


def _reopen(request: HttpRequest, chosen: list[Contribution]) -> None:
    _each(request, chosen, lambda one: reopen(contribution=one, by=request.user), _("wieder offen"))


def _each(
    request: HttpRequest, chosen: list[Contribution], do: Callable[[Contribution], Any], done: str
) -> None:
    """Do it with each; those whose state has moved on are counted and left alone."""
    late = 0
    for one in chosen:
        try:
            do(one)
        except MoveRefused:
            late += 1
    if len(chosen) > late:
        messages.success(request, f"{words.count(len(chosen) - late)}: {done}.")
    if late:
        messages.warning(request, words.too_late(late))


def _group(request: HttpRequest, chosen: list[Contribution]) -> HttpResponse:
    points = Point.objects.filter(contribution__in=chosen).order_by("pk").values_list("uuid", flat=True)
    picked = set(_uuids(request.POST.getlist("punkt")))
    wanted = [uuid for uuid in points if not picked or uuid in picked]
    try:
        group = group_points(points=wanted, title=request.POST.get("titel", ""), by=request.user)
    except GroupRefused as refused:
        raise NotDone(str(words.NOT_GROUPED[refused.problem])) from refused
    bench = f"{reverse('merge_desk', args=[group.page_id])}?gruppe={group.uuid}"
    messages.success(
        request,
        _("Die Punkte stehen jetzt zusammen unter „%(title)s“.") % {"title": group.title},
        buttons=[messages.button(bench, _("Zusammen einarbeiten"))],
    )
    return _back(request, chosen, keep=False)


ACTS: Final[Mapping[str, Callable[[HttpRequest, list[Contribution]], HttpResponse | None]]] = {
    "einarbeiten": _open_workbench,
    "mir": _assign_to_me,
    "zuweisen": _assign_to,
    "frist": _set_due,
    "gespraech": _talk_about,
    "ablehnen": _decline,
    "gruppieren": _group,
    "wieder": _reopen,
}
