"""The receipt: what its holder sees, and each thing that she can do, an address of its own."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from discussion.actions.ask_erasure import ErasureRefused, ask_erasure
from discussion.actions.change_credit import CreditRefused, CreditWish, change_credit
from discussion.actions.change_use import NothingOfOurs, change_use, end_notices, show_name
from discussion.actions.correct_text import Correction, TooLate, correct_text
from discussion.actions.public_page import PageRefused, close_public_page, open_public_page
from discussion.actions.remove_name import remove_name
from discussion.actions.submit_problems import SubmitRefused
from discussion.actions.withdraw_text import withdraw_text
from discussion.forms import CorrectForm, CreditForm, UseForm
from discussion.kinds import CreditChoice, UseChoice
from discussion.models import Contribution, Submission, Token
from discussion.queries.choices import choices_of, stands_above
from discussion.queries.open_ask import ask_path, open_ask
from discussion.queries.own_data import is_only_one, own_data, submission_data
from discussion.queries.receipt_page import receipt_page
from discussion.queries.receipt_person import person_part
from discussion.states import MoveRefused
from discussion.views.notices import NOTICES
from discussion.views.origin import sent_from_here
from discussion.views.private import private, private_page

Act = Callable[[HttpRequest, Token, str], HttpResponse]


def _holder(token: str) -> Token:
    row = Token.objects.known(token, Token.RECEIPT)
    if row is None:
        raise Http404
    return row


def _act(view: Act) -> Callable[..., HttpResponse]:
    """Let a view act on a receipt: sent by its own form, and never by merely opening an address, which leads back."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def act(request: HttpRequest, token: str) -> HttpResponse:
        row = _holder(token)
        if request.method != "POST":
            return private(HttpResponseRedirect(reverse("discussion:receipt", args=[token])))
        if not sent_from_here(request):
            return _page(request, row, token, notice=str(NOTICES["fremd"]), status=403)
        return view(request, row, token)

    return act


def _done(token: str, what: str) -> HttpResponse:
    address = f"{reverse('discussion:receipt', args=[token])}?getan={what}"
    return private(HttpResponseRedirect(address, status=303))


@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the receipt."""
    notice = NOTICES.get(request.GET.get("getan", ""), "")
    return _page(request, _holder(token), token, notice=str(notice))


@_act
def correct(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Correct the text."""
    form = CorrectForm(request.POST)
    form.is_valid()
    try:
        outcome = correct_text(submission=row.sent, text=form.cleaned_data.get("text", ""))
    except SubmitRefused as refused:
        form.add_problem(refused.problem)
        return _page(request, row, token, correct_form=form, status=422)
    except TooLate:
        form.add_error("text", _("Dein Text ist schon eingearbeitet und lässt sich hier nicht mehr ändern."))
        return _page(request, row, token, correct_form=form, status=409)
    return _done(token, {Correction.DONE: "text", Correction.WAITS: "text-wartet"}.get(outcome, "gleich"))


