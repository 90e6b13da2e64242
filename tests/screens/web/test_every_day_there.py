"""The first page for every day in a browser: the terminal's cards and something good."""

import pytest

from assets.pegs import figure_names
from assets.texts import texts
from screens.pupil.card import CARDS, five_cards
from screens.web.pictures import drawn
from store.letterbox.told import NOW as AT_ONCE
from store.school import people
from store.school.figures import figures
from store.worries.good import HELPED
from tests.conftest import Copies
from tests.made_up import OAKFIELD, School
from tests.screens.pupil.walks import good_things
from tests.screens.web.browsing import Box, Browser

PEGS = ("fox", "bee", "moon", "boat")
LAST = f"card:{len(CARDS)}"
WORDS = "Thank you for the sums"


@pytest.fixture
def school(copies: Copies) -> School:
    return copies(OAKFIELD, PEGS)


@pytest.fixture
def box(school: School) -> Box:
    return Box(school)


def to_the_question(browser: Browser) -> Browser:
    return browser.press("cards", *(f"card:{place + 1}" for place in range(len(CARDS))))


@pytest.mark.parametrize(("place", "version"), [("Acorn", "younger"), ("Oak", "older")])
def test_the_first_page_offers_what_the_terminals_does_in_its_order(
    box: Box, place: str, version: str
) -> None:
    browser = box.browser(f"?class={place}")
    tiles = texts(f"{version}.welcome.tile")
    for name in ("tell", "answer", "what_happens", "good", "cards", "slip"):
        assert tiles[f"{version}.welcome.tile.{name}"] in browser.words
    shown = [
        browser.page.index(f">{tiles[f'{version}.welcome.tile.{name}']}<")
        for name in ("tell", "answer", "what_happens", "good", "cards")
    ]
    assert shown == sorted(shown)


@pytest.mark.parametrize(("place", "version"), [("Acorn", "younger"), ("Oak", "older")])
def test_card_by_card_and_then_the_question(box: Box, place: str, version: str) -> None:
    browser = box.browser(f"?class={place}").press("cards")
    for at, card in enumerate(five_cards(version), 1):
        assert all(line in browser.words for line in (card.word, *card.lines))
        browser.press(f"card:{at}")
    assert browser.title == texts(f"{version}.cards")[f"{version}.cards.ask"]
    browser.press("answer:send")
    assert browser.title == "Look again."
    browser.press("back", "answer:tell")
    assert browser.title == "Good thinking!"
    browser.press("done")
    assert browser.title == "Hello!"
    assert not list(box.visits)


def test_a_card_pressed_twice_is_one_card_on(box: Box) -> None:
    browser = box.browser().press("cards")
    form = {**browser.hidden, "go": "card:1"}
    browser.post(form)
    browser.post(form)
    assert "<h2>Meet</h2>" in browser.page
    browser.press("back", "back")
    assert browser.title == "Hello!"


@pytest.mark.parametrize("go", ["card:6", "card:-1", "card:x", "answer:tell", "answer:", "next"])
def test_what_no_card_offers_changes_nothing(box: Box, go: str) -> None:
    browser = box.browser().press("cards")
    browser.post({**browser.hidden, "go": go})
    assert "<h2>Safe</h2>" in browser.page


def test_the_cards_are_there_when_nothing_can_be_told(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(box.slot), "ready", lambda self: False)
    assert box.browser().press("cards").title == "Five cards"
    assert box.browser().press("good").title == "The box is full."


def test_the_younger_say_something_good_with_pictures(box: Box, school: School) -> None:
    browser = box.browser("?class=Acorn").press("good")
    assert browser.title == "Who is it for?"
    okafor, seen = school.people["Mr Okafor"], figures(school.home.desk.school)
    assert drawn(seen[okafor]) in browser.page
    dsl, chosen = school.sign_in("Mrs Adeyemi"), people.choose_figure
    for figure in [name for name in figure_names() if name not in seen.values()][:2]:
        new = chosen(school.home.desk.school, okafor, figure)
        assert people.propose(dsl, new, "A figure.", school.now)
        assert drawn(figure) in browser.open("/").html
    dsl.lock()
    browser.press(okafor, HELPED, "bee")
    assert browser.title == "That was a good thing to say!"
    assert "Mr Okafor gets it." in browser.words
    browser.press("next")
    assert browser.title == "Hello!"
    (good,) = good_things(school, "Mr Okafor")
    assert (good.what, good.peg, good.class_name) == (HELPED, "bee", "Acorn")
    assert not box.slot.told


def test_typed_words_say_who_reads_them_and_are_asked_about_once(box: Box) -> None:
    browser = box.browser("?class=Oak").press("good", "anyone")
    assert "Who can read it: Miss Lee, Mrs Adeyemi, Mr Patel and Ms Hart." in browser.words
    browser.press("next", words="  ")
    assert "Please write something first." in browser.words
    browser.press("next", words=WORDS, name="Sam")
    assert browser.title == "Is there something you need help with?"
    assert not box.slot.good
    browser.press("no")
    (good,) = box.slot.good
    assert (good.words, good.name, good.class_name) == (WORDS, "Sam", "Oak")
    assert "Miss Lee, Mrs Adeyemi, Mr Patel and Ms Hart get it." in browser.words
    assert WORDS not in browser.page


def test_help_with_something_too_becomes_a_telling_with_the_words(box: Box) -> None:
    browser = box.browser("?class=Oak").press("good", "anyone")
    browser.press("next", words="Thank you. Lunch is sad", name="Sam").press("tell")
    assert browser.title == "What do you want to tell us?"
    assert "Lunch is sad" in browser.words
    browser.press("next", words="Lunch is sad").press("another_day", "next", "anyone", "send")
    ((told),) = box.slot.told
    assert (told.words, told.name) == ("Lunch is sad", "Sam")
    assert not box.slot.good


def test_without_a_class_in_the_address_good_asks_for_it(box: Box, school: School) -> None:
    browser = box.browser().press("good")
    assert browser.title == "Which class are you in?"
    browser.press(school.intake.school.classes[1].id)
    assert browser.title == "Who is it for?"
    browser.press("back", "back")
    assert browser.title == "Hello!"


def test_good_that_is_not_kept_is_not_lost_and_sent_once(box: Box) -> None:
    browser = box.browser("?class=Oak").press("good", "anyone").press("next", words=WORDS)
    box.slot.broken = True
    browser.press("no")
    assert browser.title == "It did not go in the box."
    box.slot.broken = False
    form = {**browser.hidden, "go": "again"}
    browser.post(form)
    browser.post(form)
    assert browser.title == "That was a good thing to say!"
    assert [good.words for good in box.slot.good] == [WORDS]


def test_help_from_something_good_asks_for_nobody_by_name(box: Box, school: School) -> None:
    browser = box.browser("?class=Oak").press("good", school.people["Miss Lee"])
    browser.press("help", words="I am sad").press("yes")
    ((told, place),) = box.slot.calls
    assert (told.words, told.asks_for, told.when, place) == ("I am sad", "", AT_ONCE, "Oak")


def test_nobody_but_a_grown_up_of_the_class_can_be_chosen(box: Box, school: School) -> None:
    browser = box.browser("?class=Acorn").press("good")
    for forged in (school.people["Dr Quince"], "x", "", "anyone\nanyone"):
        browser.post({**browser.hidden, "go": forged})
        assert browser.title == "Who is it for?"
