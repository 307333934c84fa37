"""Sample data for the gallery page: one invented article with every kind of passage, and what stands around it."""

from datetime import datetime, timedelta
from types import SimpleNamespace as Sample
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.safestring import SafeString

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 2, 9, 30, tzinfo=BERLIN)
URL = "/artikel/beispiel/"
VERSIONS_URL = f"{URL}fassungen/"

# An inline drawing, so that the gallery asks for nothing. It is ours, hence safe.
DRAWING = SafeString(
    '<img width="1200" height="675" alt="Drei Menschen an einem langen Tisch, vor jedem ein Blatt Papier" '
    'src="/static/icons/og.png">'
)


def versions() -> list[Sample]:
    """Four versions, newest first."""
    kinds = ("Erste Fassung", "Beiträge eingearbeitet", "Überarbeitet", "Beiträge eingearbeitet")
    notes = (
        "",
        "Die Frage nach dem Irrtum kam dazu, und ein Protokoll.",
        "Nach einem Einwand: Es geht um Zutrauen, nicht um Geräte.",
        "Was die Nachtschicht weiß, steht jetzt in ihren Worten da.",
    )
    return [
        Sample(
            number=number,
            date=START + timedelta(days=19 * number),
            kind_label=kinds[number - 1],
            note=notes[number - 1],
            url=f"{VERSIONS_URL}{number}/",
            difference_url=f"{VERSIONS_URL}{number - 1}..{number}/" if number > 1 else "",
            contributions=(0, 2, 1, 3)[number - 1],
        )
        for number in (4, 3, 2, 1)
    ]


def person() -> Sample:
    """An author."""
    biography = (
        "<p>Thea Lindqvist-Brodersen leitet die Fortbildung eines erfundenen Trägers und schreibt darüber, "
    )
    biography += "wie Teams sich einigen.</p>"
    return Sample(
        name="Thea Lindqvist-Brodersen",
        url="/personen/beispiel/",
        portrait_html=SafeString('<img src="/static/icons/icon-180.png" alt="" width="180" height="180">'),
        biography_html=SafeString(biography),
        networks=[
            (name, f"{name.title()} von Thea Lindqvist-Brodersen", f"https://example.org/{name}")
            for name in ("mastodon", "bluesky", "linkedin", "xing", "youtube", "website", "email")
        ],
    )


def card(*, title: str, version: int = 4, picture: bool = False) -> Sample:
    """An article in a list."""
    return Sample(
        title=title,
        url=URL,
        standfirst="Ein Dienstplan ist schnell gekauft. Ob er gelesen wird, entscheidet sich vorher, im Gespräch.",
        topic=Sample(label="Arbeit im Team", url="/themen/team/"),
        first_published=START,
        last_changed=START + timedelta(days=76),
        version=version,
        reading_minutes=6,
        comment_total=23,
        contributors=5,
        authors_text="Thea Lindqvist-Brodersen",
        picture_html=DRAWING if picture else "",
    )


def comment(number: int, level: int, text: str, **more: Any) -> Sample:
    """One line of a discussion."""
    values: dict[str, Any] = {
        "id": f"k-{number:08x}",
        "uuid": f"{number:08x}-0000-4000-8000-000000000000",
        "level": level,
        "parent_uuid": "",
        "reply_to_ref": f"comment:{number - 1:08x}" if level else "",
        "html_text": SafeString(f"<p>{text}</p>"),
        "created": START + timedelta(days=number, minutes=7 * number),
        "staff": False,
        "ref": f"comment:{number:08x}-0000-4000-8000-000000000000",
        "markers": (),
        "removed": False,
        "removed_label": "Auf Wunsch entfernt",
        "reply_to_url": f"/k/{number - 1}/" if level else "",
        "url": f"/k/{number}/",
        "reply_url": f"{URL}diskussion/neu/?antwort={number}",
    }
    return Sample(**(values | more))


def thread() -> Sample:
    """A short discussion with each kind of comment."""
    merged = Sample(kind="merged", label="in Fassung 4 eingearbeitet", url=f"{VERSIONS_URL}3..4/")
    comments = (
        comment(
            1,
            0,
            "Bei uns hat die Nachtschicht den Plan abgeschrieben, auf Papier, jede Woche. Erst als wir gefragt haben, "
            "warum, kam heraus: Das Licht des Tablets weckt die Kinder.",
            markers=(merged,),
        ),
        comment(2, 1, "Danke, das nehmen wir auf, wenn du magst auch in deinen Worten.", staff=True),
        comment(3, 2, "Gern. Nehmt den Satz mit dem Licht, der ist von einer Kollegin."),
        comment(
            4,
            3,
            "Das kenne ich auch aus der Kurzzeitpflege.",
            markers=(Sample(kind="in_talk", label="im Gespräch", url=""),),
        ),
        comment(5, 0, "", removed=True),
        comment(
            6,
            0,
            "Ich widerspreche: Ein Gerät, das alle benutzen müssen, wird auch benutzt. Das Gespräch davor hat bei uns "
            "nur Zeit gekostet.",
            markers=(Sample(kind="open", label="offen", url=""),),
        ),
    )
    return Sample(comments=comments, total=23, pinned=None, mode="open", starts_inside=False)


class SampleForm(forms.Form):
    """The fields of the comment form, so that each shape of field can be looked at."""

    text = forms.CharField(label="Dein Kommentar", widget=forms.Textarea)
    audience = forms.ChoiceField(
        label="Wer darf das lesen?",
        widget=forms.RadioSelect,
        initial="public",
        choices=[("public", "alle, unter dem Artikel"), ("private", "nur die Redaktion")],
    )
    name = forms.CharField(
        label="Name",
        required=False,
        help_text="So steht er über deinem Kommentar. Ein erfundener ist in Ordnung.",
    )
    email = forms.EmailField(label="E-Mail", help_text="Wird nicht veröffentlicht.")
    use = forms.ChoiceField(
        label="Darf dein Beitrag in den Artikel einfließen?",
        widget=forms.RadioSelect,
        choices=[
            ("none", "gar nicht"),
            ("idea", "als Anregung, in euren Worten"),
            ("wording", "auch in meinen Worten"),
        ],
    )
    credit = forms.ChoiceField(
        label="Wie dürfen wir dich dann nennen?",
        widget=forms.RadioSelect,
        initial="none",
        choices=[
            ("none", "gar nicht"),
            ("full_name", "mit vollem Namen"),
            ("role", "mit Funktion, ohne Namen"),
        ],
    )
    organisation = forms.CharField(label="Organisation", required=False)
    role = forms.CharField(label="Funktion", required=False)
    pseudonym = forms.CharField(label="Anderer Name", required=False)
    group_name = forms.CharField(label="Name der Gruppe", required=False)
    group_place = forms.CharField(label="Ort", required=False)
    group_date = forms.DateField(label="Datum", required=False)
    participants = forms.CharField(label="Wer ist dabei?", required=False, widget=forms.Textarea)
    similar_seen = forms.CharField(required=False, widget=forms.HiddenInput)
    notify = forms.BooleanField(label="Schreibt mir, wenn jemand antwortet.", required=False)
    privacy = forms.BooleanField(
        label="Ich bin einverstanden, dass ihr meinen Kommentar speichert und zeigt."
    )
    website = forms.CharField(label="Website", required=False)
    reply_to = forms.CharField(widget=forms.HiddenInput, required=False)
    client_key = forms.CharField(widget=forms.HiddenInput, required=False)
