"""The page on which an editor says who the people in followed feeds are."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.actions.podcast.say_who import confirm_name, confirm_new_name, refuse_name
from blog.admin.podcast.followed.pages import FollowedPage
from blog.models.person import Person
from blog.queries.podcast.names_told import all_people, name_lines


class Names(FollowedPage):
    """All names, with what we take them for."""

    page_title = gettext_lazy("Wer ist gemeint?")
    header_icon = "user"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return self.show("blog/admin/podcast/names.html", lines=name_lines(), people=all_people())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take down what an editor says about one name."""
        show, name, who = (request.POST.get(field, "") for field in ("podcast", "name", "person"))
        if not show.isdigit():
            return redirect("blog_names")
        if who == "niemand":
            refuse_name(show_id=int(show), name=name)
            messages.success(request, _("Gemerkt: jemand anderes."))
        elif who == "neu" and name:
            confirm_new_name(show_id=int(show), name=name)
            messages.success(request, _("Angelegt. Unter „Personen“ ergänzt du, wer sie ist."))
        elif who.isdigit():
            person = get_object_or_404(Person, pk=int(who))
            number = confirm_name(show_id=int(show), name=name, person=person)
            words = ngettext("Gemerkt, an %(number)s Stelle.", "Gemerkt, an %(number)s Stellen.", number)
            messages.success(request, words % {"number": number})
        return redirect("blog_names")
