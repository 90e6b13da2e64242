"""Answers as they count: one objection wins, and what lapsed or waits permits nothing."""

from datetime import date, timedelta
from itertools import permutations

import msgspec
import pytest

from store.consents import (
    acts,
    addressed,
    checking,
    consents,
    forms,
    kept_away,
    letters,
    naming,
    overrides,
    overview,
    permissions,
    projecting,
    taking_in,
    uses,
    wording,
)
from store.consents.answers import Answer
from store.consents.publishing import RULES, Check
from store.consents.signed_as import fits
from store.errors import Incomplete, Refused
from store.roll import carers, pupils, ties
from store.school.public_list import OFFICE, ROLL, SAFEGUARDING
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.consent_stage import put_child, write_letters

FORM = forms.shipped()["internet"]
USE, TODAY = FORM.uses[0], NOW.date()
ALL_RULES = dict.fromkeys(RULES, "yes")


@pytest.fixture
def office(school: School) -> Session:
    """The office, with one child in Oak who has a mother, and a father a court keeps away."""
    session = school.sign_in("Mr Bell")
    said = {"forename": "Ann", "surname": "Lee", "school_class": "Oak", "year": "3"}
    session.drawer(ROLL).record(pupils.subject("ann"), pupils.JOINED, {"said": said}, NOW)
    drawer = session.drawer(OFFICE)
    for who, order in (("mum", "no"), ("dad", "yes"), ("gran", "no")):
        drawer.record(carers.subject(who), carers.ADDED, {"said": {"surname": "Lee"}}, NOW)
        tie = {"said": {"court_order": order, "responsibility": "yes"}}
        drawer.record(ties.subject("ann", who), ties.ADDED, tie, NOW)
        made = {"pupil": "ann", "carer": who, "forms": [FORM.edition], "until": "2026-07-31"}
        drawer.record(letters.subject(who), letters.MADE, made, NOW)
    return session


def say(office: Session, who: str, answer: str, minutes: int = 0) -> None:
    at = NOW + timedelta(minutes=minutes)
    withdrawn = answer == "withdrawn"
    answers = {} if withdrawn else {"use": answer}
    said = Answer(who, FORM.id, FORM.edition, answers, withdrawn, at=at.isoformat())
    assert taking_in.take_in(office, f"{who}-{answer}-{minutes}", said, at)


def look(office: Session, answer: str, verdict: str) -> None:
    said = {"answer": answer, "verdict": verdict}
    office.drawer(OFFICE).record(consents.subject("ann"), consents.LOOKED, said, NOW)


def stands(office: Session, day: date = TODAY) -> str:
    found = office.drawer(OFFICE).get(consents.subject("ann"))
    assert found is None or isinstance(found, consents.Consent)
    return found.standing(USE, day) if found else consents.UNANSWERED


def test_one_objection_wins_and_two_who_disagree_permit_nothing(office: Session) -> None:
    assert stands(office) == consents.UNANSWERED
    say(office, "mum", "yes")
    assert stands(office) == consents.PERMITTED
    say(office, "gran", "no", 1)
    assert stands(office) == consents.DISAGREED
    say(office, "mum", "no", 2)
    assert stands(office) == consents.REFUSED


def test_a_withdrawal_counts_at_once_and_an_answer_that_was_late_on_its_way_does_not(
    office: Session,
) -> None:
    say(office, "mum", "withdrawn", 10)
    say(office, "mum", "yes", 5)
    assert stands(office) == consents.WITHDRAWN


def test_a_yes_lapses_with_the_school_year_and_a_no_does_not(office: Session) -> None:
    say(office, "mum", "yes")
    last = taking_in.year_ends(TODAY)
    assert stands(office, last) == consents.PERMITTED
    assert stands(office, last + timedelta(days=1)) == consents.LAPSED
    say(office, "mum", "no", 1)
    assert stands(office, last + timedelta(days=1)) == consents.REFUSED


