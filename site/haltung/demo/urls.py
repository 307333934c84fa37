"""The demo's addresses, below `/demo/`."""

from django.urls import path

from haltung.demo import views

app_name = "demo"
urlpatterns = [
    path("post/", views.overview, name="post"),
    path("post/<slug:key>/", views.letter, name="letter"),
    path("post/<slug:key>/html/", views.letter_html, name="letter_html"),
]
