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

    def form(self, button: str, *, near: str = "") -> tuple[str, dict[str, str]]:
        """Return address and fields of the form with a button of this name, its button's own value included.

        Where several forms have such a button, it is the one in the `article` that holds the words `near`.
        """
        page = lxml.html.fromstring(self.text, base_url=self.url)
        for form in page.forms:
            card = next(form.iterancestors("article"), page)
            pressed = [one for one in form.iter("button") if button in (one.text_content() or "")]
            if pressed and near in card.text_content():
                fields = {name: value for name, value in form.form_values() if isinstance(value, str)}
                if pressed[0].get("name"):
                    fields[pressed[0].get("name")] = pressed[0].get("value") or ""
                return urllib.parse.urljoin(self.url, form.action or self.url), fields
        raise AssertionError(f"{self.url} ({self.status}) has no button {button!r}:\n{self.text[:3000]}")

    def values(self, name: str) -> list[str]:
        """Return the values that fields of this name offer."""
        return [
            str(value) for value in lxml.html.fromstring(self.text).xpath(f"//input[@name='{name}']/@value")
        ]


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

    def press(self, answer: Answer, button: str, *, near: str = "", **fields: str) -> Answer:
        """Fill in the form of a page and press its button."""
        address, kept = answer.form(button, near=near)
        pressed = self.post(address, {**kept, **fields})
        assert pressed.status == 200, f"{button!r} at {address}: {pressed.status}\n{pressed.text[:3000]}"
        return pressed

    def _full(self, address: str) -> str:
        return urllib.parse.urljoin(self.home, address)

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=30) as response:
                return Answer(response.status, response.url, response.read().decode(), response.headers)
        except urllib.error.HTTPError as error:
            return Answer(error.code, request.full_url, error.read().decode(errors="replace"), error.headers)
