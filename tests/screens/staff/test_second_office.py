"""The desk at an office terminal that joined later."""

from screens.staff.desk import Desk
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.worries import Told
from tests.made_up import NOW
from tests.screens.staff.desk_stage import Stage, settle
from tests.screens.staff.record_stage import SMALL
from tests.store.test_share import meet
from tests.terminals import Terminal, Terminals

DSL = "Mrs Adeyemi"


def desk_at(there: Terminal) -> Stage:
    session = there.sign_in(DSL)
    return Stage(lambda: Desk(session, there.intake, lambda: NOW))


def notices(stage: Stage) -> str:
    return " ".join(
        line.text for line in stage.screen.query("#notices PlainText").results(PlainText)
    )


async def test_a_drawer_that_has_not_come_yet_is_said_to_be_on_its_way(
    terminals: Terminals,
) -> None:
    terminals.office.intake.post(Told(words="They took my hat"), NOW)
    there = terminals.second_office(DSL)
    # Its ring and the keys came alone, as they do until a holder has signed in at the first.
    there.home.letterbox.db.execute("UPDATE envelopes SET collected = 'lost'")
    async with (stage := desk_at(there)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = notices(stage)
        assert "The safeguarding drawer" in said
        assert "on their way here: somebody who opens them" in said
        assert "has to sign in at Office first" in said
        assert "Nothing waits" not in stage.shown()
        assert "what is missing is said below" in stage.shown()


async def test_once_it_has_come_nothing_of_it_is_said(terminals: Terminals) -> None:
    there = terminals.second_office(DSL)
    meet(terminals, terminals.school.sign_in(DSL))
    async with (stage := desk_at(there)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "on their way" not in notices(stage)
        assert "on its way" not in notices(stage)
        assert "Nothing waits." in stage.shown()
        assert stage.screen.query_one("#pane-waiting", Listing).empty.startswith("Nothing waits.")
