"""Who may look after a show of ours."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from blog.models.podcast.show import Show


def show_of_editor(request: HttpRequest, show: Show) -> Show:
    """Return the show if it is ours and this editor may write it."""
    if not show.is_own:
        raise Http404("not a show of ours")
    if not show.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return show