def test_a_barred_fathers_yes_waits_and_his_no_counts_until_it_was_looked_at(
    office: Session,
) -> None:
    say(office, "dad", "yes")
    assert stands(office) == consents.WAITS
    say(office, "mum", "yes", 1)
    assert stands(office) == consents.PERMITTED
    say(office, "dad", "no", 2)
    assert stands(office) == consents.DISAGREED
    look(office, "dad-no-2", consents.NOT_ACCEPTED)
    assert stands(office) == consents.PERMITTED


def test_a_yes_from_before_a_court_order_waits_from_then_on_and_a_no_stays(
    office: Session,
) -> None:
    say(office, "mum", "yes")
    say(office, "gran", "no", 1)
    say(office, "gran", "yes", 2)
    projecting.bring(office, NOW)
    order = {"said": {"court_order": "yes"}}
    roll, about = office.drawer(ROLL), permissions.subject("ann")
    assert roll.get(about).allows(USE, TODAY)
    for who in ("mum", "gran"):
        office.drawer(OFFICE).record(ties.subject("ann", who), ties.CORRECTED, order, NOW)
    kept_away.end(office, NOW)
    assert stands(office) == consents.WAITS
    assert not roll.get(about).allows(USE, TODAY), "the roll follows at once"
    look(office, "mum-yes-0", consents.ACCEPTED)
    kept_away.end(office, NOW)
    assert stands(office) == consents.WAITS, "a no stood before the yes that waits"
    look(office, "gran-yes-2", consents.ACCEPTED)
    kept_away.end(office, NOW)
    assert stands(office) == consents.PERMITTED, "whoever looked knew of the order"
    say(office, "gran", "no", 3)
    kept_away.end(office, NOW)
    assert stands(office) == consents.DISAGREED


def test_an_answer_waits_for_its_letter_and_counts_once(office: Session) -> None:
    said = Answer("nobody", FORM.id, FORM.edition, {"use": "yes"})
    assert not taking_in.take_in(office, "x", said, NOW)
    for _ in range(2):
        say(office, "mum", "yes")
    found = office.drawer(OFFICE).get(consents.subject("ann"))
    assert isinstance(found, consents.Consent)
    assert len(found.given) == 1
    letter = office.drawer(OFFICE).get(letters.subject("mum"))
    assert isinstance(letter, letters.Letter)
    assert letter.state == letters.BACK


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_answers_come_the_same_stands(
    office: Session, order: tuple[int, ...]
) -> None:
    said = [("mum", "yes", 1), ("mum", "withdrawn", 2), ("gran", "yes", 3)]
    for place in order:
        say(office, *said[place])
    assert stands(office) == consents.DISAGREED


def test_what_is_permitted_is_in_the_roll_and_a_withdrawal_blocks_the_next_check(
    office: Session, school: School
) -> None:
    teacher = school.sign_in("Miss Lee")
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    clear = checking.check(teacher, "Newsletter", USE, ["ann"], ALL_RULES, NOW)
    assert clear.state == "clear"
    say(office, "mum", "withdrawn", 1)
    projecting.bring(office, NOW)
    blocked = checking.check(teacher, "Newsletter", USE, ["ann"], ALL_RULES, NOW)
    assert (blocked.state, blocked.blocked) == ("blocked", ("ann",))
    (listed,) = checking.must_not_be_published(teacher, "Oak", USE, TODAY)
    assert listed.id == "ann"


def test_what_was_clear_is_judged_anew_before_it_is_used(office: Session) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    one, two = (
        checking.check(office, item, USE, ["ann"], ALL_RULES, NOW, "Mr Sam Day") for item in "ab"
    )
    checking.decide(office, one.id, "used", NOW)
    say(office, "mum", "withdrawn", 1)
    projecting.bring(office, NOW)
    with pytest.raises(Refused, match="not all clear any more, because of Ann Lee"):
        checking.decide(office, two.id, "used", NOW)
    checking.decide(office, one.id, "used", NOW)  # it has been used
    states = {each.id: (each.state, each.used) for each in checking.checks(office)}
    assert states == {one.id: ("clear", "used"), two.id: ("blocked", "")}
    say(office, "mum", "yes", 2)
    projecting.bring(office, NOW)
    three = checking.check(office, "c", USE, ["ann"], ALL_RULES, NOW, "Mr Sam Day")
    checking.add_wish(office, {"name": "Sam Day"}, NOW)
    with pytest.raises(Refused, match="Sam Day"):
        checking.decide(office, three.id, "used", NOW)


