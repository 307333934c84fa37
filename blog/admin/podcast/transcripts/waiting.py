"""An editor decides about a changed file of a followed show."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.actions.podcast.import_transcript import decide_waiting
from blog.admin.podcast.transcripts.views import ADDRESS, episode_for, transcript_for


@require_POST
def decide(request: HttpRequest, episode_id: int) -> HttpResponse:
    """Take the file, or keep what was corrected here."""
    episode = episode_for(request, episode_id)
    transcript = transcript_for(episode)
    wanted = request.POST.get("was", "")
    if transcript is not None and wanted in ("behalten", "uebernehmen"):
        take = wanted == "uebernehmen"
        decide_waiting(transcript=transcript, take=take, by=request.user)
        messages.success(
            request,
            _("Übernommen. Eure Fassung steht unter „Fassungen“.") if take else _("Eure Fassung bleibt."),
        )
    return redirect(ADDRESS, episode.pk)
