"""Everything that `blog` stores."""

from blog.models.anchor import Anchor
from blog.models.article import Article, ArticleAuthor, ArticleIndexPage, HomePage, StandardPage
from blog.models.living_page import LivingPage
from blog.models.organisation import Organisation
from blog.models.outbox import OutboxRow
from blog.models.person import Person, PersonAlias, PersonNetwork
from blog.models.person_merge import PersonMerge
from blog.models.picture import File, Picture, PictureRendition
from blog.models.placement import Placement
from blog.models.podcast.audio import Audio
from blog.models.podcast.episode import Chapter, Episode, EpisodePerson, Soundbite
from blog.models.podcast.followed_feed import FollowedFeed, Mention
from blog.models.podcast.show import PodcastIndexPage, PrivateFeed, RecommendedShow, Show, ShowPerson
from blog.models.podcast.transcript import Cue, Speaker, Transcript, TranscriptVersion
from blog.models.positions.position import Position, PositionVersion
from blog.models.positions.question import Question
from blog.models.redaction import Redaction
from blog.models.reference import OutsideSource, QuotedPerson, Reference
from blog.models.section_state import SectionState
from blog.models.site_settings import NavigationEntry, SiteSettings, SocialLink
from blog.models.spoken import Window, WordPair
from blog.models.stamp import Stamp
from blog.models.topic import Topic
from blog.models.version import TimelineEvent, Version, VersionPicture

__all__ = [
    "Anchor",
    "Article",
    "ArticleAuthor",
    "ArticleIndexPage",
    "Audio",
    "Chapter",
    "Cue",
    "Episode",
    "EpisodePerson",
    "File",
    "FollowedFeed",
    "HomePage",
    "LivingPage",
    "Mention",
    "NavigationEntry",
    "Organisation",
    "OutboxRow",
    "OutsideSource",
    "Person",
    "PersonAlias",
    "PersonMerge",
    "PersonNetwork",
    "Picture",
    "PictureRendition",
    "Placement",
    "PodcastIndexPage",
    "Position",
    "PositionVersion",
    "PrivateFeed",
    "Question",
    "QuotedPerson",
    "RecommendedShow",
    "Redaction",
    "Reference",
    "SectionState",
    "Show",
    "ShowPerson",
    "SiteSettings",
    "SocialLink",
    "Soundbite",
    "Speaker",
    "Stamp",
    "StandardPage",
    "TimelineEvent",
    "Topic",
    "Transcript",
    "TranscriptVersion",
    "Version",
    "VersionPicture",
    "Window",
    "WordPair",
]
