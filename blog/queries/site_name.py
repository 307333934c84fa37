"""What the site is called."""

from django.conf import settings

from blog.models.site_settings import SiteSettings


def site_name() -> str:
    """Return the name that the editors gave, else that of the environment."""
    named = (
        SiteSettings.objects.filter(site__is_default_site=True).order_by("pk").values_list("name", flat=True)
    )
    return str(named.first() or settings.WAGTAIL_SITE_NAME)
