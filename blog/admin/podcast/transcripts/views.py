"""The page of an episode's transcript in the admin: upload, voices, versions, and the editor beside the sound."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.actions.podcast.ask_recogniser import ask_recogniser
from blog.actions.podcast.change_transcript import revert_transcript
from blog.actions.podcast.import_transcript import import_transcript
from blog.actions.podcast.name_voice import add_voice, name_voice
from blog.actions.podcast.transcript_refused import (
    TranscriptRefused,
    may_edit,
)
from blog.admin.podcast.transcripts.forms import UploadForm, VoiceForm, voice_forms
from blog.admin.podcast.transcripts.words import found_sentence, refused_sentence
from blog.kinds import TranscriptSource
from blog.models.podcast.episode import Episode
from blog.models.podcast.transcript import Transcript
from blog.queries.citations import said_now, seconds_cited
from blog.queries.podcast.addresses import sound_path
from blog.queries.podcast.transcript_history import history_of
from blog.queries.podcast.transcript_pieces import pieces_at
from blog.queries.podcast.transcript_view import transcript_of, voices_of
from blog.queries.podcast.transcript_waiting import waiting_of
from blog.registries import registries
from blog.text.podcast.times import clock
from blog.text.transcripts.words import Form
from blog.text.transcripts.writing import MIMES, write_transcript

ADDRESS = "blog_transcript"
FILES = tuple(form.value for form in Form)


def episode_for(request: HttpRequest, episode_id: int) -> Episode:
    """Return the episode if this editor may change its transcript."""
    rows = Episode.objects.select_related("podcast", "audio", "locale").defer("body")
    episode = get_object_or_404(rows, pk=episode_id)
    if not may_edit(episode, request.user):
        raise PermissionDenied
    return episode


def transcript_for(episode: Episode) -> Transcript | None:
    """Return the transcript that is edited: in the episode's language, else the first."""
    rows = {row.language: row for row in Transcript.objects.filter(episode=episode).order_by("-pk")}
    return rows.get(episode.locale.language_code) or next(iter(reversed(rows.values())), None)


@require_safe
def transcript_page(request: HttpRequest, episode_id: int) -> HttpResponse:
    """Show the transcript with all that can be done to it."""
    episode = episode_for(request, episode_id)
    return _page(request, episode)


@require_POST
def upload(request: HttpRequest, episode_id: int) -> HttpResponse:
    """Take a file over as the next version, and tell what was wrong with it."""
    episode = episode_for(request, episode_id)
    cited = seconds_cited(episode.pk)
    form = UploadForm(request.POST, request.FILES, duration=episode.duration, cited=cited)
    if not form.is_valid() or form.reading is None:
        return _page(request, episode, form, status=422)
    before = transcript_for(episode)
    number = before.number if before else 0
    after = import_transcript(
        episode=episode, words=form.reading.words, source=TranscriptSource.UPLOAD, by=request.user
    )
    for found in form.reading.found:
        messages.warning(request, found_sentence(found))
    if after.number == number:
        messages.info(request, _("Die Datei sagt dasselbe wie das Transkript; nichts wurde geändert."))
    else:
        messages.success(
            request, _("Übernommen: Fassung %(number)s des Transkripts.") % {"number": after.number}
        )
    return redirect(ADDRESS, episode.pk)


@require_POST
def voices(request: HttpRequest, episode_id: int) -> HttpResponse:
    """Store who speaks, and add a voice."""
    episode = episode_for(request, episode_id)
    transcript = _transcript_or_404(episode)
    forms = voice_forms(transcript.pk, request.POST)
    if not all(form.is_valid() for form in forms):
        return _page(request, episode, voices=forms, status=422)
    for form in forms:
        _store_voice(form, request.user)
    label = request.POST.get("new", "").strip()
    if label:
        add_voice(transcript=transcript, label=label, by=request.user)
    messages.success(request, _("Die Stimmen sind benannt."))
    return redirect(ADDRESS, episode.pk)


