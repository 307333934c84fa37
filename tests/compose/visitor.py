"""Somebody at a browser without script: follows addresses, reads forms, sends them."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

import lxml.html


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answered."""

    status: int
    url: str
    text: str
    headers: Any

    def fields(self, action: str) -> dict[str, str]:
        """Return the fields, as they stand, of the form that is sent to an address with this part in it."""
        for form in lxml.html.fromstring(self.text, base_url=self.url).forms:
            target = urllib.parse.urljoin(self.url, form.action or self.url)
            if action in target:
                return {name: value for name, value in form.form_values() if isinstance(value, str)}
        raise AssertionError(f"{self.url} has no form that is sent to {action}:\n{self.text[:2000]}")


class Visitor:
    """One person with her own cookies."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, address: str) -> Answer:
        """Open an address."""
        return self._ask(urllib.request.Request(self._full(address)))

    def post(self, address: str, fields: dict[str, str]) -> Answer:
        """Send a form as a browser does."""
        data = urllib.parse.urlencode(fields).encode()
        headers = {"Origin": self.home, "Sec-Fetch-Site": "same-origin", "Referer": self._full(address)}
        return self._ask(urllib.request.Request(self._full(address), data=data, headers=headers))

    def _full(self, address: str) -> str:
        return urllib.parse.urljoin(self.home, address)

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=30) as response:
                return Answer(response.status, response.url, response.read().decode(), response.headers)
        except urllib.error.HTTPError as error:
            return Answer(error.code, request.full_url, error.read().decode(errors="replace"), error.headers)
