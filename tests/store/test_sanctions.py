"""Sanctions: a table the school edits proposes; staff decide; what was before is counted."""

from collections.abc import Callable

import pytest

from store.cases import closings, consequences, school_rules
from store.cases.earlier import earlier, in_numbers, warnings
from store.cases.main_file import MainFile
from store.cases.sanctions import NO, PUPILS, STAFF, YES, given
from store.cases.school_rules import Ticks
from store.checkup import check_session
from store.errors import Incomplete, Refused
from store.looking import stopping
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.closing import close
from tests.store.deciding import HIT, add, decide
from tests.store.triaging_stage import CRIME, QUARREL, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals

WHY = {"why": "Agreed in the staff meeting"}


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_every_row_of_the_policies_is_there_and_police_stands_by_what_is_illegal() -> None:
    assert [len(given(id).rows) for id in (PUPILS, STAFF)] == [18, 16], (
        "and pictures of others, and telling"
    )
    for id in (PUPILS, STAFF):
        table = given(id)
        illegal = table.row("illegal")
        assert illegal is not None
        assert {"head", "police"} <= set(illegal.actions)
        columns = {each.id for each in table.columns}
        assert all(set(each.actions) <= columns and "head" in each.actions for each in table.rows)
        assert all(len(each.short) <= 3 for each in table.columns)
        assert table.repeated is not None


def test_what_is_proposed_is_confirmed_or_altered_with_a_reason(stage: Stage) -> None:
    sam = add(stage)
    made = decide(stage, sam, HIT)
    assert "Warning" in made.actions
    assert made.actions == made.proposed
    other = {**HIT, "repeated": NO, "as_proposed": NO, "actions": "teacher"}
    with pytest.raises(Incomplete):
        decide(stage, sam, other)
    other["reasons"] = "They made up"
    made = decide(stage, sam, other)
    assert (made.actions, made.reasons) == (("Class teacher",), "They made up")
    assert made.proposed != made.actions


def test_whoever_told_at_once_is_proposed_nothing_and_has_no_earlier_incident(
    stage: Stage,
) -> None:
    sam = add(stage)
    told = {
        "behaviour": "accident_told",
        "intent": "purpose",
        "told_at_once": YES,
        "as_proposed": YES,
    }
    made = decide(stage, sam, told)
    assert made.actions == ()
    assert made.proposed == (consequences.NOTHING,)
    assert earlier(stage.session, stage.case, sam) == ()


def test_an_accident_or_a_first_time_is_proposed_nothing_grave_whatever_else_is_ticked(
    stage: Stage,
) -> None:
    sam, table = add(stage), given(PUPILS)
    every = {**HIT, "repeated": YES}
    assert "further" in consequences.proposed(table, every).actions
    for row in table.rows:
        said = {**every, "behaviour": row.id}
        assert consequences.proposed(table, {**said, "intent": "accident"}).actions == ()
        first = consequences.proposed(table, {**said, "intent": "first"}).actions
        assert not {"further", "network"} & set(first)
    made = decide(stage, sam, {**HIT, "intent": "accident"})
    assert made.actions == ()
    assert earlier(stage.session, stage.case, sam) == (), "held against nobody"


def test_nothing_is_decided_about_a_behaviour_before_the_triage(stage: Stage) -> None:
    sam = add(stage)
    with pytest.raises(Refused, match="Press F first"):
        consequences.decide(stage.session, stage.drawer, stage.case, sam, given(PUPILS), HIT, NOW)
    stage.triage({**QUARREL, "kinds": "accident"})
    assert consequences.known(stage.case) == {"intent": "accident"}


def test_nothing_follows_for_a_child_before_the_police_allow_it(stage: Stage) -> None:
    sam = add(stage)
    stage.triage(CRIME)
    with pytest.raises(Refused, match="before the police, social care or the LADO allow it"):
        decide(stage, sam, HIT)
    stage.police_allow()
    decide(stage, sam, {**HIT, "repeated": NO})
    stopping.stop(stage.drawer, stage.case, "", NOW)
    with pytest.raises(Refused, match="before the police"):
        decide(stage, sam, HIT)


