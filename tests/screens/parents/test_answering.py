"""A letter is opened by its code and answered in one sitting; the office has it once."""

from pathlib import Path

import pytest

from store.consents.answers import WEB
from store.consents.links import ALPHABET, LENGTH
from store.consents.parents_slot import ParentsSlot
from store.errors import DiskFull
from tests.letters import CHILD, PICTURES, Post
from tests.screens.parents.phone import Phone, opened, served
from tests.screens.web.browsing import HOST


def test_one_sitting_answers_all_forms_and_the_office_has_the_evidence(post: Post) -> None:
    phone, token = opened(post)
    assert (phone.last.status, "begins with Z" in phone.words) == (200, True)
    assert CHILD[:4] not in phone.last.html
    assert "If you answered last year, that answer has ended" in phone.words
    phone.press("start")
    assert " checked" not in phone.last.html
    assert phone.press("next").title == "Who are you?"
    assert "Please fill this in: Your full name" in phone.words
    phone.press("next", name="Ewa", relationship="mother", responsibility="not_sure")
    phone.press("next", form0__use="yes").press("next", form1__all="no")
    assert phone.title == "You said no. What is all right?"
    phone.press("next", form1__hall="yes")
    assert "On the school website?" in phone.words
    phone.press("next", form1__hall="yes", form1__site="no")
    assert phone.title == "Look at your answers"
    phone.press("to:form0").press("next", form0__use="no")
    assert phone.title == "Look at your answers"
    assert not post.given()
    phone.press("send")
    assert phone.title == "Thank you"
    assert token not in phone.last.headers.get("location", "")
    post.terminals.all()
    given = {each.said.form: each for each in post.given()}
    assert given["pictures"].permits == {"picture.hall"}
    assert given["internet"].refuses == {"internet"}
    said = given["pictures"].said
    assert said.edition == PICTURES.edition
    assert (said.name, said.relationship, said.responsibility, said.channel) == (
        "Ewa",
        "mother",
        "not_sure",
        WEB,
    )


def test_the_same_page_sent_twice_counts_once_even_after_a_new_start(post: Post) -> None:
    phone, _ = opened(post)
    phone.answer_all()
    at_check, before = {**phone.hidden, "go": "send"}, post.form.home.letterbox.head.counter
    for _ in range(2):
        assert phone.ask("POST", "/answer", at_check).title == "Thank you"
    assert post.form.home.letterbox.head.counter == before + 2
    phone.app = served(ParentsSlot(post.form.home))
    assert phone.ask("POST", "/answer", at_check).title == "Thank you"
    post.terminals.all()
    assert len(post.given()) == 2


def test_a_changed_mind_is_another_answer_and_one_press_takes_it_back(post: Post) -> None:
    phone, token = opened(post)
    phone.answer_all().press("send")
    phone.open(f"/C/{token}").answer_all(form1__all="yes").press("send")
    post.terminals.all()
    assert len(post.given()) == 4
    phone.open(f"/C/{token}").press("take_back:1")
    assert phone.title == "Taken back"
    post.terminals.all()
    (back,) = (each for each in post.given() if each.said.withdrawn)
    assert back.refuses == {"picture.site", "picture.hall"}


def test_a_sitting_goes_on_with_another_child_and_shows_nothing_of_the_first(post: Post) -> None:
    other = post.letter()
    phone, _ = opened(post)
    phone.answer_all().press("send")
    typed = " ".join(other[at : at + 4] for at in range(0, LENGTH, 4)).lower()
    phone.ask("POST", "/", {"code": typed, **phone.hidden}).press("start")
    assert 'value="Ewa"' in phone.last.html
    phone.press("next", name="Ewa", relationship="mother", responsibility="yes")
    assert " checked" not in phone.last.html
    assert "form0-use" not in phone.hidden


def test_a_code_may_be_read_as_paper_is_read(post: Post) -> None:
    phone, token = opened(post)
    assert phone.open(f"/c/{token.lower().replace('0', 'o').replace('1', 'l')}/").last.status == 200
    assert phone.open(f"/C/{token}?fbclid=1").last.status == 200


def test_a_preview_fetches_twice_and_changes_nothing(post: Post) -> None:
    phone, token = opened(post)
    before = files(post.form.home.path)
    for method in ("GET", "HEAD", "GET"):
        assert phone.ask(method, f"/C/{token}").last.status == 200
    assert files(post.form.home.path) == before
    headers = phone.open(f"/C/{token}").last.headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "noindex" in headers["x-robots-tag"]
    title = phone.last.html.split("<title>")[1].split("</title>")[0]
    assert title == "A letter from school"


def test_wrong_over_and_ended_codes_meet_one_same_page(post: Post) -> None:
    over, ended = post.letter(until="2026-03-02"), post.letter()
    post.end(ended)
    phone, _ = opened(post)
    pages = set()
    for code in ("x", "0" * LENGTH, over, ended, "U" * LENGTH):
        phone.open(f"/C/{code}")
        pages.add((phone.last.status, phone.last.html, str(phone.last.headers)))
    assert len(pages) == 1
    assert "This code opens nothing" in phone.title