def test_in_doubt_a_grown_up_is_meant_until_a_person_says_that_it_is_somebody_else(
    office: Session,
) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    checking.add_wish(office, {"name": "Sam Lee"}, NOW)

    def check(typed: str, *others: str) -> Check:
        asked = office, "Fair", USE, ["ann"], ALL_RULES, NOW
        return checking.check(*asked, typed, somebody_else=others)

    assert check("Mr Lee and Mrs Bell").grown_ups == ("Sam Lee",)
    assert check("Mrs Bell and Sam Lee", "Sam Lee").grown_ups == ("Sam Lee",), "in full"
    one, two = check("Mr Lee, Mrs Bell", "Sam Lee"), check("Mr Lee, Mrs Bell", "Sam Lee")
    checking.decide(office, one.id, "used", NOW)
    checking.add_wish(office, {"name": "Ro Bell"}, NOW)
    with pytest.raises(Refused, match="because of Ro Bell\\."):
        checking.decide(office, two.id, "used", NOW)


def test_names_are_understood_as_the_roll_writes_them_and_in_doubt_asked() -> None:
    said = (("Mia", "Khan"), ("Isla", "O'Connor"), ("Lee", "Fox"), ("Ann", "Roe"), ("Ann", "Lee"))
    there = [pupils.Pupil(f"{a} {b}", forename=a, surname=b, school_class="Oak") for a, b in said]

    def found(typed: str) -> list[str]:
        return [each.name for each in naming.meant(typed, there)]

    for typed in ("Khan, Mia", "Khan Mia", "Mia", "KHAN, Mia (Oak)", "Class Oak; Mia"):
        assert "Mia Khan" in found(typed)
    assert found("O'Connor Isla\nKhan, Mia, Fox, Lee") == ["Isla O'Connor", "Mia Khan", "Lee Fox"]
    assert found("Mia, Isla") == ["Mia Khan", "Isla O'Connor"]
    with pytest.raises(Incomplete, match="one child or two"):
        found("Lee, Ann")
    gone = [pupils.Pupil("al", "Al", "Day", left_on="2026-01-05")]
    assert naming.meant("Day, Al", there, gone) == gone, "a picture of last year"


def test_a_trip_is_asked_of_those_who_have_a_letter_and_publishes_nothing(office: Session) -> None:
    put_child(office, "bo", "Bo Day", "Elm")
    put_child(office, "cy", "Cy Fox", "Elm")
    ask = forms.Question("q1", "May your child come?", uses=("own-trip.q1",))
    trip = msgspec.structs.replace(FORM, id="own-trip", title="Trip", questions=(ask,))
    write_letters(office, trip, "bo", "cy")
    for who in ("mum", "dad"):
        about = letters.subject(f"{who}-cy-own-trip")
        office.drawer(OFFICE).record(about, letters.ENDED, {"why": ""}, NOW)
    found = overview.read(office, TODAY)
    assert [each.id for each in found.outstanding("own-trip")] == ["bo"]
    assert found.progress("own-trip", "Oak").all == 0
    assert found.progress(FORM.id).all == 3, "what is asked of everybody stays so"
    new_words = msgspec.structs.replace(trip, intro="It rained: another day.")
    wording.write(office, new_words, NOW + timedelta(minutes=1))
    assert [each.id for each in overview.read(office, TODAY).outstanding("own-trip")] == ["bo"]
    assert "own-trip.q1" in uses.of_forms(found.forms)
    assert not {"own-trip.q1", "internet"} & set(uses.published(found.forms))


