"""The user: somebody who signs in by e-mail address."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(DjangoUserManager["User"]):
    """Makes users from an e-mail address; there is no user name."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find somebody however the address was typed."""
        return self.get(email__iexact=username)

    def create_user(  # type: ignore[override]
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Store a person who may sign in."""
        fields.setdefault("is_staff", False)
        fields.setdefault("is_superuser", False)
        return self._store(email, password, fields)

    def create_superuser(  # type: ignore[override]
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """Store a person who may do everything."""
        return self._store(email, password, {**fields, "is_staff": True, "is_superuser": True})

    def _store(self, email: str, password: str | None, fields: dict[str, Any]) -> "User":
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """Editors, moderators and operators; `public_id` stands for them wherever an id is shown."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    public_id = models.UUIDField(_("öffentliche Kennung"), default=uuid.uuid4, unique=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_however_typed"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class RoleGrant(models.Model):
    """A permission that one of our roles was given once. What an operator took from the role since isn't given back."""

    role = models.CharField(max_length=150)
    permission = models.CharField(max_length=200, help_text="app.codename")

    class Meta:
        verbose_name = _("Recht einer Rolle")
        verbose_name_plural = _("Rechte von Rollen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("role", "permission"), name="role_is_given_a_permission_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.permission}"
