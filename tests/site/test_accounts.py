"""Signing in: by e-mail address, through one door, with a second factor where the site asks for one."""

import uuid

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from haltung.accounts.models import User
from haltung.accounts.roles import EDITORS, LEADERS, MODERATORS, ensure_roles
from tests.factories import blog as make

PASSWORD = "lange-genug-fuer-alle"

pytestmark = pytest.mark.django_db


def person(email: str = "cem@example.org", *roles: str) -> User:
    user = User.objects.create_user(email=email, password=PASSWORD)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def sign_in(
    client: Client, email: str = "cem@example.org", password: str = PASSWORD, path: str = "/konto/login/"
):
    return client.post(path, {"login": email, "password": password})


def test_somebody_signs_in_by_mail_address_however_it_is_typed(client: Client):
    person("cem@example.org", EDITORS)
    response = sign_in(client, "CEM@Example.org")
    assert response.status_code == 302
    assert response.headers["Location"] == "/redaktion/"
    assert client.get("/redaktion/").status_code == 200


@pytest.mark.parametrize("path", ["/redaktion/login/", "/_util/login/", "/en/_util/login/"])
def test_wagtails_own_logins_lead_to_ours_and_take_no_password(client: Client, path):
    person("cem@example.org", EDITORS)
    response = client.post(path, {"username": "cem@example.org", "password": PASSWORD})
    assert response.headers["Location"].startswith("/konto/login/")
    assert "_auth_user_id" not in client.session


def test_the_login_leads_back_to_where_somebody_wanted_to_go(client: Client):
    response = client.get("/redaktion/pages/")
    assert response.headers["Location"] == "/konto/login/?next=/redaktion/pages/"


def test_a_page_behind_a_login_leads_to_ours(client: Client):
    page = make.publish(
        make.draft("Intern", slug="intern", body=[make.text("Ein Satz.")]),
        by=person("ed@example.org", EDITORS),
    )
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(page.get_url())
    assert response.status_code in {302, 404}
    assert response.headers.get("Location", "/konto/login/").startswith("/konto/login/")


def test_django_admin_is_nowhere(client: Client):
    for path in ("/admin/", "/django-admin/", "/admin/login/"):
        assert client.get(path).status_code == 404


def test_nobody_signs_up(client: Client):
    form = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/konto/signup/", form).status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()


def test_somebody_signed_in_without_a_role_is_told_no_instead_of_being_sent_in_circles(client: Client):
    client.force_login(person("ada@example.org"))
    assert client.get("/redaktion/").status_code == 403


def test_staff_without_second_factor_is_led_to_set_one_up(client: Client, settings):
    settings.HALTUNG_REQUIRE_MFA = True
    person("cem@example.org", EDITORS)
    sign_in(client)
    response = client.get("/redaktion/pages/")
    assert response.headers["Location"] == reverse("mfa_activate_totp")
    again = client.get(response.headers["Location"]).headers["Location"]
    page = client.post(again, {"password": PASSWORD}, follow=True)
    assert page.status_code == 200
    secret = page.context["form"].secret
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    assert client.post(response.headers["Location"], {"code": f"{code:06}"}).status_code == 302
    assert client.get("/redaktion/").status_code == 200


def test_who_has_a_second_factor_is_asked_for_it_before_anything_opens(client: Client):
    user = person("cem@example.org", EDITORS)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    response = sign_in(client)
    assert response.headers["Location"].startswith("/konto/2fa/authenticate/")
    assert client.get("/redaktion/").status_code == 302
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    client.post("/konto/2fa/authenticate/", {"code": f"{code:06}"})
    assert client.get("/redaktion/").status_code == 200


def test_an_unknown_address_and_a_wrong_password_read_the_same(client: Client):
    person("cem@example.org", EDITORS)
    wrong = sign_in(client, password="falsch-falsch").context["form"].errors.as_text()
    unknown = sign_in(client, "nobody@example.org").context["form"].errors.as_text()
    assert wrong == unknown


def test_guessing_a_password_ends_after_a_few_tries_even_with_the_right_one(client: Client):
    person("cem@example.org", EDITORS)
    for _ in range(5):
        sign_in(client, password="falsch-falsch")
    response = sign_in(client)
    assert response.status_code in {200, 429}
    assert "_auth_user_id" not in client.session


def test_a_guesser_cannot_hide_behind_a_header(client: Client):
    person("cem@example.org", EDITORS)
    for number in range(5):
        form = {"login": "cem@example.org", "password": "falsch-falsch"}
        client.post("/konto/login/", form, headers={"X-Forwarded-For": f"198.51.100.{number}"})
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_a_new_password_is_mailed_to_known_addresses_alone(client: Client, mailoutbox):
    person("cem@example.org", EDITORS)
    answers = {
        email: client.post("/konto/password/reset/", {"email": email}).headers["Location"]
        for email in ("cem@example.org", "nobody@example.org")
    }
    assert len(set(answers.values())) == 1
    assert [mail.to for mail in mailoutbox] == [["cem@example.org"]]
    assert "/konto/password/reset/key/" in mailoutbox[0].body


def test_pages_of_the_account_are_never_stored(client: Client):
    assert "no-store" in client.get("/konto/login/").headers["Cache-Control"]


def test_a_mail_never_names_another_host_than_the_sites(client: Client, mailoutbox):
    person("cem@example.org", EDITORS)
    response = client.post(
        "/konto/password/reset/", {"email": "cem@example.org"}, headers={"Host": "evil.example"}
    )
    assert response.status_code == 400
    assert not mailoutbox


def test_two_accounts_never_share_an_address_however_it_is_typed():
    person("cem@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="CEM@example.org")


def test_an_account_is_known_in_public_by_a_random_id():
    user = person()
    assert isinstance(user.public_id, uuid.UUID)
    assert user.public_id.version == 4
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user(email="")


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        pytest.param(
            EDITORS, {"discussion.merge"}, {"discussion.moderate", "discussion.erase"}, id="editors"
        ),
        pytest.param(MODERATORS, {"discussion.moderate"}, {"discussion.merge"}, id="moderators"),
        pytest.param(
            LEADERS,
            {"discussion.merge", "discussion.moderate", "discussion.read_address", "discussion.erase"},
            set(),
            id="leaders",
        ),
    ],
)
def test_each_role_may_what_it_is_for_and_no_more(role, may, may_not):
    user = person("someone@example.org", role)
    granted = user.get_all_permissions()
    assert may | {"wagtailadmin.access_admin"} <= granted
    assert not may_not & granted


def test_roles_add_up():
    user = person("both@example.org", EDITORS, MODERATORS)
    assert {"discussion.merge", "discussion.moderate"} <= user.get_all_permissions()


def test_a_role_that_the_operator_changed_stays_as_it_is():
    editors = Group.objects.get(name=EDITORS)
    editors.permissions.clear()
    ensure_roles()
    assert not editors.permissions.exists()


def test_wagtails_english_groups_made_room():
    assert set(Group.objects.values_list("name", flat=True)) == {EDITORS, MODERATORS, LEADERS}
