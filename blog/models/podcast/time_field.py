"""A time of a recording in the editor's forms: typed and shown as `mm:ss`, stored in milliseconds."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.text.podcast.times import TimeTextError, exact, read_time


class MediaTimeInput(forms.TextInput):
    """A short field that shows milliseconds as a time."""

    def format_value(self, value: Any) -> str | None:
        """Return what stands in the field; what was typed wrongly stays as it was typed."""
        return exact(value) if isinstance(value, int) else super().format_value(value)


class MediaTimeFormField(forms.Field):
    """Reads `mm:ss`, `h:mm:ss` and milliseconds behind a point."""

    widget = MediaTimeInput
    default_error_messages = {
        "invalid": _(
            "Das ist keine Zeit. Schreib sie als Minuten:Sekunden, zum Beispiel 3:05 oder 1:02:03.500."
        )
    }

    def to_python(self, value: Any) -> int | None:
        """Return milliseconds."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return read_time(str(value))
        except TimeTextError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare times, not the ways to write them."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


if TYPE_CHECKING:
    WholeNumber = models.PositiveIntegerField[Any, Any]
else:
    WholeNumber = models.PositiveIntegerField


class MediaTime(WholeNumber):
    """Milliseconds of a recording."""

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Tell migrations what the column is; how a form shows it is nothing to them."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveIntegerField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Return the field of a form."""
        return models.Field.formfield(self, form_class=MediaTimeFormField, **kwargs)
