"""All addresses: what has no language first, then readers' pages in both languages, Wagtail's pages last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from blog.views.feeds.sitemap import sitemap
from blog.views.podcast.sound import audio
from haltung.views.health import report
from haltung.views.media import picture
from haltung.views.robots import robots

# Wagtail's two logins, for editors and for pages behind a login, take a password alone; allauth's also asks for the
# second factor.
to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns: list[URLPattern | URLResolver] = [
    path("gesundheit/", report, name="health"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("konto/", include("allauth.urls")),
    path("redaktion/login/", to_login),
    path("dateien/", include(wagtaildocs_urls)),
    path("medien/<path:path>", picture, name="media"),
    path("ton/<uuid:uuid>.<slug:extension>", audio, name="sound"),
]
if settings.HALTUNG_DEMO:
    urlpatterns.append(path("demo/", include("haltung.demo.urls")))
# Before Wagtail's admin, whose last pattern takes everything below /redaktion/: the gallery lies there.
urlpatterns += i18n_patterns(
    path("", include("blog.urls")),
    path("", include("discussion.urls")),
    path("", include("search.urls")),
    prefix_default_language=False,
)
urlpatterns.append(path("redaktion/", include(wagtailadmin_urls)))
urlpatterns += i18n_patterns(
    path("_util/login/", to_login),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "haltung.views.errors.bad_request"
handler403 = "haltung.views.errors.forbidden"
handler404 = "haltung.views.errors.not_found"
handler500 = "haltung.views.errors.broken"
