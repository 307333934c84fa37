"""In the page's editor: a click while the page saves itself waits for that save, then publishes once."""

from collections.abc import Callable
from typing import Any

from blog.models import Article, Version
from tests.blog.admin.references.test_near import world
from tests.factories import blog

CLICK_WHILE_IT_SAVES = """() => {
  const real = window.fetch, note = (word) => { sessionStorage.told = `${sessionStorage.told ?? ""} ${word}`.trim(); };
  window.addEventListener("submit", () => note("click"), true);
  window.fetch = (address, options) => {
    const answer = real(address, options);
    if (!sessionStorage.told && options?.body && String(address).endsWith("/edit/")) {
      note("sent");
      answer.then(() => note("answered"));
      document.querySelector("[name=action-publish]").click();
    }
    return answer;
  };
}"""


def test_publishing_while_the_page_saves_itself_publishes(
    live_site: Any, open_page: Any, sign_in: Callable[[Any], Any]
):
    article = world()
    with open_page(cookies=sign_in(blog.editor()), viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"/redaktion/pages/{article.pk}/edit/")
        page.evaluate(CLICK_WHILE_IT_SAVES)
        page.wait_for_timeout(
            2500
        )  # what is typed in the first two seconds, Wagtail takes for the text as it was
        page.locator("[data-streamfield-child] .public-DraftEditor-content").first.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" Noch ein Satz.")
        page.wait_for_url(lambda url: not url.endswith("/edit/"), timeout=25_000)
        assert page.evaluate("() => sessionStorage.told") == "sent click answered click"
    assert Version.objects.filter(page_id=article.pk).count() == 2
    assert "Noch ein Satz." in str(blog.stored(Article.objects.get(pk=article.pk)))
