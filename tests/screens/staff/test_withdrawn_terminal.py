"""A worry from a terminal that had been withdrawn: its page says so before anything else."""

import pytest

from screens.widgets.plain import PlainText
from store.school import people
from store.signing_in.session import Session
from store.terminals import enrolment
from tests.made_up import NOW, School
from tests.screens.staff.record_stage import SMALL, post, settle, worry_page


@pytest.mark.parametrize(("last", "doubted"), [(0, True), (1_000, False)])
async def test_what_was_posted_after_the_end_is_shown_with_a_warning(
    school: School, dsl: Session, last: int, doubted: bool
) -> None:
    subject = post(school, dsl, words="Once upon a time")
    here = school.home.device.id
    new = enrolment.withdraw(dsl.public, here, last)
    assert not people.propose(dsl, new, "it was stolen", school.now)
    assert people.agree(school.sign_in("Mr Patel"), people.proposals(school.home.desk)[0], NOW)
    async with (stage := worry_page(school, dsl, subject)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        parts = stage.screen.query("#worry-words PlainText").results(PlainText)
        shown = " ".join(each.text for each in parts)
    warned = "number 1, it ended at 0. Somebody may have made it up."
    assert (warned in shown) is doubted
    assert "Once upon a time" in shown.partition(warned)[2 if doubted else 0]
