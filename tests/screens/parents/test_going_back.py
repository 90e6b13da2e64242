"""Every page of a sitting has an address: Back sends nothing again, and keeps nothing for long."""

import re

import msgspec
import pytest

from assets.catalogues import PARENTS
from screens.parents.letter_pages import letter_page, thanks_page
from screens.parents.sittings import BYTES, EACH, PATIENCE, Sittings, fresh
from screens.staff.consents.words import answer_words
from store.consents import unopened
from store.consents.links import Opened
from store.consents.parents_slot import Asked, ParentsSlot
from store.consents.wording import write
from tests.languages import accept_all
from tests.letters import PICTURES, Post
from tests.made_up import NOW
from tests.screens.parents.phone import Phone, opened, served
from tests.screens.web.browsing import Clock


def asked(letter: str = "A") -> Asked:
    return Asked(letter * 26, Opened("one", "Z", "fox", ("e",), "2099-10-02"), (PICTURES,))


def test_back_shows_what_was_answered_and_sends_nothing_until_it_was_sent(post: Post) -> None:
    phone, token = opened(post)
    phone.press("start").press("next", name="Ewa", relationship="mother", responsibility="yes")
    internet = phone.at_path
    assert token not in internet
    phone.press("next", form0__use="yes").press("next", form1__all="yes")
    check, before = phone.at_path, post.form.home.letterbox.head.counter
    assert 'value="yes" checked' in phone.open(internet).last.html
    assert phone.press("next", form0__use="no").title == "Look at your answers"
    assert phone.open(check).words.count("No Change") == 1
    assert post.form.home.letterbox.head.counter == before
    assert phone.press("send").title == "Thank you"
    thanks = phone.at_path
    for path in (check, internet):
        assert (phone.open(path).last.status, phone.title) == (410, "This page is over")
        assert "What you sent is kept." in phone.words
        assert "Ewa" not in phone.last.html
    assert phone.open(thanks).title == "Thank you"


def test_a_page_that_stands_open_outlives_the_machine(post: Post) -> None:
    phone, _ = opened(post)
    phone.press("start").press("next", name="Ewa", relationship="mother", responsibility="yes")
    stands, phone.app = phone.last, served(ParentsSlot(post.form.home))
    assert phone.open(phone.at_path).last.status == 410
    assert "If you saw “Thank you”, it is kept. Nothing else is." in phone.words
    phone.last = stands
    phone.press("next", form0__use="yes").press("next", form1__all="yes")
    assert "Ewa" in phone.words
    assert phone.press("send").title == "Thank you"


def test_a_page_from_before_does_not_undo_what_was_answered_since(post: Post) -> None:
    phone, _ = opened(post)
    phone.press("start").press("next", name="Ewa", relationship="mother", responsibility="yes")
    of_memory = phone.last  # before the next page was answered
    phone.press("next", form0__use="yes").press("next", form1__all="yes")
    checked, phone.last = phone.last, of_memory
    phone.press("next", form0__use="no")
    assert phone.title == "Look at your answers"
    assert "Not answered" not in phone.words
    newer, phone.last = phone.last, checked
    phone.press("send")
    post.terminals.all()
    sent = {each.said.form: each.said.answers for each in post.given()}
    assert sent["internet"] == {"use": "yes"}  # as it stood on the page that was sent
    phone.last = newer
    phone.press("send")
    post.terminals.all()
    assert {"use": "no"} in [each.said.answers for each in post.given()]


def test_taking_back_from_a_page_that_stands_open_counts_again_after_a_yes(post: Post) -> None:
    phone, token = opened(post)
    stands = phone.last
    for _ in range(2):  # a double tap is one
        phone.last = stands
        phone.press("take_back:1")
    phone.open(f"/C/{token}").press("start")
    phone.press("next", name="Ewa", relationship="mother", responsibility="yes")
    phone.press("next", form0__use="yes").press("next", form1__all="yes")
    assert phone.press("send").title == "Thank you"
    phone.last = stands
    assert phone.press("take_back:1").title == "Taken back"
    post.terminals.all()
    of_pictures = [each.said.withdrawn for each in post.given() if each.said.form == "pictures"]
    assert sorted(of_pictures) == [False, True, True]


