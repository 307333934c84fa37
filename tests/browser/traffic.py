"""Everything that one visit asked for, set and complained about."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Request, Response


@dataclass
class Traffic:
    """Requests and complaints of one browser context."""

    home: str
    requests: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)  # parts of complaints that a test expects

    @classmethod
    def of(cls, context: BrowserContext, home: str) -> "Traffic":
        """Record a context from now on."""
        traffic = cls(home)
        context.on("request", traffic._asked)
        context.on("response", traffic._answered)
        context.on("requestfinished", traffic._finished)
        context.on("console", traffic._said)
        context.on("weberror", lambda error: traffic.complaints.append(str(error.error)))
        return traffic

    @property
    def foreign(self) -> list[str]:
        """Requests that left the site."""
        local = urlsplit(self.home).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != local
        ]

    @property
    def broken(self) -> list[str]:
        """Requests that the site could not answer."""
        return [f"{status} {url}" for url, status in self.statuses.items() if status >= 500]

    @property
    def unexpected(self) -> list[str]:
        """Complaints of the browser that no test expected."""
        return [line for line in self.complaints if not any(part in line for part in self.expected)]

    def clear(self) -> None:
        """Forget what was recorded so far."""
        self.requests.clear()
        self.statuses.clear()
        self.bytes.clear()

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _answered(self, response: Response) -> None:
        self.statuses[response.url] = response.status

    def _finished(self, request: Request) -> None:
        try:
            sizes = request.sizes()
        except Error:  # the page is gone already
            return
        self.bytes[request.url] = sizes["responseBodySize"] + sizes["responseHeadersSize"]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")
