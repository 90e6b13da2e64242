"""Who signs what: grown-ups for themselves or on paper, a class child by child."""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from store.consents import agreements, forms, signing_up, unsigning, wording
from store.consents.signing_up import Standing
from store.errors import Incomplete, Refused
from store.roll import pupils
from store.school.public_list import OFFICE, ROLL
from store.signing_in import sign_in
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked
from tests.made_up import NOW, School

TODAY = NOW.date()
ADULTS = forms.shipped()["adults"]


@pytest.fixture
def prove(school: School) -> Callable[[str], Unlocked]:
    """Open somebody's ring with their PIN, as when it is asked once more."""

    def prove(name: str) -> Unlocked:
        return sign_in.begin(school.home, school.people[name]).unlock(school.pins[name])

    return prove


def stands(session: Session, name: str) -> Standing:
    (found,) = [each for each in signing_up.grown_ups(session, TODAY) if each.name == name]
    return found


def test_on_the_screen_each_signs_for_themselves_and_nobody_for_another(
    school: School, prove: Callable[[str], Unlocked]
) -> None:
    office, teacher = school.sign_in("Mr Bell"), school.sign_in("Miss Lee")
    assert [each.holds for each in signing_up.own(teacher, TODAY)] == [False]
    with pytest.raises(Refused, match="with their own PIN"):
        signing_up.sign_own(office, ADULTS, prove("Miss Lee"), NOW)
    signing_up.sign_own(teacher, ADULTS, prove("Miss Lee"), NOW)
    assert [each.holds for each in signing_up.own(teacher, TODAY)] == [True]
    hers = stands(office, "Miss Lee")
    assert (hers.holds, hers.how, hers.by) == (True, "screen", teacher.person_id)
    # What somebody else wrote into the roll in her colleague's name counts for nothing.
    forged = {"form": "adults", "edition": ADULTS.edition, "how": "screen", "on": "2026-03-02"}
    about = agreements.subject(school.people["Ms Hart"])
    teacher.drawer(ROLL).record(about, agreements.SIGNED, forged, NOW)
    assert not stands(office, "Ms Hart").holds


def test_a_paper_is_noted_as_a_paper_with_who_noted_it(school: School) -> None:
    office, who = school.sign_in("Mr Bell"), school.people["Ms Hart"]
    said = {"on": "2026-03-02", "how": "screen"}
    signing_up.sign(office, who, ADULTS, said, NOW)
    found = stands(office, "Ms Hart")
    assert (found.holds, found.how, found.by) == (True, "paper", office.person_id)
    with pytest.raises(Incomplete):
        signing_up.sign(office, who, ADULTS, {}, NOW)


def test_a_class_has_agreed_once_every_child_has_and_it_is_known_which(school: School) -> None:
    office = school.sign_in("Mr Bell")
    for id, school_class, year in (("a", "Oak", "5"), ("b", "Oak", "5"), ("c", "Elm", "1")):
        said = {"forename": id, "surname": "Fox", "school_class": school_class, "year": year}
        office.drawer(ROLL).record(pupils.subject(id), pupils.JOINED, {"said": said}, NOW)
    found = {each.name: each for each in signing_up.classes(office, TODAY)}
    assert set(found) == {"Acorn", "Oak", "Elm"}, "also one that stands in the roll alone"
    assert (found["Elm"].form, found["Oak"].form) == ("younger", "older")
    form = forms.shipped()["older"]
    teacher = school.sign_in("Miss Lee")
    signing_up.sign_class(teacher, "Oak", form, ["a"], NOW)
    oak = next(each for each in signing_up.classes(office, TODAY) if each.name == "Oak")
    assert (oak.holds, oak.agreed, oak.all) == (False, 1, 2)
    one, other = signing_up.of_class(office, "Oak", form, TODAY)
    assert (one.pupil.id, one.how, one.by) == ("a", "class", teacher.person_id)
    assert other.at == ""
    signing_up.sign_class(teacher, "Oak", form, ["b"], NOW)
    oak = next(each for each in signing_up.classes(office, TODAY) if each.name == "Oak")
    assert oak.holds
    assert not office.drawer(OFFICE).records(agreements.NOUN)


