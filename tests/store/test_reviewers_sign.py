"""Two reviewers sign, each for themselves; whatever comes after it asks both again."""

import pytest

from screens.papers import looking_papers
from screens.staff.desk.opening import page_for
from screens.staff.looking import looking_words
from screens.staff.looking.investigation_page import InvestigationPage
from store import on_desk
from store.cases.acts import Act
from store.cases.choices import adults
from store.cases.to_do import SIGN
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.fields import Choice
from store.looking import files, fits, investigating, stopping
from store.looking import looking_fields as fields
from store.looking.computers import Computer
from store.looking.kept_safe import AT_POLICE
from store.looking.noted import DEVICE, REOPENED, of_kind
from tests.made_up import NOW, School
from tests.store.looking_stage import DEPUTY, DSL, HEAD, READ, TEACHER, Looking


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL), triaged=True)


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
    stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    assert not asked(DEPUTY), "nobody signs while STOP stands"
    looking.police_allow()
    assert asked(DEPUTY)
    second = school.sign_in(DEPUTY)
    (chosen,) = (each for each in on_desk.of(second, NOW).mine if each.item.id.startswith(SIGN))
    place = chosen.drawer, chosen.subject, chosen.item.id
    page = page_for(second, school.intake, lambda: NOW, *place)
    assert isinstance(page, InvestigationPage), "it leads to where it is signed"
    assert page.investigation == looking.id_of
    looking.sign(second)
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
    looking.sign(**READ)
    looking.sign(school.sign_in(DEPUTY), **READ)
    looking.close()
    looking.write(Act(REOPENED, "", "", fields.WHY), {"why": "Another site"})
    assert not looking.found.is_closed
    assert looking.found.signatures == ()


def test_who_was_in_no_session_signs_only_what_they_went_through(
    looking: Looking, school: School
) -> None:
    looking.begin()
    with pytest.raises(Incomplete) as refused:
        looking.session_logged(present=looking.people[HEAD], present_other="The office")
    assert refused.value.wrong == {"present": fits.NO_REVIEWER}
    looking.session_logged(present=looking.people[DSL], present_other="The office")
    looking.judge()
    looking.sign()
    patel = school.sign_in(DEPUTY)
    for said in ({}, {"went_through": "."}):
        with pytest.raises(Incomplete) as refused:
            looking.sign(patel, **said)
        assert "went_through" in refused.value.wrong
    forged = {"investigation": looking.id_of, "covers": looking.found.covers}
    patel.drawer("safeguarding").record(looking.id, "case.investigation_signed", forged, NOW)
    assert [row.by for row in looking.found.signatures] == [looking.session.person_id]
    looking.sign(patel, **READ)
    looking.close()
    printed = looking_papers.record(looking.session.public, looking.case, looking.found, NOW).data()
    there, instead = (each["instead"] for each in printed["reviewers"])
    assert there == ""
    assert instead == f"{looking_papers.NO_SESSION} {READ['went_through']}"


def test_files_and_devices_that_come_after_a_signature_ask_both_again_until_it_is_closed(
    looking: Looking, school: School
) -> None:
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
        said = {**answers, "device": name, "power": "on", "holder": "Ms Hart"}
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
    held = fields.held([Choice(device.id, "Red phone")])
    moved = {"since": "2026-03-03 09:00", "holder": "PC Day", "where": "Station", "from": "Ms Hart"}
    moved |= {"goes": AT_POLICE}
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
    change = fields.reviewer(adults(looking.session.public))

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
