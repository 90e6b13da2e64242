"""Verdicts reach the other office terminals, and say the same there in whatever order they come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.carrying import board
from store.crypto.keys import Keys
from store.errors import Unopenable
from store.front_desk import FrontDesk
from store.languages import translations, verdicts
from store.languages.translations import DIFFER, WAITING, Translation
from store.languages.verdicts import ACCEPTED, REFUSED, Verdict
from store.school.public_list import Person, PublicList
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, HEAD = "Mrs Adeyemi", "Ms Hart"
TELL = "younger.welcome.tile.tell"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    return terminals.second_office(DSL, HEAD)


def one(at: Terminal, id: str = TELL) -> Translation:
    return next(t for t in translations.translations(at.home.desk, "pl") if t.id == id)


def test_a_verdict_given_here_is_read_there_with_who_gave_it(
    terminals: Terminals, there: Terminal
) -> None:
    head = terminals.school.sign_in(HEAD)
    translations.accept(head, "pl", TELL, "Opowiedz", NOW)
    translations.refuse(head, "pl", "older.sent.saved", NOW)
    terminals.all()
    told, saved = one(there), one(there, "older.sent.saved")
    assert (told.state, told.words, told.by) == (ACCEPTED, "Opowiedz", head.person_id)
    assert (saved.state, saved.at) == (REFUSED, NOW.isoformat())


def test_who_changes_their_mind_there_is_heard_here(terminals: Terminals, there: Terminal) -> None:
    translations.accept(terminals.school.sign_in(HEAD), "pl", TELL, "Opowiedz", NOW)
    terminals.all()
    translations.refuse(there.sign_in(DSL), "pl", TELL, NOW)
    terminals.all()
    assert one(terminals.office) == one(there)
    assert (one(there).state, len(one(there).said)) == (REFUSED, 1)


def test_two_who_decide_apart_are_both_shown_until_somebody_decides(
    terminals: Terminals, there: Terminal
) -> None:
    here, dsl = terminals.office, there.sign_in(DSL)
    translations.accept(terminals.school.sign_in(HEAD), "pl", TELL, "Opowiedz", NOW)
    translations.accept(dsl, "pl", TELL, "Powiedz", NOW)
    terminals.all()
    assert one(here) == one(there)
    assert (one(here).state, set(one(here).wordings)) == (DIFFER, {"Opowiedz", "Powiedz"})
    assert translations.progress([one(here)], "younger")[0] == 0
    translations.accept(dsl, "pl", TELL, "Powiedz", NOW)
    terminals.all()
    assert one(here) == one(there)
    assert (one(here).state, one(here).words, len(one(here).said)) == (ACCEPTED, "Powiedz", 1)


def test_two_who_say_the_same_apart_agree(terminals: Terminals, there: Terminal) -> None:
    head = terminals.school.sign_in(HEAD)
    for session in (head, there.sign_in(DSL)):
        translations.accept(session, "pl", TELL, "Powiedz", NOW)
    terminals.all()
    assert (one(there).state, len(one(there).said)) == (ACCEPTED, 2)


def test_a_round_with_nothing_new_carries_no_verdict(terminals: Terminals, there: Terminal) -> None:
    head = terminals.school.sign_in(HEAD)
    for id in (TELL, "younger.sent.saved", "older.sent.saved"):
        translations.accept(head, "pl", id, one(there, id).draft, NOW)
    terminals.all()
    ends = [board.newest(each.home.desk.db) for each in (terminals.office, there)]
    translations.accept(head, "pl", TELL, one(there).draft, NOW)
    terminals.all()
    for each in (terminals.office, there):
        each.carry(again=True)
    assert [board.newest(each.home.desk.db) for each in (terminals.office, there)] == ends


def test_an_office_that_comes_later_knows_them_whoever_is_off(
    terminals: Terminals, there: Terminal
) -> None:
    translations.refuse(there.sign_in(DSL), "pl", TELL, NOW)
    terminals.all()
    for pinned in (terminals.folder / "down").rglob("*"):
        if pinned.is_file() and there.id in str(pinned):
            pinned.unlink()
    terminals.others.remove(there)
    third = terminals.second_office(DSL, place="Hall")
    there.home.close()
    assert one(third).state == REFUSED


def test_what_was_signed_by_somebody_else_counts_for_nothing(
    terminals: Terminals, there: Terminal
) -> None:
    head = terminals.school.sign_in(HEAD)
    translations.accept(head, "pl", TELL, "Powiedz", NOW)
    (said,) = one(terminals.office).said
    forged = replace(said, words="Zamilcz", after=said.mark)
    named = replace(said, by="nobody", after=said.mark)
    verdicts.take_in(there.home.desk.db, PAGE, msgspec.msgpack.encode([said, forged, named]))
    assert (one(there).state, one(there).words) == (ACCEPTED, "Powiedz")


PAGE = "verdicts:pl:younger.welcome"


@pytest.mark.parametrize("body", [b"", b"\xc1", msgspec.msgpack.encode([{"language": 1}])])
def test_what_is_no_verdict_is_refused(there: Terminal, body: bytes) -> None:
    with pytest.raises(Unopenable):
        verdicts.take_in(there.home.desk.db, PAGE, body)
    said = Verdict("pl", "older.sent.saved", "x", "y", ACCEPTED, "p", "")
    with pytest.raises(Unopenable):
        verdicts.take_in(there.home.desk.db, PAGE, msgspec.msgpack.encode([said]))
    assert one(there).state == WAITING


# Whatever is decided where, and whoever hears of it when.

REVIEWERS = {name: Keys(name.encode() * 32) for name in "PQR"}
PUBLIC = PublicList(
    1,
    "",
    "",
    (),
    tuple(Person(n, n, (), k.seal, k.verify) for n, k in REVIEWERS.items()),
    {},
    (),
    {},
    (),
)
OFFICES = 3
ENGLISH, TEXT = "Tell", "younger.welcome.tile.tell"

GIVE = st.tuples(
    st.just("give"),
    st.integers(0, OFFICES - 1),
    st.sampled_from("PQR"),
    st.sampled_from([(ACCEPTED, "Powiedz"), (ACCEPTED, "Opowiedz"), (REFUSED, "")]),
)
HEAR = st.tuples(
    st.just("hear"), st.integers(0, OFFICES - 1), st.integers(0, OFFICES - 1), st.integers(0, 99)
)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[FrontDesk]]:
    folder: Path = tmp_path_factory.mktemp("desks")
    made = [FrontDesk.open(folder / f"{number}.db") for number in range(OFFICES)]
    yield made
    for each in made:
        each.close()


def known(desk: FrontDesk) -> list[Verdict]:
    return verdicts.of_text(desk.db, "pl", TEXT)


def stands(desk: FrontDesk) -> tuple[Verdict, ...]:
    return verdicts.standing(known(desk), ENGLISH, PUBLIC)


@settings(max_examples=30)
@given(st.lists(GIVE | HEAR, min_size=1, max_size=12), st.permutations(range(OFFICES)))
def test_all_offices_agree_in_the_end_whatever_order_things_came_in(
    desks: list[FrontDesk], story: Sequence[tuple[str, int, str, tuple[str, str]]], order: list[int]
) -> None:
    for desk in desks:
        desk.db.execute("DELETE FROM verdicts")
        desk.db.execute("DELETE FROM pins")
    for number, (act, at, who, what) in enumerate(story):
        desk = desks[at]
        if act == "give":
            kind, words = what
            said = Verdict("pl", TEXT, ENGLISH, words, kind, who, f"{number:02}")
            verdicts.give(desk.db, PUBLIC, said, REVIEWERS[who])
            # Whoever decides has decided, for all that was known there.
            assert [each.says() for each in stands(desk)] == [what]
        elif heard := known(desks[int(who)]):
            # One of them may come without the others, and twice.
            verdicts.keep(desk.db, [heard[int(what) % len(heard)]] * 2)  # type: ignore[call-overload]
    everything = [each for desk in desks for each in known(desk)]
    for at in order:
        for each in reversed(everything):
            verdicts.keep(desks[at].db, [each])
    first, *others = desks
    assert all(stands(each) == stands(first) for each in others)
    assert bool(stands(first)) == bool(everything)
    pins = [list(each.db.query("SELECT key, body FROM pins")) for each in desks]
    assert all(each == pins[0] for each in pins)
    last = [said for said in everything if said.at == max(s.at for s in everything)]
    assert all(said in stands(first) for said in last)
