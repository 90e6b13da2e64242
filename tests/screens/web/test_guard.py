"""Who may ask at all, how often and how much; and that no other page can press for a child."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from screens.served.guard import Door, networks
from screens.served.rates import Rates
from screens.web.sending import SENDS
from screens.web.visit import MOST_EACH
from store.errors import Refused
from tests.conftest import Copies
from tests.made_up import OAKFIELD
from tests.screens.web.browsing import HOST, Answer, Box


@pytest.fixture
def box(copies: Copies) -> Box:
    return Box(copies(OAKFIELD))


def leads_on(answer: Answer, option: str) -> None:
    """See that a child reads whom to tell and to call, and a grown-up what to set."""
    for said in ("Please tell a grown-up", "0800 1111", "Call 999.", f" {option} "):
        assert said in answer.words
    style = re.findall("<style>(.*?)</style>", answer.html, re.S)[0]
    named = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{named}'" in answer.headers["content-security-policy"]
    assert not re.findall("(?:src|href|action)=", answer.html)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "169.254.1.1", "nobody"])
def test_nobody_from_outside_is_let_in(box: Box, address: str) -> None:
    browser = box.browser()
    browser.address = address
    answer = browser.ask("GET", "/")
    assert answer.status == 403
    leads_on(answer, "--allow")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "192.168.4.4", "::ffff:10.0.0.9", "fd00::5"]
)
def test_the_schools_own_networks_are(box: Box, address: str) -> None:
    assert Door(networks(("10.0.0.0/8",))).lets_in(address) == (address == "::ffff:10.0.0.9")
    assert box.browser(address=address).title == "Hello!"


def test_a_network_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="is written like"):
        networks(["10.0.0.0/99"])


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (HOST, 200),
        (f"{HOST}:8443", 200),
        (HOST.upper(), 200),
        ("10.0.0.4:8443", 200),
        ("[fd00::4]:8443", 200),
        ("localhost", 200),
        ("evil.example", 421),
        (f"{HOST}.evil.example", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered(box: Box, host: str, status: int) -> None:
    answer = box.browser().ask("GET", "/", host=host)
    assert answer.status == status
    if status != 200:
        leads_on(answer, "--name")


def test_no_other_page_presses_for_a_child(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell")
    form = {**browser.hidden, "go": "sad"}
    foreign = [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}:9999"},
    ]
    for headers in foreign:
        assert browser.ask("POST", "/", "go=sad", **headers).status == 403
    for proof in ("", "x" * len(form["proof"])):
        browser.post({**form, "proof": proof})
        assert browser.title == "How do you feel?"
    browser.post(form)
    assert browser.title == "When do you need a grown-up?"


def test_what_is_too_much_is_turned_away(box: Box) -> None:
    browser = box.browser()
    assert browser.ask("POST", "/", "a=b", **{"content-length": "140000"}).status == 413
    assert browser.ask("POST", "/", "a=" + "b" * 140000, **{"content-length": "3"}).status == 403
    assert browser.ask("POST", "/", "&".join("a=b" for _ in range(400))).status == 403
    assert browser.ask("PUT", "/").status == 405
    assert not box.errors


@pytest.mark.parametrize(
    "headers",
    [
        {"content-length": "9" * 5000},
        {"content-length": "-1"},
        {"content-length": "1, 1"},
        {"origin": "http://["},
        {"origin": f"https://{HOST}@evil.example"},
        {"origin": ""},
        {"cookie": "visit=; visit=" + "x" * 4000},
        {"content-type": "text/plain"},
    ],
)
def test_headers_that_no_browser_sends_change_nothing_and_break_nothing(
    box: Box, headers: dict[str, str]
) -> None:
    browser = box.browser("?class=Acorn").press("tell")
    form = "&".join(f"{name}={value}" for name, value in browser.hidden.items())
    assert browser.ask("POST", "/", f"{form}&go=sad", **headers).status in (303, 403, 413)
    browser.open()
    assert browser.title == "How do you feel?"
    assert not box.errors


@pytest.mark.parametrize(
    "forged",
    [
        {"proof": "\u00fc\u0000"},
        {"at": "sent"},
        {"at": "slip_send", "go": "send"},
        {"at": "good_more", "go": "no"},
        {"at": "help", "go": "again"},
        {"at": "found", "go": "add_words"},
        {"at": "../../etc", "go": "\u202e"},
        {"go": "sad\nscared"},
        {"go": "card:1"},
        {"go": "speaks"},
    ],
)
def test_forged_answers_change_nothing_and_break_nothing(box: Box, forged: dict[str, str]) -> None:
    browser = box.browser("?class=Acorn").press("tell")
    browser.post({**browser.hidden, "go": "sad", **forged})
    browser.open()
    assert browser.title == "How do you feel?"
    assert [box.slot.told, box.slot.good, box.slot.calls, box.slot.added] == [[], [], [], []]
    assert not box.errors


def test_bytes_that_are_no_text_are_turned_away(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    for body in ("words=%ff%fe%00&go=next", "%", "&&&===", "words=" + "%F0" * 10_000):
        assert browser.ask("POST", "/", body).status in (303, 403)
    assert not box.errors


def test_pages_looked_at_too_often_keep_no_words_away(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    monkeypatch.setattr(box.app, "_requests", Rates(0))
    form = {**browser.hidden, "go": "next", "words": "Not lost"}
    assert browser.post(form).status == 303
    assert browser.ask("GET", "/").status == 429
    (visit,) = box.visits
    assert (visit.page, visit.telling.words) == ("when", "Not lost")


def test_the_fullest_page_of_words_fits(box: Box) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")
    browser.press("next", words="\U0001f600" * 4000)
    assert browser.title == "When do you need a grown-up?"


def test_one_address_can_keep_nobody_else_out(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box.app, "_requests", Rates(3))
    one = box.browser()
    assert [one.ask("GET", "/").status for _ in range(4)] == [200, 200, 429, 429]
    assert box.browser(address="10.1.2.4").title == "Hello!"


def test_so_many_visits_and_no_more_from_one_address(box: Box) -> None:
    for _ in range(MOST_EACH):
        box.browser().press("tell")
    assert box.browser().press("tell").title == "Let us stop for a bit."
    assert box.browser().press("help", "yes").title == "Tell a grown-up you trust."
    assert box.slot.calls
    late = box.browser("?class=Oak")
    late.post({**late.hidden, "at": "words", "go": "next", "words": "Typed before"})
    assert late.title == "When do you need a grown-up?"
    assert box.browser(address="10.1.2.4").press("tell").title == "Which class are you in?"


def test_sending_too_often_loses_nothing(box: Box) -> None:
    browser = box.browser("?class=Acorn").press("tell", "sad")
    (visit,) = box.visits
    for _ in range(SENDS):
        box.site._walk.sending.send(visit)
    visit.go("when")
    browser.press("before_home")
    assert browser.title == "Let us stop for a bit."
    browser.press("back")
    assert browser.title == "When do you need a grown-up?"
    browser.press("help", "yes")
    assert browser.title == "Tell a grown-up you trust."
    assert box.slot.calls


def test_every_answer_says_that_nothing_is_kept_or_fetched(box: Box) -> None:
    browser = box.browser()
    for path in ("/", "/look", "/about", "/state", "/style.css", "/icon.svg", "/nothing"):
        answer = browser.ask("GET", path)
        assert answer.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "script" not in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "same-origin"
        if path != "/icon.svg":
            assert "http:" not in answer.html
            assert "https:" not in answer.html
    assert "frame-ancestors 'none'" in browser.ask("GET", "/").headers["content-security-policy"]


def test_the_name_of_a_visit_is_kept_from_scripts_and_other_sites(box: Box) -> None:
    browser = box.browser()
    answer = browser.post({**browser.hidden, "go": "tell"})
    kept = answer.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept
    assert "max-age" not in kept
    assert "expires" not in kept


def test_what_nobody_expected_sends_a_child_to_a_grown_up_and_says_nothing_else(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = box.browser("?class=Oak").press("tell", "next")

    def fail(*_: object) -> None:
        raise RuntimeError("the child's words")

    monkeypatch.setattr(box.site._walk, "press", fail)
    form = f"go=next&at=words&words=x&proof={browser.hidden['proof']}"
    answer = browser.ask("POST", "/", form)
    assert answer.status == 500
    assert "Please tell a grown-up." in answer.words
    assert "the child's words" not in answer.html
    monkeypatch.setattr(box.site._drawing, "page", fail)
    answer = browser.ask("POST", "/", form)
    assert (answer.status, answer.html) == (500, "Worry Box stopped. Please tell a grown-up.")
    assert {type(error) for error in box.errors} == {RuntimeError}
