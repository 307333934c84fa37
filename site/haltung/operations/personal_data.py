"""Every text column of the database: answered for by a surface that erases it, or free of readers' data, and why.

A closed list: a column that is in neither is found by `unaccounted`, so a new place can't be forgotten when somebody is erased.
"""

# ruff: noqa: SLF001 - Django documents `_meta` as the way to ask a model about its columns
from collections.abc import Iterator
from typing import Final

from django.apps import apps
from django.db.models import Field, FileField, GenericIPAddressField, JSONField, TextField
from django.db.models.fields import CharField
from wagtail.fields import StreamField

from blog.registries import registries

KINDS: Final = (CharField, TextField, JSONField, FileField, GenericIPAddressField, StreamField)

EDITORS: Final = "what editors and operators write about the site; readers write nothing into it"
FRAME: Final = "names of the frame's own things"
STAFF: Final = "belongs to people who sign in to the admin"
DERIVED: Final = "made from other columns, and made anew with them"
FEEDS: Final = "what public feeds of others tell, and how they are doing; a reader's data gets into none"
CODE: Final = "a word of a closed list, a code or a hash that leads back to nobody"

# `app.Model` or `app.Model.field` → why no reader's data can lie there.
FREE: Final[dict[str, str]] = {
    "accounts.RoleGrant": FRAME,
    "auth.Group": EDITORS,
    "auth.Permission": FRAME,
    "blog.Audio": "names and hashes of sound files that editors uploaded",
    "blog.Chapter": EDITORS,
    "blog.Episode.deep_link": FEEDS,
    "blog.Episode.enclosure_type": FEEDS,
    "blog.Episode.enclosure_url": FEEDS,
    "blog.Episode.guid": CODE,
    "blog.Episode.license": EDITORS,
    "blog.Episode.license_url": EDITORS,
    "blog.Episode.link": FEEDS,
    "blog.Episode.told": FEEDS,
    "blog.File": EDITORS,
    "blog.FollowedFeed": FEEDS,
    "blog.HomePage": EDITORS,
    "blog.Mention": "names in public feeds of others; emptied with the person's row, which editors remove",
    "blog.NavigationEntry": EDITORS,
    "blog.Organisation": EDITORS,
    "blog.OutboxRow.kind": CODE,
    "blog.OutsideSource": "addresses of public pages that texts name",
    "blog.Person": "people of the site's own, authors above all; changed and deleted in the admin",
    "blog.PersonAlias": "as blog.Person",
    "blog.PersonMerge": "as blog.Person: a row that was joined into another, so that it can be undone",
    "blog.PersonNetwork": "as blog.Person",
    "blog.Picture": EDITORS,
    "blog.PictureRendition": DERIVED,
    "blog.Position.language": CODE,
    "blog.PrivateFeed": "what editors call a secret address, and its hash",
    "blog.Question": EDITORS,
    "blog.RecommendedShow": EDITORS,
    "blog.Redaction": "numbers of versions, and why, in the words of the editor who removed the passage",
    "blog.Show": EDITORS,
    "blog.SiteSettings": EDITORS,
    "blog.SocialLink": EDITORS,
    "blog.Soundbite": EDITORS,
    "blog.Speaker.key": CODE,
    "blog.Stamp": CODE,
    "blog.StandardPage": EDITORS,
    "blog.Topic": EDITORS,
    "blog.Transcript": CODE,
    "blog.Version.checksum": CODE,
    "blog.Version.code": CODE,
    "blog.Version.passages": "numbers and ids of passages",
    "blog.Version.seal": "salts and hashes; the salt of what was taken out is gone",
    "contenttypes.ContentType": FRAME,
    "discussion.Agreement": "a choice, and a keyed hash of a browser that leads back to nobody and is emptied after a while",
    "discussion.Claim.language": CODE,
    "discussion.Comment": "ids and places; the text is comments-xtd's column",
    "discussion.Consent.channel": CODE,
    "discussion.Consent.choice": CODE,
    "discussion.Consent.wording": "which file of ours was shown",
    "discussion.Consent.wording_hash": CODE,
    "discussion.Erasure": "ids, numbers and our own sentences",
    "discussion.Follow.kinds": CODE,
    "discussion.Follow.language": CODE,
    "discussion.Follow.wording": "which file of ours was shown",
    "discussion.Follow.wording_hash": CODE,
    "discussion.Opinion.browser_hash": "a keyed hash that leads back to nobody and is emptied after a while",
    "discussion.Opinion.language": CODE,
    "discussion.Opinion.wording": "which file of ours was shown",
    "discussion.Review.language": CODE,
    "discussion.Review.seen": CODE,
    "discussion.Submission.language": CODE,
    "django_comments.Comment.object_pk": CODE,
    "django_comments.CommentFlag": CODE,
    "django_comments_xtd.BlackListedDomain": "unused: no view of comments-xtd is mounted",
    "django_comments_xtd.XtdComment": "numbers",
    "sessions.Session.session_key": CODE,
    "sites.Site": FRAME,
    "taggit.Tag": EDITORS,
    "wagtailadmin.EditingSession": STAFF,
    "wagtailadmin.FormState": STAFF,
    "wagtailcore.APIToken": STAFF,
    "wagtailcore.Collection": EDITORS,
    "wagtailcore.CollectionViewRestriction": EDITORS,
    "wagtailcore.Comment": STAFF,
    "wagtailcore.CommentReply": STAFF,
    "wagtailcore.Locale": FRAME,
    "wagtailcore.ModelLogEntry": "what was done to which page, by whom of the editors",
    "wagtailcore.Page": "titles and addresses of the editors' pages",
    "wagtailcore.PageLogEntry": "what was done to which page, by whom of the editors",
    "wagtailcore.PageViewRestriction": EDITORS,
    "wagtailcore.ReferenceIndex": DERIVED,
    "wagtailcore.Revision.object_id": CODE,
    "wagtailcore.Revision.object_str": "titles of the editors' pages",
    "wagtailcore.Site": FRAME,
    "wagtailcore.Task": EDITORS,
    "wagtailcore.TaskState": STAFF,
    "wagtailcore.UploadedFile": STAFF,
    "wagtailcore.Workflow": EDITORS,
    "wagtailcore.WorkflowState": CODE,
    "wagtaildocs.Document": EDITORS,
    "wagtailembeds.Embed": "unused: no finder is set",
    "wagtailimages.Image": EDITORS,
    "wagtailimages.Rendition": DERIVED,
    "wagtailredirects.Redirect": EDITORS,
    "wagtailsearch.IndexEntry.object_id": CODE,
    "wagtailsearch.SQLiteFTSIndexEntry": "SQLite's own table beside wagtailsearch.IndexEntry, changed with it",
    "wagtailusers.UserProfile": STAFF,
}


