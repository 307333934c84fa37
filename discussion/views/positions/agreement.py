"""What a reader says to a position; the result is shown after her own answer, and to nobody before."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from discussion.actions.agree import agree
from discussion.actions.browser import browser_hash
from discussion.forms.positions import AgreementForm
from discussion.kinds import AgreeChoice
from discussion.queries.agreements import AgreementResult, agreement_result
from discussion.views.origin import sent_from_here
from discussion.views.positions.claim import public_position
from discussion.views.private import private_page

PAGE = "discussion/positions/agreement.html"


@csrf_exempt
@require_POST
def agreement(request: HttpRequest, code: str) -> HttpResponse:
    """Store her answer and show what others said."""
    row, view = public_position(code)
    form = AgreementForm(request.POST)
    told = {"position": view.position, "problem": "", "own": "", "result": AgreementResult(0)}
    if not sent_from_here(request):
        problem = _(
            "Dein Browser hat nicht gesagt, von welcher Seite das kommt. Geh bitte zurück und antworte noch einmal."
        )
        return private_page(request, PAGE, {**told, "problem": problem}, status=403)
    if not form.is_valid():
        return private_page(request, PAGE, {**told, "problem": _("Wähle bitte eine Antwort.")}, status=422)
    choice = AgreeChoice(form.cleaned_data["choice"])
    agree(position=row, choice=choice, browser=browser_hash(request, f"position:{row.uuid}"))
    return private_page(request, PAGE, {**told, "own": choice.label, "result": agreement_result(row)})
