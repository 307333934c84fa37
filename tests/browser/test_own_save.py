"""In the page's editor: a click while the page saves itself waits for that save, then publishes once."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route

from blog.models import Article, Version
from tests.blog.admin.references.test_near import world
from tests.factories import blog


def test_publishing_while_the_page_saves_itself_publishes(
    live_site: Any, open_page: Any, sign_in: Callable[[Any], Any]
):
    article = world()
    with open_page(cookies=sign_in(blog.editor()), viewport={"width": 1280, "height": 900}) as page:
        order: list[str] = []

        def slow(route: Route) -> None:
            if route.request.method != "POST":
                return route.continue_()
            saves_itself = "application/json" in route.request.headers.get("accept", "")
            order.append("itself" if saves_itself else "click")
            answer = route.fetch(max_redirects=0)
            if saves_itself:
                # The save is through, its answer not yet here: the moment in which the click comes.
                page.evaluate("() => document.querySelector('[name=action-publish]').click()")
                order.append("answer")
            return route.fulfill(response=answer)

        page.goto(f"/redaktion/pages/{article.pk}/edit/")
        page.route("**/edit/", slow)
        page.locator("[data-streamfield-child] .public-DraftEditor-content").first.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" Noch ein Satz.")
        page.wait_for_url("**/redaktion/pages/*/", timeout=20_000)
        assert order[:3] == ["itself", "answer", "click"], order
    assert Version.objects.filter(page_id=article.pk).count() == 2
    assert "Noch ein Satz." in str(blog.stored(Article.objects.get(pk=article.pk)))
