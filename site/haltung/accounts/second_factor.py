"""The door of the admin: staff alone, and with a second factor where the site asks for one."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from haltung.security import ADMIN_PREFIX


class SecondFactorMiddleware:
    """Send staff without a second factor to where they set one up.

    Somebody signed in who isn't staff gets 403: Wagtail would send her to the login, which would send her back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or stop somebody at the door."""
        if request.path_info.startswith(ADMIN_PREFIX) and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise PermissionDenied
            if settings.HALTUNG_REQUIRE_MFA and not is_mfa_enabled(request.user):
                return redirect("mfa_activate_totp")
        return self.get_response(request)