@require_POST
def revert(request: HttpRequest, episode_id: int) -> HttpResponse:
    """Make an earlier version the next one."""
    episode = episode_for(request, episode_id)
    transcript = _transcript_or_404(episode)
    number = request.POST.get("number", "")
    try:
        changed = revert_transcript(
            transcript=transcript, to=int(number) if number.isdecimal() else 0, by=request.user
        )
    except TranscriptRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        text = _("Fassung %(number)s gilt wieder, als Fassung %(now)s.")
        messages.success(request, text % {"number": number, "now": changed.number})
    return redirect(ADDRESS, episode.pk)


@require_safe
def version(request: HttpRequest, episode_id: int, number: int) -> HttpResponse:
    """Show an earlier version in full."""
    episode = episode_for(request, episode_id)
    transcript = _transcript_or_404(episode)
    if not 1 <= number <= transcript.number:
        raise Http404("no such version")
    names = {voice.key: voice.name for voice in voices_of(transcript.pk).values()}
    pieces = [
        (clock(piece.start), names.get(piece.speaker, ""), piece.text)
        for piece in pieces_at(transcript.pk, number)
    ]
    context = {
        "page": episode,
        "number": number,
        "is_newest": number == transcript.number,
        "pieces": pieces,
        "page_title": _("Transkript, Fassung %(number)s") % {"number": number},
    }
    return TemplateResponse(request, "blog/admin/podcast/transcript_version.html", context)


@require_safe
def file(request: HttpRequest, episode_id: int, form: str) -> HttpResponse:
    """Send the transcript as a file to keep, also of an episode that nobody else sees yet."""
    episode = episode_for(request, episode_id)
    found = transcript_of(episode.pk, episode.locale.language_code)
    if form not in FILES or found is None:
        raise Http404("no such file")
    kind = Form(form)
    text = write_transcript(kind, found.words(), title=episode.title, language=found.language)
    response = HttpResponse(text, content_type=MIMES[kind])
    name = f"{episode.slug}.{form}" if kind != Form.PODLOVE else f"{episode.slug}.podlove.json"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@require_POST
def recognise(request: HttpRequest, episode_id: int) -> HttpResponse:
    """Let a recogniser listen; its words come when it is done."""
    episode = episode_for(request, episode_id)
    if ask_recogniser(episode=episode, name=request.POST.get("name", ""), by=request.user):
        messages.success(request, _("Die Erkennung läuft. Das Transkript steht hier, sobald sie fertig ist."))
    else:
        messages.error(request, _("Diese Folge hat keinen Ton bei uns, oder die Erkennung gibt es nicht."))
    return redirect(ADDRESS, episode.pk)


def _page(
    request: HttpRequest,
    episode: Episode,
    form: UploadForm | None = None,
    *,
    voices: list[VoiceForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    transcript = transcript_for(episode)
    number = transcript.number if transcript else 0
    cited = form.cited if form else seconds_cited(episode.pk)
    context: dict[str, Any] = {
        "page": episode,
        "form": form or UploadForm(cited=cited),
        "cited": said_now(episode.pk, cited),
        "transcript": transcript if number else None,
        "voices": (voices or voice_forms(transcript.pk)) if transcript and number else [],
        "waiting": waiting_of(transcript) if transcript and number else None,
        "history": history_of(transcript.pk) if transcript and number else [],
        "sound": sound_path(episode.audio) if episode.audio else "",
        "files": FILES,
        "recognisers": registries.recognisers if episode.audio else {},
        "page_title": _("Transkript"),
    }
    return TemplateResponse(request, "blog/admin/podcast/transcript.html", context, status=status)


def _transcript_or_404(episode: Episode) -> Transcript:
    found = transcript_for(episode)
    if found is None:
        raise Http404("no transcript yet")
    return found


def _store_voice(form: VoiceForm, by: Any) -> None:
    """Store what was changed of one voice; a person that is chosen counts more than a contribution."""
    if form.changed_data:
        told = form.cleaned_data
        name_voice(voice=form.voice, by=by, label=told["label"], person=told["person"], ref=told["ref"])
