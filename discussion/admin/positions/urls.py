"""Addresses of these pages, below Wagtail's admin; its hook takes them in."""

from django.urls import URLPattern, path

from discussion.admin.positions import answers, claims, contribution

urlpatterns: list[URLPattern] = [
    path("haltungen/wuensche/", claims.Claims.as_view(), name="discussion_claims"),
    path("fragen/antworten/", answers.Questions.as_view(), name="discussion_answers"),
    path("fragen/antworten/<int:question_id>/", answers.Answers.as_view(), name="discussion_answers_of"),
    path(
        "haltungen/aus-beitrag/<uuid:uuid>/",
        contribution.OfContribution.as_view(),
        name="discussion_position_of",
    ),
]
