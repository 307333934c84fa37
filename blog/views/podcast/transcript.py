"""A transcript as a file: `/podcasts/<show>/<episode>/transkript.vtt`, and the other kinds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.queries.podcast.transcript_view import transcript_of
from blog.text.transcripts.words import Form
from blog.text.transcripts.writing import MIMES, write_transcript
from blog.views.living import find_public, for_readers
from blog.views.respond import RESTRICTED, public_bytes


@require_safe
@for_readers
def transcript_file(request: HttpRequest, place: str, form: str) -> HttpResponse:
    """Send the words of a public episode, with the names of those who speak as they are now."""
    try:
        kind = Form(form)
    except ValueError as error:
        raise Http404("no such kind of file") from error
    page = find_public(request, place)
    found = transcript_of(page.pk, page.locale.language_code)
    if found is None:
        raise Http404("no transcript")
    text = write_transcript(kind, found.words(), title=page.title, language=found.language)
    response = public_bytes(request, text.encode(), content_type=MIMES[kind])
    response.headers["Content-Language"] = found.language
    if not request.META.get(RESTRICTED):
        # Players in other pages may read what every program may.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
