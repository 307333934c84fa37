"""The blocks an article is made of; their names are the kinds of passages in the public JSON."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.images.blocks import ImageChooserBlock

from blog.models.quoted_block import ArticleBodyAdapter, QuotedRefBlock
from blog.models.referring_blocks import ClipBlock, PositionBlock, RecommendationBlock

INLINE = ["bold", "italic", "link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text."""

    text = blocks.CharBlock(label=_("Überschrift"), max_length=160)
    level = blocks.ChoiceBlock(choices=[("2", _("groß")), ("3", _("klein"))], default="2", label=_("Größe"))

    class Meta:
        icon = "title"
        label = _("Überschrift")
        group = _("Text")


class QuestionsBlock(blocks.StructBlock):
    """Numbered questions to the reader or the team."""

    intro = blocks.CharBlock(
        label=_("Einleitung"), required=False, max_length=300, help_text=_("Ein Satz vor der ersten Frage.")
    )
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Frage"), max_length=300),
        label=_("Fragen"),
        min_num=1,
        help_text=_("Die Nummern entstehen von selbst."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Nummerierte Fragen")
        group = _("Text")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, attributed, with the source."""

    text = blocks.RichTextBlock(
        features=["bold", "italic"],
        label=_("Zitat"),
        help_text=_("Ohne Anführungszeichen; die setzt die Seite."),
    )
    attribution = blocks.CharBlock(
        label=_("Wer sagt das?"),
        max_length=160,
        help_text=_("Name, und wenn es hilft, Aufgabe und Organisation."),
    )
    source_title = blocks.CharBlock(
        label=_("Quelle"),
        required=False,
        max_length=200,
        help_text=_("Titel des Artikels, Gesprächs oder Buches, in dem es steht."),
    )
    source_url = blocks.URLBlock(
        label=_("Adresse der Quelle"), required=False, help_text=_("Damit Leser:innen nachlesen können.")
    )

    class Meta:
        icon = "openquote"
        label = _("Zitat mit Quelle")
        group = _("Stimmen und Quellen")


class PictureBlock(blocks.StructBlock):
    """A picture with alternative text and caption; the credit belongs to the picture."""

    image = ImageChooserBlock(label=_("Bild"))
    alt = blocks.CharBlock(
        label=_("Alternativtext"),
        max_length=300,
        help_text=_("Was ist zu sehen, und warum steht es hier? Für alle, die das Bild nicht sehen."),
    )
    caption = blocks.CharBlock(
        label=_("Bildunterschrift"),
        required=False,
        max_length=300,
        help_text=_("Was das Bild sagt. Der Bildnachweis steht von selbst dabei."),
    )

    class Meta:
        icon = "image"
        label = _("Bild")
        group = _("Bild und Ton")


class EmbedBlock(blocks.StructBlock):
    """A foreign player that loads only after the reader's click, with plain link and text beside it."""

    provider = blocks.CharBlock(label=_("Anbieter"), max_length=80, help_text=_("Zum Beispiel YouTube"))
    title = blocks.CharBlock(label=_("Titel"), max_length=200)
    url = blocks.URLBlock(label=_("Adresse zum Ansehen oder Hören"))
    embed_url = blocks.URLBlock(label=_("Adresse des Players"), help_text=_("Beginnt mit https://"))
    text = blocks.TextBlock(
        label=_("Worum geht es?"),
        max_length=1000,
        help_text=_("Für alle, die den Inhalt nicht laden möchten oder können."),
    )

    def clean(self, value: Any) -> Any:
        """Let players load over https alone; anything else would be blocked by the reader's browser."""
        cleaned = super().clean(value)
        if not str(cleaned["embed_url"]).startswith("https://"):
            message = _("Die Adresse des Players muss mit https:// beginnen.")
            raise blocks.StructBlockValidationError(block_errors={"embed_url": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Fremder Player (zwei Klicks)")
        group = _("Bild und Ton")


class CallBlock(blocks.StructBlock):
    """The call for answers: by comment, by mail, or both."""

    question = blocks.CharBlock(label=_("Frage"), max_length=200, default="Wie siehst du das?")
    text = blocks.TextBlock(
        label=_("Einladung"),
        max_length=600,
        required=False,
        help_text=_("Was möchtet ihr wissen? Je genauer die Frage, desto besser die Antworten."),
    )
    by_comment = blocks.BooleanBlock(
        label=_("Antworten als Kommentar"),
        required=False,
        default=True,
        help_text=_("Zeigt einen Knopf, der zur Diskussion führt."),
    )
    email = blocks.EmailBlock(
        label=_("Antworten per E-Mail an"),
        required=False,
        help_text=_("Steht lesbar im Artikel. Leer lassen, wenn ihr keine E-Mails möchtet."),
    )

    class Meta:
        icon = "comment"
        label = _("Aufruf zum Mitreden")
        group = _("Gespräch")


class LivingBlock(blocks.StructBlock):
    """The notice that the article is a living project."""

    text = blocks.TextBlock(
        label=_("Hinweis"),
        max_length=600,
        help_text=_("Was mit den Beiträgen der Leser:innen geschieht."),
        default=(
            "Dieser Artikel ist ein lebendiges Projekt: Was in der Diskussion dazukommt, arbeiten wir ein. "
            "Auf Wunsch mit deinem Namen."
        ),
    )

    class Meta:
        icon = "rotate"
        label = _("Hinweis „lebendiges Projekt“")
        group = _("Gespräch")


class ContributionBlock(blocks.StructBlock):
    """A reader's contribution quoted by reference: its public text is looked up when the page is rendered.

    In the role of a counter-position it stands against the passage before it.
    """

    ref = QuotedRefBlock(label=_("Beitrag"), max_length=80, help_text=_("Wird beim Einarbeiten eingesetzt."))
    role = blocks.ChoiceBlock(
        label=_("Rolle"), choices=[("counter", _("Gegenposition"))], required=False, default=""
    )

    class Meta:
        icon = "group"
        label = _("Zitierter Beitrag")
        group = _("Gespräch")


class ArticleBody(blocks.StreamBlock):
    """The body of a living page; each top-level block is a passage with a UUID of its own."""

    text = blocks.RichTextBlock(
        features=[*INLINE, "ol", "ul"], label=_("Text"), icon="pilcrow", group=_("Text")
    )
    heading = HeadingBlock()
    questions = QuestionsBlock()
    quote = QuoteBlock()
    clip = ClipBlock()
    position = PositionBlock()
    recommendation = RecommendationBlock()
    picture = PictureBlock()
    embed = EmbedBlock()
    call = CallBlock()
    living = LivingBlock()
    contribution = ContributionBlock()

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The names of all blocks."""
        return tuple(self.child_blocks)


register(ArticleBodyAdapter(), ArticleBody)
