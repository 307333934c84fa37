"""Stamps: numbers that grow when something changes that many pages show."""

from django.db import models

CONTENT = "content"


class Stamp(models.Model):
    """One number by name; part of the keys of what is kept in the cache, so that nothing stale is ever found.

    It grows in the transaction of the change and is read before the rows that it stands for.
    """

    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "Stamp"

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
