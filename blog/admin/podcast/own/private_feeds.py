"""The page of a show's private feeds: make a secret address, revoke one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from blog.actions.podcast.private_feeds import make_private_feed, revoke_private_feed
from blog.admin.podcast.own.permission import show_of_editor
from blog.models.podcast.show import PrivateFeed, Show
from blog.queries.addresses import absolute
from blog.queries.podcast.addresses import private_feed_path


class PrivateFeedForm(forms.Form):
    """What a secret address is for."""

    label = forms.CharField(
        label=gettext_lazy("Wofür"),
        max_length=120,
        help_text=gettext_lazy("Zum Beispiel: Testhörer:innen. Kein Name einer Person."),
    )


def private_feeds_page(request: HttpRequest, show_id: int) -> HttpResponse:
    """List them and make one; its address is shown once and never again."""
    show = show_of_editor(request, get_object_or_404(Show, pk=show_id))
    form = PrivateFeedForm(request.POST or None)
    address = ""
    if request.method == "POST" and form.is_valid():
        _row, token = make_private_feed(show=show, label=form.cleaned_data["label"])
        address = absolute(private_feed_path(token, show.locale.language_code))
        form = PrivateFeedForm()
    response = TemplateResponse(
        request,
        "blog/admin/podcast/private_feeds.html",
        {
            "show": show,
            "form": form,
            "address": address,
            "feeds": show.private_feeds.order_by("revoked_at", "pk"),
            "page_title": _("Private Feeds"),
        },
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_POST
def revoke_page(request: HttpRequest, show_id: int, feed_id: int) -> HttpResponse:
    """Revoke one at once."""
    show = show_of_editor(request, get_object_or_404(Show, pk=show_id))
    revoke_private_feed(feed=get_object_or_404(PrivateFeed, pk=feed_id, show=show))
    messages.success(request, _("Widerrufen: Diese Adresse führt ab jetzt zu nichts mehr."))
    return redirect("blog_private_feeds", show.pk)
