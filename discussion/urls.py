"""Readers' addresses of the discussion; they stand before Wagtail's catch-all."""

from django.urls import path

from blog.views import places
from discussion.api import activity, annotations
from discussion.views import (
    ask,
    confirm,
    contributor,
    erasure,
    follow,
    participant,
    passage,
    receipt,
    review,
    send,
    similar,
    thread,
)
from discussion.views.positions import agreement, claim, opinions

app_name = "discussion"

places.register()

urlpatterns = [
    path("api/v1/articles/<slug:slug>/annotations", annotations.annotations, name="annotations"),
    path(
        "api/v1/podcasts/<slug:show>/<slug:slug>/annotations",
        annotations.annotations,
        name="episode_annotations",
    ),
    path("api/v1/activitypub/<episode:place>", activity.episode, name="episode_note"),
    path("api/v1/activitypub/<episode:place>/replies", activity.episode_replies, name="episode_replies"),
    path("api/v1/activitypub/comments/<uuid:uuid>", activity.comment, name="comment_note"),
    path("api/v1/activitypub/comments/<uuid:uuid>/replies", activity.comment_replies, name="comment_replies"),
    path("api/v1/activitypub/comments/<uuid:uuid>/author", activity.author, name="author"),
    path("api/v1/activitypub/shows/<slug:show>", activity.show, name="show_actor"),
    *(
        path(f"api/v1/activitypub/{whose}/{box}", view, {"box": box})
        for box in activity.BOXES
        for whose, view in (
            ("comments/<uuid:uuid>/author", activity.author_box),
            ("shows/<slug:show>", activity.show_box),
        )
    ),
    path("<living:place>/diskussion/", thread.discussion_page, name="page"),
    path("<living:place>/diskussion/neu/", send.send, name="send"),
    path("<living:place>/diskussion/aehnlich/", similar.similar, name="similar"),
    path("<living:place>/stelle/<slug:told>/", passage.passage, name="passage"),
    path("<living:place>/folgen/", follow.follow, name="follow"),
    path("folgen/<str:token>/", follow.follow_link, name="follow_link"),
    path("folgen/<str:token>/beenden/", follow.follow_stop, name="follow_stop"),
    path("haltungen/h/<str:code>/zustimmung/", agreement.agreement, name="agree"),
    path("haltungen/h/<str:code>/berichtigen/", claim.claim, name="claim"),
    path("haltungen/wunsch/<str:token>/", claim.claim_link, name="claim_link"),
    path("haltungen/<slug:slug>/antworten/", opinions.opinions, name="opinions"),
    path("mitwirkende/<str:code>/", contributor.contributor, name="contributor"),
    path("k/<uuid:uuid>/", thread.comment, name="comment"),
    path("bestaetigen/neu/", confirm.confirm_again, name="confirm_again"),
    path("bestaetigen/<str:token>/", confirm.confirm, name="confirm"),
    path("dabei/<str:token>/", participant.participant, name="participant"),
    path("beitrag/<str:token>/", receipt.show, name="receipt"),
    path("beitrag/<str:token>/text/", receipt.correct, name="receipt_text"),
    path("beitrag/<str:token>/nennung/", receipt.credit, name="receipt_credit"),
    path("beitrag/<str:token>/name/", receipt.shown_name, name="receipt_name"),
    path("beitrag/<str:token>/seite/", receipt.own_page, name="receipt_page"),
    path("beitrag/<str:token>/verwendung/", receipt.use, name="receipt_use"),
    path("beitrag/<str:token>/antworten/", receipt.notify, name="receipt_notify"),
    path("beitrag/<str:token>/zurueckziehen/", receipt.withdraw, name="receipt_withdraw"),
    path("beitrag/<str:token>/namenlos/", receipt.nowhere, name="receipt_nowhere"),
    path("beitrag/<str:token>/loeschen/", receipt.erase, name="receipt_erase"),
    path("beitrag/<str:token>/rueckfrage/", receipt.answer_question, name="receipt_ask"),
    path("beitrag/<str:token>/daten.json", receipt.data, name="receipt_data"),
    path("loeschen/<str:token>/", erasure.erasure, name="erasure"),
    path("loeschen/<str:token>/bestaetigen/", erasure.confirm, name="erasure_confirm"),
    path("rueckfrage/<str:token>/", ask.ask, name="ask"),
    path("gegenlesen/<str:token>/", review.review, name="review"),
]
