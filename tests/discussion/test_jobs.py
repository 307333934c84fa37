"""What the clock lets go of, and what `doctor` finds."""

from datetime import timedelta

from django.utils import timezone

from blog.registries import registries
from discussion.jobs import keep_no_longer
from discussion.models import Contributor, Submission, Token
from tests.discussion.reader import Reader, confirm_token, receipt_token


def test_what_nobody_confirmed_is_deleted_after_thirty_days_with_its_address(ada: Reader):
    ada.send()
    keep_no_longer(timezone.now() + timedelta(days=29))
    assert Submission.objects.exists()
    keep_no_longer(timezone.now() + timedelta(days=31))
    assert not Submission.objects.exists()
    assert not Contributor.objects.exists()
    assert not Token.objects.exists()


def test_what_was_withdrawn_before_it_was_confirmed_is_deleted_too(ada: Reader):
    token = receipt_token(ada.send())
    ada.post(f"/beitrag/{token}/zurueckziehen/")
    keep_no_longer(timezone.now() + timedelta(days=31))
    assert not Submission.objects.exists()
    assert not Contributor.objects.exists()


def test_what_was_confirmed_stays(ada: Reader):
    ada.send()
    ada.confirm()
    keep_no_longer(timezone.now() + timedelta(days=400))
    assert Submission.objects.exists()
    assert Token.objects.filter(purpose=Token.CONFIRM, used_at__isnull=False).exists(), (
        "the proof of the consents"
    )


def test_the_hash_of_a_network_is_emptied_after_a_week(ada: Reader):
    ada.send()
    assert Submission.objects.get().network_hash
    keep_no_longer(timezone.now() + timedelta(days=6))
    assert Submission.objects.get().network_hash
    keep_no_longer(timezone.now() + timedelta(days=8))
    assert not Submission.objects.get().network_hash


def test_a_network_is_cut_and_hashed_with_a_key_of_the_day(ada: Reader):
    from discussion.actions.limits import network_hash

    today, tomorrow = timezone.now().date(), timezone.now().date() + timedelta(days=1)
    assert network_hash("192.0.2.1", today) == network_hash("192.0.2.200", today)
    assert network_hash("192.0.2.1", today) != network_hash("192.0.3.1", today)
    assert network_hash("192.0.2.1", today) != network_hash("192.0.2.1", tomorrow)
    assert network_hash("2001:db8:1:2::1", today) == network_hash("2001:db8:1:ffff::9", today)
    assert network_hash("::ffff:192.0.2.1", today) == network_hash("192.0.2.77", today)
    assert network_hash("unknown", today) == ""


def test_the_clock_knows_the_job():
    assert registries.clock["discussion.retention"][1] is keep_no_longer


def test_links_that_ended_unused_are_forgotten(ada: Reader):
    ada.send()
    confirm_token()
    Submission.objects.update(state="withdrawn")
    keep_no_longer(timezone.now() + timedelta(days=60))
    assert not Token.objects.filter(purpose=Token.CONFIRM).exists()