def test_what_was_not_there_and_what_failed_can_be_gone_back_from(post: Post) -> None:
    phone, _ = opened(post)
    phone.press("start").press("next")
    missing = phone.at_path
    assert "Please fill this in: Your full name" in phone.words
    phone.press("next", name="Ewa", relationship="mother", responsibility="yes")
    assert "Please fill this in" not in phone.open(missing).words
    phone.ask("POST", "/", {"code": "wrong"})
    assert (phone.last.status, phone.at_path) == (404, "/nowhere")


def test_a_form_left_out_for_now_says_what_that_means_and_is_not_answered(post: Post) -> None:
    phone, _ = opened(post)
    phone.press("start").press("next", name="Ewa", relationship="mother", responsibility="yes")
    phone.press("later")
    assert PICTURES.silence in phone.words.split("Not ready for this one?")[1]
    phone.press("next", form1__all="no").press("later")
    assert "You left everything out for now, so there is nothing to send." in phone.words
    assert 'value="send"' not in phone.last.html
    assert phone.ask("POST", "/answer", {**phone.hidden, "go": "send"}).title != "Thank you"
    phone.press("to:form1").press("next", form1__all="yes").press("send")
    assert "You left out for now: Computers and the internet" in phone.words
    post.terminals.all()
    assert [each.said.form for each in post.given()] == ["pictures"]


def test_the_day_to_answer_by_is_said_and_once_it_is_over_that_it_can_be_sent_still(
    post: Post,
) -> None:
    for day, said in (
        ("2026-03-20", "Please answer by 20 March 2026."),
        ("2026-03-02", "We asked for your answer by 2 March 2026. You can still send it."),
    ):
        token = post.letter(reply_by=day)
        post.terminals.all()
        words = Phone.at(post.form.home).open(f"/C/{token}").words
        assert f"{said} You can change your answers until 2 October 2099." in words


def test_the_pages_are_in_another_language_once_all_of_it_was_accepted(post: Post) -> None:
    phone, token = opened(post)
    assert "Polski" not in phone.words
    accept_all(post.terminals.school, "pl", PARENTS)
    post.terminals.all()
    phone.open(f"/C/{token}")
    assert '<a href="?lang=pl" lang="pl"' in phone.last.html
    assert '<html lang="en-GB" dir="ltr">' in phone.last.html
    phone.open(f"/C/{token}?lang=pl")
    assert '<html lang="pl" dir="ltr">' in phone.last.html
    assert "Można odpowiadać do: 2 października 2099." in phone.words
    phone.press("start").press("next", name="Ewa", relationship="mother", responsibility="yes")
    assert "obowiązują angielskie słowa" in phone.words
    assert f'<h1 lang="en-GB" dir="ltr">{post.office_forms()["internet"].title}' in phone.last.html
    phone.press("next", form0__use="yes").press("next", form1__all="yes").press("send")
    assert phone.title == "Dziękujemy"
    phone.press("worry").press("next", w_who="pupil")
    phone.press("next", w_child="Leo", w_what="x", relationship="mother").press("send")
    assert phone.title == "Dziękujemy, że nam Państwo o tym powiedzieli"
    post.terminals.all()
    given, public = post.given(), post.terminals.school.home.desk.school
    told = [answer_words(each, None, "", "", public, NOW) for each in given]
    assert ["by phone or computer, the page in Polish" in each for each in told] == [True, True]
    assert not post.terminals.school.home.desk.school.languages[0].for_children
    # Whoever is turned away is told so in the language they chose, or else their browser's.
    polish = {"accept-language": "fr-FR,pl-PL;q=0.9,en;q=0.1"}
    assert phone.ask("PUT", "/", **polish).last.html == "Nie tą drogą."
    assert phone.ask("PUT", "/").last.html == "Not this way."
    chosen = {"referer": "https://forms/answer?lang=pl", "accept-language": "en-GB"}
    assert phone.ask("PUT", "/", **chosen).last.html == "Nie tą drogą."
    assert '<html lang="pl"' in phone.ask("GET", "/nothing", **polish).last.html
    assert '<html lang="en-GB"' in phone.ask("GET", "/nothing").last.html
    assert phone.ask("POST", "/", {"code": "x"}, origin="https://evil", **polish).last.status == 403
    assert '<html lang="pl"' in phone.last.html


