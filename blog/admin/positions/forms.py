"""The form of a position in the admin: what it says, whose it is, and where that was said."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from blog.kinds import PositionState
from blog.models.positions.position import Position

SAYS: Final = ("statement", "is_summary", "reason", "quote", "question", "stance", "topic", "language")
HOLDER: Final = ("person", "organisation", "role", "role_text", "said_on")
SOURCE: Final = ("source_url", "source_title", "accessed_on")
EXACT: Final = ("quote", *SOURCE)


class PositionForm(WagtailAdminModelForm):
    """What an editor tells. Where it was said on a page of ours, source and holder's reference are facts and not asked."""

    note = forms.CharField(
        label=_("Warum änderst du das?"),
        max_length=300,
        required=False,
        help_text=_("Steht im öffentlichen Verlauf."),
    )

    class Meta:
        model = Position
        fields = (*SAYS, *HOLDER, *SOURCE)
        labels = {"language": _("Sprache")}
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 2}),
            "quote": forms.Textarea(attrs={"rows": 4}),
            "language": forms.Select(choices=[("de", "Deutsch"), ("en", "English")]),
            "said_on": AdminDateInput(),
            "accessed_on": AdminDateInput(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Position = self.instance
        if row.anchor_id or row.source_ref:
            for name in SOURCE:
                del self.fields[name]
        if row.holder_ref:
            for name in ("person", "organisation"):
                del self.fields[name]
        if row.state == PositionState.PUBLIC:
            for name in EXACT:
                if name in self.fields:
                    self.fields[name].disabled = True
        else:
            del self.fields["note"]

    def told(self) -> dict[str, Any]:
        """Return what was told, for the actions; the reason for a change stands apart."""
        return {name: value for name, value in self.cleaned_data.items() if name != "note"}