def test_a_decision_does_the_steps_that_ask_for_it_until_it_is_taken_back(stage: Stage) -> None:
    stage.triage(QUARREL)
    sam, other = add(stage), add(stage, "Kit Shaw")
    made = decide(stage, sam, HIT)
    assert stage.step("consequence").is_open, "nothing follows for the other who did it"
    decide(stage, other, HIT)
    assert [stage.step(id).is_open for id in ("judge", "consequence")] == [False, False]
    consequences.lift(stage.drawer, stage.case, made.id, {"why": "The wrong child"}, NOW)
    assert [stage.step(id).is_open for id in ("judge", "consequence")] == [True, True]


def test_earlier_incidents_and_warnings_are_counted_over_cases_and_offer_the_row(
    school: School, stage: Stage
) -> None:
    decide(stage, add(stage), HIT)
    later = Stage(stage.session)
    sam = add(later, "SAM  fox")
    (before,) = earlier(later.session, later.case, sam)
    assert (before.case, before.detail) == (stage.id, "Oak")
    assert warnings([before]) == 1
    table = given(PUPILS)
    fields = consequences.decision_fields(table, [before], pupil=True)
    assert consequences.REPEATED in {each.id for each in fields}
    slip = {**HIT, "intent": "first", "repeated": YES}
    assert consequences.proposed(table, slip, [before]).note.startswith("Not the first time: 1 inc")
    assert "further" in consequences.proposed(table, slip, [before]).actions
    assert "further" not in consequences.proposed(table, slip).actions
    again = {**HIT, "repeated": YES}
    assert {"network", "further"} <= set(consequences.proposed(table, again).actions)
    assert decide(later, sam, again).repeated
    assert earlier(later.session, later.case, add(later, "Samantha Fox")) == ()


def test_an_incident_without_a_warning_or_a_sanction_is_no_repeated_one(stage: Stage) -> None:
    """Somebody who was only spoken with went on after no warning."""
    only_told = {
        **HIT,
        "as_proposed": NO,
        "actions": "teacher\nparents",
        "reasons": "Sorry at once",
    }
    decide(stage, add(stage), only_told)
    later = Stage(stage.session)
    sam = add(later)
    before = earlier(later.session, later.case, sam)
    assert in_numbers(before) == "1 incident, none with a warning or a sanction"
    fields = consequences.decision_fields(given(PUPILS), before, pupil=True)
    assert consequences.REPEATED not in {each.id for each in fields}
    made = decide(later, sam, {**HIT, "repeated": YES})
    assert not made.repeated
    assert not any("Further" in each for each in made.proposed)


def test_what_ended_as_mistaken_or_was_taken_back_is_held_against_nobody(stage: Stage) -> None:
    made = decide(stage, add(stage), HIT)
    later = Stage(stage.session)
    sam = add(later)
    assert len(earlier(later.session, later.case, sam)) == 1
    told = {"child_told": "no", "child_why": "Away", "parents_dealt": "no", "parents_why": "Away"}
    told |= {"accused_told": "yes", "accused_how": "Both, and their parents"}
    close(stage, outcome="mistaken", **told)
    assert earlier(later.session, later.case, sam) == ()
    stage.do("case.reopened", {"reasons": "More was told"})
    consequences.lift(stage.drawer, stage.case, made.id, {"why": "The wrong child"}, NOW)
    with pytest.raises(Refused, match="already"):
        consequences.lift(stage.drawer, stage.case, made.id, {"why": "Twice"}, NOW)
    (left,) = earlier(later.session, later.case, sam)
    assert left.sanction is None, "they are named as the one who did it still"


def test_whoever_agrees_that_it_is_false_reads_what_was_decided_about_a_behaviour(
    stage: Stage, school: School
) -> None:
    decide(stage, add(stage), HIT)
    asked = {each.id: each.hint for each in closings.fields(stage.case, (), MainFile())}
    assert "decided about Sam Fox is then held against nobody" in asked["outcome"], "beforehand"
    told = {"child_told": "no", "child_why": "Away", "parents_dealt": "no", "parents_why": "Away"}
    told |= {"accused_told": "yes", "accused_how": "Both, and their parents"}
    assert not close(stage, outcome="false", second=school.people["Mr Patel"], **told)
    said = " ".join(closings.to_weigh(stage.case))
    assert "the behaviour of Sam Fox is held against nobody" in said


def test_an_adult_has_the_staffs_table_once_it_is_triaged_as_about_an_adult(stage: Stage) -> None:
    cole = add(stage, "Mr Cole", "adult")
    assert consequences.table_for(cole) == STAFF
    with pytest.raises(Refused, match="F says first that an adult at school had a part"):
        decide(stage, cole, {"behaviour": "damage", "intent": "purpose", "as_proposed": YES})