def test_after_the_last_day_to_answer_a_form_is_taken_back_only(post: Post) -> None:
    days = {"closes": "2026-03-02", "holds": "2026-03-20"}
    trip = msgspec.structs.replace(PICTURES, id="own-trip", title="Trip", renewal="closing", **days)
    write(post.office, trip, NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(post, "editions", (trip.edition, post.editions[0]))
        token = post.letter()
    post.terminals.all()
    phone = Phone.at(post.form.home).open(f"/C/{token}")
    assert "The last day to answer “Trip” was 2 March 2026." in phone.words
    phone.press("start").press("next", name="Ewa", relationship="mother", responsibility="yes")
    phone.press("next", form1__use="yes").press("send")
    assert phone.title == "Thank you"
    phone.open(f"/C/{token}").press("take_back:0")
    post.terminals.all()
    assert unopened.count(post.office.home) >= 2
    said = {each.said.form: each.said.withdrawn for each in post.given()}
    assert unopened.count(post.office.home) == 0
    assert said == {"internet": False, "own-trip": True}


# What is kept in memory.


def test_a_sitting_lies_sealed_and_is_forgotten_when_nobody_comes_back() -> None:
    seconds = Clock()
    sittings = Sittings(seconds)
    sitting = fresh(asked(), {"w_what": "Zofia is afraid"}, "en")
    sittings.keep(sitting)
    assert b"Zofia" not in repr(vars(sittings)).encode()
    assert sitting.address not in repr(vars(sittings))
    kept = sittings.find(sitting.address)
    assert kept is not None
    assert kept.values == sitting.values
    seconds.now += PATIENCE - 1
    assert sittings.find(sitting.address)
    seconds.now += PATIENCE
    assert sittings.find(sitting.address) is None
    assert not sittings.was_sent(sitting.address)
    sittings.tidy()
    assert not any(vars(sittings)[name] for name in ("_places", "_of", "_bytes"))


def test_whoever_has_one_code_pushes_out_no_other() -> None:
    sittings = Sittings(Clock())
    other = fresh(asked("B"), {"name": "Jan"}, "en")
    sittings.keep(other)
    large = {"w_what": "a" * (100 * 1024)}
    first = fresh(asked(), large, "en")
    sittings.keep(first)
    for _ in range(max(EACH, BYTES // (100 * 1024))):
        sittings.keep(fresh(asked(), large, "en"))
    assert sittings.find(first.address) is None
    assert sittings.find(other.address)


@pytest.mark.parametrize("address", ["", "x" * 300, "é" * 26, "0" * 26])
def test_what_is_no_address_finds_nothing(address: str) -> None:
    sittings = Sittings(Clock())
    assert (sittings.find(address), sittings.was_sent(address)) == (None, False)


def test_a_code_on_the_offices_screen_speaks_of_no_letter_that_nobody_was_given() -> None:
    letter = Opened("one", "Z", "fox", (PICTURES.edition,), "2099-10-02", on_screen=True)
    there = Asked("T" * 26, letter, (PICTURES,))
    page, done = letter_page(there, "Oakfield", NOW.date()), thanks_page(there, [PICTURES])
    assert page.picture
    seen = " ".join([page.title, *page.picture, *page.parts[0].lines, *done.lines])
    assert "screen" in seen
    assert not {"letter", "paper"} & set(re.findall(r"\w+", seen.casefold()))
