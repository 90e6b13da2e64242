"""Coming back in a browser: from any device of the same address, by four pictures."""

import pytest

from screens.web import after
from screens.web.coming_back import LOOKS
from store.letterbox import receipts
from store.letterbox.receipts import Reply
from tests.made_up import School
from tests.screens.web.browsing import Box, told_without_a_name

WRONG = ("fox", "bee", "moon", "boat", "next")
"""Four pictures that nobody was given, and the way on."""


def test_four_pictures_lead_back_from_another_device(school: School) -> None:
    box = Box(school)
    pictures = told_without_a_name(box)
    assert len(set(pictures)) == 4
    browser = box.browser("?class=Oak", "10.9.9.9").press("answer", *pictures, "next")
    assert browser.title == "There is no answer yet."
    ways = [each for each in browser.page.split("<button") if 'value="add_' in each]
    assert ["<svg" in each for each in ways] == [True, True]
    browser.press("add_words").press("send", more="And at lunch").press("next")
    browser.press("add_name").press("back", more="Sa").press("add_words")
    browser.press("back", more="It rains", dots="1").press("add_name")
    assert 'value="Sa"' in browser.page
    browser.press("back").press("add_words")
    assert "It rains" in browser.page
    assert 'name="dots" value="1" checked' in browser.page
    browser.press("back", more="").press("add_name").press("send", more="Sam")
    assert browser.title == "Thank you. We have put it in the box too."
    assert box.slot.added == [{"words": "And at lunch"}, {"name": "Sam"}]
    browser.press("next", "done")
    assert browser.title == "Hello!"
    assert not list(box.visits)


def test_a_page_left_open_leads_back_to_no_answer_but_to_its_pictures(school: School) -> None:
    box = Box(school)
    pictures = told_without_a_name(box)
    receipt = box.slot.sent[0].receipt
    assert receipt is not None
    said = Reply("Ms Hart", school.now.isoformat(), "Come and see me.")
    receipts.answer(school.home.desk.db, receipt.id, receipt.keys.seal, said)
    browser = box.browser("?class=Oak").press("answer", *pictures, "next")
    for way in ("back", "send"):
        assert "Come and see me." in browser.words
        browser.press("add_words")
        box.seconds.now += 200
        browser.press(way, more="It rains")
        if way == "send":
            browser.press("next")
        assert browser.title == "Choose your four pictures"
        browser.open()
        assert "Come and see me." not in browser.words
        browser.press(*pictures, "next")
        assert browser.title == "Here is your answer."
    assert box.slot.added == [{"words": "It rains"}]


def test_added_words_that_name_a_reader_ask_who_should_not_see_them(school: School) -> None:
    box = Box(school)
    pictures = told_without_a_name(box)
    browser = box.browser("?class=Oak").press("answer", *pictures, "next")
    browser.press("add_words").press("send", more="patel hits me")
    assert browser.title == "Who should not see this?"
    browser.press("back").press("send", more="mr patel hit me")
    assert browser.title == "Who should not see this?"
    box.slot.broken = True
    browser.press(school.people["Mr Patel"])
    assert browser.title == "It did not go in the box."
    box.slot.broken = False
    browser.press("again").press(school.people["Mr Patel"])
    assert browser.title == "Thank you. We have put it in the box too."
    (told,) = box.slot.apart
    assert (told.words, told.kept_from) == ("mr patel hit me", (school.people["Mr Patel"],))
    assert not box.slot.added
    browser.press("next").press("add_words").press("send", more="he did it again")
    assert box.slot.added == [{"words": "he did it again"}]
    nobody, childline = "It may take a long time before it is read.", "Childline on 0800 1111"
    alone = "Please tell a grown-up yourself too."
    for name, more in {"Ms Hart": alone, "Mrs Adeyemi": alone, "Dr Quince": nobody}.items():
        assert nobody not in browser.words
        browser.press("next").press("add_words").press("send", more=name).press(school.people[name])
        assert browser.title == "Thank you. We have put it in the box too."
        assert more in browser.words
        assert "opens the box" not in browser.words
    browser.press("next").press("add_words").press("send", more="It rains")
    assert nobody in browser.words
    assert childline in browser.words


