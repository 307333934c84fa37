"""Forms of the transcript's page: a file or pasted words, and the voices."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.admin.podcast.transcripts.words import REFUSED
from blog.models.person import Person
from blog.models.podcast.transcript import Speaker
from blog.queries.citations import Citation, Spoken, cut
from blog.queries.podcast.voices import people_called
from blog.registries import registries
from blog.text.transcripts.reading import read_transcript
from blog.text.transcripts.words import MOST_BYTES, Problem, Reading, Unreadable

CONTRIBUTION: Final = "contribution:"
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class UploadForm(forms.Form):
    """A file, or words from the clipboard."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        required=False,
        help_text=gettext_lazy(
            "WebVTT, SRT, JSON (Podcast-Namespace oder Podlove), HTML oder Text mit Zeiten"
        ),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,.json,.txt,.html,.htm,text/*,application/json"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("… oder hier einfügen"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "[00:00:05] Anna: Guten Tag."}),
    )
    anyway = forms.BooleanField(
        label=gettext_lazy("Auch übernehmen, wenn Redestücke hinter dem Ende des Tons liegen"), required=False
    )

    cuts = forms.BooleanField(
        label=gettext_lazy("Auch übernehmen, wenn zitierte Sekunden dann etwas anderes sagen"), required=False
    )

    def __init__(
        self, *args: Any, duration: int | None = None, cited: Sequence[Citation] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.duration = duration
        self.cited = cited
        if not cited:
            del self.fields["cuts"]
        self.reading: Reading | None = None

    def clean(self) -> dict[str, Any]:
        """Read the words; what can't be taken over is told by name."""
        cleaned = super().clean() or {}
        content = _content(cleaned)
        if not content:
            raise forms.ValidationError(_("Wähle eine Datei aus oder füge das Transkript ein."))
        try:
            self.reading = read_transcript(content, duration=self.duration)
        except Unreadable as refused:
            raise forms.ValidationError(REFUSED[refused.problem]) from refused
        if self.reading.has(Problem.BEYOND_END) and not cleaned.get("anyway"):
            raise forms.ValidationError(REFUSED[Problem.BEYOND_END])
        if self.cited and not cleaned.get("cuts"):
            self._refuse_cuts(self.reading)
        return cleaned

    def _refuse_cuts(self, reading: Reading) -> None:
        spoken = Spoken(self.duration or 0, [(cue.start, cue.end, cue.text) for cue in reading.words])
        lost = cut(self.cited, {one.block for one in self.cited}, spoken)
        if lost:
            raise forms.ValidationError([one.sentence() for one in lost])


class VoiceForm(forms.Form):
    """Who one voice is. The person is suggested by name and confirmed by choosing her."""

    label = forms.CharField(
        label=gettext_lazy("Bezeichnung"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"), queryset=Person.objects.none(), required=False
    )
    ref = forms.CharField(
        label=gettext_lazy("Oder wer einen Beitrag geschickt hat"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Adresse des Beitrags in der Redaktion. Genannt wird sie, wie sie es möchte."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, voice: Speaker, choices: Sequence[tuple[Any, Any]]
    ) -> None:
        self.contribution = voice.ref if voice.ref.startswith(CONTRIBUTION) else ""
        initial = {"label": voice.label, "person": voice.person_id, "ref": self.contribution}
        super().__init__(data, prefix=voice.key, initial=initial)
        self.voice = voice
        person: Any = self.fields["person"]
        person.queryset = Person.objects.order_by("name", "pk")
        person.widget.choices = choices

    def clean_ref(self) -> str:
        """Return the reference of the contribution whose address was given, if there is one."""
        typed = str(self.cleaned_data["ref"]).strip()
        found = _UUID.search(typed)
        ref = f"{CONTRIBUTION}{found.group().lower()}" if found else ""
        if typed and ref not in registries.standpoints([ref]):
            raise forms.ValidationError(_("Diesen Beitrag gibt es nicht. Nimm die Adresse seiner Seite."))
        return ref


def voice_forms(transcript_id: int, data: Mapping[str, Any] | None = None) -> list[VoiceForm]:
    """Return a form for each voice; people that it could be stand first. Bounded statements."""
    voices = list(Speaker.objects.filter(transcript_id=transcript_id).order_by("pk"))
    people = list(Person.objects.order_by("name", "pk"))
    could_be = people_called([voice.label for voice in voices])
    return [
        VoiceForm(data, voice=voice, choices=_choices(people, could_be.get(voice.label.casefold(), [])))
        for voice in voices
    ]


def _choices(people: Sequence[Person], suggested: Sequence[Person]) -> list[tuple[Any, Any]]:
    everybody = [(person.pk, person.name) for person in people]
    nobody = ("", _("niemand von hier"))
    if not suggested:
        return [nobody, *everybody]
    first = [(person.pk, person.name) for person in suggested]
    return [nobody, (_("Vielleicht"), first), (_("Alle"), [one for one in everybody if one not in first])]


def _content(cleaned: Mapping[str, Any]) -> bytes:
    file = cleaned.get("file")
    if isinstance(file, UploadedFile):
        # One byte more than is allowed, so that the reader sees it is too large without holding all of it.
        return file.read(MOST_BYTES + 1)
    return str(cleaned.get("pasted") or "").strip().encode("utf-8", "replace")
