"""Readers' addresses of the article's side; they stand before Wagtail's catch-all."""

app_name = "blog"

urlpatterns: list[object] = []
