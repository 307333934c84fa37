"""Readers' addresses of the discussion; they stand before Wagtail's catch-all."""

from django.urls import path

from discussion.views import confirm, receipt, send, thread

app_name = "discussion"

urlpatterns = [
    path("artikel/<slug:slug>/diskussion/", thread.discussion_page, name="page"),
    path("artikel/<slug:slug>/diskussion/neu/", send.send, name="send"),
    path("k/<uuid:uuid>/", thread.comment, name="comment"),
    path("bestaetigen/neu/", confirm.confirm_again, name="confirm_again"),
    path("bestaetigen/<str:token>/", confirm.confirm, name="confirm"),
    path("beitrag/<str:token>/", receipt.show, name="receipt"),
    path("beitrag/<str:token>/text/", receipt.correct, name="receipt_text"),
    path("beitrag/<str:token>/nennung/", receipt.credit, name="receipt_credit"),
    path("beitrag/<str:token>/name/", receipt.shown_name, name="receipt_name"),
    path("beitrag/<str:token>/verwendung/", receipt.use, name="receipt_use"),
    path("beitrag/<str:token>/antworten/", receipt.notify, name="receipt_notify"),
    path("beitrag/<str:token>/zurueckziehen/", receipt.withdraw, name="receipt_withdraw"),
    path("beitrag/<str:token>/daten.json", receipt.data, name="receipt_data"),
]