@_act
def credit(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Change or withdraw how she is named."""
    form = CreditForm(request.POST, has_name=bool(row.sent.told("name")))
    if not form.is_valid():
        return _page(request, row, token, credit_form=form, status=422)
    data = form.cleaned_data
    may_tell = row.proved or is_only_one(row.sent)
    wish = CreditWish(
        choice=CreditChoice(data["credit"] or CreditChoice.NONE),
        name=data["name"] if may_tell else "",
        organisation=data["organisation"] if may_tell else "",
        role=data["role"] if may_tell else "",
        pseudonym=data["pseudonym"],
        everywhere=data["everywhere"] and row.proved,
    )
    try:
        change_credit(submission=row.sent, wish=wish, proof=f"receipt:{row.pk}")
    except CreditRefused as refused:
        form.add_refusal(refused.field, reserved=refused.reserved)
        return _page(request, row, token, credit_form=form, status=422)
    still_above = wish.choice == CreditChoice.NONE and stands_above(row.sent)
    return _done(token, "nennung-kommentar" if still_above else "nennung")


@_act
def shown_name(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Show the name above the comment, or no longer."""
    show_name(submission=row.sent, shown=request.POST.get("zeigen") == "ja", proof=f"receipt:{row.pk}")
    return _done(token, "name")


@_act
def use(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Change or withdraw what may be made of the text."""
    form = UseForm({"use": request.POST.get("use", UseChoice.NONE)})
    if not form.is_valid():
        return _page(request, row, token, use_form=form, status=422)
    try:
        change_use(submission=row.sent, use=form.cleaned_data["use"], proof=f"receipt:{row.pk}")
    except NothingOfOurs:
        return _page(request, row, token, notice=str(NOTICES["fremder-text"]), status=409)
    return _done(token, "verwendung")


@_act
def notify(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """End the notices about answers."""
    end_notices(submission=row.sent, proof=f"receipt:{row.pk}")
    return _done(token, "antworten")


@_act
def answer_question(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Lead to the question that the editors ask; who holds the receipt may answer it, as she may do all else here."""
    contribution = Contribution.objects.filter(submission=row.sent.pk).order_by("pk").first()
    ask = open_ask(contribution, now=timezone.now()) if contribution else None
    if ask is None:
        return _page(request, row, token, notice=str(NOTICES["keine-frage"]), status=409)
    path = ask_path(ask, row.sent.language, proved=row.proved)
    return private(HttpResponseRedirect(path, status=303))


@_act
def withdraw(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Withdraw the text."""
    try:
        withdraw_text(submission=row.sent, proof=f"receipt:{row.pk}")
    except MoveRefused:
        return _page(request, row, token, notice=str(NOTICES["geloescht"]), status=409)
    return _done(token, "zurueckgezogen")


@_act
def nowhere(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Take her name away everywhere; from all that she sent if the address is shown to be hers."""
    remove_name(submission=row.sent, everywhere=row.proved, proof=f"receipt:{row.pk}")
    return _done(token, "namenlos")


@_act
def own_page(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Give her a public page of her own, or take it away; only to whom the address is shown to belong."""
    proof = f"receipt:{row.pk}"
    if request.POST.get("zeigen") != "ja":
        close_public_page(submission=row.sent, proof=proof)
        return _done(token, "seite-aus")
    if not row.proved:
        raise Http404
    try:
        open_public_page(submission=row.sent, proof=proof)
    except PageRefused:
        return _page(request, row, token, notice=str(NOTICES["seite-ohne-namen"]), status=422)
    return _done(token, "seite")


@_act
def erase(request: HttpRequest, row: Token, token: str) -> HttpResponse:
    """Have a mail sent by which she can confirm that everything about her is erased."""
    if row.sent.confirmed_at is None:
        raise Http404
    try:
        ask_erasure(contributor=row.sent.contributor, language=row.sent.language)
    except ErasureRefused:
        return _page(request, row, token, notice=str(NOTICES["geloescht"]), status=409)
    return _done(token, "loeschen")


@require_safe
def data(request: HttpRequest, token: str) -> HttpResponse:
    """Hand out everything that is stored about her, as JSON; about this text alone if the address isn't proved."""
    row = _holder(token)
    found = own_data(row.sent.contributor_id) if row.proved else submission_data(row.sent)
    response = JsonResponse(found, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="haltung-{row.sent.number}.json"'
    return private(response)


def _page(
    request: HttpRequest,
    row: Token,
    token: str,
    *,
    notice: str = "",
    correct_form: CorrectForm | None = None,
    credit_form: CreditForm | None = None,
    use_form: UseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    submission = Submission.objects.select_related("contributor").get(pk=row.sent.pk)
    page = receipt_page(submission, token)
    told = {field: submission.told(field) for field in ("organisation", "role")}
    chosen = choices_of(submission)
    context = {
        "receipt": page,
        "person": person_part(row, token),
        "notice": notice,
        "correct_form": correct_form or CorrectForm(initial={"text": page.correction or page.text}),
        "credit_form": credit_form
        or CreditForm(
            initial={"credit": chosen.credit, "pseudonym": submission.pseudonym, **told},
            has_name=bool(submission.told("name")),
        ),
        "use_form": use_form or UseForm(initial={"use": chosen.use}),
    }
    return private_page(request, "discussion/receipt.html", context, status=status)
