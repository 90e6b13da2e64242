"""People: drawers, names, figures, renewing a PIN, agreeing, and one's own PIN."""

from dataclasses import replace

import pytest

from assets.pegs import figure_names
from screens.staff.desk.questions import Questions
from screens.staff.school.changes import changes
from screens.staff.school.person_fields import FIGURES, who_has
from screens.staff.school.person_words import after_renewal
from screens.staff.school.proposing import follows
from screens.staff.signing_in.pin_change import PinChange
from screens.staff.signing_in.shown_once import ShownOnce
from screens.widgets.dialogs import Message
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from screens.widgets.picture import Picture
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from store.errors import WrongPin
from store.school import people
from store.school.figures import figures
from store.signing_in.session import Session
from store.signing_in.sign_in import FirstSignIn
from store.signing_in.sign_in import sign_in as try_pin
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import Stage, enter_pin, press, rows, settle, write
from tests.screens.staff.people_stage import agree, open_person, people_of


async def test_a_forgotten_pin_is_renewed_for_a_colleague_by_mouse(school: School) -> None:
    school.sign_in("Miss Lee").lock()
    lee, old = school.people["Miss Lee"], school.pins["Miss Lee"]
    stage = people_of(school, school.sign_in("Mr Patel"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, lee)
        await pilot.click(stage.screen.query("Tile").first())
        await settle(pilot)
        assert "really them" in stage.shown()
        await pilot.click("#confirm-yes")
        await settle(pilot)
        pin = at(stage, ShownOnce)._secret
        await pilot.click("#written")
        await settle(pilot)
        assert "What happens next" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert "PIN renewed today, by Mr Patel." in stage.shown()
    with pytest.raises(WrongPin):
        try_pin(school.home, lee, old, school.now)
    assert isinstance(try_pin(school.home, lee, pin, school.now), FirstSignIn)


async def test_nobody_renews_their_own_pin(school: School) -> None:
    stage = people_of(school, school.sign_in("Mr Patel"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, school.people["Mr Patel"])
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(stage.screen, Message), "said at once, not after a question"
        assert "Nobody can renew their own PIN." in stage.shown()


async def test_a_drawer_is_given_and_taken_back_by_two(school: School) -> None:
    lee = school.people["Miss Lee"]
    for key, holds in (("2", True), ("3", False)):
        split_off = "let in by name" if not holds else ""
        dsl = school.sign_in("Mrs Adeyemi")
        stage = people_of(school, dsl)
        async with stage.run_test(size=(80, 24)) as pilot:
            await open_person(stage, pilot, lee)
            await pilot.press(key)
            await settle(pilot)
            assert "What was read cannot be unread" in stage.shown()
            assert split_off in stage.shown()
            stage.screen.query_one(Form)._rows["drawer"].entry.value = "safeguarding"
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert "It waits for another keeper" in stage.shown()
            assert split_off in stage.shown()
        await agree(school, "Mr Patel")
        session = school.sign_in("Miss Lee")
        assert session.holds("safeguarding") is holds
        session.lock()


async def test_who_is_no_keeper_sees_the_list_and_changes_nothing(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    change = people.grant(dsl.public, "safeguarding", school.people["Miss Lee"])
    people.propose(dsl, change, "Miss Lee opens the safeguarding drawer.", school.now)
    stage = people_of(school, school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "can change this list and renew a PIN" in stage.shown()
        assert not stage.screen.query("#add")
        await open_person(stage, pilot, school.people["Mr Bell"])
        assert "Renew the PIN" not in stage.shown()
        await pilot.press("1", "escape", "w")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("w", "y")
        await settle(pilot)
        assert len(people.proposals(school.home.desk)) == 1


async def test_a_proposal_can_be_withdrawn(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    change = people.grant(dsl.public, "safeguarding", school.people["Miss Lee"])
    people.propose(dsl, change, "Miss Lee opens the safeguarding drawer.", school.now)
    stage = Stage(lambda: Questions(dsl, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "One of these has to agree: Mr Patel, Ms Hart" in stage.shown()
        await pilot.press("w")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert "Nothing waits for your word." in stage.shown()
    assert people.proposals(school.home.desk) == []


def test_a_proposal_is_told_by_what_it_does_and_not_by_what_it_claims(school: School) -> None:
    public, lee = school.home.desk.school, school.people["Miss Lee"]
    new = people.grant(people.end_person(public, school.people["Mr Bell"]), "head", lee)
    new = replace(new, keepers=(*new.keepers, lee), form_address="https://x.example")
    assert set(changes(public, new)) == {
        "Mr Bell no longer works here and can no longer sign in.",
        "Mr Bell no longer opens the office drawer.",
        "Mr Bell no longer opens the roll drawer.",
        "Miss Lee opens the headteacher's drawer from now on.",
        "Miss Lee may change this list from now on.",
        "The parents' form is at https://x.example from now on.",
    }


def test_two_read_what_becomes_of_what_somebody_alone_reads_who_leaves(school: School) -> None:
    dsl, patel = school.sign_in("Mrs Adeyemi"), school.people["Mr Patel"]
    (said,) = follows(dsl, people.end_person(dsl.public, patel))
    assert "everybody but Mr Patel" in said
    assert not follows(dsl, people.end_person(dsl.public, school.people["Miss Lee"]))
    (said,) = follows(dsl, people.end_grant(dsl.public, "safeguarding", patel))
    assert "Mr Patel no longer opens either" in said


async def test_the_list_says_in_full_who_opens_what(school: School) -> None:
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "…" not in stage.shown()
        assert ("you", "Mrs Adeyemi", "DSL", "✓", "", "✓", "✓") in rows(stage, "#people")
        assert ("", "Dr Quince", "Chair", "", "✓", "✓", "") in rows(stage, "#people")
        for button in stage.screen.query("Button"):
            assert button.region.right <= 80


async def test_a_name_and_roles_are_changed_by_two(school: School) -> None:
    lee = school.people["Miss Lee"]
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, lee)
        await pilot.press("5")
        await settle(pilot)
        form = stage.screen.query_one(Form)
        form._rows["name"].entry.value = "Mr Bell"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "! Somebody of this name is on the list already." in stage.shown()
        form._rows["name"].entry.value = "Mrs Moon"
        form._rows["roles"].entry.value = "teacher\ngovernor"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "It waits for another keeper" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert "Waits for another keeper: Miss Lee is called Mrs Moon" in stage.shown()
    await agree(school, "Ms Hart")
    person = school.home.desk.school.person(lee)
    assert person
    assert (person.name, person.roles) == ("Mrs Moon", ("teacher", "governor"))


async def test_a_figure_is_chosen_by_one_keeper_and_takes_nobody_elses(school: School) -> None:
    seen = figures(school.home.desk.school)
    lee = seen[school.people["Miss Lee"]]
    okafor = school.people["Mr Okafor"]
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, okafor)
        free = [name for name in FIGURES if name not in seen.values()]
        await press(pilot, "6")
        tiles = {tile.value: tile for tile in stage.screen.query(Tile)}
        assert [name for name in tiles if tiles[name].selected] == [seen[okafor]]
        assert f"Today children see: {FIGURES[seen[okafor]].lower()}." in stage.shown()
        for name, tile in tiles.items():
            # Each shows itself, its words and whose it is, nothing of it cut off in a small window.
            words, drawn = tile.query_one(PlainText), tile.query_one(Picture)
            assert (
                words.text
                == f"{FIGURES[name]}\n{who_has(school.home.desk.school, okafor, name) or 'free'}"
            )
            assert drawn.name == name
            assert tile.content_region.contains_region(drawn.region)
            assert tile.content_region.contains_region(words.region)
            assert words.size.height == words.get_content_height(
                words.size, words.size, words.size.width
            )
        assert tiles[lee].label.endswith("\nMiss Lee")
        await press(pilot, str(tiles[lee].key))
        assert "Miss Lee has this one" in stage.shown()
        await press(pilot, "escape", "escape")
        assert free
        for figure in free[:2]:
            await press(pilot, "6")
            await press(pilot, str(tiles[figure].key))
            await press(pilot, "enter")
            assert "It is in force now." in stage.shown()
            title = stage.screen.query_one(".dialog-title", PlainText)
            assert title.text == "Done"
            await press(pilot, "enter")
            assert f"Children see them as a figure: {FIGURES[figure].lower()}." in stage.shown()
            assert figures(school.home.desk.school) == {**seen, okafor: figure}
    assert tuple(FIGURES) == figure_names()


async def test_after_renewing_it_says_who_opens_which_drawer_again(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = people_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, school.people["Ms Hart"])
        await pilot.press("1")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        words = after_renewal(dsl, dsl.public.people[2])
        assert "What happens next" in stage.shown()
    assert "They open again at once: the safeguarding drawer, the office drawer" in words
    assert "For the headteacher's drawer one of these is asked at sign-in: Dr Quince." in words
    assert "they count from the school day after they have chosen their own" in words


async def test_a_pin_is_changed_and_the_old_one_opens_nothing(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    old = school.pins["Miss Lee"]
    stage = Stage(lambda: PinChange(lee, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter_pin(pilot, "482913")
        assert "That PIN is not right." in stage.shown()
        await enter_pin(pilot, old)
        await pilot.press("3")
        await enter_pin(pilot, old)
        assert "another PIN than the one you have now" in stage.shown()
        await enter_pin(pilot, "73915486")
        await enter_pin(pilot, "73915486")
        assert "Your PIN is changed" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
    assert stage.ends == [True]
    with pytest.raises(WrongPin):
        try_pin(school.home, lee.person_id, old, school.now)
    again = try_pin(school.home, lee.person_id, "73915486", school.now)
    assert isinstance(again, Session)
    again.lock()


async def test_the_pages_read_well(school: School) -> None:
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not await faint_in_some_look(pilot, 4.5)
        assert len(stage.screen.query_one("#people", Listing).rows) == 7
        await open_person(stage, pilot, school.people["Mr Bell"])
        assert not await faint_in_some_look(pilot, 4.5)
        for tile in stage.screen.query("Tile"):
            assert tile.region.bottom <= 21
        await write(pilot, "1")
        await settle(pilot)
        assert not await faint_in_some_look(pilot, 4.5)
