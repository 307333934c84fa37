"""What answers a form is valid HTML as well: thanks, doubles, mistakes, the question for the address and what follows."""

import pytest

from tests.discussion.reader import HERE, Reader, confirm_token, receipt_token, text_of
from tests.validity import faults


@pytest.mark.java
def test_every_answer_to_a_form_is_valid(ada: Reader):
    sent = ada.send(use="wording", credit="full_name", notify="on")
    confirm = f"/bestaetigen/{confirm_token()}/"
    receipt = f"/beitrag/{receipt_token(sent)}/"
    pages = {
        "sent": sent,
        "sent again": ada.send(use="wording"),
        "with everything missing": ada.client.post(ada.send_url, {"credit": "role"}, **HERE),
        "from elsewhere": ada.send("Von woanders.", headers={}),
        "the question for the address": ada.client.get(confirm),
        "confirmed": ada.post(confirm),
        "confirmed again": ada.client.get(confirm),
        "an unknown link": ada.client.get("/bestaetigen/unbekannt/"),
        "a link asked for": ada.post("/bestaetigen/neu/", {"email": "ada@example.org"}),
        "no address": ada.post("/bestaetigen/neu/", {"email": "ada"}),
        "the receipt": ada.client.get(receipt),
        "a credit that lacks something": ada.post(f"{receipt}nennung/", {"credit": "role"}),
        "an empty correction": ada.post(f"{receipt}text/", {"text": " "}),
    }
    assert not faults({name: text_of(response) for name, response in pages.items()})
