"""The page behind the link of somebody who reads a merge for the editors, without an account."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion.actions.invite_review import ReviewProblem, ReviewRefused, answer_review
from discussion.forms.answering import ReviewForm
from discussion.kinds import ReviewVerdict
from discussion.models import Review, Token
from discussion.queries.review_page import review_page
from discussion.views.origin import sent_from_here
from discussion.views.private import private, private_page


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """Show the merge, or take the verdict."""
    row = Token.objects.known(token, Token.REVIEW)
    if row is None or row.review is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row.review, token, ReviewForm())
    form = ReviewForm(request.POST)
    if not sent_from_here(request):
        return _page(request, row.review, token, form, problem="foreign", status=403)
    if not form.is_valid():
        return _page(request, row.review, token, form, status=422)
    data = form.cleaned_data
    try:
        verdict = ReviewVerdict(data["verdict"])
        answer_review(token=token, verdict=verdict, words=data["words"], seen=data["seen"])
    except ReviewRefused as refused:
        return _refused(request, row.review, token, form, refused.problem)
    return private(HttpResponseRedirect(reverse("discussion:review", args=[token]), status=303))


def _refused(
    request: HttpRequest, found: Review, token: str, form: ReviewForm, problem: ReviewProblem
) -> HttpResponse:
    if problem == ReviewProblem.WORDS_MISSING:
        form.words_missing()
        return _page(request, found, token, form, status=422)
    return _page(request, found, token, form, problem=problem.value, status=409)


def _page(
    request: HttpRequest, found: Review, token: str, form: ReviewForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    page = review_page(Review.objects.get(pk=found.pk), now=timezone.now())
    context = {
        "page": page,
        "form": form,
        "problem": problem,
        "review_url": reverse("discussion:review", args=[token]),
    }
    return private_page(
        request, "discussion/review.html", context, status=410 if page.over and not page.verdict else status
    )