def test_a_thousand_wrong_codes_lock_out_nobody(post: Post) -> None:
    phone, token = opened(post)
    places = [(ALPHABET[number // 32] + ALPHABET[number % 32]) * 13 for number in range(1_000)]
    found = phone.open_all(
        [(f"2001:db8::{at % 9 + 1:x}", f"/C/{code}") for at, code in enumerate(places)]
    )
    assert found[:30] == [404] * 30
    assert set(found[30:]) == {429}
    phone.address = "2001:db8:0:1::1"
    assert phone.open(f"/C/{token}").last.status == 200
    assert phone.open(f"/C/{'7' * LENGTH}").last.status in (404, 429)


def test_behind_one_address_a_right_code_opens_however_many_were_wrong(post: Post) -> None:
    phone, token = opened(post)
    statuses = [phone.open(f"/C/{'7' * LENGTH}").last.status for _ in range(40)]
    assert statuses[-1] == 429
    assert "If yours is right, it opens all the same." in phone.words
    assert phone.open(f"/C/{token}").last.status == 200


def test_what_is_posted_from_elsewhere_is_not_taken(post: Post) -> None:
    phone, _ = opened(post)
    phone.answer_all()
    said = {**phone.hidden, "go": "send"}
    for origin in ("https://elsewhere.example", "null"):
        assert phone.ask("POST", "/answer", said, origin=origin).last.status == 403
    for told in ({}, {"referer": "https://elsewhere.example/C/"}, {"sec-fetch-site": "cross-site"}):
        assert phone.ask("POST", "/answer", said, origin="", **told).last.status == 403
    post.terminals.all()
    assert not post.given()
    old = {"origin": "", "referer": f"https://{HOST}/answer"}  # a browser from before 2020
    assert phone.ask("POST", "/answer", said, **old).title == "Thank you"


@pytest.mark.parametrize("error", [DiskFull("full")])
def test_what_cannot_be_kept_stays_on_the_page_and_nothing_is_claimed(
    post: Post, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, token = opened(post)
    phone.answer_all()
    with monkeypatch.context() as full:
        full.setattr(post.form.home.letterbox, "post", lambda *given: _fail(error))
        phone.press("send")
        assert (phone.last.status, phone.title) == (503, "Look at your answers")
        assert "Nothing was kept here." in phone.words
        assert "Ewa" in phone.words
        assert Phone(phone.app).open(f"/C/{token}").press("take_back:0").last.status == 503
        full.setattr(ParentsSlot, "open", lambda *given: _fail(error))
        assert Phone(phone.app).open(f"/C/{token}").title == "This page is not open now"
    assert phone.press("send").title == "Thank you"


def test_one_letter_sends_so_many_and_then_waits_without_losing_a_word(post: Post) -> None:
    phone, token = opened(post)
    for _ in range(6):
        assert phone.open(f"/C/{token}").press("take_back:0").title == "Taken back"
    phone.open(f"/C/{token}").answer_all().press("send")
    assert "Too many answers came at once" in phone.words
    assert "Ewa" in phone.words


def test_letters_of_wordings_that_are_not_here_yet_ask_to_come_back(post: Post) -> None:
    known = post.editions
    post.editions = (*known, "f" * 32)
    phone, _ = opened(post)
    post.editions = known
    assert (phone.last.status, phone.title) == (503, "This page is not open now")


def test_the_health_check_says_nothing_but_how_it_is(post: Post) -> None:
    phone, _ = opened(post)
    assert (phone.open("/health").last.status, phone.last.html) == (200, "ok")
    office = Phone.at(post.terminals.school.home)
    assert (office.open("/health").last.status, office.last.html) == (503, "not ready")
    assert office.open("/C/x").last.status == 503


def test_no_name_lies_where_parents_answer(post: Post) -> None:
    phone, token = opened(post)
    phone.answer_all("Ewa Wrzesniewska").press("send").press("worry")
    phone.press("next", w_who="pupil")
    phone.press("next", w_child=CHILD, w_what="She is afraid").press("send")
    assert phone.title == "Thank you for telling us"
    written = files(post.form.home.path)
    for secret in (CHILD, "Zofia", "Wrzesniewska", token, "She is afraid"):
        assert not [path for path, body in written.items() if secret.encode() in body], secret


def test_nothing_that_is_said_can_be_read_as_markup(post: Post) -> None:
    phone, _ = opened(post)
    phone.press("start").press(
        "next", name="<b>\"'&\u202e", relationship="mother", responsibility="yes"
    )
    assert "<b>" not in phone.last.html
    phone.press("next", form0__use="<script>")
    assert "Please choose an answer" in phone.words
    assert "<script>" not in phone.last.html


def files(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def _fail(error: Exception) -> None:
    raise error
