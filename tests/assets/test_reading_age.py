"""What pupils and visitors read is easy enough, says nothing it must not, and all it must."""

import re
from calendar import day_name, month_name
from collections import defaultdict

import pytest
import textstat

from assets.texts import places, templates
from tests.readable import OLDER, PARENTS, YOUNGER, Rule, sentences, words_of

SAMPLES = {
    "name": "Mrs Khan",
    "names": "Mrs Khan and Mr Lee",
    "when": "before home time",
    "seconds": "15",
    "page": "3",
    "pages": "7",
    "count": "3",
    "day": "23",
    "opens": "tomorrow at 08:45",
    "school": "Oakfield",
    "initial": "S",
    "form": "Pictures and film",
    "what": "Your full name",
    "place": "2",
    "of": "5",
    "limit": "4000",
}

# Children learn the names of days and months by heart, as they learn "tomorrow".
NAMES = {name.lower() for name in (*day_name, *month_name[1:], "tomorrow")}
TERM = "responsibility"  # the law's own word, which a page for parents explains
ALLOWED = frozenset({TERM, *NAMES})
"""Words that may be longer than their audience's rule."""
ANOTHER_DAY = "another_day"
"""What ends the id of the one answer that reads worse without its long word."""


RULES = {
    "younger": YOUNGER,
    "pupil": YOUNGER,  # shared pages: the younger ones read them as well
    "reply": YOUNGER,
    "older": OLDER,
    "parents": PARENTS,
    "slip": PARENTS,
    "staff": PARENTS,
}

ON_PAPER = "paper."
"""What the ids of texts on paper begin with; then comes whose rules apply."""


def audience(name: str) -> Rule:
    return RULES[name.removeprefix(ON_PAPER).split(".")[0]]


def filled(template: str) -> str:
    return template.format_map(SAMPLES)


def screen_of(name: str) -> str:
    """A text's screen or paper: all of its id but the last one or more parts."""
    before = ON_PAPER if name.startswith(ON_PAPER) else ""
    parts = name.removeprefix(before).split(".")
    return before + (".".join(parts[:2]) if len(parts) > 2 else parts[0])


def screens() -> dict[str, str]:
    """Each screen's texts as one piece; a label counts as a sentence of its own."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, template in templates().items():
        words = filled(template)
        found[screen_of(name)].append(words if words[-1] in ".?!" else f"{words}.")
    return {screen: " ".join(parts) for screen, parts in found.items()}


LABELS = frozenset({"pupil.peg"})
"""What is no screen of sentences but single words, of which no grade can be taken."""
ONE_OF_THEM = frozenset({"pupil.opens", "pupil.looks"})
"""Of these one alone is shown, on another page: it is measured there."""
LONG_SCREENS = {
    name: words
    for name, words in screens().items()
    if len(words_of(words)) >= 20 and name not in LABELS | ONE_OF_THEM
}


@pytest.mark.parametrize("screen", LONG_SCREENS)
def test_a_whole_screen_is_easy_enough(screen: str) -> None:
    grade = textstat.flesch_kincaid_grade(LONG_SCREENS[screen])
    assert grade <= audience(screen).grade, LONG_SCREENS[screen]


@pytest.mark.parametrize("age", ["younger", "older"])
@pytest.mark.parametrize("opens", templates("pupil.opens"))
def test_a_page_is_easy_enough_with_the_note_that_school_is_closed(age: str, opens: str) -> None:
    pages, note = screens(), f"{screens()['pupil.closed']} {filled(templates()[opens])}"
    for page in ("welcome", "help", "sent"):
        grade = textstat.flesch_kincaid_grade(f"{pages[f'{age}.{page}']} {note}")
        assert grade <= audience(age).grade, page


@pytest.mark.parametrize("age", ["younger", "older"])
@pytest.mark.parametrize("looks", templates("pupil.looks"))
def test_the_thanks_are_easy_enough_whenever_a_grown_up_looks(age: str, looks: str) -> None:
    thanks = screens()[f"{age}.sent"].replace(SAMPLES["when"], templates()[looks])
    assert textstat.flesch_kincaid_grade(thanks) <= audience(age).grade


def test_most_pages_are_long_enough_to_be_scored() -> None:
    assert len(LONG_SCREENS) >= 20


def test_no_sentence_is_too_long() -> None:
    for name, template in templates().items():
        for sentence in sentences(filled(template)):
            assert len(words_of(sentence)) <= audience(name).words, (name, sentence)


def test_no_word_is_too_long() -> None:
    for name, template in templates().items():
        for word in words_of(filled(template)):
            if word.lower() in ALLOWED or word.isdigit() or name.endswith(ANOTHER_DAY):
                continue
            assert textstat.syllable_count(word) <= audience(name).syllables, (name, word)


def test_when_a_grown_up_looks_is_said_only_from_the_calendar() -> None:
    with_time = {name for name, template in templates().items() if "when" in places(template)}
    assert with_time == {"younger.sent.known", "older.sent.known", "slip.thanks.known"}


def test_the_first_page_says_nothing_about_whoever_walks_up_to_it() -> None:
    for age in ("younger", "older"):
        words = " ".join(templates(f"{age}.welcome").values()).lower()
        assert not re.search(r"worr|problem|wrong|sad|trouble|report|upset|scared", words)


MUST = {
    "promise": ("older", "It is not a secret."),
    "what_happens": ("younger older", "It is not a secret."),
    "sent": ("younger older", "Childline on 0800 1111"),
    "sent.unknown": ("younger older", "Please tell a grown-up yourself too."),
    "sent.find": ("younger older", "Mrs Khan or some other grown-up will find you."),
    "closed.box": ("pupil", "No one at school looks in the box now."),
    "closed.childline": ("pupil", "Childline on 0800 1111"),
    "closed.danger": ("pupil", "Call 999."),
    "help.page": ("younger older", "Tell a grown-up you trust."),
    "help.page.show": ("younger older", "You can show them this page."),
    "help.page.childline": ("younger older", "Childline on 0800 1111"),
    "help.page.danger": ("younger older", "Call 999."),
    "still_here": ("younger older", "Are you still here?"),
    "welcome.tile.help": ("younger older", "I need help now"),
    "when": ("younger older", "When do you need a grown-up?"),
    "ask": ("older", "Mrs Khan opens the box."),
    "ask.not_see": ("older", "Somebody should not see this"),
    "who.not_yet_line": ("older", "it is harder to help"),
    "online.do.message": ("older", "Don't answer it. Don't delete it. Show it to a grown-up."),
    "online.do.accident": ("older", "Telling was the right thing"),
    "receipt": ("older", "Remember these four pictures"),
    "reopen": ("older", "Type the last two words"),
    "good.more": ("older", "Is there something you need help with?"),
    "good.reads": ("older", "Who can read it:"),
    "round.near": ("younger", "Tell a grown-up near you."),
}
"""Where (id or its beginning, ages) and what must be said there."""


@pytest.mark.parametrize("place", MUST)
def test_what_must_be_said_is(place: str) -> None:
    ages, sentence = MUST[place]
    for age in ages.split():
        id_ = f"{age}.{place}"
        said = [words for name, words in templates().items() if f"{name}.".startswith(f"{id_}.")]
        assert sentence in " ".join(map(filled, said)), id_


def test_every_pupil_page_can_offer_help_hiding_and_reading() -> None:
    buttons = templates("pupil.button")
    wanted = {"I need help now", "Hide", "Read to me", "Bigger or colours"}
    assert wanted <= set(buttons.values())
