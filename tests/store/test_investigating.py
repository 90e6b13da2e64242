"""Two people look into something together, sign it each with their own PIN, and close it."""

from itertools import permutations
from random import Random

import pytest

from store.cases import closings, locks, school_rules
from store.cases.acts import Act
from store.cases.cases import fold
from store.checkup import check_session
from store.drawers import holders
from store.drawers.journal import Entry
from store.drawers.undecided import choose
from store.errors import Incomplete, Refused
from store.looking import (
    computer_register,
    investigating,
    search_fields,
    searches,
    signing,
    stopping,
)
from store.looking import looking_fields as fields
from store.looking.computers import Computer
from store.looking.investigations import Investigation
from store.looking.noted import DEVICE, JUDGED, REOPENED, REVIEWERS, SITE, STOPPED, of_kind
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.test_casework import NOT_TOLD
from tests.store.test_triaging import CRIME, QUARREL, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals

DSL, DEPUTY, HEAD, TEACHER = "Mrs Adeyemi", "Mr Patel", "Ms Hart", "Miss Lee"
SITE_SAID = {"address": "game.example", "nature": "Chat", "concern": "A grown man writes"}
JUDGED_SAID = {
    "substance": "yes",
    "reasons": "He asked where they live",
    "outcomes": "police",
    "action": "Told the police",
    "nothing_because": "The laptop was handed to the police",
}
BOX = {"name": "Laptop 9", "place": "Head's room", "pupils": "no", "state": "in_use"}


class Looking(Stage):
    """A case of the DSL with an investigation by her and the deputy, or whoever is named."""

    def __init__(self, school: School, session: Session) -> None:
        super().__init__(session)
        self.people = school.people
        self.id_of = ""

    def said(self, **more: str) -> dict[str, str]:
        known = {
            "group": "Oak",
            "began": "2026-03-03",
            "reason": "A website was seen on a staff laptop",
            "first": self.people[DSL],
            "first_position": "DSL",
            "second": self.people[DEPUTY],
            "second_position": "Deputy",
        }
        return {**known, **more}

    def begin(self, computers: tuple[Computer, ...] = (), *, without: str = "", **more: str) -> str:
        public, held = self.session.public, self.held(without)
        act = fields.opening(public, fields.adults(public), _choices(computers))
        self.id_of = investigating.begin(
            public, self.drawer, self.case, act, self.said(**more), held, computers, NOW
        )
        return self.id_of

    def held(self, without: str = "") -> list[str]:
        found = holders.holders_of(self.session, self.drawer)
        return [id for id in found if id != without]

    def write(self, act: Act, said: dict[str, str]) -> None:
        investigating.write(self.drawer, self.case, self.id_of, act, said, NOW)

    def session_logged(self, **more: str) -> None:
        people = "\n".join(
            each.id
            for each in self.session.public.adults()
            if each.id in (self.people[DSL], self.people[DEPUTY])
        )
        known = {"start": "2026-03-03 08:20", "end": "2026-03-03 08:50", "filter": "no"}
        if self.found.computer is None:
            self.name_computer()
        self.write(fields.session(self.session.public), {**known, "present": people, **more})

    def name_computer(self) -> None:
        every = (Computer("computer:1", "Laptop 9", "Head's room", "no", "in_use"),)
        said = {"computer": every[0].id, "why": "It is the school's"}
        act = fields.computer(_choices(every))
        investigating.change_computer(self.drawer, self.case, self.id_of, act, said, every, NOW)

    def site(self, **more: str) -> None:
        if self.found.computer is None:
            self.name_computer()
        self.write(Act(SITE, "", "", fields.SITE_FIELDS), {**SITE_SAID, **more})

    def judge(self, **more: str) -> None:
        self.write(Act(JUDGED, "", "", fields.JUDGED_FIELDS), {**JUDGED_SAID, **more})

    def sign(self, session: Session | None = None) -> None:
        signer = session or self.session
        drawer = signer.drawer("safeguarding")
        signing.sign(signer, drawer, drawer.get(self.id), self.id_of, NOW)

    def close(self) -> None:
        signing.close(self.drawer, self.case, self.id_of, NOW)

    @property
    def found(self) -> Investigation:
        return investigating.find(self.case, self.id_of)


def _choices(computers: tuple[Computer, ...]) -> list[fields.Choice]:
    return [fields.Choice(each.id, each.words) for each in computers]


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL))


