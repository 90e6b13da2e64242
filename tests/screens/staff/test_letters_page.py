"""A case begins at the desk, and its letter goes from its blanks to paper and to its follow-up."""

from pathlib import Path

from screens.staff.cases.case_page import CasePage
from screens.staff.cases.triage_page import TriagePage
from screens.staff.cases.why_two import all_told
from screens.staff.desk.desk import Desk
from screens.staff.edition.edition_page import EditionPage
from screens.staff.edition.trial import TriageTrial
from screens.staff.letters.letters_page import CAME, LETTERS, LettersPage
from screens.widgets.ask import READ_ENTRY, Ask
from screens.widgets.dialogs import Message
from screens.widgets.field_row import FieldRow
from screens.widgets.form import Form
from screens.widgets.help import lines_of
from screens.widgets.listing import Listing
from store.cases import triaging
from store.edition import school as edition
from store.edition.edition import QUESTION, of_school
from store.involved.kinds import ADDED
from store.letterbox import collect
from store.letterbox.told import STAFF, Told
from store.letters.kept import letters, obstacles
from store.looking.noted import LETTER_PRINTED, of_kind
from store.signing_in.session import Session
from store.worries import triage
from tests.contrast import too_faint
from tests.made_up import NOW, School
from tests.pdfs import facts, said
from tests.screens.here import at
from tests.screens.staff.record_stage import (
    SMALL,
    RecordStage,
    case_of,
    case_page,
    fill,
    press,
    put,
    settle,
    until_done,
)
from tests.store.letters_stage import POST, SAID
from tests.store.letters_stage import Stage as Letters
from tests.store.triaging_stage import CRIME

WAY = f"press {LETTERS.key.upper()}"
HOSTILE = "[@click=app.quit]x[/] [/b] #strong[y] {signer}"


async def test_a_post_is_opened_at_the_desk_and_its_triage_comes_next(
    school: School, dsl: Session
) -> None:
    stage = RecordStage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Esc        Lock the desk: it asks first" in lines_of(stage.screen)
        await press(pilot, "n")
        assert "A parent's post about the school" in stage.shown()
        await press(pilot, "enter")
        found = {row.field.id: row for row in stage.screen.query(FieldRow)}
        await press(pilot, *["tab"] * 6, *["shift+tab"] * 5, *["tab"] * 3)
        assert found["ask_about"].entry.has_focus
        two_lines = "Noor Khan and Ravi Lowe, Oak; children of all who live in the new houses just"
        found["ask_about"].entry.value = f"{two_lines} behind"
        await press(pilot, "space", *"our", "space", *"church")
        assert "church" in stage.shown(), "a text that grows stays in sight to its end"
        asked = {id: text for id, text in POST.items() if id != "ask_seen"}
        put(pilot, **{**asked, "title": "On Ms Hart"}, ask_grave="racist")
        await press(pilot, "ctrl+s")
        assert "Your words name Ms Hart, who could open it. Go back if" in stage.shown()
        await press(pilot, "enter")
        assert isinstance(stage.screen, Ask), "the careful answer comes first"
        await press(pilot, "ctrl+s", "tab", "enter")
        assert isinstance(stage.screen, TriagePage)
        rows = {row.field.id: row.value for row in stage.screen.query(FieldRow)}
        assert rows["kinds"] == "parent_post\nhate", "what was ticked makes it that as well"
        await press(pilot, "escape")
        assert at(stage, CasePage)
        assert "The Friends of Oakfield group" in stage.shown("#pane-history")
        assert "names Ms Hart, Miss Lee: about them? H, W" in stage.shown()


def test_whoever_agrees_reads_each_part_of_a_post_under_its_own_name(
    school: School, dsl: Session
) -> None:
    logged = Told(source=STAFF, by=dsl.person_id, fact="It was read out", opinion="She fears them")
    sent = school.intake.post(logged, NOW)
    collect.collect(dsl, NOW)
    post = Letters(dsl)
    triage.link(dsl, post.drawer, post.drawer.get(sent.subject), post.id, NOW)
    seen, thinks, kind, *parts = all_told(post.drawer, post.case, NOW)
    assert seen == "What was seen or said: “It was read out”"
    assert thinks == "What the writer thinks about it: “She fears them”"
    assert kind == "A parent's post about the school:"
    assert "• The words that matter, as they stand there: “The new teacher is a joke”" in parts
    assert "• Whom it is about: Miss Lee" in parts
    assert "• When it was seen: Mon 02 Mar 2026, 20:00" in parts


