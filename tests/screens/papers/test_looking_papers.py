"""What the papers of an investigation name: every computer, every STOP, who gave a device back."""

import pytest

from screens.papers import looking_papers, pdf
from store.cases.acts import Act
from store.cases.checklist import NOT_NEEDED
from store.fields import Choice
from store.looking import investigating, looked_fields, stopping
from store.looking import looking_fields as fields
from store.looking.computers import Computer
from store.looking.noted import DEVICE
from tests.made_up import NOW, School
from tests.pdfs import pages, said
from tests.store.looking_stage import DSL, TEACHER, Looking, choices
from tests.store.triaging_stage import CALL, QUARREL


@pytest.fixture
def looking(school: School) -> Looking:
    looking = Looking(school, school.sign_in(DSL))
    looking.triage(QUARREL)
    looking.begin()
    return looking


def test_the_police_read_of_every_computer_that_was_used(looking: Looking) -> None:
    looking.name_computer()
    every = (Computer("computer:2", "Laptop R2", "Office", "no", "in_use"),)
    values = {"computer": every[0].id, "why": "The other one was needed"}
    act = fields.computer(choices(every))
    investigating.change_computer(
        looking.drawer, looking.case, looking.id_of, act, values, every, NOW
    )
    page = looking_papers.hand_over(looking.session.public, looking.case, NOW).data()
    at = "3 March 2026 09:14"
    assert page["computers"] == f"Laptop 9, Head's room (from {at}); Laptop R2, Office (from {at})"


def test_a_paper_says_that_a_device_was_given_back_and_who_allowed_it(looking: Looking) -> None:
    kept = {"unplugged": "yes", "power": "on", "locked": "yes", "label": "yes"}
    kept |= {"holder": "Office safe, Mr Webb"}
    act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, act, {"device": "Red phone", **kept}, NOW)
    assert who_has_it(looking) == "Office safe, Mr Webb (noted 3 March 2026 09:14)"
    device = looking.case.noted[-1].id
    home = {"since": "2026-03-03 09:10", "holder": "Rob", "where": "His bag", "from": "Ms Hart"}
    home |= {"device": device, "goes": "back", "allowed": "yes", "allowed_by": "PC Day"}
    home |= {"allowed_at": "2026-03-03 09:00"}
    held = fields.held([Choice(device, "Red phone")])
    stopping.secure(looking.drawer, looking.case, held, home, NOW)
    (row,) = looking_papers.hand_over(looking.session.public, looking.case, NOW).data()["custody"]
    back = "given back; allowed by the police: PC Day, 3 March 2026 09:00"
    assert back in row[3]
    assert who_has_it(looking) == f"Rob, His bag (since 3 March 2026 09:10) ({back})"
    again = {"device": "red  phone", **kept}
    stopping.secure(looking.drawer, looking.case, act, again, NOW)
    assert who_has_it(looking).startswith("Rob, His bag"), "that brings it back to nobody"
    here = {**home, "goes": "school", "holder": "Mr Webb", "where": "Office safe", "from": "Rob"}
    stopping.secure(looking.drawer, looking.case, held, here, NOW)
    assert who_has_it(looking).startswith("Mr Webb, Office safe (since"), "it is at school again"


def who_has_it(looking: Looking) -> str:
    """Who has the device now, on the page for the police and on the form of the investigation."""
    public, case = looking.session.public, looking.case
    forms = (
        looking_papers.hand_over(public, case, NOW),
        looking_papers.record(public, case, looking.found, NOW),
    )
    for form in forms:
        data = form.data()
        (now,) = {each[-1] for each in data["devices"]}
        text = " ".join(said(pdf.render(form.template, data).content).split())
        assert f"Who has it now, and where: {now}" in text, form.template
    return str(now)


def test_the_record_of_an_investigation_says_that_it_was_stopped_and_who_let_it_go_on(
    looking: Looking,
) -> None:
    stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    public = looking.session.public

    def stops() -> list[str]:
        (row,) = looking_papers.record(public, looking.case, looking.found, NOW).data()["stops"]
        return list(row)

    assert stops()[:3] == ["3 March 2026 09:14", DSL, "Nobody has allowed it."]
    looking.police_allow()
    allowed = "PC Day, 101; reference CR-1; written down by Mrs Adeyemi, 3 March 2026 09:14"
    assert stops()[2] == allowed
    code = pdf.render(
        "investigation", looking_papers.record(public, looking.case, looking.found, NOW).data()
    )
    assert "Who allowed it to go on" in said(code.content)


