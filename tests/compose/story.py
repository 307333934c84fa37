"""The loop as readers and an editor play it on the running site, and what must still be there after a restart."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

from tests.compose.shell import say
from tests.compose.site import Site
from tests.compose.visitor import Answer, Visitor

ARTICLE = "/artikel/digitalisierung/"
COMMENT = "Wem nützt es? Das sollte die erste Frage sein."
PASSAGE = "Wer fragt, wem es nützt, plant anders."
NAME = "Ben Beiträger"
NOTE = "Eine Frage aus der Diskussion aufgenommen."
EDITOR = "redaktion@example.org"
LAST_PASSAGE = "22222222-2222-4222-8222-222222222222"


def eventually(what: str, look: Callable[[], Any], *, seconds: float = 60) -> Any:
    """Look until there is something to see."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds} seconds in vain for {what}")


def health(site: Site) -> dict[str, Any]:
    """Return what `/gesundheit/` says; asserts that the site serves."""
    answer = Visitor(site.url).get("/gesundheit/")
    assert answer.status == 200, answer.text
    report: dict[str, Any] = json.loads(answer.text)
    return report


def read(site: Site, *wanted: str) -> Answer:
    """Read the article as a stranger: it holds these words, and sets no cookie."""
    reader = Visitor(site.url)
    answer = reader.get(ARTICLE)
    assert answer.status == 200, answer.text[:2000]
    assert not list(reader.cookies), "a reader was given a cookie"
    missing = [words for words in wanted if words not in answer.text]
    assert not missing, f"the article lacks {missing}"
    return answer


def comment(site: Site) -> str:
    """Send a comment, confirm it by mail, and return the address of the receipt."""
    reader = Visitor(site.url)
    form = reader.get(f"{ARTICLE}diskussion/neu/")
    told = {
        "text": COMMENT,
        "name": NAME,
        "email": "ben@example.org",
        "use": "wording",
        "credit": "full_name",
    }
    sent = reader.press(form, "Kommentar senden", privacy="on", **told)
    receipt = found(r"/beitrag/[^/\"]+/", sent.text)
    link = eventually("the mail with the link", lambda: _link(site, r"/bestaetigen/[^/\s\"<>]+/"))
    reader.press(reader.get(link), "Ja, bestätigen")
    assert not list(reader.cookies), "a reader was given a cookie"
    assert COMMENT not in read(site).text, "an unmoderated comment is public"
    return receipt


def edit(site: Site) -> None:
    """Sign in, approve the comment that waits, and fold it into the article, in the admin without script."""
    editor = Visitor(site.url)
    editor.press(editor.get("/redaktion/"), "Anmelden", login=EDITOR, password=site.password)
    editor.press(editor.get("/redaktion/moderation/"), "Freigeben", near=COMMENT)
    desk = editor.get(found(r"/redaktion/einarbeiten/\d+/", editor.get("/redaktion/einarbeiten/").text))
    chosen = {"points": desk.values("points")[0], "do": f"fold {LAST_PASSAGE} wording"}
    writing = editor.press(desk, "Weiter: ansehen", **chosen)
    words = writing.form("Weiter: ansehen")[1]["passage_plain"]
    looking = editor.press(writing, "Weiter: ansehen", passage_plain=f"{words}\n\n{PASSAGE}")
    assert NAME in looking.text, "the desk does not show how the contributor will be named"
    done = editor.press(looking, "veröffentlichen", note=NOTE)
    assert "Fassung 2 ist veröffentlicht" in done.text


def _link(site: Site, pattern: str) -> str:
    for mail in site.mail.delivered:
        body = mail.message.get_body(("plain",))
        match = re.search(pattern, body.get_content() if body else "")
        if match:
            return match[0]
    return ""


def found(pattern: str, text: str) -> str:
    """Return the first match."""
    match = re.search(pattern, text)
    assert match, f"no {pattern} in {text[:2000]}"
    return match[0]


def everything_is_there(site: Site, receipt: str) -> None:
    """After the merge: text, name, versions, difference, comment, receipt."""
    read(site, PASSAGE, NAME, "Drei Fragen stehen am Anfang.")
    reader = Visitor(site.url)
    for address, words in {
        f"{ARTICLE}fassungen/": NOTE,
        f"{ARTICLE}fassungen/2/": PASSAGE,
        f"{ARTICLE}fassungen/1..2/": "<ins",
        f"{ARTICLE}diskussion/": COMMENT,
        receipt: COMMENT,
        "/feed.xml": "Digitalisierung beginnt",
        f"{ARTICLE}aenderungen.xml": "Eine Frage aus der Diskussion",
        "/suche/?q=nützt": "Digitalisierung beginnt",
    }.items():
        answer = reader.get(address.replace("ü", "%C3%BC"))
        assert answer.status == 200, f"{address}: {answer.status} {answer.text[:1000]}"
        assert words in answer.text, f"{address} lacks {words!r}"
    assert not list(reader.cookies), "a reader was given a cookie"


def play(site: Site) -> None:
    """Read, comment, confirm, approve, merge, down, up: all still there."""
    say("health: every part is there")
    assert health(site)["status"] == "ok", health(site)
    site.inside("prepare")
    say("a stranger reads the article")
    read(site, "Drei Fragen stehen am Anfang.")
    say("a reader comments and confirms her address by mail")
    receipt = comment(site)
    say("the editor approves the comment and folds it into the article")
    edit(site)
    everything_is_there(site, receipt)
    eventually("the mail about the merge", lambda: _link(site, r"/fassungen/1\.\.2/"))
    say("down, and up again")
    site.do("down", "--timeout", "20")
    site.up()
    everything_is_there(site, receipt)
    assert health(site)["status"] == "ok", health(site)