def test_a_child_who_changes_class_brings_the_agreement_along(school: School) -> None:
    office = school.sign_in("Mr Bell")
    for id, school_class in (("a", "Oak"), ("b", "Oak"), ("c", "Ash")):
        said = {"forename": id, "surname": "Fox", "school_class": school_class, "year": "5"}
        office.drawer(ROLL).record(pupils.subject(id), pupils.JOINED, {"said": said}, NOW)
    form = forms.shipped()["older"]
    signing_up.sign_class(office, "Oak", form, ["a", "b"], NOW)
    signing_up.sign_class(office, "Ash", form, ["c"], NOW)
    moved = {"said": {"school_class": "Ash"}}
    office.drawer(ROLL).record(pupils.subject("a"), pupils.CORRECTED, moved, NOW)
    found = {each.name: each for each in signing_up.classes(office, TODAY)}
    assert (found["Ash"].holds, found["Ash"].agreed) == (True, 2)
    assert (found["Oak"].holds, found["Oak"].agreed) == (True, 1)


def test_no_paper_of_last_school_year_and_none_from_before_its_words_is_noted(
    school: School,
) -> None:
    office = school.sign_in("Mr Bell")
    said = {"forename": "a", "surname": "Fox", "school_class": "Oak", "year": "5"}
    office.drawer(ROLL).record(pupils.subject("a"), pupils.JOINED, {"said": said}, NOW)
    younger, september = forms.shipped()["older"], datetime(2026, 9, 3, 9, tzinfo=UTC)
    paper = {"how": "paper", "on": "2026-07-10"}
    with pytest.raises(Incomplete) as refused:
        signing_up.sign_class(office, "Oak", younger, ["a"], september, paper)
    assert "held until Mon 31 Aug 2026" in refused.value.wrong["on"]
    july = datetime(2026, 7, 11, 9, tzinfo=UTC)
    signing_up.sign_class(office, "Oak", younger, ["a"], july, paper)
    assert not any(each.holds for each in signing_up.classes(office, september.date()))
    own = msgspec.structs.replace(ADULTS, intro=f"{ADULTS.intro} Of this school.")
    wording.write(office, own, NOW)
    who = school.people["Ms Hart"]
    with pytest.raises(Incomplete) as refused:
        signing_up.sign(office, who, own, {"on": "2026-03-02"}, september)
    assert "nobody can have signed them before that" in refused.value.wrong["on"]
    signing_up.sign(office, who, own, {"on": "2026-03-03"}, september)
    assert stands(office, "Ms Hart").holds


def test_what_was_noted_by_mistake_is_taken_back_with_why_and_can_be_noted_again(
    school: School, prove: Callable[[str], Unlocked]
) -> None:
    office, teacher = school.sign_in("Mr Bell"), school.sign_in("Miss Lee")
    for id in ("a", "b"):
        said = {"forename": id, "surname": "Fox", "school_class": "Oak", "year": "5"}
        office.drawer(ROLL).record(pupils.subject(id), pupils.JOINED, {"said": said}, NOW)
    form, why = forms.shipped()["older"], {"why": "Was away"}
    signing_up.sign_class(teacher, "Oak", form, ["a", "b"], NOW)
    # Noted in the class the child was in before as well: neither counts any more.
    about = {"form": form.id, "edition": form.edition, "how": "class", "pupils": ["a"]}
    teacher.drawer(ROLL).record(agreements.subject("elm"), agreements.SIGNED, about, NOW)
    with pytest.raises(Incomplete):
        unsigning.take_back_child(office, "a", form, {}, NOW)
    unsigning.take_back_child(office, "a", form, why, NOW)
    one, other = signing_up.of_class(office, "Oak", form, TODAY)
    assert (one.at, bool(other.at)) == ("", True)
    assert one.back
    assert (one.back.why, one.back.by) == ("Was away", office.person_id)
    with pytest.raises(Refused):
        unsigning.take_back_child(office, "a", form, why, NOW)
    signing_up.sign_class(teacher, "Oak", form, ["a"], NOW)
    assert all(each.at for each in signing_up.of_class(office, "Oak", form, TODAY))

    hart = school.people["Ms Hart"]
    signing_up.sign(office, hart, ADULTS, {"on": "2026-03-02"}, NOW)
    unsigning.take_back(office, hart, ADULTS, {"why": "It was Mrs Adeyemi's"}, NOW)
    found = stands(office, "Ms Hart")
    assert (found.holds, found.last) == (False, "")
    assert found.back
    assert found.back.why == "It was Mrs Adeyemi's"

    signing_up.sign_own(teacher, ADULTS, prove("Miss Lee"), NOW)
    with pytest.raises(Refused, match="their own PIN"):
        unsigning.take_back(office, teacher.person_id, ADULTS, why, NOW)
    forged = {"form": "adults", "edition": ADULTS.edition, "why": "forged"}
    about_her = agreements.subject(teacher.person_id)
    office.drawer(ROLL).record(about_her, agreements.TAKEN_BACK, forged, NOW)
    assert stands(office, "Miss Lee").holds, "nobody takes back what she signed herself"