def test_the_police_read_who_looked_whom_they_spoke_to_and_what_was_done_of_a_device(
    looking: Looking,
) -> None:
    public = looking.session.public
    act = looked_fields.viewed(public)
    saw = {"who": looking.people[TEACHER], "when": "2026-03-03 09:00", "how": "chance"}
    saw |= {"seen": "An unclothed child", "then": "Told the lead", "copied": "no"}
    stopping.note(looking.drawer, looking.case, act, saw, NOW)
    looking.do("case.escalated", {**CALL, "reference": "CR-1"})
    lit = {"device": "Red phone", "unplugged": "no", "unplugged_done": "The police said: leave it"}
    lit |= {"power": "on", "locked": "yes", "label": "yes", "holder": "Ms Hart"}
    device = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, device, lit, NOW)

    def page() -> str:
        data = looking_papers.hand_over(public, looking.case, NOW).data()
        return " ".join(said(pdf.render("police", data).content).split())

    words = page()
    for each in (
        "3 March 2026 09:00 Miss Lee By chance, and stopped at once",
        "I to PC Day (written down by Mrs Adeyemi)",
        "What was done about it: Network: The police said: leave it",
    ):
        assert each in words
    calls = looking_papers.hand_over(public, looking.case, NOW).data()["calls"]
    spoke = "I to PC Day (written down by Mrs Adeyemi)"
    assert calls == [["3 March 2026 09:10", "101", spoke, "CR-1"]]
    assert "unclothed" not in words, "the page holds no content"
    looking.do("case.person_added", {"name": TEACHER, "role": "adult"})
    assert "Miss Lee" not in page(), "it may be about her"


def test_the_police_read_on_whose_word_it_was_agreed_to_and_who_judged_it(
    school: School, looking: Looking
) -> None:
    public = looking.session.public
    saw = {"who": looking.people[DSL], "when": "2026-03-03 09:00", "how": "had_to"}
    saw |= {"why": "It lay open", "agreed": "Ms Hart", "copied": "no"}
    stopping.note(looking.drawer, looking.case, looked_fields.viewed(public), saw, NOW)

    def how() -> str:
        (row,) = looking_papers.hand_over(public, looking.case, NOW).data()["looked"]
        return str(row[2])

    agreed = "It had to be; agreed to by Ms Hart, as Mrs Adeyemi wrote"
    assert how() == agreed
    deputy = Looking(school, school.sign_in("Mr Patel"))
    deputy.id = looking.id
    deputy.tick("look_allowed", NOT_NEEDED, "Ms Hart told me so")
    assert how() == f"{agreed}. Whether it was allowed: judged by Mr Patel"


def test_a_usual_case_is_one_sheet_for_the_police_with_lines_only_for_what_nothing_says(
    looking: Looking,
) -> None:
    public = looking.session.public
    stopping.stop(looking.drawer, looking.case, "", NOW)

    def sheets() -> list[str]:
        form = looking_papers.hand_over(public, looking.case, NOW)
        return pages(pdf.render(form.template, form.data()).content)

    asked = ("Who was there", "Computer or device", "Where it is", "Who guards it")
    assert all(each in sheets()[0] for each in asked)
    looked = looked_fields.viewed(public)
    saw = {"who": looking.people[DSL], "when": "2026-03-03 09:00", "how": "had_to"}
    saw |= {"why": "It lay open", "agreed": "Ms Hart", "present": "Ms Hart", "copied": "no"}
    stopping.note(looking.drawer, looking.case, looked, saw, NOW)
    looking.do("case.escalated", {**CALL, "reference": "CR-1234/26"})
    kept = {"device": "Samsung Galaxy, black, of a child in Oak, the glass is cracked"}
    kept |= {"unplugged": "yes", "power": "on", "locked": "yes", "label": "yes"}
    kept |= {"holder": "Mrs Adeyemi, in the safe of her office"}
    device = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, device, kept, NOW)
    its = looking.case.noted[-1].id
    moved = {"since": "2026-03-03 09:10", "holder": "PC Day, 4711", "where": "The police station"}
    moved |= {"from": "Mrs Adeyemi", "device": its, "goes": "police", "reference": "CR-1234/26"}
    held = fields.held([Choice(its, kept["device"])])
    stopping.secure(looking.drawer, looking.case, held, moved, NOW)
    (sheet,) = sheets()
    assert not any(each in sheet for each in asked), "the tables say it"
    assert "Taken by (police)" in sheet
    told = {"present": looking.people[DSL], "device": "The phone", "where": "Safe", "holder": "I"}
    stopping.tell_stop(looking.drawer, looking.case, fields.stop_told(public), told, NOW)
    (sheet,) = sheets()
    assert all(each in sheet for each in asked), "what was said stands there all the same"
