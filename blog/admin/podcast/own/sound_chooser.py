"""Chooses the sound of an episode in its form: uploads a file, or takes one that is there."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, CreateView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permission_policies import BlanketPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from blog.actions.podcast.store_audio import TOO_LARGE, store_audio
from blog.admin.podcast.own.words import sound_sentence
from blog.models.podcast.audio import Audio
from blog.models.podcast.episode import Episode
from blog.text.podcast.sound.facts import SoundFault, SoundRefused


class SoundForm(forms.Form):
    """The upload; `too_large` names the fields whose file the server didn't keep."""

    file = forms.FileField(
        label=_("Tondatei"),
        required=False,
        help_text=_("MP3, M4A oder Opus. Dauer und Art liest die Seite aus der Datei."),
        widget=forms.FileInput(
            attrs={"accept": "audio/mpeg,audio/mp4,audio/x-m4a,audio/ogg,.mp3,.m4a,.opus,.ogg"}
        ),
    )

    def __init__(self, *args: Any, too_large: bool = False, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        self.by = by

    def clean(self) -> dict[str, Any]:
        """Store the file if it is sound that we publish; say why if it isn't."""
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        if self.too_large:
            raise ValidationError({"file": sound_sentence(SoundFault.TOO_LARGE)})
        if upload is None:
            raise ValidationError({"file": _("Wähle eine Datei.")})
        try:
            cleaned["audio"] = store_audio(upload=upload.file, by=self.by, name=upload.name or "")
        except SoundRefused as refused:
            raise ValidationError({"file": sound_sentence(refused.problem)}) from refused
        return cleaned

    def save(self) -> Audio:
        """Return what was stored."""
        audio: Audio = self.cleaned_data["audio"]
        return audio


class _ByName(BaseFilterForm):
    """Finds a file by its name, or by the title of an episode that plays it."""

    q = forms.CharField(label=_("Name der Datei oder Titel der Folge"), required=False)

    def filter(self, objects: Any) -> Any:
        """Return the rows whose name or episode has the words."""
        words = self.cleaned_data.get("q", "").strip()
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        playing = Episode.objects.filter(title__icontains=words, audio__isnull=False).values("audio_id")
        return objects.filter(Q(file_name__icontains=words) | Q(pk__in=playing))


class _ForWriters:
    """Lets upload who may write a page; rows of sound have no permissions of their own."""

    request: Any
    filter_form_class = _ByName

    def get_permission_policy(self) -> Any:
        """Ask nobody for permissions of the row."""
        return BlanketPermissionPolicy(None)

    def can_create(self) -> bool:
        """Return whether this editor may write some page."""
        return bool(
            PagePermissionPolicy().user_has_any_permission(self.request.user, ["add", "change", "publish"])
        )

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what the server knows."""
        kwargs: dict[str, Any] = super().get_creation_form_kwargs()  # type: ignore[misc]
        if self.request.method == "POST":
            _parsed = self.request.FILES  # reading the files is what notes the ones that are too large
            kwargs["too_large"] = bool(self.request.META.get(TOO_LARGE))
        return {**kwargs, "by": self.request.user}


class _Choose(_ForWriters, ChooseView):
    pass


class _Results(_ForWriters, ChooseResultsView):
    pass


class _Create(_ForWriters, CreateView):
    pass


class SoundChooserViewSet(ChooserViewSet):
    """The window in which a sound file is chosen."""

    model = Audio
    icon = "media"
    choose_one_text = _("Ton wählen")
    choose_another_text = _("Anderen Ton wählen")
    create_action_label = _("Hochladen")
    create_action_clicked_label = _("Wird hochgeladen und geprüft …")
    creation_tab_label = _("Hochladen")
    search_tab_label = _("Schon hochgeladen")
    creation_form_class = SoundForm
    choose_view_class = _Choose
    choose_results_view_class = _Results
    create_view_class = _Create


sound_chooser = SoundChooserViewSet("sound_chooser", url_prefix="podcast/ton")
