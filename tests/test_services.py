"""The servers that other tests lean on do start, take what they are given, and are gone afterwards."""

import smtplib
import socket

import pytest
import redis as redis_client

from tests.services import redis
from tests.services.ports import wait_for


@pytest.mark.mail
def test_the_mail_server_keeps_what_it_gets(mail_server):
    with smtplib.SMTP(mail_server.host, mail_server.port) as client:
        client.sendmail("a@example.org", ["b@example.org"], "Subject: Grüße\n\nHallo".encode())
    assert [(mail.sender, mail.recipients) for mail in mail_server.delivered] == [
        ("a@example.org", ["b@example.org"])
    ]


@pytest.mark.mail
def test_the_mail_server_refuses_when_told_to(mail_server):
    mail_server.answer = "451 try again later"
    with smtplib.SMTP(mail_server.host, mail_server.port) as client, pytest.raises(smtplib.SMTPDataError):
        client.sendmail("a@example.org", ["b@example.org"], "Subject: x\n\nHallo")
    assert mail_server.delivered == []


@pytest.mark.redis
def test_a_redis_of_our_own_starts_and_goes():
    with redis.running() as url:
        with redis_client.Redis.from_url(url) as client:
            client.set("key", "value")
            assert client.get("key") == b"value"
        port = int(url.rsplit(":", 1)[1].split("/")[0])
    assert not wait_for(port, seconds=0.2)


def test_a_port_where_nobody_listens_is_told_apart():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert wait_for(port, seconds=1)
    assert not wait_for(port, seconds=0.1)
