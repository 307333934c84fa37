"""The surface of accounts: a reader's own account goes with her; an editor's belongs to the site and stays."""

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.registries import Emptied, Surface
from discussion.models import Contributor


def erase_account(contributor: int) -> Emptied:
    """Delete the account that a contributor signs in with, its addresses, second factors and sessions."""
    person = Contributor.objects.select_related("user").get(pk=contributor)
    user = person.user
    if user is None:
        return Emptied()
    if user.is_staff or user.is_superuser or user.groups.exists():
        Contributor.objects.filter(pk=contributor).update(user=None)
        return Emptied(
            stays=(_("Dein Konto der Redaktion bleibt; es lässt sich in der Verwaltung löschen."),)
        )
    count = _end_sessions(str(user.pk))
    Contributor.objects.filter(pk=contributor).update(user=None)
    deleted = get_user_model().objects.filter(pk=user.pk).delete()[0]
    return Emptied(count + deleted)


def _end_sessions(user: str) -> int:
    mine = [row.pk for row in Session.objects.iterator() if row.get_decoded().get("_auth_user_id") == user]
    return Session.objects.filter(pk__in=mine).delete()[0]


ACCOUNT = Surface(
    gettext_lazy("Dein Konto"),
    90,
    erase_account,
    {
        "accounts.User": ("first_name", "last_name", "email", "password"),
        "account.EmailAddress": ("email",),
        "account.EmailConfirmation": ("key",),
        "mfa.Authenticator": ("data",),
        "sessions.Session": ("session_data",),
        "wagtailusers.UserProfile": ("avatar",),
    },
)
