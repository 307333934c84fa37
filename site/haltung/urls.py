"""All addresses: what has no language first, then readers' pages in both languages, Wagtail's pages last."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


def _apps() -> list[URLPattern | URLResolver]:
    return [path("", include(f"{app}.urls")) for app in ("blog", "discussion", "search") if find_spec(f"{app}.urls")]


urlpatterns: list[URLPattern | URLResolver] = [
    path("konto/", include("allauth.urls")),
    path("redaktion/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("dateien/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(*_apps(), prefix_default_language=False)
urlpatterns += [path("redaktion/", include(wagtailadmin_urls))]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)

handler400 = "haltung.views.errors.bad_request"
handler403 = "haltung.views.errors.forbidden"
handler404 = "haltung.views.errors.not_found"
