"""The queue over all articles: tabs, filter, pages, all of it in the address."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from discussion.admin.merge_desk.base import AdminPage
from discussion.admin.queue.filter_form import FilterForm
from discussion.kinds import DeclineReason
from discussion.queries.desk_filter import TABS, Tab
from discussion.queries.desk_queue import Queue, desk_queue
from discussion.queries.desk_side import (
    PlannedLine,
    article_lines,
    group_lines,
    planned_lines,
    task_count,
    task_lines,
)
from discussion.queries.may_merge import MERGE, mergers

TASKS: Final = "aufgaben"


class DeskPage(AdminPage):
    """A page of the desk that belongs to no article."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission to merge anything at all."""
        if not request.user.has_perm(MERGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class QueuePage(DeskPage):
    """What waits, was asked back, is planned or decided."""

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Lead to the other ways in which something gets onto the desk."""
        return [
            HeaderButton(_("Beitrag erfassen"), reverse("desk_add"), icon_name="plus", priority=10),
            HeaderButton(
                _("Kommentare ohne Angebot"), reverse("desk_comments"), icon_name="comment", priority=20
            ),
            HeaderButton(_("Nach Artikel"), reverse("desk_articles"), icon_name="doc-empty", priority=25),
            HeaderButton(_("Einwilligungsbogen"), reverse("desk_sheet"), icon_name="doc-full", priority=30),
        ]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of one tab."""
        asked = request.GET.get("stand", "")
        tab = Tab(asked) if asked in set(Tab) else Tab.WAITING
        people = list(mergers())
        form = FilterForm(request.GET, people)
        queue = desk_queue(form.wanted(tab, _number(request.GET.get("seite"))), request.user)
        tasks = task_count(request.user)
        here = TASKS if asked == TASKS and tasks else tab.value
        return self.show(
            "discussion/admin/queue.html",
            form=form,
            tab=here,
            tabs=self._tabs(queue, here, tasks),
            queue=queue,
            pages=self._pages(queue),
            chips=[
                (label, value, self._address(without=name)) for name, (label, value) in form.active().items()
            ],
            clear=f"?stand={here}",
            chosen=set(request.GET.getlist("gewaehlt")),
            people=people,
            reasons=DeclineReason.choices,
            here=f"{request.path}{self._address(keep_page=True)}",
            planned=self._planned(here),
            groups=group_lines(request.user) if here == Tab.WAITING else (),
            tasks=task_lines(request.user) if here == TASKS else (),
        )

    def _planned(self, here: str) -> tuple[PlannedLine, ...]:
        """Return what is planned; what did not appear is told where contributions wait again, too."""
        if here not in (Tab.PLANNED, Tab.WAITING):
            return ()
        lines = planned_lines(self.request.user)
        return tuple(line for line in lines if here == Tab.PLANNED or line.problem)

    def _tabs(self, queue: Queue, here: str, tasks: int) -> list[tuple[str, Any, int, bool]]:
        """Return address, name, number and whether it is the one that is shown."""
        found = [(tab.value, label, queue.counts[tab]) for tab, (label, _condition) in TABS.items()]
        if tasks:
            found.append((TASKS, _("Aufgaben nach Widerruf"), tasks))
        return [(self._address(stand=name), label, number, name == here) for name, label, number in found]

    def _pages(self, queue: Queue) -> dict[str, Any]:
        return {
            "number": queue.page,
            "total": queue.pages,
            "before": self._address(seite=str(queue.page - 1)) if queue.page > 1 else "",
            "after": self._address(seite=str(queue.page + 1)) if queue.page < queue.pages else "",
        }

    def _address(self, *, without: str = "", keep_page: bool = False, **changed: str) -> str:
        """Return the query of this page with something else in it; another filter leads to its first page."""
        query: QueryDict = self.request.GET.copy()
        gone = {"gewaehlt", without, *(() if keep_page else ("seite",))}
        for name in [name for name in query if name in gone or not query[name]]:
            query.pop(name)
        for name, value in changed.items():
            query[name] = value
        return f"?{query.urlencode()}" if query else "?"


class Articles(DeskPage):
    """The articles in which most waits."""

    page_subtitle = _("Nach Artikel")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead on to this page."""
        here = {"url": reverse("desk_articles"), "label": self.page_subtitle}
        return [*super().get_breadcrumbs_items(), here]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self.show("discussion/admin/queue_articles.html", articles=article_lines(request.user))


def _number(told: str | None) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 6 else 1
