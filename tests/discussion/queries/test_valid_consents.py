"""Which consent is valid now is asked in four ways, for one row and for many: all say the same."""

import pytest

from discussion.kinds import CreditChoice, Purpose
from discussion.models import Consent, Contribution, Submission
from discussion.queries.choices import choices_of, valid_grant
from discussion.queries.credit_facts import credit_facts
from discussion.queries.valid_consents import has_valid_consent, newest_wording, valid_choice
from tests.factories import merging
from tests.world import make_world

pytestmark = pytest.mark.django_db
FULL, SHORT = CreditChoice.FULL_NAME.value, CreditChoice.INITIALS.value


def _play(submission: Submission, acts: list[str | int]) -> None:
    """Grant each choice in its turn; a number takes back the grant of that place."""
    granted: list[Consent] = []
    for act in acts:
        told = {"submission": submission, "purpose": Purpose.CREDIT, "wording": f"credit/{len(granted)}.de"}
        if isinstance(act, str):
            granted.append(Consent.objects.create(**told, choice=act))
        else:
            Consent.objects.create(**told, withdraws=granted[act])


@pytest.mark.parametrize(
    ("acts", "valid"),
    [
        pytest.param([], None, id="never asked"),
        pytest.param([FULL], FULL, id="granted"),
        pytest.param([FULL, 0], "", id="taken back"),
        pytest.param([FULL, SHORT], SHORT, id="the newest counts"),
        pytest.param([FULL, SHORT, 0], SHORT, id="an older one taken back"),
        pytest.param([FULL, SHORT, 1], "", id="the newest taken back, the older does not return"),
        pytest.param([FULL, 0, SHORT], SHORT, id="granted anew"),
    ],
)
def test_all_ways_to_ask_say_the_same(acts: list[str | int], valid: str | None) -> None:
    contribution = merging.contribution(make_world().article, credit="")
    submission = contribution.submission
    _play(submission, acts)
    rows = Contribution.objects.annotate(
        choice=valid_choice(Purpose.CREDIT),
        stands=has_valid_consent(Purpose.CREDIT),
        told=newest_wording(Purpose.CREDIT),
    )
    row = rows.get()
    assert (row.choice, row.stands) == (valid, bool(valid))
    newest = sum(isinstance(act, str) for act in acts) - 1
    assert row.told == (f"credit/{newest}.de" if newest >= 0 else "")
    grant = valid_grant(submission, Purpose.CREDIT)
    assert (grant.choice if grant else "") == (valid or "")
    assert choices_of(submission).credit == (valid or CreditChoice.NONE)
    (facts,) = credit_facts([str(contribution.uuid)])
    assert (facts.choice or "") == (valid or "")
