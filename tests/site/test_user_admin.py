"""Accounts are made by hand, in the admin."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from haltung.accounts.models import User
from haltung.accounts.roles import EDITORS, LEADERS, MODERATORS

pytestmark = pytest.mark.django_db
PASSWORD = "lange-genug-fuer-alle"


@pytest.fixture
def leader(client: Client) -> Client:
    user = User.objects.create_user(email="lea@example.org", password=PASSWORD)
    user.groups.add(Group.objects.get(name=LEADERS))
    client.force_login(user)
    return client


def test_the_leader_makes_an_account_that_can_sign_in_at_once(leader: Client):
    assert leader.get("/redaktion/users/").status_code == 200
    assert leader.get("/redaktion/users/new/").status_code == 200
    form = {
        "email": "cem@example.org",
        "first_name": "Cem",
        "last_name": "Redakteur",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "groups": [str(Group.objects.get(name=EDITORS).pk)],
        "is_active": "on",
    }
    response = leader.post("/redaktion/users/new/", form)
    assert response.status_code == 302, response.context["form"].errors
    other = Client()
    other.post("/konto/login/", {"login": "cem@example.org", "password": PASSWORD})
    assert other.get("/redaktion/").status_code == 200


def test_the_leader_opens_an_account_and_its_history(leader: Client):
    user = User.objects.create_user(email="cem@example.org", first_name="Cem", last_name="Redakteur")
    assert "Cem" in leader.get(f"/redaktion/users/edit/{user.pk}/").content.decode()
    assert leader.get("/redaktion/account/").status_code == 200


@pytest.mark.parametrize("role", [EDITORS, MODERATORS])
def test_nobody_else_may_make_accounts(client: Client, role):
    user = User.objects.create_user(email="cem@example.org")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    response = client.get("/redaktion/users/new/")
    assert (response.status_code, response.headers.get("Location")) == (302, "/redaktion/")


@pytest.mark.parametrize("role", [EDITORS, MODERATORS, LEADERS])
def test_everybody_finds_password_and_second_factor_in_the_admin(client: Client, role):
    user = User.objects.create_user(email="cem@example.org", password=PASSWORD)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    page = client.get("/redaktion/").content.decode()
    for address in ("/konto/2fa/", "/konto/password/change/"):
        assert f'"{address}"' in page
        assert client.get(address).status_code == 200
