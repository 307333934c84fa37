"""Sample data for the gallery page: one invented article with every kind of passage, and what stands around it."""

from datetime import datetime, timedelta
from types import SimpleNamespace as Sample
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 2, 9, 30, tzinfo=BERLIN)
URL = "/artikel/beispiel/"
VERSIONS_URL = f"{URL}fassungen/"

# An inline drawing, so that the gallery asks for nothing. It is ours, hence safe.
DRAWING = mark_safe(  # noqa: S308
    '<img width="1200" height="675" alt="Drei Menschen an einem langen Tisch, vor jedem ein Blatt Papier" '
    'src="/static/icons/og.png">'
)

PASSAGES: tuple[tuple[str, dict[str, Any], int, int, tuple[str, ...]], ...] = (
    (
        "text",
        {
            "html": "<p>In der Wohngruppe am Kanal hängt ein Tablet an der Wand. Es soll den Dienstplan zeigen. "
            "Meistens zeigt es einen schwarzen Bildschirm, denn das Ladekabel wird in der Küche gebraucht. "
            "Niemand hat etwas falsch gemacht, und trotzdem ist etwas <b>schiefgegangen</b>.</p>"
        },
        1,
        1,
        (),
    ),
    (
        "text",
        {
            "html": "<p>Wer einen Dienstplan digital führen will, muss zuerst wissen, wer ihn wann liest, wer ihn "
            'ändern darf und was passiert, wenn beides gleichzeitig geschieht. Das sind <a href="/themen/">keine '
            "technischen Fragen</a>. Es sind Fragen danach, wem man etwas zutraut, und sie werden <i>vor</i> dem "
            "Kauf entschieden oder gar nicht.</p>"
        },
        1,
        3,
        ("objection",),
    ),
    (
        "embed",
        {
            "provider": "Tonarchiv",
            "title": "Das Tablet in der Küche: ein Gespräch über Dienstpläne",
            "url": "https://example.org/folge/7",
            "embed_url": "https://example.org/folge/7/player",
            "text": "28 Minuten, mit Abschrift.",
        },
        1,
        1,
        (),
    ),
    ("heading", {"level": 2, "text": "Drei Fragen vor jedem Geräteeinkauf"}, 1, 1, ()),
    (
        "questions",
        {
            "intro": "Wir stellen sie inzwischen vor jedem Vorhaben, und jedes Mal dauert die erste am längsten:",
            "items": [
                "Was soll danach leichter gehen, und für wen?",
                "Was darf auf keinen Fall schwerer werden?",
                "Woran merken wir nach drei Monaten, dass wir uns geirrt haben?",
            ],
        },
        1,
        2,
        ("wording", "idea"),
    ),
    (
        "quote",
        {
            "html": "<p>Wenn die Nachtschicht den Plan auf Papier abschreibt, ist nicht die Nachtschicht das Problem. "
            "Dann fehlt uns eine Frage, die wir ihr nie gestellt haben.</p>",
            "attribution": "Mira Sandvoss",
            "source_title": "Protokoll einer Nachtschicht",
            "source_url": "https://example.org/nachtschicht",
        },
        2,
        2,
        (),
    ),
    (
        "picture",
        {"alt": "", "credit": "Haltung", "caption": "Erst reden, dann kaufen. Der Tisch ist das älteste Werkzeug."},
        2,
        2,
        (),
    ),
    ("heading", {"level": 3, "text": "Was die Nachtschicht weiß"}, 4, 4, ()),
    (
        "text",
        {
            "html": "<ul><li>Zwischen zwei und vier Uhr liest niemand gern auf hellen Flächen.</li>"
            "<li>Eine Unterschrift auf Papier ist auch ein Handschlag.</li>"
            "<li>Wer allein im Dienst ist, kann niemanden fragen, wie es geht.</li></ul>"
        },
        4,
        4,
        ("wording",),
    ),
    ("contribution", {"ref": "contribution:00000000-0000-4000-8000-000000000001"}, 4, 4, ()),
    (
        "call",
        {
            "question": "Wie siehst du das?",
            "text": "Schreib uns, was bei euch den Ausschlag gegeben hat, und gern auch, was wir übersehen.",
            "by_comment": True,
            "email": "redaktion@example.org",
        },
        1,
        1,
        (),
    ),
    (
        "living",
        {
            "text": "Dieser Artikel ist nicht fertig. Wir ergänzen ihn um Haltungen und Argumente aus der Diskussion, "
            "auf Wunsch mit Namen."
        },
        1,
        1,
        (),
    ),
    (
        "recommendation",
        {
            "kind": "episode",
            "title": "Drei Schichten, ein Plan",
            "speaker": "Jonte Behrens",
            "show": "Teamzimmer",
            "url": "https://example.org/teamzimmer/3",
            "text": "Warum der beste Plan manchmal der ist, den man durchstreichen kann.",
        },
        1,
        3,
        (),
    ),
)

