"""Whom a case names waits on the desk of whoever may say whether it is about them."""

from datetime import timedelta

import pytest

from store import on_desk
from store.adults import said_of, told_about
from store.cases import named
from store.cases.kinds import PASSED_ON
from store.cases.to_do import TO_SAY, TO_TRIAGE
from store.duty import late
from store.errors import Incomplete
from store.letterbox import collect
from store.letterbox.told import Told
from store.school.due import due_at
from store.school.public_list import SAFEGUARDING
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.adults.named_stage import tell


def waits(school: School, name: str) -> list[str]:
    """Return what stands among what is to do of somebody, of a mention."""
    found = on_desk.of(school.sign_in(name), NOW)
    assert not any(each.item.id == TO_SAY for each in found.overdue), "nobody is nagged"
    return [each.item.title for each in found.mine if each.item.id == TO_SAY]


def test_it_is_to_do_of_each_other_reader_until_one_has_said_it_and_late_of_nobody(
    school: School,
) -> None:
    told = tell(school, "Mrs Adeyemi helped me", "Mr Patel")
    assert waits(school, "Mr Patel") == ["Is it about Mrs Adeyemi?"]
    assert waits(school, "Ms Hart") == ["Is it about Mrs Adeyemi?"]
    assert waits(school, "Mrs Adeyemi") == [], "whoever is named does not say it"
    adeyemi = told.by("Mrs Adeyemi")
    assert not on_desk.to_ask(adeyemi.session), "she does not lead it"
    passed_on = {"to": school.people["Mrs Adeyemi"], "reasons": "She knows them"}
    told.drawer.record(told.id, PASSED_ON, passed_on, NOW)
    (mine,) = (each.item for each in on_desk.of(adeyemi.session, NOW).mine)
    patel = on_desk.of(told.session, NOW).mine
    assert TO_TRIAGE in {each.item.id for each in patel}, "whoever leads it may not triage it"
    assert (mine.title, mine.due) == (on_desk.ASK, "")
    late.note(told.session, NOW)
    assert late.newest(school.home).due == ("2026-03-03 15:30",), "that it is triaged, no more"
    hart, of = told.by("Ms Hart"), school.people["Mrs Adeyemi"]
    for answer in ("no", "yes"):
        with pytest.raises(Incomplete, match="say why"):
            said_of.say(hart.session, hart.drawer, hart.case, {of: answer}, NOW)
    said_of.say(hart.session, hart.drawer, hart.case, {of: said_of.HELPED}, NOW)
    assert waits(school, "Mr Patel") == waits(school, "Ms Hart") == []
    assert not on_desk.to_ask(adeyemi.session)


def test_of_several_each_is_said_on_its_own_and_the_others_are_asked_about_again(
    school: School,
) -> None:
    told = tell(school, "Mr Patel and Mrs Adeyemi were there. Tom took my ball", "Ms Hart")
    patel, adeyemi = school.people["Mr Patel"], school.people["Mrs Adeyemi"]
    fields = said_of.fields(told.session, told.case)
    assert {(e.id, e.required) for e in fields[:2]} == {(patel, False), (adeyemi, False)}
    for nobody in ({}, {patel: said_of.LATER.id, adeyemi: said_of.LATER.id}):
        with pytest.raises(Incomplete, match="of one of them at least"):
            said_of.say(told.session, told.drawer, told.case, nobody, NOW)
    one = {patel: said_of.HELPED, adeyemi: said_of.LATER.id}
    said_of.say(told.session, told.drawer, told.case, one, NOW)
    assert waits(school, "Ms Hart") == ["Is it about Mrs Adeyemi?"]
    (last, _) = said_of.fields(told.session, told.case)
    assert (last.required, said_of.LATER in last.choices) == (True, False)


def test_its_two_school_days_begin_when_it_was_told_whoever_opens_a_case_with_it_when(
    school: School,
) -> None:
    """She whom it names opened it two days later, and would have won those."""
    late_on = NOW + timedelta(days=2)
    sent = school.intake.post(Told(words="Mrs Adeyemi hit me", name="Ada Finch"), NOW)
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, late_on)
    drawer = session.drawer(SAFEGUARDING)
    opening = {"title": "Lost hat"}
    id = triage.open_case(session, drawer, [drawer.get(sent.subject)], opening, late_on)
    (asked,) = named.to_say(drawer.get(id))
    assert asked.due == due_at("2 school days", NOW, session.public.calendar)
    school.intake.add(sent, late_on, words="Mr Patel hits me too")
    collect.collect(session, late_on)
    told_about.note(session.public, drawer, id, late_on + timedelta(days=1))
    last = named.to_say(drawer.get(id))[-1]
    assert last.due == due_at("2 school days", late_on, session.public.calendar)
