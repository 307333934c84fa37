"""The gallery: every component of the public pages on one page, for editors and for the tests."""

from types import SimpleNamespace as Sample
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from blog.queries.credit_slots import fill
from blog.queries.read_models import ContentsLine, StateLine
from blog.views import gallery_passages, gallery_podcasts, gallery_talk
from blog.views import gallery_samples as samples
from blog.views.respond import PRIVATE


@require_safe
@login_required
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components to people of the editorial office."""
    response = render(request, "gallery.html", gallery_context())
    response.content = fill(response.content.decode()).encode()
    response.headers["Cache-Control"] = PRIVATE
    return response


def gallery_context() -> dict[str, Any]:
    """Return what `gallery.html` shows."""
    return {
        "article": article(),
        "cards": [
            samples.card(title="Das Tablet in der Küche"),
            samples.card(title="Wem gehört der Plan?", version=1),
        ],
        "lead": samples.card(title="Das Tablet in der Küche", picture=True),
        "changes": changes(),
        "topics": [
            Sample(label="Arbeit im Team", url="/themen/team/", count=4),
            Sample(label="Technik", url="/", count=2),
        ],
        "thread": samples.thread(),
        "at_passages": gallery_talk.at_passages(),
        "similar": gallery_talk.similar(),
        "form": samples.SampleForm(),
        "bad_form": samples.SampleForm(
            {"text": "", "email": "keine Adresse", "use": "idea"}, auto_id="fehler_%s"
        ),
        "pieces": pieces(),
        "counts": Sample(changed=1, added=1, removed=1, moved=1),
        "pages": pages(),
        "receipt": receipt(),
        "podcasts": gallery_podcasts.podcasts(),
        "positions": gallery_podcasts.positions(),
    }


def article() -> Sample:
    """The invented article."""
    versions = samples.versions()
    return Sample(
        title="Das Tablet in der Küche: Wer über Dienstpläne spricht, spricht über Vertrauen",
        standfirst="Ein Dienstplan ist schnell gekauft. Ob er gelesen wird, entscheidet sich vorher, im Gespräch mit "
        "denen, die ihn nachts um drei brauchen.",
        url=samples.URL,
        language="de",
        og_image="",
        topic=Sample(label="Arbeit im Team", url="/themen/team/"),
        authors=[samples.person()],
        first_published=versions[-1].date,
        last_changed=versions[0].date,
        last_reviewed=versions[0].date,
        reading_minutes=6,
        version=4,
        versions=versions,
        version_total=4,
        versions_url=samples.VERSIONS_URL,
        passages=gallery_passages.passages(),
        earlier_contributors=["contribution:00000000-0000-4000-8000-000000000077"],
        contributors=[f"contribution:00000000-0000-4000-8000-{number:012d}" for number in (50, 51, 20, 90)],
        contents=[
            ContentsLine(
                "p-00000004",
                "Drei Fragen vor jedem Geräteeinkauf",
                StateLine("open_question", "offene Frage"),
            ),
            ContentsLine("p-00000008", "Was die Nachtschicht weiß", StateLine("settled", "vorerst geklärt")),
        ],
        previous=Sample(label="Wem gehört der Plan?", url="/artikel/davor/"),
        next=Sample(label="Formulare sind Türen", url="/artikel/danach/"),
        beside={},
        comment_total=23,
        changes_feed_url=f"{samples.URL}aenderungen.xml",
        hero_html="",
    )


def changes() -> list[Sample]:
    """Newest versions."""
    return [
        Sample(
            article_title="Das Tablet in der Küche",
            url=line.url,
            number=line.number,
            date=line.date,
            note=line.note,
            difference_url=line.difference_url,
        )
        for line in samples.versions()
    ]


def pieces() -> list[Sample]:
    """Each kind of change; the texts are written here."""
    texts = (
        (
            "same",
            "",
            "<p>In der Wohngruppe am Kanal hängt ein Tablet an der Wand. Es soll den Dienstplan zeigen.</p>",
        ),
        (
            "changed",
            "Text",
            "<p>Das sind <del>Fragen der Technik</del><ins>keine technischen Fragen</ins>, sagt die Nachtschicht.</p>",
        ),
        ("moved", "Liste", "<ul><li>Wer allein im Dienst ist, kann niemanden fragen, wie es geht.</li></ul>"),
        ("added", "Text", "<p>Zwischen zwei und vier Uhr liest niemand gern auf hellen Flächen.</p>"),
        ("removed", "Text", "<p>Die Anschaffung wurde im Haushalt des Vorjahres beschlossen.</p>"),
    )
    return [
        Sample(op=op, anchor=f"d-{op}", kind_label=label, html=SafeString(html), moved_from="")
        for op, label, html in texts
    ]


def pages() -> list[Sample]:
    """Links to the parts of a long list."""
    return [
        Sample(label="1", url="?seite=1", current=False, rel="prev"),
        Sample(label="2", url="", current=True, rel=""),
        Sample(label="3", url="?seite=3", current=False, rel="next"),
    ]


def receipt() -> Sample:
    """A receipt with everything on it."""
    return Sample(
        consents=[
            Sample(
                purpose_label="Verwendung im Text",
                choice_label="auch in meinen Worten",
                wording="Ihr dürft meinen Beitrag im Artikel verwenden, auch in meinen Worten.",
                given_at=samples.START,
                withdrawn_at=None,
            )
        ],
        urls={"credit": "#", "text": "#", "use": "#", "withdraw": "#", "data": "#"},
        can_correct=False,
    )