def test_taking_back_what_nobody_allowed_is_no_answer(office: Session) -> None:
    say(office, "mum", "withdrawn")
    assert stands(office) == consents.WITHDRAWN, "it is a no all the same"
    assert [each.id for each in overview.read(office, TODAY).outstanding(FORM.id)] == ["ann"]
    assert not addressed.answered(acts.of(office, "ann"), "mum", FORM, TODAY)
    say(office, "gran", "yes", 1)
    say(office, "gran", "withdrawn", 2)
    assert overview.read(office, TODAY).outstanding(FORM.id) == []
    assert addressed.answered(acts.of(office, "ann"), "gran", FORM, TODAY)


def test_a_letter_that_was_answered_was_out_though_nobody_printed_it() -> None:
    assert [letters.Letter("x").went_out, letters.Letter("x", answered=("e",)).went_out] == [
        False,
        True,
    ]


def test_bringing_over_again_writes_nothing(office: Session) -> None:
    say(office, "mum", "yes")
    assert projecting.bring(office, NOW) == 1
    assert projecting.bring(office, NOW) == 0


def test_a_block_of_the_lead_shows_as_a_no_and_its_reason_to_nobody_else(
    office: Session, school: School
) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    lead = school.sign_in("Mrs Adeyemi")
    why = {"uses": [USE], "why": "Hiding from somebody"}
    lead.drawer(SAFEGUARDING).record(overrides.subject("ann"), overrides.MADE, why, NOW)
    projecting.bring(lead, NOW)
    teacher = school.sign_in("Miss Lee")
    assert checking.who_blocks(teacher, ["ann"], USE, TODAY)
    for who in (office, lead):
        assert overview.read(who, TODAY).stands("ann", USE) == consents.REFUSED, "as any other no"
    assert not teacher.search("Hiding")
    assert not office.search("Hiding")
    acts.lift(lead, "ann", {"why": "She is safe."}, NOW)
    assert not checking.who_blocks(teacher, ["ann"], USE, TODAY)
    assert overview.read(office, TODAY).stands("ann", USE) == consents.PERMITTED


def test_a_picture_whose_rules_were_not_looked_at_is_not_all_clear(office: Session) -> None:
    say(office, "mum", "yes")
    projecting.bring(office, NOW)
    rules = {**ALL_RULES, "no_full_name": "no"}
    assert checking.check(office, "Website", USE, ["ann"], rules, NOW).state == "blocked"


def test_the_words_of_an_edition_are_its_name() -> None:
    other = msgspec.structs.replace(FORM, intro=f"{FORM.intro} ")
    assert other.edition != FORM.edition
    assert forms.decode(forms.encode(other)) == other


def test_a_no_opens_the_detailed_choices_and_only_then(office: Session) -> None:
    detail = forms.Question("web", "On the website?", uses=("web",), only_if="use")
    form = msgspec.structs.replace(FORM, questions=(*FORM.questions, detail))
    assert form.permitted({"use": "yes", "web": "yes"}) == {USE}
    assert form.permitted({"use": "no", "web": "yes"}) == {"web"}
    assert [each.question for each in forms.judge(form, {"use": "no"})] == ["web"]


def test_a_wish_stands_against_every_yes_until_it_ends(office: Session) -> None:
    say(office, "mum", "yes")
    drawer, about = office.drawer(OFFICE), consents.subject("ann")
    drawer.record(about, consents.WISHED, {"whose": "child", "uses": [USE]}, NOW)
    assert stands(office) == consents.REFUSED
    found = drawer.get(about)
    assert isinstance(found, consents.Consent)
    drawer.record(about, consents.ENDED, {"wish": found.wishes[0].id}, NOW)
    assert stands(office) == consents.PERMITTED


