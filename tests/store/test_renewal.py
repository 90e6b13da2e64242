"""Renewing PINs: it opens nothing that whoever renews could not open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assets.texts import wordlist
from store import drafts
from store.checkup import check_session
from store.crypto.codes import make_phrase
from store.crypto.seal import fresh_key
from store.drawers import grants, holders, own
from store.errors import BadCode, Refused, WorryBoxError
from store.front_desk import signed
from store.letterbox import collect
from store.letterbox.told import Told
from store.school import people
from store.school.countersigned import counts
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.signing_in import renewal
from store.worries import good, praise
from tests.made_up import School
from tests.store.changing import FIRST, agreed, renew


def test_the_dsl_who_renews_the_head_does_not_open_the_heads_drawer(school: School) -> None:
    school.sign_in("Ms Hart").lock()
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Ms Hart")
    stolen = school.sign_in("Ms Hart")
    assert not stolen.holds("head")
    assert stolen.holds("safeguarding")
    chair = school.sign_in("Dr Quince")
    for _ in range(3):
        (doubt,) = holders.settle(chair, school.now)
        assert (doubt.drawer, doubt.person) == ("head", school.people["Ms Hart"])
        assert doubt.renewed_by == dsl.person_id
        stolen.reopen()
        assert not stolen.holds("head")
    assert holders.settle(chair, school.now, [doubt]) == []
    stolen.reopen()
    assert stolen.holds("head")


def test_a_doubt_outlasts_other_changes_of_the_drawer(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Ms Hart")
    agreed(
        school,
        "Mrs Adeyemi",
        "Dr Quince",
        people.grant(dsl.public, "head", school.people["Mr Patel"]),
    )
    chair = school.sign_in("Dr Quince")
    assert len(holders.settle(chair, school.now)) == 1
    assert len(holders.settle(chair, school.now)) == 1
    assert not school.sign_in("Ms Hart").holds("head")


def test_a_renewed_persons_renewals_are_not_trusted_either(school: School) -> None:
    """The DSL renews the chair, and as the chair the head: still no drawer opens."""
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Dr Quince")
    renew(school, school.sign_in("Dr Quince"), "Ms Hart")
    doubts = holders.settle(school.sign_in("Mrs Adeyemi"), school.now)
    assert {doubt.person for doubt in doubts} == {school.people["Ms Hart"]}
    assert "safeguarding" in {doubt.drawer for doubt in doubts}
    for name in ("Ms Hart", "Dr Quince"):
        session = school.sign_in(name)
        holders.settle(session, school.now)
        assert not session.holds("head")


def test_somebody_renewed_before_their_first_grant_waits_for_trust(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Mr Patel")
    grant = people.grant(dsl.public, "head", school.people["Mr Patel"])
    agreed(school, "Mrs Adeyemi", "Ms Hart", grant)
    (doubt,) = holders.settle(school.sign_in("Dr Quince"), school.now)
    assert doubt.person == school.people["Mr Patel"]
    assert not school.sign_in("Mr Patel").holds("head")


def test_a_renewal_cannot_name_somebody_else_as_its_author(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    begun = renewal.begin(dsl, school.people["Ms Hart"], school.now)
    for by in (school.people["Dr Quince"], CHAIR_SHEET, "", school.people["Ms Hart"]):
        changed = tuple(
            replace(p, renewed_by=by) if p.id == begun.person else p for p in begun.new.people
        )
        forged = replace(begun.new, people=changed)
        assert not counts(dsl.public, forged, signed(forged, {dsl.person_id: dsl.keys}))


@pytest.mark.parametrize(
    ("sheet", "given"),
    [
        (SCHOOL_SHEET, {"safeguarding", "office", "roll"}),
        (CHAIR_SHEET, {"head"}),
    ],
)
def test_a_sheet_gives_back_exactly_what_it_opens(
    school: School, sheet: str, given: set[str]
) -> None:
    held = set(school.sign_in("Ms Hart").drawers)
    hart, phrase = school.people["Ms Hart"], school.sheets[sheet]
    renewal.renew_with_sheet(school.home, phrase, hart, FIRST, school.now)
    school.pins["Ms Hart"] = FIRST
    session = school.sign_in("Ms Hart")
    standing = {name for name in session.drawers if grants.is_standing(name)}
    assert standing == given
    own = {name for name in held if name.startswith("own-")}
    assert own <= set(session.drawers) if sheet == SCHOOL_SHEET else not own & set(session.drawers)
    assert session.trouble == []


def test_what_lay_in_ones_own_drawer_is_back_with_the_sheet_that_opens_it(school: School) -> None:
    lee, home, later = school.people["Miss Lee"], school.home, school.now + timedelta(days=1)
    told = Told(words="my hat", name="Ada", class_name="Oak", asks_for=lee)
    school.intake.post(told, school.now)
    before = school.sign_in("Miss Lee")
    collect.collect(before, school.now)
    drafts.keep(before, "concern", {"words": "He hid"}, school.now)
    before.own.record("praise:1", praise.RECEIVED, {"words": "thank you"}, school.now)
    kept = {noun: before.own.rows(noun) for noun in (own.TASK, good.NOUN, own.DRAFT)}
    assert all(kept.values())
    before.lock()
    renewal.renew_with_sheet(home, school.sheets[SCHOOL_SHEET], lee, FIRST, later)
    school.pins["Miss Lee"] = FIRST
    after = school.sign_in("Miss Lee")
    found = {noun: [replace(e, drawer="") for e in after.own.rows(noun)] for noun in kept}
    assert found == {noun: [replace(e, drawer="") for e in rows] for noun, rows in kept.items()}
    drafts.keep(after, "concern", {"words": "He ran"}, later)
    after.lock()
    again = school.sign_in("Miss Lee")
    assert drafts.find(again, "concern") == {"words": "He ran"}, "what was typed since stays"
    assert [len(again.own.rows(noun)) for noun in kept] == [1, 1, 1]
    theirs = [each for name, each in again.drawers.items() if name.startswith("own-")]
    left = [each.said for one in theirs for each in one.entries("draft:concern")]
    assert len(theirs) == 2
    assert "He hid" not in repr(left), "what was half written then is left in neither"
    assert check_session(again) == []


def test_what_was_half_written_comes_back_once_nothing_else_is(school: School) -> None:
    """Not in the place of what is half written since, and also where that was sent."""
    lee, home, now = school.people["Miss Lee"], school.home, school.now
    for form, words in (("concern", "A burn"), ("note", "He hid")):
        drafts.keep(school.sign_in("Miss Lee"), form, {"words": words}, now)
    renew(school, school.sign_in("Mrs Adeyemi"), "Miss Lee")
    since = school.sign_in("Miss Lee")
    drafts.keep(since, "concern", {"words": "Sent since"}, now)
    drafts.forget(since, "concern", now)
    drafts.keep(since, "note", {"words": "Not sent yet"}, now)
    renewal.open_more(home, school.sheets[SCHOOL_SHEET], lee, now)

    def found(form: str) -> dict[str, str]:
        return drafts.find(school.sign_in("Miss Lee"), form)

    assert [found("concern"), found("note")] == [{"words": "A burn"}, {"words": "Not sent yet"}]
    for form in ("concern", "note"):
        drafts.forget(school.sign_in("Miss Lee"), form, now)
    assert [found("concern"), found("note")] == [{}, {"words": "He hid"}]
    drafts.forget(school.sign_in("Miss Lee"), "note", now)
    assert found("note") == {}


@pytest.mark.parametrize("first", [SCHOOL_SHEET, CHAIR_SHEET])
def test_a_second_sheet_adds_to_what_the_first_gave_and_the_pin_stays(
    school: School, first: str
) -> None:
    hart, home = school.people["Ms Hart"], school.home
    before = school.sign_in("Ms Hart")
    before.make_drawer("case-1", fresh_key(), (hart,), CHAIR_SHEET, school.now)
    renewal.renew_with_sheet(home, school.sheets[first], hart, FIRST, school.now)
    school.pins["Ms Hart"] = FIRST
    school.sign_in("Ms Hart").lock()
    number, (second,) = home.desk.school.number, set(school.sheets) - {first}
    phrase = school.sheets[second]
    shut = renewal.still_shut(home, *renewal.sheet_of(home.desk.school, phrase), hart)
    assert sorted(renewal.open_more(home, phrase, hart, school.now)) == sorted(shut)
    after = school.sign_in("Ms Hart")
    assert after.drawers.keys() == before.drawers.keys() | {after.own.name}
    assert (after.trouble, home.desk.school.number) == ([], number)
    assert renewal.open_more(home, phrase, hart, school.now) == []
    assert holders.settle(school.sign_in("Dr Quince"), school.now) == []


def test_a_second_sheet_opens_to_nobody_what_they_never_held(school: School) -> None:
    patel, chairs = school.people["Mr Patel"], school.sheets[CHAIR_SHEET]
    renewal.renew_with_sheet(school.home, school.sheets[SCHOOL_SHEET], patel, FIRST, school.now)
    assert renewal.open_more(school.home, chairs, patel, school.now) == []
    agreed(school, "Mrs Adeyemi", "Ms Hart", people.end_person(school.home.desk.school, patel))
    with pytest.raises(Refused):
        renewal.open_more(school.home, school.sheets[SCHOOL_SHEET], patel, school.now)


def test_the_schools_sheet_does_not_open_the_heads_drawer_in_a_roundabout_way(
    school: School,
) -> None:
    hart = school.people["Ms Hart"]
    renewal.renew_with_sheet(school.home, school.sheets[SCHOOL_SHEET], hart, FIRST, school.now)
    school.pins["Ms Hart"] = FIRST
    (doubt,) = holders.settle(school.sign_in("Dr Quince"), school.now)
    assert doubt == holders.Doubt("head", hart, SCHOOL_SHEET)
    assert not school.sign_in("Ms Hart").holds("head")


def test_a_sheet_gives_nothing_back_to_somebody_who_has_left(school: School) -> None:
    dsl, patel, hart = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel"), "Ms Hart"
    held_by = (dsl.person_id, patel.person_id, school.people[hart])
    dsl.make_drawer("case-1", fresh_key(), held_by, CHAIR_SHEET, school.now)
    agreed(school, "Mrs Adeyemi", hart, people.end_person(dsl.public, patel.person_id))
    phrase = school.sheets[CHAIR_SHEET]
    renewal.renew_with_sheet(school.home, phrase, school.people[hart], FIRST, school.now)
    school.pins[hart] = FIRST
    assert school.sign_in(hart).holds("case-1")
    db, public = school.home.desk.db, school.home.desk.school
    left = grants.keys_for(db, public, patel.person_id, patel.keys.unsealing)
    assert "case-1" not in left


def test_a_sheet_gives_no_drawer_back_that_the_list_has_taken_away(school: School) -> None:
    """Not even before another holder has changed the drawer's key."""
    patel = school.people["Mr Patel"]
    ended = people.end_grant(school.home.desk.school, "safeguarding", patel)
    agreed(school, "Mrs Adeyemi", "Ms Hart", ended)
    phrase = school.sheets[SCHOOL_SHEET]
    renewal.renew_with_sheet(school.home, phrase, patel, FIRST, school.now)
    school.pins["Mr Patel"] = FIRST
    session = school.sign_in("Mr Patel")
    db, own = school.home.desk.db, session.keys.unsealing
    assert "safeguarding" not in grants.keys_for(db, session.public, patel, own)


