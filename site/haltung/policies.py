"""Security headers that depend on the address: the content policy, permissions, and what must not be stored."""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from haltung import security


class PolicyMiddleware(CSPMiddleware):
    """The strict policy for readers, the admin's own for editors, and headers that django-csp doesn't know."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Choose the policy by address, unless the view chose one."""
        parts = super().get_policy_parts(request=request, response=response, report_only=report_only)
        if not report_only and parts.config is None and request.path_info.startswith(security.ADMIN_PREFIX):
            parts.config = security.ADMIN_POLICY
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """Add the headers."""
        response = super().process_response(request, response)
        response.headers.setdefault("Permissions-Policy", security.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(security.PRIVATE_PREFIXES):
            response.headers["Cache-Control"] = "no-store, private"
        return response
