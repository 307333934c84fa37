"""Joins two rows that are one person, and takes it back."""

# ruff: noqa: SLF001 - Django documents `_meta` and `_default_manager` as the way to ask any model
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, ManyToOneRel
from django.utils import timezone
from modelcluster.fields import ParentalKey

from blog.actions.bump import bump
from blog.actions.person_in_revisions import Only, replace_person
from blog.models.person import Person, PersonAlias, PersonNetwork
from blog.models.person_merge import PersonMerge
from blog.text.refused import Refused

# Parts of a person's own row; they are kept as data, and what the other row lacks is copied.
OWN: Final = (PersonAlias, PersonNetwork)
FIELDS: Final = ("uuid", "name", "slug", "biography", "role", "portrait_id", "organisation_id")


class MergeRefused(Refused):
    """The two can't be joined, or it can't be taken back; nothing was changed."""


@transaction.atomic
def merge_persons(*, kept: Person, gone: Person, by: Any) -> PersonMerge:
    """Let `kept` be both: whatever points to `gone` points to her, and she has the other's names and links, too."""
    if kept.pk == gone.pk:
        raise MergeRefused("the same person")
    row = PersonMerge(kept=kept, gone=_as_data(gone), by_id=by.pk if by is not None else None)
    row.moved = _move(gone, kept)
    row.gone["added"] = _add_names(kept, gone)
    row.gone["revisions"] = replace_person(old=gone.pk, new=kept.pk)
    row.save()
    if not Person.objects.filter(pk=gone.pk).delete()[0]:
        raise MergeRefused("joined already")  # by somebody else, at the same time
    bump()
    return row


@transaction.atomic
def undo_merge(*, merge: PersonMerge) -> Person:
    """Make two of one again: rows that were moved and still point to the kept one point to the other one as before."""
    waiting = PersonMerge.objects.filter(pk=merge.pk, undone_at__isnull=True)
    if not waiting.update(undone_at=timezone.now()):
        raise MergeRefused("undone already")
    merge.refresh_from_db()
    gone = _made_again(merge.gone)
    for label, keys in merge.moved.items():
        model, field = _field(label)
        model._default_manager.filter(pk__in=keys, **{field: merge.kept_id}).update(**{field: gone.pk})
    replace_person(old=merge.kept_id, new=gone.pk, only=_was_hers(merge))
    _take_names(merge)
    # Nothing of her stands in the record any more: she has her own row again.
    PersonMerge.objects.filter(pk=merge.pk).update(gone={}, moved={})
    bump()
    return gone


def _as_data(person: Person) -> dict[str, Any]:
    own = {name: getattr(person, name) for name in FIELDS}
    return {
        **own,
        "uuid": str(person.uuid),
        "aliases": list(person.aliases.values_list("name", flat=True)),
        "networks": list(person.networks.values("network", "label", "url")),
    }


def _relations() -> list[ManyToOneRel]:
    """Return all foreign keys to a person, her own parts and the records of merges left out."""
    fields = Person._meta.get_fields(include_hidden=True)
    return [
        relation
        for relation in fields
        if isinstance(relation, ManyToOneRel)
        and isinstance(relation.field, ForeignKey)
        and relation.related_model not in (*OWN, PersonMerge)
    ]


def _move(gone: Person, kept: Person) -> dict[str, list[int]]:
    moved: dict[str, list[int]] = {}
    for relation in _relations():
        model, field = relation.related_model, relation.field.attname
        manager = model._default_manager
        keys = []
        for key in manager.filter(**{field: gone.pk}).order_by("pk").values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    manager.filter(pk=key).update(**{field: kept.pk})
                keys.append(key)
            except IntegrityError:
                # Both stand there already, and may only once.
                manager.filter(pk=key).delete()
        if keys:
            moved[f"{model._meta.label}.{field}"] = keys
    # Who went into her before stays with her when this is undone.
    if before := list(PersonMerge.objects.filter(kept=gone).values_list("pk", flat=True)):
        PersonMerge.objects.filter(pk__in=before).update(kept=kept)
        moved["blog.PersonMerge.kept_id"] = before
    return moved


def _add_names(kept: Person, gone: Person) -> dict[str, list[int]]:
    """Give the kept one the other's name and spellings, so that feeds and transcripts go on finding her."""
    known = {kept.name.casefold(), *(name.casefold() for name in kept.aliases.values_list("name", flat=True))}
    names = dict.fromkeys((gone.name, *gone.aliases.values_list("name", flat=True)))
    aliases = [PersonAlias(person=kept, name=name) for name in names if name.casefold() not in known]
    links = set(kept.networks.values_list("url", flat=True))
    networks = [
        PersonNetwork(person=kept, network=one.network, label=one.label, url=one.url)
        for one in gone.networks.all()
        if one.url not in links
    ]
    for alias in aliases:
        alias.save()
    for link in networks:
        link.save()
    return {"aliases": [row.pk for row in aliases], "networks": [row.pk for row in networks]}


def _made_again(data: dict[str, Any]) -> Person:
    fields = {name: data[name] for name in FIELDS}
    fields["uuid"] = UUID(fields["uuid"])
    if Person.objects.filter(slug=fields["slug"]).exists():
        raise MergeRefused("the address is taken")
    for name, model in (("portrait_id", "blog.Picture"), ("organisation_id", "blog.Organisation")):
        rows = apps.get_model(model)._default_manager
        if fields[name] and not rows.filter(pk=fields[name]).exists():
            fields[name] = None
    person = Person(**fields)
    person.aliases = [PersonAlias(name=name) for name in data["aliases"]]
    person.networks = [PersonNetwork(**row) for row in data["networks"]]
    person.save()
    return person


def _field(label: str) -> tuple[Any, str]:
    model, _dot, field = label.rpartition(".")
    return apps.get_model(model), field


def _was_hers(merge: PersonMerge) -> Only:
    """Tell whether a row of a revision named the other one: it was changed then, or is one of the rows that were moved."""
    places = {tuple(place) for place in merge.gone.get("revisions", ())}
    keys = {
        (field.remote_field.related_name, key)
        for label, moved in merge.moved.items()
        for field in _field(label)[0]._meta.get_fields()
        if isinstance(field, ParentalKey)
        for key in moved
    }
    return lambda at, row: at in places or (at[1], row.get("pk")) in keys


def _take_names(merge: PersonMerge) -> None:
    added = merge.gone.get("added", {})
    PersonAlias.objects.filter(pk__in=added.get("aliases", ()), person_id=merge.kept_id).delete()
    PersonNetwork.objects.filter(pk__in=added.get("networks", ()), person_id=merge.kept_id).delete()
