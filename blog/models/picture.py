"""Pictures, their renditions and files: ours from the first migration, so that they can grow."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class Picture(AbstractImage):
    """An image with the credit that has to stand beside it; `description` is its alternative text."""

    credit = models.CharField(
        _("Bildnachweis"),
        max_length=255,
        blank=True,
        help_text=_("Wer hat das Bild gemacht, unter welcher Lizenz?"),
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    def clean(self) -> None:
        """Refuse another file for a picture that a version shows: old versions must stay as they were."""
        super().clean()
        if not self.pk or not self.versions.exists():
            return
        before = type(self).objects.filter(pk=self.pk).values_list("file", flat=True).get()
        if self.file.name != before:
            raise ValidationError(
                {
                    "file": _(
                        "Dieses Bild steht in veröffentlichten Fassungen. Lade das neue als eigenes Bild hoch."
                    )
                }
            )

    @property
    def default_alt_text(self) -> str:
        """The alternative text; never the file's name, which tells a listener nothing."""
        return str(self.description)


class PictureRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="blog_rendition_once_per_filter"
            )
        ]


class File(AbstractDocument):
    """A file for readers to download."""

    admin_form_fields = WagtailDocument.admin_form_fields
