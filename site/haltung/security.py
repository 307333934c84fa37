"""What browsers are told to allow: the content policies of public pages and of the editors' admin."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

# Public pages: nothing from elsewhere, nothing inline. Foreign players are opened by a second click in a frame.
PUBLIC_POLICY: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "manifest-src": [SELF],
    "frame-src": ["https:"],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}

# Wagtail's admin writes scripts and styles into its pages and has no hook for a nonce.
ADMIN_POLICY: dict[str, Any] = {
    **PUBLIC_POLICY,
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

ADMIN_PREFIX = "/redaktion/"

# Pages whose address is a secret, or that only a signed-in person gets: no copy is kept anywhere.
PRIVATE_PREFIXES = (
    "/beitrag/", "/en/beitrag/", "/bestaetigen/", "/en/bestaetigen/", "/rueckfrage/", "/en/rueckfrage/", "/folgen/", "/en/folgen/",
    "/gegenlesen/", "/en/gegenlesen/", "/haltungen/wunsch/", "/en/haltungen/wunsch/", "/podcasts/feed/", "/en/podcasts/feed/", "/konto/", "/demo/post/", "/gesundheit/",
)  # fmt: skip

PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)
