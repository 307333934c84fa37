"""One version as a source: how to cite it, and what its checksum is made of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models.article import Article, ArticleAuthor
from blog.models.version import Version
from blog.queries import addresses
from blog.queries.read_models import ArticleHead
from blog.queries.shown_title import shown_title
from blog.queries.site_name import site_name
from blog.queries.version_lines import contributors
from blog.registries import registries
from blog.text.body import Body
from blog.text.canonical import Seal, verify
from blog.text.citing import Cited, bibtex, cite, csl_item


@dataclass(frozen=True, slots=True)
class CitationPage:
    """How to cite one version, and what its checksum proves; `parts` are counted, `redacted` of them have no words any more."""

    head: ArticleHead
    number: int
    published: datetime
    version_url: str
    address: str
    iso690: str
    apa: str
    bibtex: str
    checksum: str
    parts: int
    redacted: int
    holds: bool
    code: str


def version_of(page: Article, code: str) -> Version | None:
    """Return the version with a code, if it is one of this page."""
    return Version.objects.filter(page_id=page.pk, code=code).order_by("pk").first()


def cited(page: Article, version: Version) -> Cited:
    """Return what a citation says today. Contributors stand in it by the names that they consent to now."""
    notes = registries.provenance(page.pk, version.number)
    refs = contributors(notes)
    found = registries.credits(refs) if refs else {}
    names = (credit.text for ref in refs if (credit := found.get(ref)) and credit.named)
    people = ArticleAuthor.objects.filter(article_id=page.pk).order_by("sort_order", "pk")
    return Cited(
        code=version.code,
        title=shown_title(str(version.body["title"])),
        number=version.number,
        site=site_name(),
        address=addresses.absolute(addresses.short_path(version.code)),
        published=timezone.localtime(version.published_at).date(),
        language=page.locale.language_code,
        authors=tuple(people.values_list("person__name", flat=True)),
        contributors=tuple(dict.fromkeys(names)),
        accessed=timezone.localdate(),
    )


def contributed(facts: Cited) -> str:
    """Return the sentence that names who contributed, or nothing."""
    if not facts.contributors:
        return ""
    return _("Mit Beiträgen von: %(names)s") % {"names": "; ".join(facts.contributors)}


def citation_page(page: Article, version: Version) -> CitationPage:
    """Return the page that says how to cite a version and how to check it."""
    facts = cited(page, version)
    note = contributed(facts)
    seal = Seal.from_json(version.seal)
    result = verify(Body.from_json(version.body), seal)
    language = page.locale.language_code
    return CitationPage(
        head=ArticleHead(facts.title, addresses.living_path(addresses.place_of(page), language)),
        number=version.number,
        published=version.published_at,
        version_url=addresses.version_path(addresses.place_of(page), version.number, language),
        address=facts.address,
        iso690=cite(facts, "iso690", note=note),
        apa=cite(facts, "apa"),
        bibtex=bibtex(facts, note=note),
        checksum=version.checksum,
        parts=len(seal.parts),
        redacted=len(result.redacted),
        holds=result.holds,
        code=version.code,
    )


def citation_file(page: Article, version: Version) -> list[dict[str, Any]]:
    """Return the version as CSL JSON, as reference managers read it."""
    return [csl_item(cited(page, version))]


def bibtex_file(page: Article, version: Version) -> str:
    """Return the version as a BibTeX file."""
    facts = cited(page, version)
    return bibtex(facts, note=contributed(facts))


def sealed_version(_page: Article, version: Version) -> dict[str, Any]:
    """Return everything that the checksum is made of, as `haltung verify` and anybody else can check it."""
    return {
        "address": addresses.absolute(addresses.short_path(version.code)),
        "number": version.number,
        "published": version.published_at.isoformat(),
        "body": version.body,
        "seal": version.seal,
        "checksum": version.checksum,
    }
