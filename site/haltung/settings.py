"""Django's settings, made from the environment (see `environment.py`) and from nothing else."""

import os
from typing import Any

from django.utils.translation import gettext_lazy as _

from haltung import logs, security
from haltung.environment import ROOT, prepare_folders, read_environment

ENVIRONMENT = read_environment(os.environ)
prepare_folders(ENVIRONMENT)

# --- the site -------------------------------------------------------------------------------------------------------
HALTUNG_VERSION = "0.1.0"
HALTUNG_DEMO = ENVIRONMENT.kind == "demo"
HALTUNG_MODERATION = ENVIRONMENT.moderation
HALTUNG_REQUIRE_MFA = ENVIRONMENT.require_mfa
HALTUNG_BASE_URL = ENVIRONMENT.base_url
SEARCH_URL = ENVIRONMENT.search_url
HALTUNG_MAX_AUDIO_BYTES = ENVIRONMENT.max_audio_mb * 1_000_000

SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = list(ENVIRONMENT.secret_key_fallbacks)
DEBUG = ENVIRONMENT.debug
# The loopback names are for health checks from inside; the test client calls itself testserver.
ALLOWED_HOSTS = [ENVIRONMENT.host, *ENVIRONMENT.extra_hosts, "localhost", "127.0.0.1", "[::1]"]
if ENVIRONMENT.kind == "test":
    ALLOWED_HOSTS.append("testserver")
ROOT_URLCONF = "haltung.urls"
WSGI_APPLICATION = "haltung.wsgi.application"
SITE_ID = 1
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "haltung.operations",  # before Wagtail: its publish_scheduled is ours, and atomic
    "haltung.accounts",
    *(["haltung.demo"] if HALTUNG_DEMO else []),
    "search",
    "discussion",
    "blog",
    "django_comments_xtd",
    "django_comments",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "haltung.logs.RequestLogMiddleware",
    "haltung.proxies.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "haltung.policies.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "haltung.language.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "blog.views.redirects.RedirectMiddleware",
    "haltung.accounts.second_factor.SecondFactorMiddleware",
    "haltung.atomic_admin.AtomicAdminMiddleware",  # last: it calls the view itself
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "haltung.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- storage --------------------------------------------------------------------------------------------------------
DATABASES: dict[str, dict[str, Any]] = {"default": {**ENVIRONMENT.database, "CONN_MAX_AGE": 60}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue for the lock at BEGIN instead of failing at their first write; readers never wait (WAL).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; "
            # What was deleted is overwritten in the file as well.
            "PRAGMA secure_delete=FAST;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
CACHES = {"default": dict(ENVIRONMENT.cache)}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

HALTUNG_ERASURE_LIST = ENVIRONMENT.erasure_list
MEDIA_ROOT = ENVIRONMENT.media_dir
MEDIA_URL = "/medien/"
STATIC_ROOT = ENVIRONMENT.static_dir
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STATICFILES_FINDERS = [
    "haltung.static_files.BundleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
HASHED_STATIC = "haltung.static_files.HashedStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": ENVIRONMENT.static_storage},
}
WHITENOISE_USE_FINDERS = not ENVIRONMENT.collected_static
WHITENOISE_AUTOREFRESH = not ENVIRONMENT.collected_static

# --- mail -----------------------------------------------------------------------------------------------------------
EMAIL_BACKEND = ENVIRONMENT.email["EMAIL_BACKEND"]
EMAIL_HOST = ENVIRONMENT.email["EMAIL_HOST"]
EMAIL_PORT = ENVIRONMENT.email["EMAIL_PORT"] or 25
EMAIL_HOST_USER = ENVIRONMENT.email["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = ENVIRONMENT.email["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = ENVIRONMENT.email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = ENVIRONMENT.email.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = ENVIRONMENT.email["EMAIL_FILE_PATH"] or str(ENVIRONMENT.data_dir / "post")
EMAIL_TIMEOUT = 15
EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.from_email

# --- language and time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [ROOT / "site" / "locale"]
FORMAT_MODULE_PATH = ["haltung.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

# --- what browsers are told -----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {"DIRECTIVES": security.PUBLIC_POLICY}
SECURE_REFERRER_POLICY = (
    "strict-origin-when-cross-origin"  # never no-referrer: public forms are checked by Origin
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_https
if ENVIRONMENT.is_https:
    # Browsers take these names only from this very host and only over TLS, so no neighbouring host can plant them.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.base_url]
CSRF_FAILURE_VIEW = "haltung.views.errors.forgery_suspected"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_HANDLERS = [
    "haltung.uploads.UploadLimit",  # first: what is too large lies neither in memory nor on the disk
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- accounts -------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if ENVIRONMENT.kind == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
    }.items()
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "haltung.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by hand; the address was told by whoever made it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.is_https else "http"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = ENVIRONMENT.site_name

# --- Wagtail --------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = ENVIRONMENT.site_name
WAGTAIL_I18N_ENABLED = True
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"  # in the editor's forms; both languages read it (see `haltung.formats`)
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses that survive every mail program; our patterns take no others
WAGTAILADMIN_BASE_URL = ENVIRONMENT.base_url
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # allauth's pages do it, second factor included
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "blog.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "blog.File"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]
# players are blocks of ours; nothing is fetched from elsewhere
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # the merge refuses pages in a workflow instead
# PostgreSQL finds German words in all their forms; SQLite leaves the configuration aside.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "german"}
}

# --- comments -------------------------------------------------------------------------------------------------------
COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "discussion.models.Comment"
COMMENTS_XTD_MAX_THREAD_LEVEL = 3
COMMENTS_XTD_CONFIRM_EMAIL = True
COMMENTS_XTD_THREADED_EMAILS = False
COMMENTS_XTD_SEND_HTML_EMAIL = False
COMMENTS_XTD_FROM_EMAIL = COMMENTS_XTD_CONTACT_EMAIL = ENVIRONMENT.from_email
FORMS_URLFIELD_ASSUME_HTTPS = True

# --- background work and logs ---------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
LOGGING = logs.configuration(level=ENVIRONMENT.log_level, as_json=ENVIRONMENT.kind == "production")
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains belong to others
    "security.W008",  # the proxy redirects; here a proxy that isn't trusted would make readers go in circles
    "security.W019",  # the admin shows its previews in frames of the same site
    "security.W021",  # nobody enters other people's domains in browsers' lists
]
