"""Two people look into something together, sign it each with their own PIN, and close it."""

import pytest

from screens.papers import looking_papers
from screens.staff.looking import looking_words
from store.cases import closings, locks, named, school_rules
from store.cases.acts import Act
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.looking import files, investigating, reviewers, stopping
from store.looking import looking_fields as fields
from store.looking.computers import Computer
from store.looking.noted import DEVICE, REOPENED, REVIEWERS, SITE, STOPPED, of_kind
from store.school import people
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.changing import agreed
from tests.store.looking_stage import DEPUTY, DSL, HEAD, SITE_SAID, TEACHER, Looking
from tests.store.triaging_stage import CRIME, NOT_TOLD, QUARREL


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
    return reviewers.may_review(looking.session.public, looking.drawer, looking.case, held)


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


def test_files_and_devices_that_come_after_a_signature_ask_both_again_until_it_is_closed(
    looking: Looking, school: School
) -> None:
    looking.triage(QUARREL)
    looking.begin()
    looking.judge()
    patel = school.sign_in(DEPUTY)

    def both_sign() -> None:
        looking.sign()
        looking.sign(patel)

    def add(name: str, content: bytes) -> None:
        what = {"what": name, "original": "Her tablet"}
        files.add(looking.drawer, looking.case, name, content, what, NOW)

    def keep_safe(name: str) -> None:
        answers = dict.fromkeys(("unplugged", "locked", "label"), "yes")
        said = {**answers, "device": name, "power": "on"}
        act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
        stopping.secure(looking.drawer, looking.case, act, said, NOW)

    both_sign()
    add("first.txt", b"Come at six")
    assert looking.found.signatures == ()
    both_sign()
    keep_safe("Red phone")
    assert looking.found.signatures == ()
    both_sign()
    (device,) = of_kind(looking.case.noted, DEVICE)
    held = fields.held([fields.Choice(device.id, "Red phone")])
    moved = {"since": "2026-03-03 09:00", "holder": "PC Day", "where": "Station", "from": "Ms Hart"}
    stopping.secure(looking.drawer, looking.case, held, {**moved, "device": device.id}, NOW)
    assert looking.found.signatures == ()
    with pytest.raises(Refused, match="Something was written since"):
        looking.close()
    both_sign()
    looking.close()
    signed = looking.found.covers
    add("later.txt", b"Come at seven")
    keep_safe("Blue phone")
    assert looking.found.is_closed, "what comes later is no part of what was signed"
    assert looking.found.covers == signed
    shown = looking_words.changes(looking.found, looking.session.public, NOW)
    assert [heading for heading, _ in shown] == [
        "File put into the case",
        "Device kept safe",
        "Device in other hands",
    ], "the page that is signed shows what the form prints"
    printed = looking_papers.record(looking.session.public, looking.case, looking.found, NOW).data()
    assert [file[0] for file in printed["files"]] == ["first.txt"]
    assert [row[0] for row in printed["devices"]] == ["Red phone"]
    assert len(printed["custody"]) == 1
    looking.write(Act(REOPENED, "", "", fields.WHY), {"why": "Another site"})
    assert len(looking.found.beside) == 5, "open again, it lists and asks for all of them"


def test_the_page_that_is_signed_says_which_computers_when_and_why(looking: Looking) -> None:
    first = Computer("computer:2", "Laptop 4", "Office", "no", "in_use")
    looking.begin((first,), computer=first.id)
    assert looking_words.changes(looking.found, looking.session.public, NOW) == []
    looking.name_computer()
    ((heading, lines),) = looking_words.changes(looking.found, looking.session.public, NOW)
    assert heading == "Computers"
    assert [line.split(": ", 1)[1] for line in lines] == [
        "Laptop 4, Office (Mrs Adeyemi)",
        "Laptop 9, Head's room (Mrs Adeyemi). Why: It is the school's",
    ]
    assert all(line.startswith(f"From today {NOW:%H:%M}") for line in lines)


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


def test_stop_freezes_at_once_and_only_a_triage_of_two_that_suspects_no_crime_ends_it(
    school: School,
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
    assert looking.case.files_closed == locks.STOP, "one person's word"
    answered(school.sign_in(HEAD), looking.id)
    assert looking.case.files_closed == ""
    looking.judge()


def test_a_case_with_an_open_investigation_does_not_close(looking: Looking) -> None:
    looking.begin()
    agreed = looking.session.person_id
    looking.do("case.parents", {**NOT_TOLD, "reason": "Not yet", "agreed": agreed})
    there = school_rules.main_file(looking.session)
    with pytest.raises(Refused, match="investigation is not closed"):
        closings.close(looking.session, looking.drawer, looking.case, {}, there, NOW)


def test_who_is_complained_about_and_given_the_drawer_later_gets_nothing_of_it(
    school: School,
) -> None:
    """Those who change who holds a drawer need not have read what lies in it."""
    looking, lee = Looking(school, school.sign_in(DSL)), school.people[TEACHER]
    looking.triage(QUARREL)
    looking.begin(about=lee)
    public = school.home.desk.school
    agreed(school, DSL, HEAD, people.grant(public, SAFEGUARDING, lee))
    holders.settle(school.sign_in(DSL), NOW)
    later = school.sign_in(TEACHER)
    assert later.holds(SAFEGUARDING)
    assert later.find(looking.id) is None
    kept = school.sign_in(DSL)
    case = kept.find(looking.id).get(looking.id)
    assert case.kept_from == (lee,)
    assert named.why_not(public, lee, case)
