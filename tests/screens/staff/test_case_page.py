"""A case on its page, from the first note to the closing."""

from textual import events

from screens.staff.deeds import Deeds
from screens.widgets.help import lines_of
from screens.widgets.listing import Listing
from store.signing_in.session import Session
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.staff.record_stage import (
    HISTORY,
    LARGE,
    SMALL,
    RecordStage,
    case_of,
    case_page,
    fill,
    press,
    put,
    settle,
)
from tests.screens.widgets.conftest import HOSTILE
from tests.store.agreeing import agree_to_parents


async def test_a_case_from_its_first_note_to_its_closing(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Can open it: Mrs Adeyemi, Mr Patel and Ms Hart." in stage.shown()
        await press(pilot, "i")
        await fill(pilot, name="Sam Fox", role="victim", detail="Oak", why="Was left out")
        await press(pilot, "n")
        await fill(pilot, fact="Sam stood at the fence.", opinion="Sam looked sad.")
        shown = stage.shown(HISTORY)
        assert "What was seen or said: Sam stood at the fence." in shown
        assert "What you think about it: Sam looked sad." in shown
        await press(pilot, "a")
        await fill(pilot, text="Talk with Sam", owner=dsl.person_id, due="2026-03-03")
        assert "1 to do" in stage.shown()
        await press(pilot, "e", "down", "enter")
        await fill(
            pilot,
            when="2026-03-03 09:14",
            method="phone",
            reference="SC-12",
            spoke="Mrs Adeyemi to the duty desk",
            agreed="They call back",
        )
        assert "Their reference: SC-12" in stage.shown(HISTORY)
        await press(pilot, "c")
        shown = stage.shown()
        assert "Say whether the parents were told, or why not: press T." in shown
        assert "1 action is still open: press D on" in shown
        await press(pilot, "enter", "t")
        patel = school.people["Mr Patel"]
        await fill(
            pilot, told="no", risk="wait", reason="Social care asked us to wait.", agreed=patel
        )
        agree_to_parents(school, case)
        await press(pilot, "d")
        await fill(pilot, note="Talked at playtime")
        assert "parents not told" in stage.shown()
        await press(pilot, "c")
        await fill(pilot, summary="Left out", follow_up="Talked", decision="Watch", reasons="Small")
        assert "Please fill in: Outcome." in stage.shown()
        told = {"child_told": "yes", "child_what": "I said it is seen to", "staff_told": "no"}
        told |= {"governors_told": "numbers"}
        assert "Parents of Sam Fox: not told (T), so not asked here." in stage.shown()
        eye = {"watch_by": "closes", "watch_on": "2026-03-10", "outcome": "watching"}
        await fill(pilot, **eye, left_open="A small thing, settled the same day")
        assert "the child told that it" in stage.shown()
        assert "Not done yet: 3 to put right." in stage.shown()
        await fill(pilot, staff_why="Nobody needs to", **told)
        assert "“Why” says next to nothing." in stage.shown()
        await press(pilot, "enter")
        assert "Closed: Resolved, we keep an eye on it." in stage.shown()
    folded = case_of(dsl, case)
    assert folded.state == "closed"
    assert folded.parents[0].reason == "Social care asked us to wait."


async def test_letters_do_the_same_with_shift_or_caps_lock(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = lines_of(stage.screen)
        assert len(said) == len({line.casefold() for line in said})
        await press(pilot, "N")
        keys = lines_of(stage.screen)
        assert keys[:2] == [
            "Ctrl+S     Save what is filled in",
            "Esc        Go back without saving",
        ]
        assert "F1         Help" in keys, "in a field a question mark is typed"
        assert not any("digit" in line for line in keys), "here nothing is chosen"
        await fill(pilot, fact="Sam stood at the fence.")
        assert "What was seen or said: Sam stood at the fence." in stage.shown(HISTORY)


async def test_a_closed_case_can_be_read_and_opened_again(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    drawer.record(case, "case.closed", {"outcome": "resolved", "summary": "All well"}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "(closed)" in shown
        assert "What happened, in short: All well" in shown
        assert "Add a note" not in shown
        await press(pilot, "n", "u")
        await fill(pilot, reasons="It came back")
        assert "Add a note" in stage.shown()
    assert case_of(dsl, case).state == "open"


async def test_the_history_can_be_turned_round(school: School, dsl: Session, case: str) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "v")
        shown = stage.shown(HISTORY)
        assert "oldest first" in shown
        assert shown.index("In the child's own words") < shown.index("Case opened")


async def test_tabs_and_deeds_can_be_clicked(school: School, dsl: Session, case: str) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.click("#case-tabs", offset=(14, 0))
        await settle(pilot)
        assert "Nobody yet." in stage.shown()
        await pilot.click("#record-deeds", offset=(5, 2))
        await settle(pilot)
        assert "Add a note" in stage.shown()
        put(pilot, fact="By mouse")
        await pilot.click("#form-save")
        await settle(pilot)
        assert "Saved: Note added." in stage.shown()
        await pilot.click("#record-foot", offset=(3, 0))
        await settle(pilot)
        assert stage.closed


async def test_the_mouse_reaches_every_deed_where_there_is_no_room_for_all(
    school: School, dsl: Session, case: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        deeds = stage.screen.query_one(Deeds)
        shown = [deed.title for deed in deeds.deeds]
        assert shown == list(dict.fromkeys(shown))
        assert "Print, export" not in stage.shown("#record-deeds")
        below = (deeds.outer_size.width - 6, deeds.outer_size.height - 1)
        await pilot.click("#record-deeds", offset=below)
        await settle(pilot)
        assert "Print, export" in stage.shown("#record-deeds")
        assert "more: ↑" in stage.shown("#record-deeds")
        await pilot.click("#record-deeds", offset=below)
        await settle(pilot)
        assert "Add a note" in stage.shown("#record-deeds")
        wheel = events.MouseScrollDown(deeds, 5, 5, 0, 1, 0, False, False, False)
        for _ in shown:
            deeds.on_mouse_scroll_down(wheel)
        await settle(pilot)
        assert "Print, export" in stage.shown("#record-deeds")


async def test_a_large_window_shows_every_pane(school: School, dsl: Session, case: str) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        for title in (
            "1 History",
            "2 People",
            "3 To do",
            "4 Asked",
            "5 Parents, others",
            "6 Steps",
        ):
            assert title in stage.shown()
        await press(pilot, "3")
        assert isinstance(stage.focused, Listing)


async def test_hostile_text_in_every_field_is_only_text(
    school: School, dsl: Session, case: str
) -> None:
    hostile = " ".join(HOSTILE)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        for key in "niaetgoq":
            await press(pilot, key, *(["enter"] if key == "e" else []))
            put(pilot, **hostile_values(stage, hostile))
            await press(pilot, "ctrl+s")
            if "Before it is saved" in stage.shown():
                await press(pilot, "enter")
            if "Tell" in stage.shown():
                await press(pilot, "escape")
        shown = stage.shown()
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        for pane in "123456":
            await press(pilot, pane)
            await pilot.click(stage.focused, offset=(4, 2))
            await press(pilot, "escape")
            if stage.closed:
                break
    assert case_of(dsl, case).people[0].name == hostile


def hostile_values(stage: RecordStage, hostile: str) -> dict[str, str]:
    """Return hostile text for every field that takes text, and a choice for the others."""
    form = stage.screen.query_one("Form")
    values = {}
    for field in form.fields:  # type: ignore[attr-defined]
        moments = {"moment": "2026-03-03 09:14", "date": "2026-03-04", "yes_no": "no"}
        chosen = field.choices[0].id if field.choices else hostile
        values[field.id] = moments.get(field.kind.value, chosen)
    return values


async def test_every_cell_reads_well(school: School, dsl: Session, case: str) -> None:
    drawer = dsl.drawer("safeguarding")
    action = {"text": "Talk", "owner": dsl.person_id, "due": "2026-03-02"}
    drawer.record(case, "case.action_added", action, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert await faint_in_some_look(pilot, 4.5) == []
        await press(pilot, "3")
        assert await faint_in_some_look(pilot, 4.5) == []


async def test_a_long_answer_can_be_read_to_its_end(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    sent = {"task": "t1", "to": school.people["Miss Lee"], "text": "Please look", "due": ""}
    answer = {"task": "t1", "text": "word " * 400 + "the very end"}
    drawer.record(case, "case.task_sent", sent, school.now)
    drawer.record(case, "case.task_done", answer, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "4", "enter")
        assert "the very end" not in stage.shown()
        await press(pilot, *["pagedown"] * 6)
        assert "the very end" in stage.shown()


async def test_help_names_every_key(school: School, dsl: Session, case: str) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "question_mark")
        seen = stage.shown()
        for _ in range(4):
            await press(pilot, "down")
            seen += stage.shown()
        for words in ("Go to: People", "Add a note", "Step aside", "Blank the screen"):
            assert words in seen, words


async def test_help_names_only_what_can_be_done(school: School, dsl: Session, case: str) -> None:
    page = case_page(school, dsl, case)
    async with page.run_test(size=SMALL) as pilot:
        await settle(pilot)
        lines = lines_of(page.screen)
    assert "N          Add a note" in lines
    assert "Ctrl+L     Blank the screen at once" in lines
    assert not [line for line in lines if "Focus" in line or line.startswith("^")]
    assert not [line for line in lines if "Open it again" in line], "only of a closed case"
