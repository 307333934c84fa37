"""How a quoted contribution is shown in the page's editor: its present words, read-only, behind the reference."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.blocks.stream_block import StreamBlockAdapter

from blog.registries import registries


def scripts() -> tuple[str, str]:
    """Return ours behind Wagtail's; asked for when a page needs them, since a first start has collected none yet."""
    return versioned_static("wagtailadmin/js/telepath/blocks.js"), "blog/admin/article_body.js"


class QuotedWidget(forms.HiddenInput):
    """The reference; a script shows the words."""

    show_add_comment_button = False


class QuotedRefBlock(blocks.CharBlock):
    """A reference that nobody types: the merge desk sets it."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        self.field.widget = QuotedWidget()

    def get_form_state(self, value: Any) -> dict[str, str]:
        """Return the reference and what it says now."""
        ref = str(value or "")
        found = registries.quoted([ref]).get(ref) if ref else None
        text = found.text if found else ""
        return {"ref": ref, "text": text or _("Dieser Beitrag ist nicht mehr öffentlich.")}


class _QuotedAdapter(WidgetAdapter):
    js_constructor = "haltung.QuotedContribution"

    def js_args(self, _widget: Any) -> list[Any]:
        return []

    @cached_property
    def media(self) -> Any:
        return forms.Media(js=[*scripts()])


class ArticleBodyAdapter(StreamBlockAdapter):
    """Wagtail's stream, without quoted contributions in its chooser."""

    js_constructor = "haltung.ArticleBody"

    @cached_property
    def media(self) -> Any:
        """Load our script behind Wagtail's."""
        return super().media + forms.Media(js=[*scripts()])


register(_QuotedAdapter(), QuotedWidget)
