"""What an operator's first start makes."""

import pytest
from django.core.management import call_command
from django.test import Client

from blog.models import Article, ArticleIndexPage, HomePage, StandardPage


@pytest.mark.django_db
def test_the_first_start_makes_the_fixed_pages_and_the_second_changes_nothing(client: Client):
    call_command("set_up", verbosity=0)
    made = [model.objects.count() for model in (HomePage, ArticleIndexPage, StandardPage, Article)]
    assert made == [2, 2, 4, 0]
    assert client.get("/").status_code == 200
    assert client.get("/en/").status_code == 200

    call_command("set_up", verbosity=0)
    assert [model.objects.count() for model in (HomePage, ArticleIndexPage, StandardPage, Article)] == made
