"""The site's own settings, with the reference pages beside it."""

from haltung.settings import *  # noqa: F403  (settings are a namespace by design)
from haltung.settings import ALLOWED_HOSTS, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.reference"]
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]
ROOT_URLCONF = "tests.bench.urls"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
