"""Plain lines in another language, and what is read aloud in it."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from assets import catalogues
from assets.texts import Part
from assets.tongue import Tongue, speak
from screens.pupil.tongues import tongue_of
from store.errors import Refused
from store.languages.clips import clip_of, import_clips
from store.terminals import settings
from tests.clips import wav
from tests.conftest import Copies
from tests.languages import ARABIC, accept_all, made_up_arabic
from tests.made_up import School
from tests.screens.pupil.walks import one_class
from tests.tui.lines import saying
from tests.tui.lines.saying import visit
from tests.tui.speech.sounding import Machine, machine
from tui.command import main
from tui.lines.visit import DONE
from tui.speech import voice
from tui.speech.speech import Speech

__all__ = ["machine"]


class Utf8(StringIO):
    """Paper that takes any letter, as a terminal of today does."""

    encoding = "utf-8"


@pytest.fixture(autouse=True)
def _any_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "StringIO", Utf8)


@pytest.fixture
def polish(school: School) -> Iterator[School]:
    accept_all(school, "pl")
    speak(tongue_of(school.intake, "pl"))
    yield school
    speak(Tongue())


def test_a_telling_in_polish_asks_for_somebody_who_speaks_it(polish: School) -> None:
    done = visit(polish, "Powiedz", "Acorn", "smutno", "5", "innego dnia")
    assert done.status == DONE
    (told,) = done.slot.told
    assert (told.feeling, told.when, told.language, told.speaks) == (
        "sad",
        "another_day",
        "pl",
        "pl",
    )
    assert "Dziękujemy, że o tym mówisz." in done.page
    assert "Thank you" not in done.page


def test_the_four_pictures_are_said_and_typed_in_polish(polish: School) -> None:
    older = ("1", "2", "1", "", "3", "2", "1", "1", "1", "0")
    done = visit(polish, *older)
    found = re.search(r"^    ((?:\w+ ){3}\w+)$", done.page, re.MULTILINE)
    assert found
    again = visit(polish, found[1], "3", way="answer")
    assert "Nie ma jeszcze odpowiedzi." in again.page


def test_where_its_pictures_alone_are_accepted_no_way_leads_to_words(copies: Copies) -> None:
    school = copies(one_class("younger"))
    accept_all(school, "pl", "younger")
    speak(tongue_of(school.intake, "pl"))
    page = visit(school, "Powiedz", "0").page
    speak(Tongue())
    assert "Ze słowami" not in page
    assert "open the box" not in page


def test_the_words_that_always_work_are_known_in_both_languages(polish: School) -> None:
    for typed in ("opis", "about"):
        assert "To trafia do skrzynki." in visit(polish, typed).page


def test_a_language_that_is_not_offered_is_refused(school: School) -> None:
    school.close()
    said = ["--home", str(school.path), "tell", "--plain", "--language", "pl"]
    done = CliRunner().invoke(main, said)
    assert done.exit_code == 2
    assert "pl is not offered here; there is en." in done.output


def test_what_can_only_be_heard_is_no_language_for_plain_lines(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "LANGUAGES", made_up_arabic(tmp_path / "languages"))
    accept_all(school, "ar", "younger")
    settings.put(school.home.desk.db, settings.SOUND, settings.SPEAKER)
    school.close()
    said = ["--home", str(school.path), "tell", "--plain", "--language", "ar"]
    done = CliRunner().invoke(main, said)
    assert done.exit_code == 2
    assert "ar can only be heard" in " ".join(done.output.split())


def test_arabic_is_read_with_its_voice(machine: Machine) -> None:
    machine.has_voice()
    machine.has_player()
    speech = Speech()
    speech.say([Part("younger.feel.title", ARABIC, "ar")])
    assert speech.wait()
    assert machine.sounds == [voice.spoken(ARABIC, "ar")]
    assert machine.sounds != [voice.spoken(ARABIC)]


def test_a_clip_belongs_to_its_language(school: School, tmp_path: Path) -> None:
    (tmp_path / "younger.feel.title.wav").write_bytes(wav())
    import_clips(school.home, tmp_path, "pl")
    assert clip_of(school.home, "younger.feel.title", "pl")
    assert clip_of(school.home, "younger.feel.title") is None
    with pytest.raises(Refused, match="There is no language xx"):
        import_clips(school.home, tmp_path, "xx")


def test_a_text_is_read_with_the_voice_of_its_language(machine: Machine) -> None:
    machine.has_voice()
    machine.has_player()
    polish, english = Part("a", "Jak jest?", "pl"), Part("b", "Jak jest?")
    speech = Speech()
    speech.say([polish, english])
    assert speech.wait()
    assert machine.sounds == [voice.spoken("Jak jest?", "pl"), voice.spoken("Jak jest?")]
    assert machine.sounds[0] != machine.sounds[1]
