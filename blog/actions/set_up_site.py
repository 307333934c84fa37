"""Makes the pages that every installation has: home, articles, imprint, privacy, in German and English."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from blog.actions.page_scaffolds import SCAFFOLDS
from blog.models.article import ArticleIndexPage, HomePage, StandardPage
from blog.models.podcast.show import PodcastIndexPage
from blog.queries.addresses import ARTICLES, PODCASTS

IMPRINT, PRIVACY = "impressum", "datenschutz"


@dataclass(frozen=True, slots=True)
class Tree:
    """The fixed pages of the site in one language."""

    home: HomePage
    articles: ArticleIndexPage
    podcasts: PodcastIndexPage


@transaction.atomic
def set_up_site(*, name: str = "") -> Tree:
    """Make what is missing and leave the rest alone; may run at every start. Returns the German tree."""
    german = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
    home = _home(german, name or settings.WAGTAIL_SITE_NAME)
    tree = _tree(home, german)
    english = Locale.objects.get_or_create(language_code="en")[0]
    _translated_tree(tree, english)
    return tree


def _home(locale: Locale, name: str) -> HomePage:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = site.root_page.specific if site else None
    if isinstance(home, HomePage):
        return home
    root = Page.objects.filter(depth=1).order_by("path").first() or Page.add_root(title="Root", locale=locale)
    stock = Page.objects.filter(depth=2, slug="home").order_by("path").first()
    made = HomePage(title=name, slug="start", locale=locale)
    root.add_child(instance=made)
    _point_site(site, made, name)
    if stock is not None and not stock.get_children().exists():
        stock.specific.delete()  # Wagtail's "Welcome" page
    return made


def _point_site(site: Site | None, home: HomePage, name: str) -> None:
    site = site or Site(is_default_site=True, hostname="localhost")
    site.root_page = home
    site.site_name = name
    site.save()


def _tree(home: HomePage, locale: Locale) -> Tree:
    with translation.override(locale.language_code):
        articles = _child(home, locale, ArticleIndexPage, ARTICLES, _("Artikel"))
        podcasts = _child(home, locale, PodcastIndexPage, PODCASTS, _("Podcasts"))
        _child(home, locale, StandardPage, IMPRINT, _("Impressum"))
        _child(home, locale, StandardPage, PRIVACY, _("Datenschutz"))
    return Tree(home=home, articles=articles, podcasts=podcasts)


def _translated_tree(tree: Tree, locale: Locale) -> None:
    """Make the same pages in another language; they are translations, so Wagtail finds them by address."""
    home = HomePage.objects.filter(translation_key=tree.home.translation_key, locale=locale).first()
    if home is None:
        home = HomePage(
            title=tree.home.title,
            slug=f"{tree.home.slug}-{locale.language_code}",
            locale=locale,
            translation_key=tree.home.translation_key,
        )
        tree.home.get_parent().add_child(instance=home)
    with translation.override(locale.language_code):
        for german in tree.home.get_children().specific():
            if isinstance(german, ArticleIndexPage | PodcastIndexPage | StandardPage):
                _child(home, locale, type(german), german.slug, _title(german), key=german.translation_key)


def _title(page: Page) -> str:
    titles = {
        ARTICLES: _("Artikel"),
        PODCASTS: _("Podcasts"),
        IMPRINT: _("Impressum"),
        PRIVACY: _("Datenschutz"),
    }
    return titles.get(page.slug, page.title)


def _child(parent: Page, locale: Locale, model: Any, slug: str, title: str, key: Any = None) -> Any:
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found is not None:
        return found
    page = model(title=title, slug=slug, locale=locale)
    if key is not None:
        page.translation_key = key
    if isinstance(page, StandardPage):
        page.body = SCAFFOLDS[slug, locale.language_code]
        page.live = False  # the operator fills it in; until then the address is not there
    parent.add_child(instance=page)
    return page