def test_giving_back_to_one_gives_nothing_to_another_in_doubt(school: School) -> None:
    deputy = school.sign_in("Mr Patel")
    renew(school, deputy, "Mrs Adeyemi")
    bell = school.people["Mr Bell"]
    renewal.renew_with_sheet(school.home, school.sheets[SCHOOL_SHEET], bell, FIRST, school.now)
    assert not school.sign_in("Mrs Adeyemi").holds("office")
    school.pins["Mr Bell"] = FIRST
    assert school.sign_in("Mr Bell").holds("office")


def test_words_of_another_schools_sheet_are_refused(school: School) -> None:
    with pytest.raises(BadCode):
        renewal.sheet_of(school.home.desk.school, make_phrase(wordlist()))


def test_nobody_renews_themself_and_a_renewed_pin_works_once(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    with pytest.raises(Refused):
        renew(school, dsl, "Mrs Adeyemi")
    renew(school, dsl, "Miss Lee")
    assert school.sign_in("Miss Lee").own.name.startswith("own-")
    school.pins["Miss Lee"] = FIRST
    with pytest.raises(WorryBoxError):
        school.sign_in("Miss Lee")


def test_the_headteacher_renews_no_pin_of_who_reads_what_is_told_about_them(school: School) -> None:
    head, chair = school.sign_in("Ms Hart"), school.people["Dr Quince"]
    for deed in (renewal.refuse, lambda by, whom: renewal.begin(by, whom, school.now)):
        with pytest.raises(Refused, match="reads what is told about the headteacher"):
            deed(head, chair)
    assert renewal.begin(head, school.people["Miss Lee"], school.now)
    assert renewal.begin(school.sign_in("Mr Patel"), chair, school.now)
