"""What the site says about itself: name, contact, navigation, social links."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from blog.kinds import Network


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting, ClusterableModel):
    """Settings of the one site of this installation."""

    name = models.CharField(_("Name der Website"), max_length=80, default="Haltung")
    tagline = models.CharField(_("Untertitel"), max_length=160, blank=True)
    tagline_en = models.CharField(_("Untertitel auf Englisch"), max_length=160, blank=True)
    contact_email = models.EmailField(_("E-Mail der Redaktion"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("tagline"),
        FieldPanel("tagline_en"),
        FieldPanel("contact_email"),
        InlinePanel("navigation", heading=_("Navigation"), label=_("Eintrag")),
        InlinePanel("social_links", heading=_("Netzwerke"), label=_("Netzwerk")),
    ]

    class Meta:
        verbose_name = _("Angaben zur Website")


class NavigationEntry(Orderable):
    """One entry of the main navigation, in one language."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="navigation")
    language = models.CharField(
        _("Sprache"), max_length=5, choices=[("de", "Deutsch"), ("en", "English")], default="de"
    )
    label = models.CharField(_("Bezeichnung"), max_length=40)
    url = models.CharField(_("Adresse"), max_length=300, help_text=_("Zum Beispiel /themen/"))

    panels = [FieldPanel("language"), FieldPanel("label"), FieldPanel("url")]


class SocialLink(Orderable):
    """Where the site can be found elsewhere."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="social_links")
    network = models.CharField(_("Netzwerk"), max_length=20, choices=Network.choices)
    label = models.CharField(_("Bezeichnung"), max_length=80, blank=True)
    url = models.CharField(_("Adresse"), max_length=500)

    panels = [FieldPanel("network"), FieldPanel("label"), FieldPanel("url")]