def wrong(looking: Looking, without: str = "", **more: str) -> dict[str, str]:
    with pytest.raises(Incomplete) as refused:
        looking.begin(without=without, **more)
    return refused.value.wrong


def test_one_person_cannot_review_alone(looking: Looking) -> None:
    said = wrong(looking, second=looking.people[DSL])
    assert said == {"second": investigating.ONE_PERSON}
    assert looking.case.noted == ()


def test_whom_it_is_about_is_no_reviewer_however_it_is_known(
    looking: Looking, school: School
) -> None:
    patel = looking.people[DEPUTY]
    assert "First keep it from them: K" in wrong(looking, about=patel)["about"]
    assert "Mr Patel is complained about" in wrong(looking, patel, about=patel)["second"]
    for typed in ("PATEL, mr", "Patel", "Kit Shaw and patel", "a Mr Patel"):
        assert "Mr Patel is on the list" in wrong(looking, about_other=typed)["about_other"]
    assert "about_other" not in wrong(looking, about_other="Tom Patel, Kit Shaw", first="nobody")
    looking.do("case.person_added", {"name": "mr patel", "role": "adult"})
    assert "Mr Patel is complained about" in wrong(looking)["second"]
    assert patel not in may_review(looking)


def test_who_was_named_by_whoever_told_is_no_reviewer(school: School) -> None:
    looking = Looking(school, school.sign_in(DSL))
    told = {"told": {"words": "He shouted", "about": "adult", "adult": looking.people[DEPUTY]}}
    looking.drawer.record("worry:1", "worry.received", told, NOW)
    looking.drawer.record("worry:1", "worry.linked", {"case": looking.id}, NOW)
    assert "Mr Patel is complained about" in wrong(looking)["second"]


def may_review(looking: Looking) -> tuple[str, ...]:
    held = holders.holders_of(looking.session, looking.drawer)
    return investigating.may_review(looking.session.public, looking.drawer, looking.case, held)


def test_only_who_can_open_the_case_reviews_it(looking: Looking) -> None:
    said = wrong(looking, second=looking.people[TEACHER])
    assert "Miss Lee cannot open this case" in said["second"]


def test_two_sign_each_for_themselves_and_then_it_closes(looking: Looking, school: School) -> None:
    looking.begin()
    looking.session_logged()
    looking.site()
    with pytest.raises(Refused, match="First judge it"):
        looking.sign()
    looking.judge()
    with pytest.raises(Refused, match="0 of 2 signatures"):
        looking.close()
    looking.sign()
    with pytest.raises(Refused, match="You have signed"):
        looking.sign()
    with pytest.raises(Refused, match="1 of 2 signatures"):
        looking.close()
    with pytest.raises(Refused, match="Only its two reviewers"):
        looking.sign(school.sign_in(HEAD))
    looking.sign(school.sign_in(DEPUTY))
    looking.close()
    assert looking.found.is_closed
    with pytest.raises(Refused, match="closed"):
        looking.site()
    assert check_session(looking.session) == []


def test_who_has_not_signed_yet_finds_it_among_what_is_to_do(
    looking: Looking, school: School
) -> None:
    def asked(name: str) -> bool:
        items = looking.drawer.open_items(school.people[name])
        return any(item.title == "Sign the investigation" for _, item in items)

    looking.begin()
    assert not asked(DEPUTY)
    looking.judge()
    assert asked(DSL)
    assert asked(DEPUTY)
    looking.sign()
    assert not asked(DSL)
    assert asked(DEPUTY)
    looking.sign(school.sign_in(DEPUTY))
    assert not asked(DEPUTY)


def test_whatever_is_added_after_a_signature_asks_both_again(
    looking: Looking, school: School
) -> None:
    looking.begin()
    looking.judge()
    looking.sign()
    looking.sign(school.sign_in(DEPUTY))
    looking.site()
    assert looking.found.signatures == ()
    with pytest.raises(Refused, match="Something was written since"):
        looking.close()
    looking.sign()
    looking.sign(school.sign_in(DEPUTY))
    looking.close()
    looking.write(Act(REOPENED, "", "", fields.WHY), {"why": "Another site"})
    assert not looking.found.is_closed
    assert looking.found.signatures == ()


