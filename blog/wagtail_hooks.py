"""Registers with Wagtail what lies in `blog.admin`."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from blog.admin import menu
from blog.admin.deletion import refuse_to_delete, refuse_to_delete_many
from blog.admin.own_save import mark_own_save, name_own_save, waiting_script
from blog.admin.people import deleting_many, merging
from blog.admin.podcast.followed import hooks as followed
from blog.admin.podcast.followed.no_new_episode import refuse_new_episode
from blog.admin.podcast.own import hooks as own_shows
from blog.admin.podcast.transcripts import hooks as transcripts
from blog.admin.positions import hooks as positions
from blog.admin.references import broken
from blog.admin.references import pages as references
from blog.admin.review import review_button, review_log_action, review_url
from blog.admin.sections import sections_button, sections_log_action, sections_url
from blog.admin.snippets import OrganisationViewSet, PersonViewSet, QuestionViewSet, TopicViewSet

register_snippet(TopicViewSet)
register_snippet(PersonViewSet)
register_snippet(OrganisationViewSet)
register_snippet(QuestionViewSet)

for submenu in (menu.people, menu.positions, menu.podcasts):
    hooks.register("register_admin_menu_item", submenu)
hooks.register("before_create_page", mark_own_save)
hooks.register("before_edit_page", name_own_save)
hooks.register("insert_editor_js", waiting_script)
hooks.register("before_delete_page", refuse_to_delete)
hooks.register("before_bulk_action", refuse_to_delete_many)
hooks.register("register_admin_urls", review_url)
hooks.register("register_page_header_buttons", review_button)
hooks.register("register_log_actions", review_log_action)
hooks.register("register_admin_urls", sections_url)
hooks.register("register_page_header_buttons", sections_button)
hooks.register("register_log_actions", sections_log_action)
hooks.register("register_admin_urls", positions.admin_urls)
hooks.register(menu.POSITIONS_MENU, positions.menu_item)
hooks.register("register_page_header_buttons", positions.page_buttons)
hooks.register("register_log_actions", positions.log_actions)
hooks.register("register_admin_urls", transcripts.admin_urls)
hooks.register("register_page_header_buttons", transcripts.page_button)
hooks.register("register_log_actions", transcripts.log_actions)
hooks.register("register_admin_urls", own_shows.urls)
hooks.register("register_admin_viewset", own_shows.chooser)
hooks.register("register_page_header_buttons", own_shows.buttons)
hooks.register("register_admin_urls", followed.admin_urls)
for entry in followed.menu_items():
    hooks.register(menu.PODCASTS_MENU, entry)
# After Wagtail's own of the same name, which knows less of people.
hooks.register("register_bulk_action", deleting_many.PeopleDeleteAction, order=100)
hooks.register("before_delete_snippet", deleting_many.refuse_too_many)
hooks.register("register_admin_urls", merging.admin_urls)
hooks.register(menu.PEOPLE_MENU, merging.menu_item)
hooks.register("register_admin_urls", references.admin_urls)
hooks.register("register_admin_menu_item", references.menu_item)
hooks.register("register_page_header_buttons", references.page_buttons)
hooks.register("register_admin_urls", broken.admin_urls)
hooks.register("construct_homepage_summary_items", broken.add_summary)
hooks.register("before_create_page", refuse_new_episode)
