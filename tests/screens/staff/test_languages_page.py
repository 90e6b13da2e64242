"""Drafts are accepted, changed and refused one by one, and a language is switched on and off."""

from textual import events

from assets.catalogues import catalogue, translatable
from screens.staff.languages.language_page import LanguagePage
from screens.staff.languages.languages_page import LanguagesPage
from screens.staff.school.classes_page import ClassesPage
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store.fields import Field
from store.languages import translations, verdicts
from store.languages.translations import WAITING
from store.languages.verdicts import ACCEPTED, REFUSED, Verdict
from store.terminals import settings
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, press, rows, settle
from tests.store.accepting import accept_all, offer, one


def languages_of(school: School, name: str = "Mrs Adeyemi") -> Stage:
    session = school.sign_in(name)
    return Stage(lambda: LanguagesPage(session, lambda: school.now))


def drafts_of(school: School, name: str = "Miss Lee") -> Stage:
    session = school.sign_in(name)
    return Stage(lambda: LanguagePage(session, lambda: school.now, "pl"))


def one_form(stage: Stage) -> Field:
    (field,) = stage.screen.query_one(Form).fields
    return field


def fits(stage: Stage) -> bool:
    buttons = stage.screen.query("Button")
    return all(b.region.right <= 80 and b.region.bottom <= 24 and b.region for b in buttons)


