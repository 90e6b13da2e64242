"""Answers as they count: one objection wins, and what lapsed or waits permits nothing."""

from datetime import timedelta
from itertools import permutations

import msgspec
import pytest

from store.consents import (
    acts,
    addressed,
    checking,
    consents,
    forms,
    letters,
    overview,
    taking_in,
    uses,
)
from store.consents.answers import Answer
from store.errors import Refused
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.answering import FORM, TODAY, USE, say, stands


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


def test_each_question_of_a_trip_has_a_name_of_its_own() -> None:
    one = forms.Question("q1", "May they come?", uses=("own-a.q1",))
    two = forms.Question("q2", "May they swim?", uses=("own-a.q2",))
    trip = msgspec.structs.replace(FORM, id="own-a", title="Trip", questions=(one,))
    assert [each.say for each in uses.of_forms({"own-a": trip}).values()] == ["Trip"]
    both = msgspec.structs.replace(trip, questions=(one, two))
    named = [each.say for each in uses.of_forms({"own-a": both}).values()]
    assert named == ["Trip: May they come?", "Trip: May they swim?"]
