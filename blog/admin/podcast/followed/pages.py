"""The page of followed podcasts: how each feed is doing, what can be done about it, and the form to follow another one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.actions.podcast.follow_show import (
    FollowRefused,
    accept_another,
    change_address,
    follow_show,
    pause_feed,
    refresh_now,
    resume_feed,
)
from blog.admin.podcast.followed.listing import as_lines, follow_list
from blog.admin.podcast.followed.may import allowed
from blog.admin.podcast.followed.words import FOLLOW, HINT, address_sentence, feed_sentence, sentence
from blog.effects.podcast.fetch_feed import FeedRead, NoFeed, fetch_feed
from blog.models.podcast.followed_feed import FollowedFeed
from blog.models.podcast.show import PodcastIndexPage
from blog.queries.podcast.followed_feeds import feed_lines
from blog.queries.podcast.index_page import podcast_index
from blog.text.podcast.feed_values import FeedRefused
from blog.text.podcast.feed_words import web_address
from blog.text.podcast.opml_reading import read_opml

TITLE = gettext_lazy("Podcasts folgen")


class FollowForm(forms.Form):
    """An address, or a list of them."""

    url = forms.CharField(
        label=gettext_lazy("Adresse des Feeds"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Steht auf der Website des Podcasts, oft als „RSS“. Beginnt mit https://"),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    opml = forms.FileField(
        label=gettext_lazy("Oder eine Liste (OPML)"),
        required=False,
        help_text=gettext_lazy("So eine Datei gibt fast jede Podcast-App aus."),
    )


class FollowedPage(WagtailAdminTemplateMixin, View):
    """What the pages here have in common."""

    page_title: Any = TITLE
    header_icon = "link-external"
    index: PodcastIndexPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the permission."""
        index = podcast_index()
        if index is None or not allowed(index, request.user):
            raise PermissionDenied
        self.index = index
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's home to here."""
        here = [] if self.page_title == TITLE else [{"url": self.request.path, "label": self.page_title}]
        return [*self.breadcrumbs_items, {"url": reverse("blog_followed"), "label": TITLE}, *here]

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Render a template with Wagtail's furniture."""
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)


class Followed(FollowedPage):
    """All feeds, and the form."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self._show(FollowForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Follow what was asked for."""
        form = FollowForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form, status=422)
        if form.cleaned_data["opml"]:
            return self._list(form)
        return self._one(form)

    def _one(self, form: FollowForm) -> HttpResponse:
        url = web_address(form.cleaned_data["url"])
        found = fetch_feed(url, whole=False) if url else None
        if not isinstance(found, FeedRead):
            form.add_error("url", feed_sentence(getattr(found, "fault", ""), form.cleaned_data["url"]))
            if isinstance(found, NoFeed) and found.hint:
                form.add_error("url", str(HINT) % {"address": found.hint})
            return self._show(form, status=422)
        try:
            feed = follow_show(
                index=self.index, url=found.answer.moved_to or url, read=found.read, by=self.request.user
            )
        except FollowRefused as refused:
            form.add_error("url", str(FOLLOW[refused.problem]) % {"title": refused.show.title})
            return self._show(form, status=409)
        words = _("„%(title)s“: Wir folgen. Die Folgen kommen in den nächsten Minuten dazu.")
        messages.success(self.request, words % {"title": feed.show.title})
        return redirect("blog_followed")

    def _list(self, form: FollowForm) -> HttpResponse:
        try:
            listed = read_opml(form.cleaned_data["opml"].read())
        except FeedRefused:
            form.add_error("opml", _("Das ist keine Liste von Feeds (OPML)."))
            return self._show(form, status=422)
        done = follow_list(index=self.index, listed=listed, by=self.request.user)
        if done.refused and not (done.new or done.known):
            for refused in done.refused:
                form.add_error("opml", refused)
            return self._show(form, status=422)
        words = ngettext("%(new)s Podcast ist neu.", "%(new)s Podcasts sind neu.", done.new) % {
            "new": done.new
        }
        if done.new:
            messages.success(self.request, as_lines(words, done.known))
        else:
            messages.info(self.request, as_lines(_("Nichts davon ist neu."), done.known))
        if done.refused:
            messages.warning(self.request, as_lines(_("Nicht übernommen:"), done.refused))
        return redirect("blog_followed")

    def _show(self, form: FollowForm, *, status: int = 200) -> HttpResponse:
        lines = [(line, sentence(line.error)) for line in feed_lines()]
        return self.show("blog/admin/podcast/followed.html", status=status, form=form, lines=lines)


class FeedAct(FollowedPage):
    """What an editor decides about one feed."""

    def post(self, request: HttpRequest, key: int) -> HttpResponse:
        """Do it."""
        feed = get_object_or_404(FollowedFeed.objects.select_related("show"), pk=key)
        acts = {
            "abrufen": (refresh_now, _("Wird in Kürze abgerufen.")),
            "anhalten": (pause_feed, _("Angehalten. Was wir haben, bleibt.")),
            "weiter": (resume_feed, _("Wir folgen wieder.")),
            "ersetzen": (accept_another, _("Wir folgen dem neuen Podcast. Die alten Folgen bleiben, als entfernt markiert.")),
        }  # fmt: skip
        wanted = request.POST.get("was", "")
        if wanted == "adresse":
            return self._move(feed, web_address(request.POST.get("adresse", "")))
        if wanted in acts:
            act, words = acts[wanted]
            act(feed=feed)
            messages.success(request, words)
        return redirect("blog_followed")

    def _move(self, feed: FollowedFeed, url: str) -> HttpResponse:
        try:
            if url:
                change_address(feed=feed, url=url)
                messages.success(self.request, _("Neue Adresse gemerkt. Wird in Kürze abgerufen."))
            else:
                messages.error(self.request, address_sentence(self.request.POST.get("adresse", "")))
        except FollowRefused as refused:
            messages.error(self.request, str(FOLLOW[refused.problem]) % {"title": refused.show.title})
        return redirect("blog_followed")
