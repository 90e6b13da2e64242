"""Other languages in a browser: by their own names, at once, and with nothing kept there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assets import catalogues
from assets.catalogues import translatable
from screens.served.guard import SAID
from screens.served.rates import Rates
from screens.web import front
from screens.web.site import LEFT_ALONE, LONGEST_STAND
from store.letterbox import collect
from store.school.set_up import ClassPlan, Plan
from store.worries.worry import Worry
from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import NOW, OAKFIELD, School
from tests.screens.web.browsing import Box

PEGS = ("fox", "bee", "moon", "boat")


@pytest.fixture
def plain(copies: Copies) -> School:
    return copies(OAKFIELD, PEGS)


@pytest.fixture
def polish(plain: School) -> School:
    accept_all(plain, "pl")
    return plain


def root(page: str) -> str:
    found = re.search(r"<html [^>]*>", page)
    assert found is not None
    return found[0]


def worries(school: School) -> list[Worry]:
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    return [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]


def test_where_none_is_switched_on_none_is_offered(plain: School) -> None:
    browser = Box(plain).browser("?in=pl")
    assert browser.title == "Hello!"
    assert 'class="languages"' not in browser.page
    browser.open("/look")
    assert 'class="languages"' not in browser.page


def test_a_language_is_offered_where_all_that_is_met_there_is_accepted(plain: School) -> None:
    accept_all(plain, "pl", "younger")
    box = Box(plain)
    assert "Polski" not in box.browser().words
    assert "Polski" not in box.browser("?class=Oak").words
    assert box.browser("?class=Acorn").go("Polski").title == "Cześć!"


def test_whoever_is_turned_away_reads_why_in_the_language_chosen(
    polish: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box(polish)
    browser = box.browser("?in=pl&look=cream")
    said = {
        404: "Tej strony tu nie ma.",
        500: "Skrzynka nie działa.",
        429: "Zróbmy krótką przerwę.",
    }
    answers = {404: browser.ask("GET", "/elsewhere?in=pl&look=cream")}
    monkeypatch.setattr(front, "show_welcome", None)
    answers[500] = browser.ask("GET", "/?in=pl&look=cream")
    monkeypatch.setattr(box.app, "_requests", Rates(0))
    answers[429] = browser.ask("GET", "/?in=pl&look=cream")
    away = browser.ask("GET", "/?in=pl", host="other.example")
    assert (away.status, "Tej strony tu nie ma." in away.html) == (421, True)
    assert 'lang="pl"' in root(away.html)
    for status, answer in answers.items():
        assert answer.status == status
        assert said[status] in answer.html
        assert 'lang="pl"' in root(answer.html)
        assert "look-cream" in root(answer.html)
    monkeypatch.setattr(box.app, "_kind", Rates(0))
    assert browser.ask("GET", "/?in=pl").html == SAID[429]


def test_the_first_page_speaks_it_at_once_and_says_so_to_the_browser(polish: School) -> None:
    browser = Box(polish).browser("?look=cream&class=Oak")
    assert 'lang="en-GB" dir="ltr"' in root(browser.page)
    assert '<span lang="pl" dir="ltr">Polski</span>' in browser.page
    browser.go("Polski")
    assert browser.title == "Cześć!"
    assert 'lang="pl" dir="ltr"' in root(browser.page)
    assert "look-cream" in root(browser.page)
    assert (
        '<span lang="en-GB" dir="ltr">I am a <span class="whole">grown-up</span></span>'
        in browser.page
    )
    assert not browser.cookies


def test_another_language_on_the_way_loses_nothing_and_goes_with_the_visit(polish: School) -> None:
    browser = Box(polish).browser("?class=Oak").press("tell", "next")
    browser.press("look", words="Half a sen")
    browser.go("Polski")
    assert browser.title == "Co chcesz nam powiedzieć?"
    assert "Half a sen</textarea>" in browser.page
    browser.press("next", words="Half a sentence")
    assert 'lang="pl"' in root(browser.page)
    browser.press("look").go("English")
    assert browser.title == "When do you need a grown-up?"


def test_every_page_of_telling_is_in_it(polish: School) -> None:
    browser = Box(polish).browser("?class=Oak&in=pl").press("tell", "next")
    for press in ("next", "another_day", "not_yet", "anyone", "send", "next", "next", "online"):
        browser.press(press)
        assert 'lang="pl"' in root(browser.page)
        assert 'lang="en-GB"' not in browser.page.replace(root(browser.page), "")
    assert browser.title == "Co to było w internecie?"


@pytest.mark.parametrize("version", ["younger", "older"])
def test_somebody_who_speaks_it_can_be_asked_for(polish: School, version: str) -> None:
    box = Box(polish)
    if version == "older":
        browser = box.browser("?class=Oak&in=pl").press("tell", "next", "next", "unknown")
        browser.press("not_yet")
    else:
        browser = box.browser("?class=Acorn&in=pl").press("tell", "bee", "sad")
    form = {**browser.hidden, "go": "speaks"}
    browser.post(form)
    browser.post(form)  # pressed twice, it is not taken back
    assert "speaks:not" in browser.buttons
    browser.press("speaks:not", "speaks")
    browser.press(*(("anyone", "send") if version == "older" else ("before_home",)))
    (worry,) = worries(polish)
    assert (worry.told.language, worry.told.speaks) == ("pl", "pl")


@pytest.mark.parametrize("name", ["Acorn", "Oak"])
def test_how_far_a_call_has_come_is_said_to_the_child_and_in_english_to_its_grown_up(
    polish: School, name: str
) -> None:
    browser = Box(polish).browser(f"?class={name}&in=pl").press("help", "yes")
    before, frame = browser.page.split('<section class="grown-up"')
    assert 'src="/state?' in before
    assert 'src="/shown?' in frame
    own, shown = (browser.ask("GET", f"/{each}?in=pl").html for each in ("state", "shown"))
    assert "To jest w tej skrzynce." in own
    assert "No bell has rung yet." in shown
    assert ('lang="pl"' in root(own), 'lang="en-GB"' in root(shown)) == (True, True)
    browser.press("done")
    assert "/shown" not in browser.page


def test_in_english_nobody_is_asked_about_it(polish: School) -> None:
    browser = Box(polish).browser("?class=Acorn").press("tell", "bee", "sad")
    assert "speaks" not in browser.buttons
    browser.post({**browser.hidden, "go": "speaks"})
    browser.press("another_day")
    assert worries(polish)[0].told.speaks == ""


def test_the_next_child_begins_as_the_device_does(polish: School) -> None:
    accept_all(polish, "uk")
    box = Box(polish)
    browser = box.browser("?class=Acorn&language=pl").go("Українська")
    assert browser.title == "Привіт!"
    assert box.browser("?class=Acorn&language=pl&in=en").title == "Hello!"
    browser.press("tell").open("/hide")
    assert (browser.title, browser.query) == ("Cześć!", "?class=Acorn&language=pl")
    browser.go("English").press("tell", "fox", "sad", "before_home", "next")
    assert browser.title == "Cześć!"


def test_a_first_page_that_is_left_alone_goes_back_to_the_devices_language(polish: School) -> None:
    box = Box(polish)
    stands = box.browser("?class=Oak").open()
    assert stands.headers["refresh"] == str(LONGEST_STAND)
    answer = box.browser("?class=Oak&in=pl").open()
    assert answer.headers["refresh"] == f"{LEFT_ALONE}; url=/?class=Oak"


def test_a_page_that_is_not_there_says_so_in_it(polish: School) -> None:
    browser = Box(polish).browser("?in=pl")
    assert browser.open("/admin").status == 404
    assert browser.title == "Tej strony tu nie ma."
    assert browser.open("/gone").status == 410
    assert browser.title == "Tej strony już nie ma."


def test_what_is_no_language_is_english(polish: School) -> None:
    box = Box(polish)
    for said in ("xx", "uk", "../pl", "PL", "pl\n", '"><script>', "pl" * 400):
        browser = box.browser(f"?in={said}")
        assert browser.title == "Hello!"
        assert "script" not in browser.page


def test_a_slip_is_in_english_whatever_the_child_before_read(polish: School) -> None:
    browser = Box(polish).browser("?class=Oak&in=pl").press("slip")
    assert browser.title == "Who is this about?"
    assert 'lang="en-GB"' in root(browser.page)
    assert "Back" in browser.words
    browser.press("back")
    assert browser.title == "Hello!"


# A script that a terminal cannot show.

SALAAM, FEEL = "\u0633\u0644\u0627\u0645!", "\u06a9\u06cc\u0633\u0627\u061f"
URDU = {
    "younger.welcome.title": SALAAM,
    "younger.feel.title": FEEL,
    "older.promise.title": "\u0648\u0639\u062f\u06c1",
}


@pytest.fixture
def urdu(
    plain: School,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[School]:
    """A school for which some texts have Urdu drafts, all that there are to translate."""
    english = {id: translatable(id.split(".")[0])[id] for id in URDU}

    def few(prefix: str = "") -> dict[str, str]:
        return {id: words for id, words in english.items() if id.startswith(prefix)}

    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "languages.toml").write_text('[ur]\npicture_only = true\nname = "Urdu"\n')
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    texts = [f'msgctxt "{id}"\nmsgid "{english[id]}"\nmsgstr "{URDU[id]}"\n\n' for id in URDU]
    (folder / "ur.po").write_text(head + "".join(texts), "utf-8")
    monkeypatch.setattr(catalogues, "templates", few)
    monkeypatch.setattr(catalogues, "LANGUAGES", folder)
    catalogues.translatable.cache_clear()
    yield plain
    catalogues.translatable.cache_clear()


def test_a_script_that_a_terminal_cannot_draw_is_shown_in_full_from_right_to_left(
    urdu: School,
) -> None:
    accept_all(urdu, "ur")
    browser = Box(urdu).browser("?class=Oak").go("\u0627\u0631\u062f\u0648")
    assert 'lang="ur" dir="rtl"' in root(browser.page)
    browser.press("tell")
    assert browser.title == URDU["older.promise.title"]
    assert "switch" in browser.buttons


def test_where_only_its_pictures_are_accepted_those_are_shown_in_it(urdu: School) -> None:
    accept_all(urdu, "ur", "younger")
    browser = Box(urdu).browser("?class=Oak").go("\u0627\u0631\u062f\u0648")
    assert browser.title == SALAAM
    browser.press("tell")
    assert "switch" not in browser.buttons
    browser.press("fox")
    assert browser.title == FEEL


def test_the_joiners_that_some_scripts_need_are_shown_and_what_turns_text_round_is_not(
    plain: School,
) -> None:
    browser = Box(plain).browser("?class=Oak").press("tell", "next")
    words = "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u202eback"
    browser.press("next", words=words).press("unknown", "not_yet", "anyone")
    assert words.replace("\u202e", "") in browser.page


def test_a_language_without_its_pictures_is_not_offered(copies: Copies) -> None:
    older = (ClassPlan("Oak", "older", ("Miss Lee",)),)
    school = copies(Plan("Oakfield", OAKFIELD.people, older))
    accept_all(school, "pl", "younger")
    assert "Polski" not in Box(school).browser().words
