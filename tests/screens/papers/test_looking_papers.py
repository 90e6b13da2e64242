"""What the papers of an investigation name: every computer, every STOP, who gave a device back."""

import pytest

from screens.papers import looking_papers, pdf
from store.cases.acts import Act
from store.looking import investigating, stopping
from store.looking import looking_fields as fields
from store.looking.computers import Computer
from store.looking.noted import DEVICE
from tests.made_up import NOW, School
from tests.pdfs import said
from tests.store.looking_stage import DSL, Looking, choices
from tests.store.triaging_stage import QUARREL


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
    kept = {"unplugged": "yes", "power": "on", "locked": "yes", "label": "yes", "holder": "Me"}
    act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, act, {"device": "Red phone", **kept}, NOW)
    kept_safe = looking_papers.hand_over(looking.session.public, looking.case, NOW).data()[
        "devices"
    ]
    assert kept_safe[0][5] == "Me", "who has it, and where"
    device = looking.case.noted[-1].id
    home = {"since": "2026-03-03 09:10", "holder": "Rob", "where": "His bag", "from": "Ms Hart"}
    home |= {"device": device, "goes": "back", "allowed": "yes", "allowed_by": "PC Day"}
    home |= {"allowed_at": "2026-03-03 09:00"}
    held = fields.held([fields.Choice(device, "Red phone")])
    stopping.secure(looking.drawer, looking.case, held, home, NOW)
    (row,) = looking_papers.hand_over(looking.session.public, looking.case, NOW).data()["custody"]
    assert "given back; allowed by the police: PC Day, 3 March 2026 09:00" in row[3]


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
