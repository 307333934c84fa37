"""One version as it was."""

from blog.models.article import Article
from blog.models.version import Version
from blog.queries.addresses import living_path, place_of, versions_path
from blog.queries.kept import kept, key_of
from blog.queries.passages import Place, passages
from blog.queries.read_models import ArticleHead, VersionLine, VersionPage
from blog.queries.shown_title import shown_title
from blog.queries.version_lines import line, versions_of
from blog.registries import registries
from blog.text.body import Body
from blog.text.canonical import Seal, is_removed


def version_page(page: Article, number: int, stamp: int) -> VersionPage | None:
    """Return a version of an article as it was, or nothing where there is no such version."""
    return kept(key_of("version", page.pk, number, stamp), lambda: _make(page, number))


def version_address(code: str) -> tuple[str, str, int] | None:
    """Return language and place of the page and number of the version that a short code stands for."""
    found = (
        Version.objects.filter(code=code)
        .select_related("page__locale")
        .only("number", "page__slug", "page__url_path", "page__locale__language_code")
        .order_by("pk")
        .first()
    )
    return (found.page.locale.language_code, place_of(found.page), found.number) if found else None


def _make(page: Article, number: int) -> VersionPage | None:
    language = page.locale.language_code
    near = {
        version.number: version
        for version in versions_of(page.pk).filter(number__gte=number - 1, number__lte=number + 1)
    }
    version = Version.objects.filter(page_id=page.pk, number=number).first()
    if version is None:
        return None
    body = Body.from_json(version.body)
    notes = registries.provenance(page.pk, number)
    undone_in = registries.taken_back(page.pk).get(number, 0)
    newest = versions_of(page.pk).values_list("number", flat=True)[0]

    def near_line(wanted: int) -> VersionLine | None:
        found = near.get(wanted)
        return line(found, place_of(page), language=language) if found else None

    return VersionPage(
        head=ArticleHead(page.title, living_path(place_of(page), language)),
        version=line(version, place_of(page), language=language, undone_in=undone_in),
        current=newest,
        title=shown_title(body.title),
        standfirst=body.standfirst,
        standfirst_removed=is_removed(Seal.from_json(version.seal), "standfirst"),
        language=body.language,
        passages=passages(
            body, version.passages, notes, version=number, place=Place(place_of(page), language)
        ),
        older=near_line(number - 1),
        newer=near_line(number + 1),
        versions_url=versions_path(place_of(page), language),
    )
