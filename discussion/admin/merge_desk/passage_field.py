"""The field in which a passage is written: Wagtail's editor, or plain markup where no script runs."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from wagtail.admin.rich_text import DraftailRichTextArea

from blog.models.blocks import INLINE
from blog.queries.public_body import public_blocks
from blog.text import rich
from blog.text.words import clean
from discussion.text.markup import to_markup, to_rich

FEATURES = [*INLINE, "ol", "ul"]


class PassageWidget(DraftailRichTextArea):
    """Draftail with a plain text area inside `noscript`; a third form carries finished HTML through the preview."""

    template_name = "discussion/admin/passage_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(features=FEATURES, attrs=attrs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the same text as markup."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["plain"] = to_markup(value or "")
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        """Return the text in normal form, whichever way it was written."""
        if (plain := data.get(f"{name}_plain")) is not None:
            return to_rich(clean(plain))
        if (html := data.get(f"{name}_html")) is not None:
            return rich.normalise(clean(html))
        return self._from_editor(data.get(name) or "")

    def _from_editor(self, contentstate: str) -> str:
        try:
            stored = self.converter.to_database_format(contentstate) if contentstate else ""
        except (json.JSONDecodeError, AssertionError, KeyError, TypeError, ValueError, AttributeError):
            return ""  # not written by the editor: somebody made the request by hand
        block = public_blocks([{"type": "text", "id": "new", "value": clean(stored)}])[0]
        return str(block.value["html"])

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Tell whether none of the three forms was sent."""
        return not {name, f"{name}_plain", f"{name}_html"} & set(data)


class PassageField(forms.CharField):
    """Rich text in normal form."""

    widget = PassageWidget