def test_help_called_while_more_is_added_takes_the_words_along(school: School) -> None:
    box = Box(school)
    pictures = told_without_a_name(box)
    browser = box.browser("?class=Oak").press("answer", *pictures, "next")
    browser.press("add_name").press("help", more="Sam").press("no", "back")
    browser.press("add_words").press("help", more="mr patel is here").press("yes")
    assert browser.title == "Tell a grown-up you trust."
    ((told, _),) = box.slot.calls
    assert (told.words, told.name) == ("mr patel is here", "")
    assert told.kept_from == (school.people["Mr Patel"],)
    assert told.follows
    browser.press("done", "start")
    browser = box.browser("?class=Oak").press("answer", *pictures, "next", "add_name")
    browser.press("help", more="Sam").press("yes")
    assert [(each.words, each.name) for each in box.slot.told[1:]] == [("", "Sam")]
    browser.press("done", "start")
    everybody = ", ".join(one.name for one in school.intake.school.adults())
    browser = box.browser("?class=Oak").press("answer", *pictures, "next", "add_words")
    assert "Your words may wait" not in browser.words
    browser.press("help", more=everybody).press("yes")
    assert box.slot.told[-1].words == everybody
    assert "Your words may wait a long time." in browser.words


def test_a_name_that_is_more_than_a_name_asks_too_and_goes_back_to_the_name(
    school: School,
) -> None:
    box = Box(school)
    pictures = told_without_a_name(box)
    browser = box.browser("?class=Oak").press("answer", *pictures, "next")
    browser.press("add_name").press("send", more="patel hits me")
    assert browser.title == "Who should not see this?"
    browser.press("back").press("send", more="Sam Patel")
    assert box.slot.added == [{"name": "Sam Patel"}]


def test_where_no_pictures_are_left_it_is_said(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box(school)
    monkeypatch.setattr(receipts, "A_DAY", 1)
    pictures = told_without_a_name(box)
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words="Nobody plays").press("another_day", "not_yet", "anyone")
    browser.press("send", "next")
    assert browser.title == "We have no four pictures just now."
    assert "Tell us again with your name, or tell a grown-up." in browser.words
    browser.press("next")
    assert browser.title == "What was it about?"
    browser = box.browser("?class=Oak").press("answer", *pictures, "next")
    assert browser.title == "There is no answer yet."


def test_one_address_gets_only_so_many_pictures_in_an_hour(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after, "GIVEN", 1)
    box = Box(school)
    told_without_a_name(box)
    for address, title in (
        ("10.1.2.3", "We have no four pictures just now."),
        ("10.1.2.4", "Remember these four pictures"),
    ):
        browser = box.browser("?class=Oak", address).press("tell", "next")
        browser.press("next", words="Nobody plays").press("another_day", "not_yet", "anyone")
        assert browser.press("send", "next").title == title


def test_wrong_pictures_are_answered_kindly_and_then_slowly(school: School) -> None:
    box = Box(school)
    browser = box.browser().press("answer")
    for _ in range(3):
        browser.press(*WRONG)
        assert browser.title == "We can't find them."
        browser.press("again")
    browser.press(*WRONG)
    assert browser.title == "Let us stop for a bit."
    other = box.browser(address="10.0.0.77").press("answer")
    assert other.press(*WRONG).title == "We can't find them."


def test_everybody_together_has_only_so_many_looks(school: School) -> None:
    box = Box(school)
    for number in range(LOOKS):
        browser = box.browser(address=f"10.0.1.{number}").press("answer")
        assert browser.press(*WRONG).title == "We can't find them."
    browser = box.browser(address="10.0.2.1").press("answer")
    assert browser.press(*WRONG).title == "Let us stop for a bit."
