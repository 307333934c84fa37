"""Topics, people, organisations and questions in the editor's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from blog.admin.menu import PEOPLE_MENU, POSITIONS_MENU
from blog.admin.people.deleting import PersonDeleteView
from blog.models import Organisation, Person, Question, Topic


class TopicViewSet(SnippetViewSet):
    """Topics that articles belong to."""

    model = Topic
    icon = "tag"
    menu_label = _("Themen")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "name_en", "slug"]
    search_fields = ["name", "name_en"]


class PersonViewSet(SnippetViewSet):
    """Authors, with portrait, biography and networks."""

    model = Person
    delete_view_class = PersonDeleteView
    delete_template_name = "blog/admin/person_delete.html"
    icon = "user"
    menu_label = _("Alle Personen")
    menu_order = 10
    menu_hook = PEOPLE_MENU
    list_display = ["name", "slug"]
    search_fields = ["name"]


class OrganisationViewSet(SnippetViewSet):
    """Organisations that people speak for, or that hold a position themselves."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisationen")
    menu_order = 20
    menu_hook = PEOPLE_MENU
    list_display = ["name", "slug"]
    search_fields = ["name"]


class QuestionViewSet(SnippetViewSet):
    """Questions that people take a stand on."""

    model = Question
    icon = "help"
    menu_label = _("Fragen")
    menu_order = 20
    menu_hook = POSITIONS_MENU
    list_display = ["text", "topic", "is_open"]
    search_fields = ["text"]
