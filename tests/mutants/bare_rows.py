"""Writes single rows past all code of ours, with keys that lead nowhere: what refuses them is the database alone."""

import uuid
from itertools import count
from typing import Any, Final

from django.core.files.storage import Storage
from django.db import connection, models
from django.utils import timezone

NUMBERS: Final = count(10**6)
"""Keys and texts that no other row has; foreign keys are looked at when the transaction ends, and it never does."""


def insert(model: type[models.Model], **given: Any) -> dict[str, Any]:
    """Store a row in the model's own table and return its columns; what is not given is made up, and unique."""
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if field.attname in given or not isinstance(field, models.AutoField)
    ]
    row = {field.attname: given.get(field.attname, _made_up(field)) for field in fields}
    unknown = set(given) - set(row)
    assert not unknown, unknown
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places})",  # noqa: S608  names of our models
            [field.get_db_prep_save(row[field.attname], connection) for field in fields],
        )
    return row


def _made_up(field: Any) -> Any:
    if field.remote_field is not None:
        return None if field.null and not field.unique else next(NUMBERS)
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if field.unique:
        return f"x{next(NUMBERS)}"
    if field.has_default():
        value = field.get_default()
        return "" if isinstance(value, Storage) else value
    if field.null:
        return None
    return _of_type(field)


def _of_type(field: Any) -> Any:
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return timezone.now().date()
    if isinstance(field, models.IntegerField | models.FloatField | models.DecimalField):
        return next(NUMBERS) % 30000 + 1
    if isinstance(field, models.BooleanField):
        return False
    return {} if isinstance(field, models.JSONField) else ""