async def test_a_letter_is_written_printed_sent_and_asked_after(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    parent = {"name": "Gail Stone, mother of Jamie", "role": "parent"}
    dsl.drawer("safeguarding").record(case, ADDED, parent, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "z")
        assert "No letter yet. N writes one" in stage.shown()
        await press(pilot, "n", "down", "enter")
        assert "Gail Stone, mother of Jamie in this case" in stage.shown("#pick-list")
        await press(pilot, "enter")
        known = stage.screen.query_one(Form).values
        assert (known["to"], known["dear"]) == ("Gail Stone", ""), "no letter is dear to a mother"
        await press(pilot, "escape", "n", "down", "enter")
        await press(pilot, *"gary")
        shown = stage.shown("#pick-list")
        assert "Somebody else: type the name" in shown, "for whoever the roll does not have"
        assert "Adults of another child" in shown
        await press(pilot, "enter")
        assert "Signed by Dr Quince, Chair of governors" in stage.shown()
        about = {**SAID, "seen": "a group", "about": HOSTILE}
        wrong = {**about, "seen": "a page"}
        await fill(pilot, **{id: text for id, text in wrong.items() if id != "meet"})
        await press(pilot, "W", "e", "l", "l")
        letter = stage.screen.query_one(Form).values["text"]
        assert letter.startswith("Well"), "it is read from its top"
        await press(pilot, "escape")
        values = stage.screen.query_one(Form).values
        assert (values["seen"], values["about"]) == ("a page", HOSTILE), "Esc loses nothing"
        await fill(pilot, seen="a group")
        text = stage.screen.query_one(Form).values["text"]
        assert "Well" in text, "nor what was changed in the text"
        assert "stands on a group." in text
        await press(pilot, "ctrl+s")
        assert READ_ENTRY in stage.shown(), "a part of it was in sight"
        await press(pilot, *["pagedown"] * 6, "ctrl+s")
        assert isinstance(stage.screen, LettersPage)
        assert "to send 1" in stage.shown("#letters")
        assert "The governors write (a post)." in stage.shown("#which-letter")
        assert too_faint(stage, 4.5) == []
        await press(pilot, "enter")
        assert isinstance(stage.screen, Message)
        await press(pilot, "enter", "p")
        assert f"/1 to {SAID['to']}:" in stage.shown(), "it says which before it prints"
        await fill(pilot, folder=str(tmp_path / "out"))
        await until_done(pilot, stage, Message)
        await press(pilot, "enter", "s")
        assert f"/1 to {SAID['to']}:" in stage.shown()
        assert "Whoever signs it agrees?" in stage.shown()
        await fill(pilot, how="post", agreed="yes")
        assert "ask on 1" in stage.shown("#letters")
        (said_first,) = obstacles(case_of(dsl, case).noted)
        assert (
            said_first == f"Nobody has said what came of a letter: {WAY}, then {CAME.key.upper()}."
        )
        await press(pilot, "a")
        await fill(pilot, came="settled", note="Taken down")
        assert "settled 1" in stage.shown("#letters")
        assert "What came of it" not in stage.shown("#record-deeds")
        await press(pilot, "n", "down", "enter", *"somebody else", "enter")
        other = {**about, "to": "Mr Ray Cole"}
        await fill(pilot, **{id: text for id, text in other.items() if id != "meet"})
        await press(pilot, *["pagedown"] * 6, "ctrl+s", "p")
        assert "/2 to Mr Ray Cole:" in stage.shown(), "what was just written is meant"
        await press(pilot, "escape")
        triaging.triage(
            dsl.public, dsl.drawer("safeguarding"), case_of(dsl, case), CRIME, school.now
        )
        for key in ("p", "enter", "n"):
            await press(pilot, key)
            assert "A crime is suspected" in stage.shown()
            if isinstance(stage.screen, Message):
                await press(pilot, "enter")
    (made,) = (tmp_path / "out").iterdir()
    words = said(made.read_bytes())
    assert HOSTILE in " ".join(words.replace("\u200b", "").split())
    assert "Chair of governors" in words
    assert case_of(dsl, case).title not in words, "nothing else of the case is on it"
    assert facts(made.read_bytes())["Tagged"] == "yes"
    noted = case_of(dsl, case).noted
    assert [each.is_settled for each in letters(noted)] == [True, False]
    assert len(of_kind(noted, LETTER_PRINTED)) == 1


async def test_the_head_words_a_question_tries_it_and_puts_it_back(school: School) -> None:
    head = school.sign_in("Ms Hart")
    stage = RecordStage(lambda: EditionPage(head, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert "it cannot be switched off" in " ".join(stage.shown().split())
        await press(pilot, "enter", "enter")
        put(pilot, ask="Is a child in danger", why="Shorter")
        await press(pilot, "ctrl+s")
        assert "Please end it with a question mark." in stage.shown()
        await fill(pilot, ask="Is any child in danger?")
        assert "Is any child in danger?" in stage.shown("#edition")
        assert "Changed by Ms Hart, today: Shorter" in stage.shown("#edition-row")
        assert too_faint(stage, 4.5) == []
        await press(pilot, "t")
        assert isinstance(stage.screen, TriageTrial)
        assert "Is any child in danger?" in stage.shown()
        assert "nothing is recorded" in stage.shown()
        assert "Yes (a child is in danger now)" in stage.shown()
        await press(pilot, "escape", "v")
        assert "Before: as it came with the program." in stage.shown()
        await press(pilot, "enter", "b")
        await fill(pilot, why="As it was")
        assert "Is a child in danger right now?" in stage.shown("#edition")
        await press(pilot, "3")
        listing = stage.screen.query_one(Listing)
        await press(pilot, "end", "u", "o")
        assert isinstance(stage.screen, Ask)
        await fill(pilot, why="Not here")
        assert "off" in {row.word for row in listing.rows}
    assert [each.why for each in edition.versions(head, QUESTION, "danger")] == [
        "As it was",
        "Shorter",
    ]
    assert "name_it" not in of_school(head).rules


async def test_who_does_not_lead_reads_the_edition_and_changes_nothing(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = RecordStage(lambda: EditionPage(lee, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "n", "o", "b", "d")
        assert isinstance(stage.screen, EditionPage)
        assert "Change" not in stage.shown("#edition-keys")
        await press(pilot, "enter")
        assert isinstance(stage.screen, Message)
    assert edition.changes(lee) == {}
