"""What somebody else's feed tells is read in the editor and not written there: forms and panels of linked shows and episodes."""

from typing import Any, Final

from wagtail.admin.panels import InlinePanel, Panel
from wagtail.admin.telepath import register

from blog.kinds import ShowOrigin

EPISODE_TEXTS: Final = (
    "title", "standfirst", "cover", "body", "next_kind", "next_note", "audio", "season", "number", "episode_type",
    "aired_at", "explicit", "license", "license_url",
)  # fmt: skip
SHOW_TEXTS: Final = (
    "title", "subtitle", "description", "cover", "author", "category", "subcategory", "explicit", "complete",
    "transfer_locked", "medium", "owner_email", "update_rule", "update_text", "publisher_guid", "publisher_url", "txt",
    "moved_to", "funding_url", "funding_text", "license", "license_url", "copyright",
)  # fmt: skip
PARTS: Final = ("episode_people", "chapters", "soundbites", "show_people", "recommended_shows")


def is_linked(page: Any) -> bool:
    """Tell whether a show or an episode is somebody else's."""
    show = page if hasattr(page, "origin") else page.podcast if getattr(page, "podcast_id", None) else None
    return show is not None and show.origin == ShowOrigin.LINKED


def leave_to_feed(form: Any, names: tuple[str, ...]) -> None:
    """Take out of a form what the feed tells; what is left is what an editor may say about the page."""
    if not is_linked(form.instance):
        return
    for name in names:
        form.fields.pop(name, None)
    for name in PARTS:
        form.formsets.pop(name, None)


class OwnPartsPanel(InlinePanel):
    """Rows of an own show or episode; for a linked one the form has none."""

    @register
    class BoundPanel(InlinePanel.BoundPanel):
        """The rows of one page."""

        def __init__(self, **kwargs: Any) -> None:
            form, panel = kwargs.get("form"), kwargs["panel"]
            self.has_rows = form is None or panel.relation_name in form.formsets
            if self.has_rows:
                super().__init__(**kwargs)
            else:
                Panel.BoundPanel.__init__(self, **kwargs)

        def is_shown(self) -> bool:
            """Show rows where there are any to edit."""
            return self.has_rows and bool(super().is_shown())


class FromFeedPanel(Panel):
    """Shows in the editor what the feed told, with the reason why it can't be changed."""

    def clean_name(self) -> str:
        """Give the panel an address inside the form."""
        return "from-feed"

    class BoundPanel(Panel.BoundPanel):
        """The texts of one page."""

        template_name = "blog/admin/podcast/from_feed_panel.html"

        def is_shown(self) -> bool:
            """Show it for what is somebody else's."""
            return is_linked(self.instance)
