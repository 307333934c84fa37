"""The page on which a show of ours moves in from another host."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.actions.podcast.move_in import MoveProblem, MoveRefused, move_in
from blog.admin.podcast.followed.pages import FollowedPage
from blog.admin.podcast.followed.words import feed_sentence
from blog.effects.podcast.fetch_feed import FeedRead, fetch_feed
from blog.text.podcast.feed_words import web_address

PROBLEMS = {
    MoveProblem.LOCKED: gettext_lazy(
        "Der Feed ist gegen einen Umzug gesperrt (podcast:locked). Hebe die Sperre beim bisherigen Anbieter auf."
    ),
    MoveProblem.KNOWN: gettext_lazy("Diesen Podcast gibt es hier schon."),
}


class MoveForm(forms.Form):
    """Whence, and whether one may."""

    url = forms.CharField(
        label=gettext_lazy("Bisherige Adresse des Feeds"),
        max_length=2000,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    ours = forms.BooleanField(
        label=gettext_lazy("Es ist unser Podcast, und wir haben die Rechte an Ton und Text.")
    )


class MoveIn(FollowedPage):
    """The form, with what happens then."""

    page_title = gettext_lazy("Podcast umziehen")
    header_icon = "download"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return self._show(MoveForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Bring the show over."""
        form = MoveForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        url = web_address(form.cleaned_data["url"])
        found = fetch_feed(url) if url else None
        if not isinstance(found, FeedRead):
            form.add_error("url", feed_sentence(getattr(found, "fault", ""), form.cleaned_data["url"]))
            return self._show(form, status=422)
        try:
            show = move_in(index=self.index, url=url, read=found.read, by=request.user)
        except MoveRefused as refused:
            form.add_error("url", str(PROBLEMS[refused.problem]))
            return self._show(form, status=409)
        messages.success(
            request,
            _("„%(title)s“ zieht ein, als Entwurf. Ton und Bilder kommen nach und nach.")
            % {"title": show.title},
        )
        return redirect("blog_move_report", show.pk)

    def _show(self, form: MoveForm, *, status: int = 200) -> HttpResponse:
        return self.show("blog/admin/podcast/move_in.html", status=status, form=form)
