"""Agreements on staff's screens: signed, printed, keyed in, and asked anew."""

from pathlib import Path

import msgspec

from screens.staff.consents.agreements_page import AgreementsPage
from screens.staff.consents.class_agreement_page import ClassAgreement
from screens.staff.roll.roll_page import RollPage
from screens.widgets.ask import READ_FIRST
from screens.widgets.form import Form
from store.consents import forms as known_forms
from store.consents import signing_up, wording
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import School
from tests.pdfs import said as words_of
from tests.screens.staff.desk_stage import Stage, enter_pin, press, put, read_through, rows, settle


async def test_a_teacher_signs_with_her_own_pin_and_notes_which_children_agreed(
    school: School, office: Session
) -> None:
    teacher = school.sign_in("Miss Lee")
    stage = Stage(lambda: AgreementsPage(teacher, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        oak = [row[1] for row in rows(stage, "#agreements")].index("Oak")
        await press(pilot, "home", *["down"] * oak, "enter", "n", "ctrl+s")
        assert not isinstance(stage.screen, ClassAgreement), "nobody is ticked beforehand"
        put(stage, whom="some", some="ann", how="class")
        await press(pilot, "ctrl+s")
        assert READ_FIRST in stage.shown(), "they are gone through together first"
        await read_through(pilot)
        await press(pilot, "ctrl+s")
        agreed = {row[1]: row[0] for row in rows(stage, "#agreed")}
        assert (agreed["Ann Lee"], agreed["Bo Day"]) == ("agreed", "not yet")
        await press(pilot, "n")
        marking = {each.id: each.label for each in stage.screen.query_one(Form).fields}["but"]
        assert marking == "Mark who has not agreed", "a mark says what it means"
        put(stage, whom="but", but="bo", how="class")
        await read_through(pilot)
        await press(pilot, "ctrl+s")
        agreed = {row[1]: row[0] for row in rows(stage, "#agreed")}
        assert agreed.pop("Bo Day") == "not yet"
        assert set(agreed.values()) == {"agreed"}, "all but the one who was away"
        cy = [row[1] for row in rows(stage, "#agreed")].index("Cy Fox")
        await press(pilot, "home", *["down"] * cy, "u")
        put(stage, why="Cy was away")
        await press(pilot, "ctrl+s")
        assert rows(stage, "#agreed")[cy][0] == "taken back"
        assert "Taken back by Miss Lee" in stage.shown()
        await press(pilot, "escape")
        assert rows(stage, "#agreements")[oak][0] == "2 of 4"
        await press(pilot, "g")
        assert [row[:2] for row in rows(stage, "#agreements")] == [("not yet", "Miss Lee")]
        await press(pilot, "enter", "enter")
        await enter_pin(pilot, school.pins["Miss Lee"])
        assert [row[:2] for row in rows(stage, "#agreements")] == [("signed", "Miss Lee")]
        assert "on the screen" in stage.shown()


def test_new_words_of_an_agreement_ask_everybody_anew(school: School, office: Session) -> None:
    form = known_forms.Form(
        "rules",
        "Working here",
        "adult",
        "Please read.",
        "",
        "",
        (known_forms.Question("agree", "Do you agree?"),),
        renewal="changed",
    )
    wording.write(office, form, school.now)
    who = school.people["Miss Lee"]
    said = {"how": "paper", "on": "2026-03-03"}
    signing_up.sign(office, who, form, said, school.now)
    today = school.now.date()

    def signed() -> list[str]:
        return [
            e.name for e in signing_up.grown_ups(office, today) if e.holds and e.form == "rules"
        ]

    assert signed() == ["Miss Lee"]
    wording.write(office, known_forms.decode(known_forms.encode(form)), school.now)
    assert signed() == ["Miss Lee"]
    wording.write(office, msgspec.structs.replace(form, intro="Please read it well."), school.now)
    assert signed() == []
    assert office.drawer(OFFICE).records("agreement")


async def test_an_agreement_is_printed_to_be_signed_and_several_are_keyed_in_at_once(
    school: School, office: Session, stick: Path
) -> None:
    stage = Stage(lambda: RollPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "p")
        assert "who have not signed, a sheet each" in stage.shown()
        put(stage, folder=str(stick))
        await press(pilot, "ctrl+s")
        assert "agreement-using-the-school" in stage.shown().replace(" ", ""), "paths wrap anywhere"
        await press(pilot, "enter", "s")
        missing = signing_up.grown_ups(office, school.now.date())
        put(stage, who=f"{missing[0].id}\n{missing[1].id}")
        await press(pilot, "ctrl+s")
        assert f"{len(missing) - 2} of {len(missing)} not signed." in stage.shown()
        await press(pilot, "c", "down", "p")
        put(stage, folder=str(stick))
        await press(pilot, "ctrl+s")
        assert "agreement-my-agreement" in stage.shown().replace(" ", "")
    texts = {each.name[:14]: words_of(each.read_bytes()) for each in stick.glob("*.pdf")}
    mark = known_forms.shipped()["adults"].mark
    assert texts["agreement-usin"].count(f"Words {mark}") == len(missing)
    assert all(name in texts["agreement-my-a"] for name in ("Ann Lee", "Bo Day", "Cy Fox"))