def test_a_reviewer_who_is_complained_about_later_counts_no_more(
    looking: Looking, school: School
) -> None:
    looking.begin()
    looking.judge()
    patel = school.sign_in(DEPUTY)
    looking.sign(patel)
    act = fields.complained(looking.session.public)
    said = {"about": looking.people[DEPUTY], "why": "It was his laptop"}

    def complain(held: list[str]) -> None:
        investigating.add_complained(
            looking.session.public,
            looking.drawer,
            looking.case,
            looking.id_of,
            act,
            said,
            held,
            NOW,
        )

    with pytest.raises(Incomplete, match="First keep it from them: K"):
        complain(looking.held())
    complain(looking.held(looking.people[DEPUTY]))
    assert looking.found.signatures == ()
    with pytest.raises(Refused, match="You are complained about"):
        looking.sign(patel)
    held = holders.holders_of(looking.session, looking.drawer)
    change = fields.reviewer(fields.adults(looking.session.public))

    def put(name: str) -> None:
        new = {
            "place": "second",
            "person": looking.people[name],
            "position": "x",
            "why": "as agreed",
        }
        investigating.change_reviewer(
            looking.session.public,
            looking.drawer,
            looking.case,
            looking.id_of,
            change,
            new,
            held,
            NOW,
        )

    for name in (DEPUTY, DSL, TEACHER):
        with pytest.raises(Incomplete):
            put(name)
    put(HEAD)
    looking.sign()
    looking.sign(school.sign_in(HEAD))
    looking.close()


def test_nothing_is_looked_at_before_a_computer_is_named(looking: Looking) -> None:
    looking.begin()
    people = "\n".join(each.id for each in looking.session.public.adults()[:2])
    said = {"start": "2026-03-03 08:20", "end": "2026-03-03 08:50", "present": people}
    with pytest.raises(Refused, match="at which computer"):
        looking.write(fields.session(looking.session.public), {**said, "filter": "no"})
    with pytest.raises(Refused, match="at which computer"):
        looking.write(Act(SITE, "", "", fields.SITE_FIELDS), SITE_SAID)
    assert not looking.found.rows[1:]


def test_a_session_of_one_person_is_refused(looking: Looking) -> None:
    looking.begin()
    with pytest.raises(Incomplete) as refused:
        looking.session_logged(present=looking.people[DSL])
    assert refused.value.wrong == {"present": investigating.TWO_PRESENT}
    looking.session_logged(present=looking.people[DSL], present_other="PC Day")
    with pytest.raises(Incomplete):
        looking.session_logged(end="2026-03-03 08:00")
    assert len(looking.found.sessions) == 1


FITS = (("no", "mistaken"), ("no", "no_substance"), ("yes", "internal\npolice"))
FITS_NOT = (("no", "police"), ("yes", "no_substance"), ("yes", "police\nmistaken"))


def test_a_judgement_fits_its_outcomes(looking: Looking) -> None:
    looking.begin()
    for substance, outcomes in FITS_NOT:
        with pytest.raises(Incomplete):
            looking.judge(substance=substance, outcomes=outcomes)
    assert looking.found.judgement is None
    for substance, outcomes in FITS:
        looking.judge(substance=substance, outcomes=outcomes)
        assert looking.found.judgement.said["outcomes"] == outcomes


def test_one_computer_is_used_and_another_only_with_a_reason(
    looking: Looking, school: School
) -> None:
    for said in (BOX, {**BOX, "name": "Laptop 2"}, {**BOX, "name": "Library 1", "pupils": "yes"}):
        computer_register.note(looking.session, "", said, NOW)
    listed = {each.name: each for each in computer_register.computers(looking.session)}
    nine, laptop, library = listed["Laptop 9"], listed["Laptop 2"], listed["Library 1"]
    every = (nine, laptop, library)
    with pytest.raises(Incomplete, match="no pupils use"):
        looking.begin(every, computer=library.id)
    looking.begin(every, computer=nine.id)
    act = fields.computer(_choices(every))

    def change(**said: str) -> None:
        investigating.change_computer(
            looking.drawer, looking.case, looking.id_of, act, said, every, NOW
        )

    with pytest.raises(Incomplete):
        change(computer=laptop.id)
    change(computer=laptop.id, why="The other one broke")
    assert looking.found.computer is not None
    assert looking.found.computer.said["computer_is"] == "Laptop 2, Head's room"
    with pytest.raises(Refused, match="Only the office"):
        computer_register.note(school.sign_in(TEACHER), nine.id, BOX, NOW)


