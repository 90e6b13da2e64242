"""Low-level concerns on their pages: written, judged, answered, and told of oneself."""

from screens.staff.adults.adult_page import AdultPage
from screens.staff.adults.pattern_page import PatternPage
from screens.staff.adults.register_page import RegisterPage
from screens.staff.cases import to_cover
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.history import history
from screens.staff.cases.record_paper import Source
from screens.widgets.dialogs import Message
from store.worries import concerns
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import desk_of
from tests.screens.staff.desk_stage import settle as settle_all
from tests.screens.staff.record_stage import SMALL, fill, page_of, press, settle
from tests.store.adults.concerns_written import DONE, write
from tests.store.adults.concerns_written import SMALL as CONCERN
from tests.store.adults.judging_stage import BELOW_IT, Desk


async def test_a_low_level_concern_is_written_judged_and_answered_and_shows_a_pattern(
    school: School,
) -> None:
    head = school.sign_in("Ms Hart")
    write(school, head, "Mr Okafor", days=-7)
    stage = page_of(school, head, RegisterPage)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "n")
        okafor = school.people["Mr Okafor"]
        teller = {"source": "colleague", "teller": "Miss Lee", "unnamed": "yes"}
        await fill(pilot, **{**CONCERN, **teller, "adult": okafor})
        assert isinstance(stage.screen, AdultPage)
        case = stage.screen.case
        await press(pilot, "j")
        await fill(pilot, **{key: said for key, said in BELOW_IT.items() if key != "adult_name"})
        await press(pilot, "enter")
        assert "look 2 alike in 12 months" in stage.shown("#adult")
        await press(pilot, "r")
        await fill(pilot, **DONE)
        assert "Kept as a low-level concern." in stage.shown()
        await press(pilot, "p")
        assert isinstance(stage.screen, PatternPage)
        shown = stage.shown()
        assert "Look closer at Mr Okafor" in shown
        assert "a person decides" in shown
        assert "■■ 2 Messages, calls or friending" in shown
        assert "2025/26 ■■ 2" in shown
        await press(pilot, "escape", "escape")
        assert isinstance(stage.screen, RegisterPage)
        assert "kept today Mr Okafor" in stage.shown("#register")
        await pilot.click("#pattern")
        await settle(pilot)
        assert isinstance(stage.screen, PatternPage)
        await pilot.click("#open")
        await settle(pilot)
        assert isinstance(stage.screen, CasePage)
        assert "Closed: Kept as a low-level concern." in stage.shown()
    drawer = head.find(case.id)
    assert drawer is not None
    events = history(drawer, case.id, (), head.public, NOW)
    assert {event.who for event in events} == {"Ms Hart"}, "who told it did not write it down"
    source = Source(drawer, drawer.get(case.id), (), (), head.public, NOW, head)
    assert to_cover.who_told(source, unnamed=True) == ["Miss Lee"]


async def test_a_teacher_tells_of_themself_with_the_numbers_beside_it(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=SMALL) as pilot:
        await settle_all(pilot)
        await press(pilot, "c")
        typed = {"adult": "other", "adult_name": "our head"}
        await fill(pilot, about="adult", urgent="no", fact="I drove a child home alone", **typed)
        assert "That may be Ms Hart: choose them in the list" in stage.shown()
        await fill(pilot, about="myself")
        assert "It is about yourself." in stage.shown()
        await press(pilot, "enter")
        assert isinstance(stage.screen, Message)
        assert "telling it yourself was right" in stage.shown()
        await press(pilot, "enter", "p", "g", "n")
        assert "drawer that you do not open" in stage.shown()


def test_who_logs_a_concern_and_asks_not_to_be_named_is_covered_on_paper_and_said_to_ask(
    school: School,
) -> None:
    asks = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"], unnamed="yes")
    of_a_child = {"about": "pupil", "urgent": "no", "name": "Ada", "fact": "x", "unnamed": "yes"}
    said = concerns.told(asks.session.public, of_a_child, asks.session.person_id)
    assert not said.unnamed, "about a child nobody is asked"
    session, drawer = asks.session, asks.drawer
    (row,) = drawer.rows("worry", parent=asks.id)
    worry = drawer.get(row.subject)
    source = Source(drawer, asks.case, (worry,), (), session.public, NOW, session)
    assert to_cover.who_told(source, unnamed=True) == ["Miss Lee"]
    events = history(drawer, asks.id, (worry.id,), session.public, NOW)
    assert ("Named", "asks not to be named to the adult") in events[0].lines
    known = AdultPage(session, lambda: NOW, drawer.name, asks.id)
    known.record = asks.case
    assert known._told()["unnamed"] == "yes", "it is known when the concern is written down"