KIND_LABELS = {"wording": "Wortlaut", "idea": "Anregung", "objection": "Einwand"}


def note(kind: str, number: int, version: int) -> Sample:
    """One contribution in a passage."""
    ref = f"contribution:00000000-0000-4000-8000-{number:012d}"
    return Sample(ref=ref, kind=kind, kind_label=KIND_LABELS[kind], version=version, merge="")


def passages() -> list[Sample]:
    """Every kind of passage, in the three ages that the rail draws."""
    found = []
    for place, (kind, value, since, changed, kinds) in enumerate(PASSAGES, start=1):
        html = render_to_string(f"blog/blocks/{kind}.html", {"value": value, "picture_html": DRAWING})
        notes = [note(one, place * 10 + index, changed) for index, one in enumerate(kinds)]
        anchor = f"p-{place:08x}"
        found.append(
            Sample(
                id=str(place),
                anchor=anchor,
                kind=kind,
                html=mark_safe(html),  # noqa: S308  rendered by our own template a line above
                since=since,
                changed=changed,
                notes=notes,
                notes_total=len(notes),
            )
        )
    return found


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
    biography = "<p>Thea Lindqvist-Brodersen leitet die Fortbildung eines erfundenen Trägers und schreibt darüber, "
    biography += "wie Teams sich einigen.</p>"
    return Sample(
        name="Thea Lindqvist-Brodersen",
        url="/personen/beispiel/",
        portrait_html=mark_safe('<img src="/static/icons/icon-180.png" alt="" width="180" height="180">'),  # noqa: S308
        biography_html=mark_safe(biography),  # noqa: S308  written above
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
        "html_text": mark_safe(f"<p>{text}</p>"),  # noqa: S308  texts of this file
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
        comment(4, 3, "Das kenne ich auch aus der Kurzzeitpflege.", markers=(Sample(kind="in_talk", label="im Gespräch", url=""),)),
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
    name = forms.CharField(
        label="Name", required=False, help_text="So steht er über deinem Kommentar. Ein erfundener ist in Ordnung."
    )
    email = forms.EmailField(label="E-Mail", help_text="Wird nicht veröffentlicht.")
    use = forms.ChoiceField(
        label="Darf dein Beitrag in den Artikel einfließen?",
        widget=forms.RadioSelect,
        choices=[("none", "gar nicht"), ("idea", "als Anregung, in euren Worten"), ("wording", "auch in meinen Worten")],
    )
    credit = forms.ChoiceField(
        label="Wie dürfen wir dich dann nennen?",
        widget=forms.RadioSelect,
        initial="none",
        choices=[("none", "gar nicht"), ("full_name", "mit vollem Namen"), ("role", "mit Funktion, ohne Namen")],
    )
    organisation = forms.CharField(label="Organisation", required=False)
    role = forms.CharField(label="Funktion", required=False)
    pseudonym = forms.CharField(label="Anderer Name", required=False)
    notify = forms.BooleanField(label="Schreibt mir, wenn jemand antwortet.", required=False)
    privacy = forms.BooleanField(label="Ich bin einverstanden, dass ihr meinen Kommentar speichert und zeigt.")
    website = forms.CharField(label="Website", required=False)
    reply_to = forms.CharField(widget=forms.HiddenInput, required=False)
    client_key = forms.CharField(widget=forms.HiddenInput, required=False)
