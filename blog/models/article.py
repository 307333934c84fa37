"""Articles, and the pages around them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from blog.models.living_page import LivingPage
from blog.models.page_form import LivingPageForm
from blog.models.panels import address_panels, article_panels
from blog.models.served_page import ServedPage

ARTICLES_SLUG = "artikel"


class HomePage(ServedPage, Page):
    """The front page: newest articles, newest changes, topics."""

    intro = RichTextField(_("Einleitung"), blank=True, features=["bold", "italic", "link"])

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["blog.ArticleIndexPage", "blog.PodcastIndexPage", "blog.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    promote_panels = address_panels()

    class Meta:
        verbose_name = _("Startseite")


class ArticleIndexPage(ServedPage, Page):
    """The list of all articles, at `/artikel/`."""

    parent_page_types = ["blog.HomePage"]
    subpage_types = ["blog.Article"]
    max_count_per_parent = 1
    promote_panels = address_panels()[:1]

    def clean(self) -> None:
        """Keep the address under which all articles are found."""
        super().clean()
        if self.slug != ARTICLES_SLUG:
            raise ValidationError(
                {"slug": _("Die Artikel liegen unter „artikel“; das lässt sich nicht ändern.")}
            )

    class Meta:
        verbose_name = _("Artikelübersicht")


class StandardPage(ServedPage, Page):
    """A page of plain text: imprint, privacy, about. Not discussed, no versions."""

    body = RichTextField(_("Text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    parent_page_types = ["blog.HomePage"]
    subpage_types: list[str] = []
    page_description = _("Impressum, Datenschutz, Über uns: ohne Fassungen und ohne Diskussion.")
    content_panels = [*Page.content_panels, FieldPanel("body")]
    promote_panels = address_panels()

    class Meta:
        verbose_name = _("Einfache Seite")


class Article(LivingPage):
    """A living article."""

    topic = models.ForeignKey(
        "blog.Topic",
        verbose_name=_("Thema"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    lead_picture = models.ForeignKey(
        "blog.Picture",
        verbose_name=_("Aufmacherbild"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types = ["blog.ArticleIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Ein Artikel, der mit den Beiträgen seiner Leser:innen weiterwächst.")
    base_form_class = LivingPageForm
    edit_handler = article_panels()
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
        # Words are also found by their beginnings: „Pflege“ in „Pflegekräfte“.
        index.AutocompleteField("standfirst"),
        index.AutocompleteField("body"),
        index.FilterField("topic_id"),
    ]

    class Meta:
        verbose_name = _("Artikel")
        verbose_name_plural = _("Artikel")


class ArticleAuthor(Orderable):
    """Who wrote an article, in the order of the box below it."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_authors")
    person = models.ForeignKey(
        "blog.Person", verbose_name=_("Person"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=("article", "person"), name="blog_author_once_per_article")
        ]
