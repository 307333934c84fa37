"""The form of an episode in the editor: what its sound must be like, and times that lie within it."""

from typing import Any

from django.utils.translation import gettext as _

from blog.models.page_form import LivingPageForm
from blog.models.podcast.from_feed import EPISODE_TEXTS, leave_to_feed
from blog.text.podcast.times import clock


class EpisodeForm(LivingPageForm):
    """Refuses an episode without sound, and chapters and pieces that lie beyond its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leave_to_feed(self, EPISODE_TEXTS)

    def clean(self) -> Any:
        """Check what needs the whole form."""
        cleaned = super().clean()
        if self.is_publishing and "audio" in self.fields and not self.cleaned_data.get("audio"):
            self.add_error("audio", _("Ohne Ton ist es keine Folge: Lade eine Tondatei hoch."))
        return cleaned

    def is_valid(self) -> bool:
        """Check the times only when each is one."""
        valid: bool = super().is_valid()
        sound = getattr(self, "cleaned_data", {}).get("audio")
        if not valid or sound is None:
            return valid
        # A list, so that every wrong time gets its sentence, not just the first one.
        return not any([*self._chapters_beyond(sound.duration), *self._soundbites_beyond(sound.duration)])

    def _chapters_beyond(self, duration: int) -> list[bool]:
        return [
            self._refuse(
                form,
                _("Dieses Kapitel beginnt bei %(start)s, aber der Ton ist nur %(end)s lang.")
                % {"start": clock(start), "end": clock(duration)},
            )
            for form in self._rows("chapters")
            if (start := form.cleaned_data.get("start")) is not None and start >= duration
        ]

    def _soundbites_beyond(self, duration: int) -> list[bool]:
        return [
            self._refuse(
                form,
                _("Diese Kostprobe endet bei %(start)s, aber der Ton ist nur %(end)s lang.")
                % {"start": clock(start + (form.cleaned_data.get("length") or 0)), "end": clock(duration)},
            )
            for form in self._rows("soundbites")
            if (start := form.cleaned_data.get("start")) is not None
            and start + (form.cleaned_data.get("length") or 0) > duration
        ]

    def _rows(self, name: str) -> list[Any]:
        formset = self.formsets.get(name)
        return [form for form in formset.forms if form not in formset.deleted_forms] if formset else []

    def _refuse(self, form: Any, sentence: str) -> bool:
        form.add_error("start", sentence)
        self.add_error(None, sentence)
        return True