def test_the_schools_own_wish_ends_only_a_lead_so_that_nobody_finds_a_block_by_trying(
    school: School, office: Session
) -> None:
    for whose in ("school", "adult"):
        acts.wish(office, "ann", {"whose": whose, "uses": USE}, NOW)
    own, adults = acts.of(office, "ann").wishes
    assert acts.may_end(office, "ann") == [adults]
    acts.end_wish(office, "ann", {"wish": adults.id, "why": "She rang"}, NOW)
    with pytest.raises(Refused, match="only a safeguarding lead ends"):
        acts.end_wish(office, "ann", {"wish": own.id, "why": "It is over"}, NOW)
    office.lock()
    lead = school.sign_in("Mrs Adeyemi")
    acts.end_wish(lead, "ann", {"wish": own.id, "why": "It is over"}, NOW)
    assert stands(lead) == consents.UNANSWERED


def test_one_look_judges_what_one_person_answered_at_once(office: Session) -> None:
    work = forms.shipped()["work"]
    both = {"pupil": "ann", "carer": "mum", "forms": [FORM.edition, work.edition]}
    office.drawer(OFFICE).record(letters.subject("both"), letters.MADE, both, NOW)
    for id, form, sitting in (("a", FORM, "s"), ("b", work, "s"), ("c", work, "later")):
        yes = {each.id: "yes" for each in form.questions}
        said = Answer("both", form.id, form.edition, yes, name="Al Fox", sitting=sitting)
        assert taking_in.take_in(office, id, said, NOW)
    found = acts.of(office, "ann")
    together = acts.together(found, next(e for e in found.given if e.said.form == FORM.id))
    assert sorted(each.said.form for each in together) == sorted([FORM.id, work.id])
    acts.look(office, "ann", together[0].id, {"verdict": "accepted", "why": "Rang him."}, NOW)
    waiting = [each.said.sitting for each in acts.of(office, "ann").given if each.waits]
    assert waiting == ["later"]


def test_what_lapsed_is_no_task(office: Session) -> None:
    said = Answer("dad", FORM.id, FORM.edition, {"use": "yes"})
    assert taking_in.take_in(office, "dad-yes", said, NOW)
    last = taking_in.year_ends(TODAY)
    assert [each.why for each in overview.read(office, last).waiting()] == [consents.WAITS]
    assert overview.read(office, last + timedelta(days=1)).waiting() == []


def test_work_is_shown_only_once_the_pupil_agrees_too(office: Session) -> None:
    work = forms.shipped()["work"]
    made = {"pupil": "ann", "carer": "mum", "forms": [work.edition]}
    office.drawer(OFFICE).record(letters.subject("w"), letters.MADE, made, NOW)
    yes = {each.id: "yes" for each in work.questions}
    assert taking_in.take_in(office, "w-1", Answer("w", work.id, work.edition, yes), NOW)
    (use,) = work.uses
    assert acts.of(office, "ann").standing(use, TODAY) == consents.PUPIL_TOO
    acts.agree(office, "ann", (use,), NOW)
    assert acts.of(office, "ann").standing(use, TODAY) == consents.PERMITTED
    assert not checking.who_blocks(office, ["ann"], use, TODAY)
    next_year = taking_in.year_ends(TODAY) + timedelta(days=1)
    assert acts.of(office, "ann").standing(use, next_year) == consents.LAPSED


def test_a_clock_that_is_years_ahead_does_not_outlast_a_withdrawal(office: Session) -> None:
    far = (NOW + timedelta(days=4000)).isoformat()
    said = Answer("mum", FORM.id, FORM.edition, {"use": "yes"}, at=far)
    assert taking_in.take_in(office, "mum-far", said, NOW)
    say(office, "mum", "withdrawn", 1)
    assert stands(office) == consents.WITHDRAWN


