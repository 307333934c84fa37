"""The network is blocked in tests, except for this machine itself."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_nothing_outside_this_machine_can_be_called():
    with socket.socket() as outside:
        outside.settimeout(1)
        with (
            pytest.warns(UserWarning, match="tried to use socket"),
            pytest.raises(SocketConnectBlockedError),
        ):
            outside.connect(("192.0.2.1", 80))  # an address kept for documentation


def test_this_machine_can_be_called():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        accepted, _ = server.accept()
        accepted.close()