async def test_one_gets_to_the_texts_by_key_from_the_classes_page(school: School) -> None:
    session = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: ClassesPage(session, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert fits(stage)
        await press(pilot, "l", "enter")
        assert isinstance(stage.screen, LanguagePage)
        await press(pilot, "escape")
        await pilot.click("#back")
        await settle(pilot)
        await pilot.click("#languages")
        await settle(pilot)
        assert isinstance(stage.screen, LanguagesPage)


async def test_a_reviewer_accepts_changes_and_refuses_and_the_cursor_goes_on(
    school: School,
) -> None:
    stage = drafts_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        ids = [row.id for row in stage.screen.query_one(Listing).rows]
        first, second, third = ids[:3]
        assert f"English: {one(school, first).english} Polish: {one(school, first).words}" in (
            stage.shown()
        )
        await press(pilot, "a", "c")
        stage.screen.query_one(Form)._rows["words"].entry.value = "Po polsku, bez klawiatury"
        await press(pilot, "ctrl+s", "r")
        assert stage.screen.query_one(Listing).row_id == ids[3]
        await press(pilot, "up")
        assert "Refused by Miss Lee, today 09:14." in stage.shown()
    assert [one(school, id).state for id in (first, second, third)] == [
        ACCEPTED,
        ACCEPTED,
        REFUSED,
    ]
    assert one(school, second).words == "Po polsku, bez klawiatury"


async def test_keys_typed_ahead_judge_no_text_that_nobody_has_seen(school: School) -> None:
    stage = drafts_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        ids = [row.id for row in stage.screen.query_one(Listing).rows]
        for _ in range(3):
            pilot.app.post_message(events.Key("a", "a"))
        await settle(pilot)
        await press(pilot, "r")
    states = [one(school, id).state for id in ids[:3]]
    assert states == [ACCEPTED, REFUSED, WAITING]


async def test_all_can_be_done_by_mouse(school: School) -> None:
    stage = drafts_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        ids = [row.id for row in stage.screen.query_one(Listing).rows]
        for button in ("#accept", "#refuse", "#next", "#change"):
            await pilot.click(button)
            await settle(pilot)
        assert stage.screen.query(Form)
    assert [one(school, id).state for id in ids[:2]] == [ACCEPTED, REFUSED]


async def test_words_that_lose_a_name_come_back_with_what_is_wrong(school: School) -> None:
    stage = drafts_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        listing = stage.screen.query_one(Listing)
        listing.cursor = [row.id for row in listing.rows].index("younger.sent.find")
        await press(pilot, "c")
        stage.screen.query_one(Form)._rows["words"].entry.value = "Ktoś cię znajdzie."
        await press(pilot, "ctrl+s")
        assert "This must stand in it, as it is: {name}" in stage.shown()
    assert one(school, "younger.sent.find").by == ""


async def test_words_that_claim_what_must_not_be_claimed_come_back_with_why(
    school: School,
) -> None:
    stage = drafts_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        stage.screen.query_one(Form)._rows["words"].entry.value = "Nikt się nie dowie!"
        await press(pilot, "ctrl+s")
        assert "“nikt się nie dowie” must not stand in it." in stage.shown()
        assert "It must not sound" in " ".join(stage.shown().replace("█", "").split())


def judge_apart(school: School, id: str, *words: str) -> None:
    """Have one after the other judge a text as if neither had heard of the other."""
    db, said = school.home.desk.db, list[Verdict]()
    for name, wording in zip(("Mrs Adeyemi", "Mr Patel"), words, strict=True):
        session = school.sign_in(name)
        if wording:
            translations.accept(session, "pl", id, wording, school.now)
        else:
            translations.refuse(session, "pl", id, school.now)
        said += verdicts.of_text(db, "pl", id)
        db.execute("DELETE FROM verdicts")
    verdicts.keep(db, said)


async def test_where_two_judged_apart_both_are_shown_and_one_decides(school: School) -> None:
    stage, first = drafts_of(school), next(iter(translatable("younger")))
    judge_apart(school, first, "Hej!", "")
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert stage.screen.query_one(Listing).row_id == first
        shown = stage.shown()
        assert "Judged apart, and not alike. Please decide: A, C or R." in shown
        assert "Accepted by Mrs Adeyemi, today 09:14: Hej!" in shown
        assert "Refused by Mr Patel, today 09:14." in shown
        assert fits(stage)
        assert stage.screen.query_one(Listing).size.height >= 4
        await press(pilot, "a")
    assert (one(school, first).state, one(school, first).words) == (ACCEPTED, "Hej!")


async def test_of_two_wordings_one_is_chosen(school: School) -> None:
    stage, first = drafts_of(school), next(iter(translatable("younger")))
    judge_apart(school, first, "Hej!", "Witaj!")
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        labels = [each.label for each in one_form(stage).choices]
        assert set(labels) == {"Hej!", "Witaj!"}
        await press(pilot, str(labels.index("Witaj!") + 1), "ctrl+s")
    found = one(school, first)
    assert (found.state, found.words, len(found.said)) == (ACCEPTED, "Witaj!", 1)


async def test_a_keeper_switches_on_what_is_accepted_whole_and_off_again(school: School) -> None:
    session, stage = school.sign_in("Mr Patel"), languages_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert "Not done" in stage.shown()
        await press(pilot, "enter")
        accept_all(session, school, "younger")
        await press(pilot, "o")
        assert "Polish is switched on." in stage.shown()
        count = len(translatable("younger"))
        assert rows(stage, "#languages")[0][:3] == ("on", "Polish · Polski", f"{count} of {count}")
        assert "It is offered to children who use pictures. Accepted by Mr Patel." in stage.shown()
        assert [each.code for each in school.intake.school.languages] == ["pl"]
        assert "Switch off O" in stage.shown()
        await pilot.click("#switch")
        await settle(pilot)
        assert "Nobody is offered it." in stage.shown()
    assert school.intake.school.languages == ()


async def test_who_is_no_keeper_reviews_and_switches_nothing(school: School) -> None:
    accept_all(school.sign_in("Mr Patel"), school, "younger")
    stage = languages_of(school, "Miss Lee")
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert not stage.screen.query("#switch")
    assert school.intake.school.languages == ()


async def test_a_terminal_may_begin_in_a_language_that_is_switched_on(school: School) -> None:
    stage = languages_of(school)
    session = school.sign_in("Mr Patel")
    accept_all(session, school, "younger", "uk")
    offer(session, school, "uk")
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "b")
        stage.screen.query_one(Form)._rows["language"].entry.value = "uk"
        await press(pilot, "ctrl+s")
        assert "This terminal begins in Ukrainian." in stage.shown()
    assert settings.get(school.home.desk.db, settings.LANGUAGE) == "uk"


async def test_the_pages_read_well_and_fit(school: School) -> None:
    stage = languages_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert await faint_in_some_look(pilot, 4.5) == []
        assert fits(stage)
        await press(pilot, "enter")
        assert await faint_in_some_look(pilot, 4.5) == []
        assert fits(stage)
        assert stage.screen.query_one(Listing).size.height >= 6
        long = max(catalogue("pl").drafts.items(), key=lambda each: len(each[1].words))[0]
        listing = stage.screen.query_one(Listing)
        listing.cursor = [row.id for row in listing.rows].index(long)
        await settle(pilot)
        assert stage.screen.query_one(Listing).size.height >= 4
        await press(pilot, "question_mark")
        assert "It must not be shown so" in stage.shown()
