"""Accepting drafts text by text, and offering a language to children."""

from dataclasses import replace

import pytest

from assets import texts
from assets.catalogues import translatable
from assets.tongue import Tongue
from store.errors import Incomplete, Refused
from store.languages import offered, translations
from store.languages.translations import WAITING
from store.languages.verdicts import ACCEPTED, REFUSED
from store.school import people
from store.school.countersigned import needed
from store.school.public_list import PublicList
from store.signing_in.session import Session
from tests.made_up import School
from tests.store.accepting import accept_all, offer, one

TELL, FIND = "younger.welcome.tile.tell", "younger.sent.find"


def spoken(public: PublicList) -> Tongue:
    (language,) = public.languages
    return offered.tongue(language)


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in("Mrs Adeyemi")


def test_a_draft_waits_until_somebody_says_something_of_it(school: School) -> None:
    draft = one(school, TELL)
    assert (draft.english, draft.words, draft.state, draft.by) == ("Tell", "Powiedz", WAITING, "")


def test_what_a_reviewer_says_is_kept_with_who_and_when(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    translations.accept(lee, "pl", TELL, " Opowiedz ", school.now)
    translations.refuse(lee, "pl", FIND, school.now)
    school.reopen()
    told, find = one(school, TELL), one(school, FIND)
    assert (told.words, told.draft, told.state) == ("Opowiedz", "Powiedz", ACCEPTED)
    assert (told.by, told.at) == (school.people["Miss Lee"], "2026-03-03T09:14:00+00:00")
    assert (find.words, find.state) == (find.draft, REFUSED)


def test_a_verdict_that_was_tampered_with_counts_for_nothing(school: School, dsl: Session) -> None:
    translations.accept(dsl, "pl", TELL, "Powiedz", school.now)
    school.home.desk.db.execute("UPDATE verdicts SET words = 'Zamilcz'")
    assert one(school, TELL).state == WAITING


@pytest.mark.parametrize(
    ("id", "words"),
    [
        (FIND, "Znajdziemy cię."),
        (FIND, "{name} {name} cię znajdzie."),
        (FIND, "{name!r} cię znajdzie."),
        (FIND, "{name} cię znajdzie. }"),
        ("younger.sent.childline", "Zadzwoń: 0800 1112."),
        ("younger.sent.saved", "Jest w skrzynce 12."),
        ("younger.sent.saved", "Jest {w} skrzynce."),
        (TELL, "  "),
        (TELL, "x" * 301),
    ],
)
def test_words_that_leave_out_what_must_be_there_are_not_accepted(
    school: School, dsl: Session, id: str, words: str
) -> None:
    with pytest.raises(Incomplete):
        translations.accept(dsl, "pl", id, words, school.now)
    assert one(school, id).state == WAITING


@pytest.mark.parametrize(
    ("code", "id", "words", "why"),
    [
        ("pl", TELL, "Powiedz, nikt się nie dowie", "“nikt się nie dowie” must not stand in it."),
        ("uk", "younger.sent.saved", "Ти у безпеці.", "Nobody can say that a child is safe"),
        ("pl", "older.promise.not_secret", "Mówimy o tym.", "“to nie jest tajemnica”"),
        ("uk", "younger.what_happens.not_secret", "Ми скажемо.", "“це не таємниця”"),
    ],
)
def test_words_that_claim_too_much_or_hide_that_it_is_no_secret_are_not_accepted(
    school: School, dsl: Session, code: str, id: str, words: str, why: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        translations.accept(dsl, code, id, words, school.now)
    assert why in refused.value.wrong["words"]


def test_a_language_is_offered_only_when_every_text_of_a_version_is_accepted(
    school: School, dsl: Session
) -> None:
    accept_all(dsl, school, "younger")
    translations.refuse(dsl, "pl", TELL, school.now)
    with pytest.raises(Refused, match="all texts of a version"):
        translations.offer(dsl, "pl")
    translations.accept(dsl, "pl", TELL, "Powiedz", school.now)
    offer(dsl, school)
    public = school.intake.school
    assert offered.for_children(public.languages, ["younger"])
    assert not offered.for_children(public.languages, ["older"])
    assert not offered.for_children(public.languages, ["younger", "older"])
    assert spoken(public).words[TELL] == "Powiedz"
    assert "older.welcome.title" not in spoken(public).words


def test_changed_words_go_with_the_signed_list_to_where_nobody_reviewed(
    school: School, dsl: Session
) -> None:
    accept_all(dsl, school, "older")
    translations.accept(dsl, "pl", "older.sent.saved", "To jest już w skrzynce.", school.now)
    offer(dsl, school)
    school.home.desk.db.execute("DELETE FROM verdicts")
    (language,) = school.intake.school.languages
    assert language.changed == {"older.sent.saved": "To jest już w skrzynce."}
    assert language.reviewers == (dsl.person_id,)
    assert spoken(school.intake.school).words["older.sent.saved"] == "To jest już w skrzynce."


def test_a_changed_english_text_makes_its_translation_wait_and_the_language_go(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    accept_all(dsl, school, "younger")
    offer(dsl, school)
    changed = {**texts.templates(), TELL: "Tell us"}
    monkeypatch.setattr(texts, "_read", lambda: changed)
    translatable.cache_clear()
    request.addfinalizer(translatable.cache_clear)
    assert one(school, TELL).state == WAITING
    assert one(school, FIND).state == ACCEPTED
    assert spoken(school.intake.school).words == {}
    translations.accept(dsl, "pl", TELL, "Powiedz nam", school.now)
    offer(dsl, school)
    assert spoken(school.intake.school).words[TELL] == "Powiedz nam"


def test_words_nobody_accepted_are_not_spoken_whatever_the_list_says(
    school: School, dsl: Session
) -> None:
    accept_all(dsl, school, "younger")
    offer(dsl, school)
    (language,) = school.intake.school.languages
    swapped = replace(language, changed={TELL: "Zamilcz"})
    assert offered.tongue(swapped).words == {}
    assert offered.tongue(replace(language, code="xx")).words == {}


def test_one_keeper_is_enough_and_nobody_else_can(school: School, dsl: Session) -> None:
    accept_all(dsl, school, "younger")
    new = translations.offer(dsl, "pl")
    assert needed(dsl.public, new) == 1
    lee = school.sign_in("Miss Lee")
    with pytest.raises(Refused):
        people.propose(lee, translations.offer(lee, "pl"), "", school.now)
    offer(dsl, school)
    new = translations.take_back(dsl.public, "pl")
    assert people.propose(dsl, new, "", school.now)
    assert school.intake.school.languages == ()


def test_how_far_a_review_is(school: School, dsl: Session) -> None:
    translations.accept(dsl, "pl", TELL, "Powiedz", school.now)
    of = translations.translations(school.home.desk, "pl")
    assert translations.progress(of, "younger") == (1, len(translatable("younger")))
    assert translations.progress(of, "older") == (0, len(translatable("older")))
