"""Letters: codes, links that live with their paper, and second looks."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import printouts
from store.consents import (
    addressed,
    consents,
    envelopes,
    forms,
    keying,
    letters,
    links,
    making,
    printing,
    short_codes,
    wording,
)
from store.consents.answers import OFFICE_SCREEN, Answer
from store.consents.letters import HELD, OUT, OVER, READY
from store.consents.links import ALPHABET, Link
from store.consents.taking_in import take_in
from store.errors import BadCode, Incomplete, Refused
from store.roll import book, carers, changing, ties
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import (
    HEADINGS,
    TODAY,
    live,
    now_known,
    print_them,
    ready,
    send_out,
    two_children_each,
    write_about,
)
from tests.store.roll import lists

CODES = st.text(ALPHABET, min_size=6, max_size=6).map(lambda body: body + short_codes._check(body))


@pytest.fixture
def office(school: School) -> Session:
    return ready(school)


@given(CODES, st.data())
def test_a_wrong_character_and_two_that_changed_places_are_caught(
    code: str, data: st.DataObject
) -> None:
    assert short_codes.read(short_codes.shown(code).lower()) == code
    one, other = sorted(data.draw(st.lists(st.integers(0, 6), min_size=2, max_size=2, unique=True)))
    wrong = data.draw(st.sampled_from([each for each in ALPHABET if each != code[one]]))
    with pytest.raises(BadCode, match="wrong"):
        short_codes.read(code[:one] + wrong + code[one + 1 :])
    if code[one] != code[other]:
        swapped = list(code)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        with pytest.raises(BadCode, match="wrong"):
            short_codes.read("".join(swapped))


def test_a_letter_for_each_child_and_adult_with_a_say_in_one_envelope_a_household(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 4, order="Yes")
    found = write_about(office, "internet")
    assert len(found) == len({each.code for each in found}) == 8
    assert sorted(each.state for each in found) == [HELD] * 4 + [READY] * 4
    copies = printing.copies(office, found)
    assert [(each.place, each.of) for each in copies] == [(1, 2), (2, 2)] * 2
    assert {each.carer.title for each in copies} == {"Mrs"}, "flagged fathers wait"
    for each in (copies[0], copies[2]):
        other = copies[copies.index(each) + 1]
        assert each.carer == other.carer
        assert each.letter.picture != other.letter.picture


def test_neighbours_of_whom_no_house_is_known_share_no_envelope(
    office: Session, tmp_path: Path
) -> None:
    headings = (*HEADINGS[:9], "Contact 1 Street", "Contact 1 Town", "Contact 1 Postcode")
    rows = [
        ("Kid", name, "1A", "1", "01/05/2019", "Mrs", "Mum", name, "Mother", *where, "OX1 1AA")
        for name, where in (
            ("Brown", ("High Street", "Oxford")),
            ("Green", ("High Street", "Oxford")),
            ("Black", ("Flat 2, 10 High Street", "")),
            ("White", ("Flat 2, 12 High Street", "")),
        )
    ]
    lists.take_in(office, lists.write(tmp_path / "a.csv", rows, headings))
    found = write_about(office, "internet")
    assert [each.of for each in printing.copies(office, found)] == [1, 1, 1, 1]
    asked = addressed.find(office, [forms.shipped()["internet"]], TODAY).addressed
    assert len(envelopes.unsure(asked, book.read(office))) == 2


def test_only_what_an_adult_has_not_answered_this_school_year_is_asked_again(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet", "work"))[0]
    slip = keying.find(office, letter.code)
    internet = forms.shipped()["internet"]
    keying.key_in(office, slip, {internet.edition: {"use": "yes"}}, NOW)
    asked = [internet, forms.shipped()["work"]]
    found = addressed.find(office, asked, TODAY, outstanding=True).addressed
    by_carer = {each.carer.id: [form.id for form in each.forms] for each in found}
    assert by_carer.pop(letter.carer) == ["work"]
    assert list(by_carer.values()) == [["internet", "work"]]
    later = addressed.find(office, asked, date(2026, 9, 1), outstanding=True).addressed
    assert all(len(each.forms) == 2 for each in later)


def test_a_print_makes_links_live_and_a_reprint_ends_those_before(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    found = write_about(office, "internet")
    assert not live(office), "what is not printed opens nothing"
    first = print_them(office, tmp_path, found)
    assert live(office) == {links.lookup_of(token) for token in first.values()}
    db = office.home.desk.db
    for id, token in first.items():
        opened = links.find(db, token, "2026-03-03")
        assert opened is not None
        assert (opened.letter, opened.initial) == (id, "K")
        assert opened.reply_by == "2026-03-20"
    again = print_them(office, tmp_path, list(now_known(office)[:1]))
    (id,) = again
    assert live(office) == {links.lookup_of(token) for token in {**first, **again}.values()}
    assert links.find(db, first[id], "2026-03-03") is None
    assert [each.state for each in now_known(office)] == [OUT, OUT]
    making.end(office, now_known(office), NOW, "Printed by mistake.")
    assert not live(office)
    assert {each.state for each in now_known(office)} == {OVER}


@pytest.mark.parametrize(("step", "stands"), [("linked", 0), ("pinned", 0), ("written", 2)])
def test_after_a_kill_no_code_on_paper_is_dead_and_none_lives_unprinted(
    school: School, tmp_path: Path, step: str, stands: int
) -> None:
    office = ready(school)
    two_children_each(office, tmp_path, 1)
    write_about(office, "internet")
    school.close()
    child = (sys.executable, "-m", "tests.store.consents.printing_child", str(school.path))
    done = subprocess.run([*child, school.pins["Mr Bell"], school.people["Mr Bell"], step])
    assert done.returncode == -9
    school._open()
    office = ready(school)
    assert all(each.pending for each in now_known(office))
    assert printing.settle(office, NOW) == 1
    assert (tmp_path / "home-0" / ".." / "letters.pdf").exists() == bool(stands)
    assert len(live(office)) == stands
    assert {each.state for each in now_known(office)} == {OUT if stands else READY}
    assert printing.settle(office, NOW) == 0
    print_them(office, tmp_path, now_known(office))
    assert len(live(office)) == 2


def test_a_print_that_cannot_be_written_leaves_the_letters_as_they_were(
    office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_children_each(office, tmp_path, 1)
    found = write_about(office, "internet")
    first = print_them(office, tmp_path, found)

    def full(*_: object, **__: object) -> None:
        raise Refused("Is the disk full?")

    with monkeypatch.context() as patch:
        patch.setattr(printouts, "put", full)
        with pytest.raises(Refused, match="disk full"):
            print_them(office, tmp_path, now_known(office))
    assert live(office) == {links.lookup_of(token) for token in first.values()}


def test_a_flagged_letter_is_cleared_by_somebody_else_only_and_a_refused_one_ends(
    school: School, office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 2, order="Yes")
    held = [each for each in write_about(office, "internet") if each.state == HELD]
    with pytest.raises(Refused, match="Somebody else"):
        making.clear(office, held[0], "Seen the order.", NOW)
    forged = {"why": "x"}
    office.drawer(OFFICE).record(letters.subject(held[0].id), letters.CLEARED, forged, NOW)
    assert office.drawer(OFFICE).get(letters.subject(held[0].id)).state == HELD
    office.lock()
    head = school.sign_in("Ms Hart")
    making.clear(head, held[0], "Seen the order.", NOW)
    making.refuse(head, held[1], "He may not be written to.", NOW)
    kept = head.drawer(OFFICE)
    assert [kept.get(letters.subject(each.id)).state for each in held] == [READY, OVER]
    with pytest.raises(Refused, match="never printed"):
        keying.find(head, held[1].code)


def test_an_answer_by_the_code_on_the_screen_says_so(office: Session, tmp_path: Path) -> None:
    two_children_each(office, tmp_path, 1)
    form = forms.shipped()["internet"]
    each = addressed.find(office, [form], TODAY).addressed[0]
    letter, token, address = printing.on_screen(office, each, NOW, TODAY)
    assert address.endswith(f"/C/{token}")
    assert live(office) == {links.lookup_of(token)}
    db = office.home.desk.db
    assert links.find(db, token, "2026-03-03") is not None
    assert links.find(db, token, "2026-03-04") is None, "it ends with the day"
    answer = Answer(letter.id, form.id, form.edition, {"use": "yes"}, at=NOW.isoformat())
    take_in(office, "answer-1", answer, NOW)
    given = office.drawer(OFFICE).get(consents.subject(each.pupil.id)).given
    assert [one.said.channel for one in given] == [OFFICE_SCREEN]
    assert printing.settle(office, NOW) == 0


def test_words_that_letters_ask_stay_known_when_the_program_ships_others(
    office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_children_each(office, tmp_path, 1)
    write_about(office, "internet")
    db, public = office.home.desk.db, office.public
    before = forms.shipped()
    new = msgspec.structs.replace(before["internet"], title="Being online")
    monkeypatch.setattr(wording, "shipped", lambda: {**before, "internet": new})
    old = wording.edition(db, public, before["internet"].edition)
    assert old == before["internet"]
    assert wording.current(db, public)["internet"] == new, "what is kept is not what is asked"
    ours = msgspec.structs.replace(new, title="Our words")
    wording.write(office, ours, NOW)
    assert wording.current(db, public)["internet"] == ours
    wording.write(office, before["internet"], NOW.replace(hour=10))
    assert wording.current(db, public)["internet"] == before["internet"]


def test_a_link_says_no_name(office: Session, tmp_path: Path) -> None:
    two_children_each(office, tmp_path, 1)
    tokens = print_them(office, tmp_path, write_about(office, "internet"))
    rows = office.home.desk.db.query("SELECT body FROM pins WHERE key LIKE 'links:%'")
    bodies = b"".join(row["body"] for row in rows)
    assert len(msgspec.msgpack.decode(bodies, type=list[Link])) == 2
    for secret in (*tokens.values(), *tokens, "Kid", "Aoaen"):
        assert secret.encode() not in bodies


def test_who_is_kept_away_since_the_letter_was_made_gets_none(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 2)
    made = write_about(office, "internet")
    barred = made[0]
    order = {"said": {"court_order": "yes"}}
    about = ties.subject(barred.pupil, barred.carer)
    office.drawer(OFFICE).record(about, ties.CORRECTED, order, NOW)
    printed = {each.letter.id for each in printing.copies(office, made)}
    assert printed == {each.id for each in made} - {barred.id}


def test_two_people_who_stand_as_one_adult_get_no_letter_and_nobody_types_them_so(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    form = forms.shipped()["internet"]
    one, other = addressed.find(office, [form], TODAY).addressed
    said = changing.carer_values(one.carer, one.tie) | {"title": "Mr & Mrs", "why": "Married."}
    with pytest.raises(Incomplete, match="two adults"):
        changing.correct_adult(office, one.tie, said, NOW)
    # An older program took them in so.
    about, kept = carers.subject(one.carer.id), {"said": {"title": "Mr & Mrs"}}
    office.drawer(OFFICE).record(about, carers.CORRECTED, kept, NOW)
    found = addressed.find(office, [form], TODAY)
    assert [each.carer.id for each in found.addressed] == [other.carer.id]
    assert [each.id for each in found.couples] == [one.carer.id]
