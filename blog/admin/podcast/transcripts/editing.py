"""What the editor in the browser asks for while somebody corrects: the state, and each small save."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.actions.podcast.change_transcript import change_transcript
from blog.actions.podcast.transcript_refused import StaleTranscript, TranscriptRefused
from blog.admin.podcast.transcripts.views import episode_for, transcript_for
from blog.admin.podcast.transcripts.wire import BadMessage, edits_of, id_of, number_of, piece_row
from blog.admin.podcast.transcripts.words import refused_sentence, stale_sentence
from blog.models.podcast.episode import Episode
from blog.queries.podcast.moments import moments_of
from blog.queries.podcast.transcript_pieces import pieces_of
from blog.queries.podcast.transcript_view import voices_of


@require_safe
def state(request: HttpRequest, episode_id: int) -> JsonResponse:
    """Send all pieces and voices with the number of the version, and what cites seconds: a bounded number of statements."""
    episode = episode_for(request, episode_id)
    transcript = transcript_for(episode)
    if transcript is None:
        return JsonResponse({"number": 0, "voices": [], "cues": [], "cited": []})
    names = [[voice.key, voice.name] for voice in voices_of(transcript.pk).values()]
    cues = [piece_row(piece) for piece in pieces_of(transcript.pk)]
    return JsonResponse(
        {"number": transcript.number, "voices": names, "cues": cues, "cited": _cited(episode)},
        json_dumps_params={"ensure_ascii": False},
    )


def _cited(episode: Episode) -> list[list[Any]]:
    """Return what readers see pointing to seconds, in order of time: start, end, what it is, its words, its address."""
    found = moments_of(episode.pk, episode.locale.language_code)
    return [
        [one.start, one.end if one.end is not None else one.start, one.label, one.text, one.url]
        for one in found
    ]


@require_POST
def change(request: HttpRequest, episode_id: int) -> JsonResponse:
    """Store edits; 409 with the present pieces where somebody else was first, 400 for what makes no sense."""
    transcript = transcript_for(episode_for(request, episode_id))
    try:
        message = json.loads(request.body)
        edits, key = edits_of(message), UUID(id_of(message, "key"))
        base = number_of(message, "base")
    except (BadMessage, ValueError):
        return JsonResponse({"sentence": _("Der Browser hat etwas Unverständliches geschickt.")}, status=400)
    if transcript is None:
        return JsonResponse({"sentence": _("Das Transkript gibt es nicht mehr.")}, status=404)
    try:
        changed = change_transcript(transcript=transcript, base=base, edits=edits, by=request.user, key=key)
    except StaleTranscript as stale:
        now = {uuid: piece_row(piece) for uuid, piece in stale.now.items()}
        return JsonResponse({"sentence": stale_sentence(), "number": stale.number, "now": now}, status=409)
    except TranscriptRefused as refused:
        return JsonResponse({"sentence": refused_sentence(refused), "cue": refused.cue}, status=400)
    pieces = {uuid: piece_row(piece) for uuid, piece in changed.pieces.items()}
    return JsonResponse({"number": changed.number, "pieces": pieces})
