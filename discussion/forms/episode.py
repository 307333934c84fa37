"""The form under an episode: the comment form, and which second it is about."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.models import Episode
from blog.queries.podcast.feed_of import feed_of
from blog.text.podcast.times import Span, TimeTextError, clock, read_span
from discussion.actions.check_draft import Draft
from discussion.actions.submit_problems import SubmitProblem
from discussion.forms.comment import PRIVATE, PUBLIC, CommentForm
from discussion.forms.passage import PassageForm

LONGEST_TIME = 40


class EpisodeForm(CommentForm):
    """A comment about an episode. `t` is told as in addresses and as people write it: `23:41`, `1421`, `23:41,24:10`."""

    t = forms.CharField(
        label=_("Zu welchem Moment?"),
        required=False,
        max_length=LONGEST_TIME,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "field__short"}),
        help_text=_("Zum Beispiel 23:41. Leer: zur ganzen Folge."),
    )

    field_order: tuple[str, ...] = ("t", *CommentForm.field_order)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["use"].label = _("Darf das in die Notizen zur Folge einfließen?")
        self.fields["audience"].choices = [  # type: ignore[attr-defined]
            (PUBLIC, _("Alle, unter der Folge")),
            (PRIVATE, _("Nur die Redaktion")),
        ]
        self.fields["audience"].help_text = _(
            "Was nur die Redaktion liest, erscheint nirgends. Es kann in die Notizen eingehen, wenn du das unten erlaubst."
        )

    def clean_t(self) -> Span | None:
        """Read the time."""
        told = self.cleaned_data["t"].strip()
        if not told:
            return None
        try:
            return read_span(told)
        except TimeTextError:
            self.add_problem(SubmitProblem.TIME_UNCLEAR)
            return None

    def draft(self, *, language: str, network: str) -> Draft:
        """Return what the form says, for the action."""
        draft = super().draft(language=language, network=network)
        span = self.cleaned_data.get("t")
        return replace(draft, anchor={"start": span.start, "end": span.end}) if span else draft


def comment_form(page: Any, *args: Any, **kwargs: Any) -> CommentForm:
    """Return the form that a page's readers fill in."""
    form = (EpisodeForm if isinstance(page, Episode) else CommentForm)(*args, **kwargs)
    if feed_of(page):
        form.ask_no_use()
    return form


def passage_form(page: Any, *args: Any, **kwargs: Any) -> PassageForm:
    """Return the form at a passage of a page."""
    form = PassageForm(*args, **kwargs)
    if feed_of(page):
        form.ask_no_use()
    return form


def start_of(told: str) -> dict[str, str]:
    """Return what an address with `?t=` puts into the form; what is no time puts in nothing."""
    try:
        span = read_span(told[:LONGEST_TIME])
    except TimeTextError:
        return {}
    end = "" if span.end is None else f",{clock(span.end)}"
    return {"t": f"{clock(span.start)}{end}"}
