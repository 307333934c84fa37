"""The page that says how far a show is that moves in from another host."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.actions.podcast.bring_pictures import MOST, NO_PICTURE, TOO_MANY
from blog.admin.podcast.followed.pages import FollowedPage
from blog.effects.podcast.addresses import FetchFault
from blog.models.podcast.show import Show
from blog.queries.podcast.move_report import MissingPicture, move_report
from blog.text.podcast.times import clock

PICTURE_FAULTS: Final = {
    NO_PICTURE: gettext_lazy("kein Bild, das Verzeichnisse annehmen: nur JPEG und PNG, bis 40 Millionen Bildpunkte"),
    TOO_MANY: gettext_lazy("nicht geholt: Von einer Folge übernehmen wir höchstens %(most)d Bilder"),
    FetchFault.ADDRESS.value: gettext_lazy("keine Adresse, von der wir etwas holen"),
    FetchFault.PRIVATE.value: gettext_lazy("die Adresse führt in ein internes Netz; von dort holen wir nichts"),
    FetchFault.TOO_LARGE.value: gettext_lazy("größer als 10 MB"),
    FetchFault.NOT_FOUND.value: gettext_lazy("unter der Adresse liegt nichts mehr (404)"),
    FetchFault.GONE.value: gettext_lazy("endgültig entfernt (410)"),
    FetchFault.FORBIDDEN.value: gettext_lazy("nicht öffentlich: Der bisherige Anbieter lehnt uns ab"),
}  # fmt: skip


def picture_sentence(picture: MissingPicture) -> str:
    """Say why a picture isn't here."""
    if picture.fault in PICTURE_FAULTS:
        return str(PICTURE_FAULTS[picture.fault]) % {"most": MOST}
    if picture.fault:
        return _("der bisherige Anbieter antwortet nicht; wir versuchen es noch drei Tage lang")
    return _("kommt noch")


class ShowMoves(FollowedPage):
    """Numbers first, then what is missing."""

    page_title = gettext_lazy("Stand des Umzugs")
    header_icon = "download"

    def get(self, request: HttpRequest, show_id: int) -> HttpResponse:
        """Show it."""
        show = get_object_or_404(Show, pk=show_id)
        if not show.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        report = move_report(show)
        if report is None:
            raise Http404("this show never moved in")
        lines = [
            (
                one,
                [(self._label(picture), picture.url, picture_sentence(picture)) for picture in one.pictures],
            )
            for one in report.missing
        ]
        return self.show("blog/admin/podcast/move_report.html", moving=show, report=report, lines=lines)

    def _label(self, picture: MissingPicture) -> str:
        if picture.start is None:
            return _("Titelbild der Folge")
        return _("Bild zum Kapitel bei %(time)s") % {"time": clock(picture.start)}
