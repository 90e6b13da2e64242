"""A slip in a browser: the terminal's fields and readers, and nobody named is passed over."""

import pytest

from store.letterbox.told import SLIP
from tests.conftest import Copies
from tests.made_up import OAKFIELD, School
from tests.screens.pupil.slips import told_to
from tests.screens.web.browsing import Box

SAW = "He had no coat and\r\nsaid <b>nothing</b>"


@pytest.fixture
def school(copies: Copies) -> School:
    return copies(OAKFIELD)


@pytest.fixture
def box(school: School) -> Box:
    return Box(school)


def test_a_slip_about_a_child_reaches_the_readers(box: Box, school: School) -> None:
    browser = box.browser().press("slip")
    assert "You are not signed in." in browser.words
    browser.press("slip_child")
    assert "Mrs Adeyemi, Mr Patel and Ms Hart can open this slip." in browser.words
    browser.press("next", child="Sam", what=SAW, your_name="Jo", **{"class": "oak"})
    assert browser.title == "Read it once more and send it"
    assert "<b>" not in browser.page
    browser.press("send")
    assert browser.title == "Thank you for telling us."
    assert "Sam" not in browser.words
    browser.press("done")
    assert browser.title == "Hello!"
    (told,) = told_to(school, "Mrs Adeyemi")
    assert (told.source, told.name, told.class_name) == (SLIP, "Sam", "oak")
    assert told.class_id == school.intake.school.classes[1].id
    assert told.fact.startswith("He had no coat and\nsaid <b>nothing</b>\n\nYour name Jo")


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(box: Box) -> None:
    browser = box.browser().press("slip", "slip_adult")
    browser.press("next", where="Yesterday", what=" ")
    assert browser.words.count("Please fill in: What did you see or hear?") == 2
    assert 'aria-invalid="true"' in browser.page
    assert 'value="Yesterday"' in browser.page
    browser.press("next", adult="nobody", what="x")
    assert "Please choose from the list." in browser.words
    browser.press("next", adult="other", adult_name="A man", what="x" * 4001)
    assert "Please keep to 4000 characters (4001 now)." in browser.words
    assert not box.slot.told


def test_whom_it_is_about_and_whoever_is_left_out_cannot_open_it(box: Box, school: School) -> None:
    browser = box.browser().press("slip", "slip_adult")
    patel, hart = school.people["Mr Patel"], school.people["Ms Hart"]
    browser.press("next", adult=patel, what="He shouted", not_see=hart)
    assert "Ms Hart" in browser.words  # read back as left out
    assert "Mr Patel" not in browser.words.split("can open this slip.")[0]
    browser.press("send")
    (told,) = box.slot.told
    assert (told.adult, told.kept_from) == (patel, (hart,))
    assert not {patel, hart} & set(box.slot.sent[0].readers.people)


def test_several_who_should_not_see_it_are_all_kept(box: Box, school: School) -> None:
    out = [school.people[name] for name in ("Mr Patel", "Ms Hart")]
    browser = box.browser().press("slip", "slip_child")
    form = "&".join(f"{name}={value}" for name, value in browser.hidden.items())
    browser.ask("POST", "/", f"{form}&go=next&what=x&not_see={out[0]}&not_see={out[1]}")
    browser.open()
    assert browser.title == "Read it once more and send it"
    browser.press("change")
    assert browser.page.count("checked") == 2
    browser.press("next", what="x", not_see=out[0]).press("send")
    assert box.slot.told[0].kept_from == (out[0],)


def test_everybody_named_is_asked_about_one_by_one_whatever_is_pressed(
    box: Box, school: School
) -> None:
    browser = box.browser().press("slip", "slip_child")
    browser.press("next", what="Mrs Adeyemi and Mr Patel were there")
    assert browser.title == "You wrote a name: Mrs Adeyemi"
    for forged in ({"go": "send"}, {"go": "send", "at": "slip_send"}, {"go": "leave_out:x"}):
        browser.post({**browser.hidden, **forged})
        assert browser.title == "You wrote a name: Mrs Adeyemi"
    form = {**browser.hidden, "go": f"leave_out:{school.people['Mrs Adeyemi']}"}
    browser.post(form)
    browser.post(form)  # pressed twice, it decides about nobody else
    assert browser.title == "You wrote a name: Mr Patel"
    browser.press(f"let_in:{school.people['Mr Patel']}", "send")
    assert box.slot.told[0].kept_from == (school.people["Mrs Adeyemi"],)


def test_who_became_a_reader_since_is_asked_about_before_it_is_sent(box: Box) -> None:
    browser = box.browser().press("slip", "slip_child")
    browser.press("next", what="Mr Patel was there")
    browser.press(next(value for value in browser.buttons if value.startswith("let_in:")))
    (visit,) = box.visits
    visit.decided.clear()  # as if nobody of this name had been asked about
    browser.press("send")
    assert browser.title == "You wrote a name: Mr Patel"
    assert not box.slot.told


def test_a_slip_that_is_not_kept_says_so_and_is_sent_once(box: Box) -> None:
    browser = box.browser().press("slip", "slip_head").press("next", what="The head shouted")
    box.slot.broken = True
    browser.press("send")
    assert "Please tell the school office yourself." in browser.words
    assert "The head shouted" in browser.words
    box.slot.broken = False
    form = {**browser.hidden, "go": "send"}
    browser.post(form)
    browser.post(form)
    assert [told.about for told in box.slot.told] == ["headteacher"]


def test_a_slip_written_for_too_long_is_taken_in_all_the_same(box: Box) -> None:
    browser = box.browser().press("slip", "slip_head")
    box.seconds.now += 3600
    browser.press("next", what="The head shouted")
    assert browser.title == "Read it once more and send it"
    browser.press("send")
    assert box.slot.told[0].about == "headteacher"


def test_back_and_looks_keep_what_was_written(box: Box) -> None:
    browser = box.browser().press("slip", "slip_child")
    browser.press("look", what="So far").open()
    assert "So far</textarea>" in browser.page
    browser.press("back", what="So far and more").press("slip_head")
    assert "So far and more</textarea>" in browser.page
    assert "help" not in browser.buttons  # it would end the slip


def test_the_fullest_slip_fits(box: Box) -> None:
    full = "\U0001f600" * 4000
    browser = box.browser().press("slip", "slip_child")
    browser.press("next", what=full, done=full, where="\U0001f600" * 200)
    assert browser.title == "Read it once more and send it"
