"""Whoever harmed a child, by what was told, is no second, and decides only once two say so."""

from dataclasses import replace

import pytest

from store import on_desk
from store.adults import said_of
from store.adults.harm_told import harm_told
from store.cases import alone, cleared, closings, keeping, named
from store.cases.cases import Case
from store.cases.kinds import CLOSING_PROPOSED
from store.cases.seconds import seconds
from store.checkup import check_session
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import stands_out, triage
from store.worries.worries import Worry
from tests.made_up import NOW, School
from tests.store.closing import CLOSING
from tests.store.triaging_stage import DRAWER, QUARREL, seen

DSL, DEPUTY, HEAD = "Mrs Adeyemi", "Mr Patel", "Ms Hart"
HIT = "mr patel hits me with his belt buckle"
BRUISE = "I have a bruise. I do not want to go to Mr Patel"
OPENING = {"title": "Hats", "category": "friends", "seriousness": "low"}
AGREE, NO = {"answer": "agree"}, {"answer": "refuse", "why": "Nobody asked Kit"}


class Stage:
    """A case of the DSL's in which a child tells of harm by, or beside, the deputy."""

    def __init__(self, school: School, words: str = HIT, later: str = "", **told: str) -> None:
        self.school = school
        told = {"words": words, "name": "Kit Shaw"} | told
        sent = school.intake.post(Told(**told), NOW)
        if later:
            school.intake.add(sent, NOW, name=later)
        session = school.sign_in(DSL)
        collect.collect(session, NOW)
        drawer = session.drawer(DRAWER)
        worry = drawer.get(sent.subject)
        assert isinstance(worry, Worry)
        self.id = triage.open_case(session, drawer, [worry], OPENING, NOW)

    def at(self, name: str) -> tuple[Session, Drawer, Case]:
        session = self.school.sign_in(name)
        return session, session.drawer(DRAWER), seen(session, self.id)

    def say(self) -> None:
        session, drawer, case = self.at(DSL)
        values = {self.school.people[DEPUTY]: said_of.NO, "why": "He only joked with Kit"}
        said_of.say(session, drawer, case, values, NOW)

    def answer(self, name: str, said: dict[str, str]) -> None:
        session, drawer, case = self.at(name)
        (waits,) = keeping.alone(case)
        keeping.answer(session, drawer, case, said, NOW, to=waits.id)

    def why_not(self) -> str:
        session, _, case = self.at(DEPUTY)
        return named.why_not(session.public, session.person_id, case)

    def seconds(self) -> set[str]:
        session, drawer, case = self.at(DSL)
        return {each.label for each in seconds(session, drawer, case)}


@pytest.mark.parametrize("told", [{"name": HIT}, {"later": HIT}])
def test_what_is_typed_as_a_name_is_read_as_what_is_told(
    school: School, told: dict[str, str]
) -> None:
    stage = Stage(school, "I am sad", **told)
    session, drawer, case = stage.at(DSL)
    assert "Your name is in what was told" in stage.why_not()
    (said,) = harm_told(drawer, case)
    assert (said.name, said.left_open, HIT in said.words) == (DEPUTY, False, True)
    assert DEPUTY not in stage.seconds()
    (row,) = drawer.rows("worry", parent=case.id)
    worry = drawer.get(row.subject)
    assert stands_out.adults_in(worry, session.public) == (school.people[DEPUTY],)
    by_name = replace(worry, more=(), told=replace(worry.told, name="Kit Patel"))
    assert stands_out.adults_in(by_name, session.public) == (), "a surname names no colleague"


@pytest.mark.parametrize("words", [HIT, BRUISE])
def test_one_colleagues_word_gives_them_neither_a_key_nor_the_second_word(
    school: School, words: str
) -> None:
    stage = Stage(school, words)
    assert stage.why_not() == named.NAMED
    stage.say()
    assert stage.why_not() == named.WAITS
    assert not any(DEPUTY in each for each in stage.seconds())
    session, drawer, case = stage.at(DEPUTY)
    for kind, body in (("case.triaged", QUARREL), ("case.closed", CLOSING), ("case.lead", {})):
        with pytest.raises(Refused, match="not about you"):
            drawer.record(stage.id, kind, body, NOW)
    with pytest.raises(Refused, match="not about you"):
        stage.answer(DEPUTY, AGREE)
    assert on_desk.to_agree(session) == []
    assert [each.subject for each in on_desk.to_agree(school.sign_in(HEAD))] == [stage.id]
    assert (case.lead, alone.is_alone(session, drawer, case)) == (stage.at(DSL)[0].person_id, False)
    stage.answer(HEAD, AGREE)
    assert stage.why_not() == ""
    assert not check_session(school.sign_in(DSL))


def test_whoever_undoes_it_has_it_asked_again(school: School) -> None:
    stage = Stage(school)
    stage.say()
    stage.answer(HEAD, NO)
    _, _, case = stage.at(DSL)
    assert ([each.name for each in named.to_say(case)], cleared.alone(case)) == ([DEPUTY], ())
    assert stage.why_not() == named.NAMED


def test_even_after_two_they_are_none_of_the_two_who_end_it(school: School) -> None:
    stage = Stage(school)
    stage.say()
    stage.answer(HEAD, AGREE)
    assert stage.seconds() == {HEAD}
    session, drawer, case = stage.at(DSL)
    proposed = {"second": school.people[HEAD], "closing": dict(CLOSING)}
    drawer.record(stage.id, CLOSING_PROPOSED, proposed, NOW)
    session, drawer, case = stage.at(DEPUTY)
    assert on_desk.to_agree(session) == []
    with pytest.raises(Refused, match="you harmed a child"):
        closings.answer(session, drawer, case, AGREE, NOW)
    with pytest.raises(Refused, match="you harmed a child"):
        named.refuse_asked(session.public, session.person_id, case)


def test_where_harm_is_only_spoken_of_beside_them_two_words_make_them_one_of_all(
    school: School,
) -> None:
    stage = Stage(school, BRUISE)
    stage.say()
    stage.answer(HEAD, AGREE)
    assert stage.seconds() == {DEPUTY, HEAD}


def test_the_words_that_say_so_are_there_for_whoever_is_asked(school: School) -> None:
    stage = Stage(school)
    stage.say()
    _, drawer, case = stage.at(HEAD)
    (told,) = harm_told(drawer, case)
    assert (told.name, told.words, told.by_child, told.left_open) == (DEPUTY, HIT, True, False)