def test_a_yes_of_somebody_without_parental_responsibility_waits(office: Session) -> None:
    said = Answer("mum", FORM.id, FORM.edition, {"use": "yes"}, responsibility="no")
    assert taking_in.take_in(office, "mum-none", said, NOW)
    assert stands(office) == consents.WAITS


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("Nora Fraser", True),
        ("FRASER, Mrs N.", False),  # it may be Neil
        ("mrs nóra fraser", True),
        ("Neil Fraser", False),
        ("Mr Fraser", False),
        ("Fraser", False),
        ("Nora Day", False),
        ("", True),
    ],
)
def test_a_barred_father_does_not_answer_with_the_code_from_the_book_bag(
    office: Session, typed: str, counts: bool
) -> None:
    drawer = office.drawer(OFFICE)
    for who, forename in (("mum", "Nora"), ("dad", "Neil")):
        said = {"said": {"forename": forename, "surname": "Fraser"}}
        drawer.record(carers.subject(who), carers.IMPORTED, said, NOW)
    said_yes = Answer("mum", FORM.id, FORM.edition, {"use": "yes"}, name=typed)
    assert taking_in.take_in(office, "code", said_yes, NOW)
    assert (stands(office) == consents.PERMITTED) == counts
    assert counts or stands(office) == consents.WAITS


@pytest.mark.parametrize(
    ("typed", "said", "counts"),
    [
        ("Mrs Fraser", "", True),
        ("N. Fraser", "", True),
        ("Fraser Nora", "mother", True),
        ("Fraser", "mother", False),
        ("", "", True),
        ("Fraser", "", False),
        ("Jo Fraser", "mother", False),
        ("Mr Fraser", "mother", False),
        ("Mr N Fraser", "", False),
        ("Nora Fraser", "father", False),
        ("Nora Fraser", "grandparent", False),
    ],
)
def test_the_surname_of_a_family_is_not_enough_to_have_signed(
    typed: str, said: str, counts: bool
) -> None:
    nora = carers.Carer("n", "Ms", "Nora", "Fraser")
    assert fits(typed, nora, [], said, "Mum") is counts
    assert fits("Jo Fraser", carers.Carer("x"), []), "nothing is known of whose letter it was"


def test_two_who_use_one_code_are_two_and_a_yes_takes_no_no_of_the_other_away(
    office: Session,
) -> None:
    said = {"said": {"title": "Miss", "forename": "Jo", "surname": "Price"}}
    office.drawer(OFFICE).record(carers.subject("mum"), carers.IMPORTED, said, NOW)
    for minutes, name, use in ((0, "Jo Price", "no"), (1, "Mr D Price", "yes")):
        at = (NOW + timedelta(minutes=minutes)).isoformat()
        given = Answer("mum", FORM.id, FORM.edition, {"use": use}, name=name, at=at)
        assert taking_in.take_in(office, name, given, NOW + timedelta(minutes=minutes))
    assert stands(office) == consents.REFUSED
    look(office, "Mr D Price", consents.ACCEPTED)
    assert stands(office) == consents.DISAGREED


def test_a_yes_waits_once_the_roll_says_no_parental_responsibility(office: Session) -> None:
    say(office, "mum", "yes")
    tie = {"said": {"responsibility": "no"}, "why": "lost it"}
    office.drawer(OFFICE).record(ties.subject("ann", "mum"), ties.CORRECTED, tie, NOW)
    kept_away.end(office, NOW)
    assert stands(office) == consents.WAITS
    say(office, "mum", "yes", 5)
    assert stands(office) == consents.WAITS


def test_each_question_of_a_trip_has_a_name_of_its_own() -> None:
    one = forms.Question("q1", "May they come?", uses=("own-a.q1",))
    two = forms.Question("q2", "May they swim?", uses=("own-a.q2",))
    trip = msgspec.structs.replace(FORM, id="own-a", title="Trip", questions=(one,))
    assert [each.say for each in uses.of_forms({"own-a": trip}).values()] == ["Trip"]
    both = msgspec.structs.replace(trip, questions=(one, two))
    named = [each.say for each in uses.of_forms({"own-a": both}).values()]
    assert named == ["Trip: May they come?", "Trip: May they swim?"]
