"""What stands before the first article: accounts, site settings, topics, authors, pictures, fixed pages."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files import File
from wagtail.models import Site

from blog.actions.set_up_site import set_up_site
from blog.models import (
    ArticleIndexPage,
    HomePage,
    NavigationEntry,
    Person,
    PersonNetwork,
    Picture,
    SiteSettings,
    SocialLink,
    StandardPage,
    Topic,
)
from haltung.accounts.roles import EDITORS, MODERATORS, ensure_roles
from haltung.demo import content

PASSWORD = "haltung-zum-ausprobieren"  # noqa: S105  the demo's, told to everybody who starts it
ENGLISH_HOME_SUFFIX = "-en"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the articles stand on."""

    articles: ArticleIndexPage
    english_articles: ArticleIndexPage
    editor: Any
    writers: dict[str, Any]
    people: dict[str, Person]
    topics: dict[str, Topic]
    pictures: dict[str, int]


def lay_ground() -> Ground:
    """Make everything; called once, on an empty site."""
    told = content.read("site")
    ensure_roles()
    tree = set_up_site(name=told["settings"]["name"])
    english_home = HomePage.objects.exclude(pk=tree.home.pk).get(translation_key=tree.home.translation_key)
    english_articles = ArticleIndexPage.objects.child_of(english_home).get()
    pictures = {path.stem: _picture(path.stem, told).pk for path in sorted(content.PICTURES.glob("*.webp"))}
    _settings(told["settings"])
    _pages(tree.home, english_home, told)
    return Ground(
        articles=tree.articles,
        english_articles=english_articles,
        editor=_account(told["staff"]["email"], told["staff"]["name"], superuser=True),
        writers={
            author["slug"]: _account(f"{author['slug']}@example.org", author["name"])
            for author in told["authors"]
        },
        people={author["slug"]: _person(author, pictures) for author in told["authors"]},
        topics={topic["slug"]: Topic.objects.create(**topic) for topic in told["topics"]},
        pictures=pictures,
    )


def _account(address: str, name: str, *, superuser: bool = False) -> Any:
    first, _space, last = name.partition(" ")
    accounts = get_user_model().objects
    fields = {"first_name": first, "last_name": last, "is_active": True}
    if superuser:
        return accounts.create_superuser(address, PASSWORD, **fields)
    writer = accounts.create_user(address, None, **fields)
    writer.groups.set(Group.objects.filter(name__in=(EDITORS, MODERATORS)))
    return writer


def _picture(name: str, told: dict[str, Any]) -> Picture:
    portraits = {author["portrait"]: author for author in told["authors"]}
    author = portraits.get(name)
    title = f"Porträt {author['name']}" if author else name.capitalize()
    description = author["portrait_alt"] if author else told["pictures"][name]
    with (content.PICTURES / f"{name}.webp").open("rb") as stream:
        picture = Picture(title=title, description=description, credit="Zeichnung: Redaktion Haltung")
        picture.file.save(f"demo-{name}.webp", File(stream), save=False)
        picture.save()
    return picture


def _person(told: dict[str, Any], pictures: dict[str, int]) -> Person:
    person = Person(
        name=told["name"],
        slug=told["slug"],
        biography=" ".join(told["biography"].split()),
        portrait_id=pictures[told["portrait"]],
    )
    person.networks = [
        PersonNetwork(sort_order=place, **network) for place, network in enumerate(told["networks"])
    ]
    person.save()
    return person


def _settings(told: dict[str, Any]) -> None:
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.objects.get_or_create(site=site)[0]
    for name in ("name", "tagline", "tagline_en", "contact_email"):
        setattr(settings, name, told[name])
    settings.navigation = [
        NavigationEntry(sort_order=place, **entry) for place, entry in enumerate(told["navigation"])
    ]
    settings.social_links = [
        SocialLink(sort_order=place, **link) for place, link in enumerate(told["social_links"])
    ]
    settings.save()


def _pages(home: HomePage, english_home: HomePage, told: dict[str, Any]) -> None:
    for page, language in ((home, "de"), (english_home, "en")):
        texts = told["home"][language]
        page.title, page.seo_title = texts["title"], texts["seo_title"]
        page.search_description, page.intro = texts["description"], " ".join(texts["intro"].split())
        page.save_revision().publish()
        index = ArticleIndexPage.objects.child_of(page).get()
        index.title = told["article_index"][language]["title"]
        index.search_description = told["article_index"][language]["description"]
        index.save_revision().publish()
    for language, parent in (("de", home), ("en", english_home)):
        for text in content.read("pages")[language]:
            _standard_page(parent, text)


def _standard_page(parent: HomePage, told: dict[str, Any]) -> None:
    page = StandardPage.objects.child_of(parent).filter(slug=told["slug"]).first()
    if page is None:
        page = StandardPage(slug=told["slug"], title=told["title"], live=False, locale=parent.locale)
        parent.add_child(instance=page)
    page.title, page.search_description, page.body = told["title"], told["description"], told["body"]
    page.save_revision().publish()