def test_stop_freezes_at_once_and_only_a_triage_that_suspects_no_crime_ends_it(
    looking: Looking,
) -> None:
    looking.triage(QUARREL)
    looking.begin()
    before = looking.case
    stop = stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    assert looking.case.files_closed == locks.STOP
    assert looking.case.stops[0] == locks.STOP
    both = (looking.people[DSL], looking.people[DEPUTY])
    assert of_kind(looking.case.noted, STOPPED)[-1].ids(REVIEWERS) == both
    for act in (looking.site, looking.judge, looking.session_logged):
        with pytest.raises(Refused, match="STOP was pressed"):
            act()
    with pytest.raises(Refused, match="STOP was pressed"):
        looking.begin()
    with pytest.raises(Refused, match="already"):
        stopping.stop(looking.drawer, before, looking.id_of, NOW)
    told = fields.stop_told(looking.session.public)
    where = {"device": "Laptop 9", "where": "Head's room", "holder": "Ms Hart"}
    with pytest.raises(Incomplete, match="who was there"):
        stopping.tell_stop(looking.drawer, looking.case, told, where, NOW)
    there = {**where, "present": looking.people[DSL]}
    stopping.tell_stop(looking.drawer, looking.case, told, there, NOW)
    looking.triage({**CRIME, "why": "The police confirmed it"})
    assert stop in looking.case.triage[0].knew
    assert looking.case.files_closed == locks.STOP
    with pytest.raises(Refused, match="STOP was pressed"):
        looking.judge()
    looking.triage(QUARREL)
    assert looking.case.files_closed == ""
    looking.judge()


def test_devices_are_kept_safe_while_everything_is_stopped(looking: Looking) -> None:
    held = fields.held()
    with pytest.raises(Refused, match="First say which device"):
        stopping.secure(looking.drawer, looking.case, held, {}, NOW)
    stopping.stop(looking.drawer, looking.case, "", NOW)
    kept = {"unplugged": "yes", "power": "on", "locked": "yes", "label": "no"}
    act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, act, {"device": "Red phone", **kept}, NOW)
    (device,) = of_kind(looking.case.noted, DEVICE)
    moved = {"since": "2026-03-03 09:00", "holder": "PC Day", "where": "Station", "from": "Ms Hart"}
    held = fields.held([fields.Choice(device.id, "Red phone")])
    said = {**moved, "device": device.id, "reference": "CR 12"}
    stopping.secure(looking.drawer, looking.case, held, said, NOW)
    assert looking.case.noted[-1].said["device_is"] == "Red phone"


def test_a_case_with_an_open_investigation_does_not_close(looking: Looking) -> None:
    looking.begin()
    agreed = looking.session.person_id
    looking.do("case.parents", {**NOT_TOLD, "reason": "Not yet", "agreed": agreed})
    there = school_rules.main_file(looking.session)
    with pytest.raises(Refused, match="investigation is not closed"):
        closings.close(looking.session, looking.drawer, looking.case, {}, there, NOW)


SEARCHED = {
    "whom": "Sam's bag",
    "items_sought": "device\nimages",
    "grounds": "told",
    "pupil_agreed": "yes",
    "when": "2026-03-03 09:00",
    "where": "Office",
    "reason": "A picture was shown round",
    "items": "One phone",
    "outcome": "Kept",
    "follow_up": "Parents come in",
    "told": "yes",
    "told_how": "By phone, 10:00",
    "police": "no",
    "deletion": "left",
    "deletion_why": "Nothing to delete",
}


def searched(looking: Looking, **more: str) -> None:
    people = {"searcher": looking.people[DSL], "witness": looking.people[HEAD]}
    people["authorised"] = looking.people[HEAD]
    act = search_fields.search(looking.session.public)
    searches.record(looking.drawer, looking.case, act, {**SEARCHED, **people, **more}, NOW)


def test_a_search_has_a_witness_who_is_somebody_else_or_a_reason(looking: Looking) -> None:
    for more in ({"witness": looking.people[DSL]}, {"witness": ""}):
        with pytest.raises(Incomplete):
            searched(looking, **more)
    searched(looking, witness="", no_witness="He was about to throw it away")
    searched(looking)
    assert len(searches.searches(looking.case)) == 2


def test_nothing_is_deleted_that_the_police_may_want(looking: Looking) -> None:
    searched(looking, deletion="deleted")
    for more in ({"police": "yes"}, {"police": "yes", "deletion": "owner"}):
        with pytest.raises(Incomplete, match="the police may want"):
            searched(looking, **{"deletion": "deleted", **more})
    looking.triage(CRIME)
    with pytest.raises(Incomplete, match="the police may want"):
        searched(looking, deletion="deleted")
    searched(looking, deletion="left", police="yes")


