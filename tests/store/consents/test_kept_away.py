"""What is in the post already when somebody is kept away, and what hangs on the board of it."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from store.consents import (
    acts,
    addressed,
    forms,
    kept_away,
    keying,
    letters,
    links,
    making,
    overview,
    pinned,
    printing,
    second_looks,
    wording,
)
from store.consents.answers import Answer
from store.consents.consents import PERMITTED, WAITS
from store.consents.letters import HELD, OVER, Letter
from store.consents.taking_in import take_in
from store.roll import book, carers, changing, ties
from store.school.public_list import OFFICE
from store.school.school_days import Hours, SchoolDays, Term
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import (
    live,
    now_known,
    print_them,
    ready,
    send_out,
    two_children_each,
    write_about,
)

TODAY = NOW.date()


@pytest.fixture
def office(school: School) -> Session:
    return ready(school)


def bar(office: Session, letter: Letter, **noted: str) -> None:
    """Note by hand that an adult is kept away from a child."""
    found = {tie.carer: (tie, carer) for tie, carer in book.adults_of(office, letter.pupil)}
    tie, carer = found[letter.carer]
    said = changing.carer_values(carer, tie) | noted | {"why": "The order came."}
    changing.correct_adult(office, tie, said, NOW)


def test_a_printed_letter_ends_once_its_adult_is_kept_away_and_is_made_anew_or_not(
    school: School, office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    tokens = print_them(office, tmp_path, write_about(office, "internet"))
    barred, other = now_known(office)
    bar(office, barred, court_order="yes", court_note="Not to be written to.")
    assert live(office) == {links.lookup_of(tokens[other.id])}
    assert [each.id for each in kept_away.to_decide(office)] == [barred.id]
    assert keying.find(office, barred.code).is_over(TODAY)
    again = addressed.again(office, barred, TODAY)
    made = making.make(office, [again], "2026-03-20", NOW)
    assert made.held == 1
    kept_away.decide(office, barred, anew=True, why="He may read it.", now=NOW)
    assert not kept_away.to_decide(office)
    assert kept_away.end(office, NOW) == 0, "what was made since knows of the order"
    office.lock()
    head = school.sign_in("Ms Hart")
    (held,) = addressed.of_batch(head, made.batch)
    making.clear(head, held, "Seen the order.", NOW)
    assert kept_away.end(head, NOW) == 0
    bar(head, held, court_order="yes", no_contact="yes")
    (cleared,) = addressed.of_batch(head, made.batch)
    assert (cleared.state, cleared.to_decide) == (OVER, True), "this was not looked at"


def test_a_yes_waits_each_time_that_an_order_is_noted_anew_or_in_other_words(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    (letter, *_) = write_about(office, "pictures")
    adult = office.drawer(OFFICE).get(carers.subject(letter.carer))
    said = {"all": "yes", "others": "yes"}
    given = Answer(
        letter.id, "pictures", letter.forms[0], said, name=adult.name, at=NOW.isoformat()
    )
    assert take_in(office, "yes", given, NOW)

    def stands() -> str:
        return acts.of(office, letter.pupil).standing("picture.website", TODAY)

    assert stands() == PERMITTED
    for _ in range(3):
        bar(office, letter, court_order="yes", court_note="No decisions")
        assert stands() == WAITS
        acts.look(office, letter.pupil, "yes", {"verdict": "accepted", "why": "Seen"}, NOW)
        kept_away.end(office, NOW)
        assert stands() == PERMITTED, "whoever looked saw the order as it stands"
        bar(office, letter, court_order="no")
    order = {"court_order": "yes", "court_note": "No decisions"}
    bar(office, letter, **order)
    acts.look(office, letter.pupil, "yes", {"verdict": "accepted", "why": "Seen"}, NOW)
    bar(office, letter, **order | {"court_note": "Nor may he know her school"})
    assert stands() == WAITS


def test_a_letter_that_waits_goes_on_waiting_and_one_of_whom_is_taken_off_ends(
    school: School, office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 2, order="Yes")
    made = write_about(office, "internet")
    waiting = next(each for each in made if each.state == HELD)
    bar(office, waiting, no_contact="yes")
    assert office.drawer(OFFICE).get(letters.subject(waiting.id)).state == HELD
    mother = next(each for each in made if each.state != HELD)
    tie = office.drawer(OFFICE).get(ties.subject(mother.pupil, mother.carer))
    changing.end_tie(office, tie, "Not the mother.", NOW)
    ended = office.drawer(OFFICE).get(letters.subject(mother.id))
    assert (ended.state, ended.to_decide) == (OVER, False)
    office.lock()
    head = school.sign_in("Ms Hart")
    making.clear(head, waiting, "Seen both.", NOW)
    assert kept_away.end(head, NOW) == 0, "whoever looked has seen both"


def test_a_flagged_adults_letter_goes_into_no_bag_and_its_slip_says_that_it_waits(
    school: School, office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 2, order="Yes")
    made = write_about(office, "internet")
    office.lock()
    head = ready_head(school)
    for each in made:
        if each.state == HELD:
            making.clear(head, each, "Seen the order.", NOW)
    copies = printing.copies(head, now_known(head))
    assert [each.apart for each in copies] == [False, False, True, True]
    assert [each.carer.title for each in copies] == ["Mrs", "Mrs", "Mr", "Mr"]
    send_out(head, [each.letter for each in copies])
    his, hers = keying.find(head, copies[-1].letter.code), keying.find(head, copies[0].letter.code)
    assert "a court order is noted" in keying.why_it_waits(head, his)
    assert keying.why_it_waits(head, hers) == ""
    assert "somebody else" in keying.why_it_waits(head, hers, "Aunt Jo")
    yes = {copies[0].letter.forms[0]: {"use": "yes"}}
    assert [keying.key_in(head, each, yes, NOW).waits for each in (his, hers)] == [True, False]


def ready_head(school: School) -> Session:
    head = school.sign_in("Ms Hart")
    object.__setattr__(head.public, "form_address", "https://forms.oakfield.example")
    return head


def test_what_is_over_leaves_the_board_and_that_it_ended_stays_while_somebody_may_hold_it(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 2)
    tokens = print_them(office, tmp_path, write_about(office, "internet"))
    db, (first, *_) = office.home.desk.db, now_known(office)
    making.end(office, [first], NOW, "By mistake.")
    before = live(office)
    assert pinned.tidy(office, NOW) == 1
    hung = {each.lookup for some in links.hanging(db).values() for each in some}
    assert hung == {links.lookup_of(token) for id, token in tokens.items() if id != first.id}
    ended = [each for some in links.hanging_ended(db).values() for each in some]
    assert ended == [links.lookup_of(tokens[first.id])]
    assert live(office) == before
    assert pinned.tidy(office, NOW) == 0, "a round with nothing new pins nothing"
    assert pinned.tidy(office, NOW.replace(month=9)) == 3
    assert not any([*links.hanging(db).values(), *links.hanging_ended(db).values()])


def test_a_print_that_another_office_ended_just_then_opens_nothing(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    tokens = print_them(office, tmp_path, write_about(office, "internet"))
    ended = now_known(office)[0]
    assert len(live(office)) == 2, "the parents' form has both"
    # Only the other office's entry has come: it knew of no link to end.
    office.drawer(OFFICE).record(letters.subject(ended.id), letters.ENDED, {"why": "x"}, NOW)
    pinned.tidy(office, NOW)
    assert live(office) == {
        links.lookup_of(token) for id, token in tokens.items() if id != ended.id
    }


WEEK = tuple(Hours(day, time(9), time(15)) for day in range(5))
SPRING, SUMMER = (
    Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),
    Term("Summer", date(2026, 4, 13), date(2026, 7, 17)),
)


@pytest.mark.parametrize(
    ("made", "by", "terms"),
    [
        ((2026, 3, 3), "2026-03-17", ()),
        ((2026, 3, 7), "2026-03-23", ()),
        ((2026, 4, 20), "2026-05-05", ()),
        ((2026, 3, 17), "2026-04-13", (SPRING, SUMMER)),
        ((2026, 7, 10), "2026-07-24", (SPRING, SUMMER)),
        ((2026, 8, 25), "2026-08-28", ()),
    ],
    ids=["a Tuesday", "not a Saturday", "no bank holiday", "after Easter", "unknown", "year's end"],
)
def test_slips_are_asked_for_by_a_day_on_which_somebody_takes_them(
    made: tuple[int, int, int], by: str, terms: tuple[Term, ...]
) -> None:
    calendar = SchoolDays(WEEK, terms, region="ENG") if terms else None
    assert making.usual_reply_by(date(*made), calendar) == by


def test_a_schools_words_stand_when_their_writer_leaves_the_office(
    school: School, office: Session
) -> None:
    db, form = office.home.desk.db, forms.shipped()["internet"]
    ours = msgspec.structs.replace(form, title="Being online")
    wording.write(office, ours, NOW)
    without = {OFFICE: tuple(e for e in office.public.holders[OFFICE] if e != office.person_id)}
    public = replace(office.public, holders={**office.public.holders, **without})
    assert office.person_id not in (*public.keepers, *public.held_by(OFFICE))
    assert wording.current(db, public)["internet"] == ours
    db.execute("UPDATE wordings SET signature = ?", [office.keys.sign(b"other words")])
    assert wording.current(db, public)["internet"] == form


def test_a_yes_of_whom_is_taken_off_waits_and_so_does_one_accepted_before_more_was_noted(
    school: School, office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = write_about(office, "internet")[0]
    given = Answer(letter.id, "internet", letter.forms[0], {"use": "yes"}, name="Somebody Else")
    assert take_in(office, "given", given, NOW)

    def stands() -> str:
        return acts.of(office, letter.pupil).standing("internet", TODAY)

    def accept() -> None:
        acts.look(office, letter.pupil, "given", {"verdict": "accepted", "why": "Seen."}, NOW)
        kept_away.end(office, NOW)

    accept()
    assert stands() == PERMITTED
    bar(office, letter, responsibility="no")
    assert stands() == WAITS
    accept()
    assert stands() == PERMITTED, "whoever looked has seen that"
    tie = office.drawer(OFFICE).get(ties.subject(letter.pupil, letter.carer))
    name = office.drawer(OFFICE).get(carers.subject(letter.carer)).name
    changing.end_tie(office, tie, "Moved abroad.", NOW)
    assert stands() == WAITS
    waiting = [(each.pupil.id, each.why) for each in overview.read(office, TODAY).waiting()]
    assert waiting == [(letter.pupil, WAITS)], "the office is asked"
    assert "taken off" in second_looks.why_answer(office.drawer(OFFICE), letter, given)
    said = [each for kind, _, _, each in changing.history(office, letter.pupil) if "adult" in each]
    assert [each["adult"] for each in said] == [name]
