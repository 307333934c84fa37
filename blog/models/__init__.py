"""Everything that `blog` stores."""

from blog.models.anchor import Anchor
from blog.models.article import Article, ArticleAuthor, ArticleIndexPage, HomePage, StandardPage
from blog.models.living_page import LivingPage
from blog.models.outbox import OutboxRow
from blog.models.person import Person, PersonNetwork
from blog.models.picture import File, Picture, PictureRendition
from blog.models.placement import Placement
from blog.models.redaction import Redaction
from blog.models.section_state import SectionState
from blog.models.site_settings import NavigationEntry, SiteSettings, SocialLink
from blog.models.stamp import Stamp
from blog.models.topic import Topic
from blog.models.version import TimelineEvent, Version, VersionPicture

__all__ = [
    "Anchor",
    "Article",
    "ArticleAuthor",
    "ArticleIndexPage",
    "File",
    "HomePage",
    "LivingPage",
    "NavigationEntry",
    "OutboxRow",
    "Person",
    "PersonNetwork",
    "Picture",
    "PictureRendition",
    "Placement",
    "Redaction",
    "SectionState",
    "SiteSettings",
    "SocialLink",
    "Stamp",
    "StandardPage",
    "TimelineEvent",
    "Topic",
    "Version",
    "VersionPicture",
]