@pytest.mark.parametrize(
    ("role", "tie", "refused"),
    [
        ("adult\nparent", "", "Mrs Khan is a parent or carer"),
        ("adult", "carer:one", "Mrs Khan is a parent or carer"),
        ("parent", "", "Mrs Khan is a parent or carer"),
        ("adult\nparent", "staff:one", "F says first"),  # who works here has the staff's table
        ("instigator", "pupil:one", ""),
    ],
)
def test_no_table_is_for_a_parent(stage: Stage, role: str, tie: str, refused: str) -> None:
    said = {"name": "Mrs Khan", "role": role, "detail": "", "tie": tie}
    stage.drawer.record(stage.case.id, "case.person_added", said, NOW)
    if refused:
        with pytest.raises(Refused, match=refused):
            decide(stage, stage.case.people[-1], HIT)
    else:
        assert decide(stage, stage.case.people[-1], HIT)


def test_a_changed_table_comes_to_every_office_and_leaves_earlier_cases_alone(
    terminals: Terminals,
) -> None:
    there = terminals.second_office("Mr Patel")
    first = Stage(terminals.school.sign_in("Mrs Adeyemi"))
    before = decide(first, add(first), HIT)
    meet(terminals, first.session)
    second = there.sign_in("Mr Patel")
    meet(terminals, first.session, second)
    ticks = [Ticks("hurtful_message", {"police": YES, "warning": NO})]
    school_rules.tick(first.session, PUPILS, ticks, WHY, NOW)
    school_rules.tick(second, PUPILS, [Ticks("hurtful_message", {"network": YES})], WHY, NOW)
    words = {"say": "Filmed somebody without asking", "used": YES, **WHY}
    own = school_rules.word_row(second, PUPILS, "", words, NOW)
    meet(terminals, first.session, second)
    same(first.session, second)
    for session in (first.session, second):
        row = school_rules.table(session, PUPILS).row("hurtful_message")
        assert row is not None
        assert {"police", "network"} <= set(row.actions), "what two changed apart holds both"
        assert "warning" not in row.actions
        assert not school_rules.is_doubted(session, row)
        assert school_rules.table(session, PUPILS).row(own) is not None
    assert first.case.sanctions == (before,)
    assert check_session(first.session) == []


def test_only_those_who_lead_change_the_rules(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    changes: tuple[Callable[[], object], ...] = (
        lambda: school_rules.tick(lee, PUPILS, [Ticks("illegal", {"police": NO})], WHY, NOW),
        lambda: school_rules.move_main_file(lee, {"where": "cpoms"}, NOW),
    )
    for change in changes:
        with pytest.raises(Refused, match="Only the headteacher"):
            change()
    assert _illegal(lee) == given(PUPILS).row("illegal")


def test_each_change_of_a_table_is_kept_with_who_when_why_and_what(stage: Stage) -> None:
    row = "hurtful_message"
    with pytest.raises(Incomplete):
        school_rules.tick(stage.session, PUPILS, [Ticks(row, {"police": YES})], {}, NOW)
    assert school_rules.versions(stage.session, PUPILS, row) == ()
    school_rules.tick(stage.session, PUPILS, [Ticks(row, {"police": YES})], WHY, NOW)
    words = {"say": "Wrote something that hurts", "used": YES, "why": "Our words"}
    school_rules.word_row(stage.session, PUPILS, row, words, NOW)
    last, first = school_rules.versions(stage.session, PUPILS, row)
    assert (first.by, first.why, first.values) == (
        stage.session.person_id,
        WHY["why"],
        {"cell:police": YES},
    )
    assert (last.why, last.values["say"]) == ("Our words", "Wrote something that hurts")
    assert school_rules.is_changed(stage.session, PUPILS, row)
    school_rules.put_back(stage.session, PUPILS, row, WHY, NOW)
    shipped = given(PUPILS).row(row)
    here = school_rules.table(stage.session, PUPILS).row(row)
    assert shipped is not None
    assert here is not None
    assert (here.say, set(here.actions)) == (shipped.say, set(shipped.actions))
    assert len(school_rules.versions(stage.session, PUPILS, row)) == 3
    with pytest.raises(Refused, match="as it came"):
        school_rules.put_back(stage.session, PUPILS, row, WHY, NOW)


def _illegal(session: Session) -> object:
    return school_rules.table(session, PUPILS).row("illegal")