# Tables that Wagtail has on one of the databases alone.
OF_ONE_DATABASE = frozenset({"wagtailsearch.SQLiteFTSIndexEntry"})


def columns() -> Iterator[tuple[str, str]]:
    """Yield model and name of every column that can hold words; those with a closed list of choices can't."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ("demo", "reference") or model._meta.proxy:
            continue
        yield from (
            (model._meta.label, field.name) for field in model._meta.local_fields if _can_hold_words(field)
        )


def _can_hold_words(field: "Field[object, object]") -> bool:
    return isinstance(field, KINDS) and not field.choices and not field.remote_field


def unaccounted() -> list[str]:
    """Return the columns that no surface answers for and that the closed list doesn't know."""
    answered = {
        f"{model}.{field}"
        for surface in registries.surfaces.values()
        for model, fields in surface.fields.items()
        for field in fields
    }
    return sorted(
        f"{model}.{field}"
        for model, field in columns()
        if not {model, f"{model}.{field}"} & FREE.keys() and f"{model}.{field}" not in answered
    )


def unknown() -> list[str]:
    """Return what surfaces or the closed list name though it isn't there: a renamed column would hide here."""
    known = {f"{model}.{field}" for model, field in columns()}
    models = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    named = {
        f"{model}.{field}"
        for surface in registries.surfaces.values()
        for model, fields in surface.fields.items()
        for field in fields
    }
    listed = {name for name in FREE if name.count(".") == 2}
    return sorted((named | listed) - known) + sorted(
        name for name in FREE if name.count(".") == 1 and name not in models and name not in OF_ONE_DATABASE
    )