def test_the_step_that_asks_for_a_search_is_done_by_its_record(looking: Looking) -> None:
    looking.triage({**QUARREL, "kinds": "device"})
    assert looking.step("search_record").is_open
    searched(looking)
    assert not looking.step("search_record").is_open


def shuffled(entries: list[Entry], seed: int) -> list[Entry]:
    mixed = [*entries, entries[-1]]
    Random(seed).shuffle(mixed)
    return mixed


def test_entries_in_any_order_make_the_same_case(looking: Looking, school: School) -> None:
    looking.triage(QUARREL)
    looking.begin()
    looking.session_logged()
    looking.judge()
    looking.sign()
    looking.sign(school.sign_in(DEPUTY))
    looking.close()
    stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    searched(looking)
    entries = looking.drawer.entries(looking.id)
    assert {fold(shuffled(entries, seed)) == looking.case for seed in range(20)} == {True}
    for some in permutations(entries[-3:]):
        assert fold([*entries[:-3], *some]) == looking.case


def apart(terminals: Terminals) -> tuple[Looking, Looking]:
    """The same investigation in the hands of the DSL here and the deputy at another office."""
    first = terminals.school.sign_in(DSL)
    here = Looking(terminals.school, first)
    here.triage(QUARREL)
    here.begin()
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    other = Looking.__new__(Looking)
    other.session, other.now, other.id = second, NOW, here.id
    other.people, other.id_of = here.people, here.id_of
    return here, other


def test_two_sign_at_two_machines_and_what_neither_knew_of_opens_it_again(
    terminals: Terminals,
) -> None:
    here, there = apart(terminals)
    here.judge()
    here.sign()
    meet(terminals, here.session, there.session)
    there.sign()
    there.close()
    assert there.found.is_closed
    here.site()
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    for each in (here, there):
        assert not each.found.is_closed
        assert each.found.signatures == ()
        assert each.found.asked_again
    here.sign()
    there.sign()
    meet(terminals, here.session, there.session)
    here.close()
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    assert there.found.is_closed


def test_two_judgements_made_apart_are_both_shown_until_somebody_chooses(
    terminals: Terminals,
) -> None:
    here, there = apart(terminals)
    here.judge()
    there.judge(substance="no", outcomes="mistaken", reasons="It was his own child")
    meet(terminals, here.session, there.session)
    assert [each.kind for each in here.case.apart] == [JUDGED, JUDGED]
    with pytest.raises(Refused, match="decided apart"):
        here.sign()
    mistaken = next(each for each in here.case.apart if each.by == there.session.person_id)
    choose(here.drawer, here.case, mistaken.id, NOW)
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    assert there.found.judgement is not None
    assert there.found.judgement.said["outcomes"] == "mistaken"
    here.sign()
    first = here.id_of
    here.begin()
    here.judge()
    there.id_of = first
    there.judge()
    meet(terminals, here.session, there.session)
    assert here.case.apart == (), "judgements of two investigations are no rivals"


def test_a_triage_that_did_not_know_of_stop_does_not_end_it(terminals: Terminals) -> None:
    here, there = apart(terminals)
    stopping.stop(here.drawer, here.case, here.id_of, NOW)
    there.triage({**QUARREL, "why": "Looked harmless"})
    meet(terminals, here.session, there.session)
    same(here.session, there.session)
    for each in (here, there):
        assert each.case.files_closed == locks.STOP
        with pytest.raises(Refused, match="STOP was pressed"):
            each.site()


def test_a_kind_that_a_newer_program_wrote_makes_it_read_only(looking: Looking) -> None:
    looking.begin()
    looking.drawer.record(looking.id, "case.reviewed_by_machine", {}, NOW)
    with pytest.raises(Refused, match="newer"):
        looking.site()


def test_a_forged_closing_without_signatures_closes_nothing(looking: Looking) -> None:
    looking.begin()
    looking.judge()
    said = {"investigation": looking.id_of, "covers": looking.found.covers}
    looking.drawer.record(looking.id, "case.investigation_closed", said, NOW)
    looking.drawer.record(looking.id, "case.investigation_signed", said, NOW)
    assert len(looking.found.signatures) == 1
    assert not looking.found.is_closed


def test_what_nobody_looked_into_is_signed_only_with_a_reason(looking: Looking) -> None:
    looking.begin()
    looking.judge(nothing_because="")
    with pytest.raises(Refused, match="Nothing was looked at yet"):
        looking.sign()
    looking.judge()
    looking.sign()
    looking.judge(nothing_because="")
    looking.site()
    looking.sign()
