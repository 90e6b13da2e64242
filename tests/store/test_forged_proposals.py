"""Proposals and words that somebody forged: nobody sees them, and none of them counts."""

from dataclasses import replace

import msgspec
import pytest

from store.carrying import between_offices
from store.checkup import check_open
from store.crypto import seal
from store.crypto.keys import Keys
from store.errors import Refused
from store.front_desk import signed
from store.home import Home
from store.school import people, table
from store.school.keeper_words import AGREED, AWAY, PROPOSED, REFUSED, Word, word_of
from store.school.proposal import Paper, Row
from store.school.public_list import PublicList, next_list
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.store.proposing import DSL, HEAD, LEE, helps, id_of, only, propose, waits_at
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    return terminals.second_office(DSL, HEAD)


def forge(session: Session, new: PublicList, by: str, keys: Keys) -> tuple[Row, Word, Word]:
    """Return a proposal as somebody might make it who is not stopped by `propose`."""
    paper = Paper(new.hash(), new.number, by, NOW.isoformat(), "box", "Nothing much.", "salt")
    word = word_of(session, paper.id, PROPOSED, NOW)
    said = replace(word, by=by, signature="")
    said = replace(said, signature=keys.sign(said.signed_part()))
    return Row(paper, new.encoded()), said, Word(paper.id, AGREED, by, signed(new, {by: keys})[by])


def test_what_no_keeper_has_signed_is_never_shown(terminals: Terminals, there: Terminal) -> None:
    lee = terminals.school.sign_in(LEE)
    dsl, new = id_of(lee, DSL), helps(lee)
    for by, keys in ((dsl, Keys.fresh()), (lee.person_id, lee.keys), ("nobody", Keys.fresh())):
        lay_bare(there.home, *forge(lee, new, by, keys))
        assert waits_at(there.home) == []
        assert people.fallen(there.home.desk, by) == []
    assert check_open(there.home) == []


def lay_bare(home: Home, row: Row, *words: Word) -> None:
    """Bring something to a table as another office terminal would."""
    plain = msgspec.msgpack.encode([[(row.paper, row.body)], words])
    offices = [each.seal for each in home.desk.school.offices()]
    between_offices.take_proposals(home, bytes(8) + seal.seal_for(offices, plain))


def test_a_signature_under_other_words_does_not_count(
    terminals: Terminals, there: Terminal
) -> None:
    """Whoever carries a proposal cannot say that it is about something else, or from elsewhere."""
    dsl = terminals.school.sign_in(DSL)
    row, proposed, agreed = forge(dsl, helps(dsl), dsl.person_id, dsl.keys)
    other = replace(row, paper=replace(row.paper, why="A new lock."))
    words = [replace(word, about=other.paper.id) for word in (proposed, agreed)]
    lay_bare(there.home, other, *words)
    assert waits_at(there.home) == []


def test_who_ends_a_keeper_alone_ends_nobody(terminals: Terminals, there: Terminal) -> None:
    """Signed by one keeper, and in the other's name with the same key."""
    dsl = terminals.school.sign_in(DSL)
    head = id_of(dsl, HEAD)
    new = people.end_person(dsl.public, head)
    row, proposed, agreed = forge(dsl, new, dsl.person_id, dsl.keys)
    theirs = Word(row.paper.id, AGREED, head, signed(new, {head: dsl.keys})[head])
    lay_bare(there.home, row, proposed, agreed, theirs)
    waits = only(people.proposals(there.home.desk))
    assert tuple(waits.signatures) == (dsl.person_id,)
    with pytest.raises(Refused, match="yourself"):
        people.agree(there.sign_in(DSL), waits, NOW)
    assert there.home.desk.school.is_active(head)


def test_what_the_proof_forbids_cannot_be_agreed_to(terminals: Terminals, there: Terminal) -> None:
    """A terminal that left the proof out may offer it; the one where somebody agrees does not."""
    dsl = terminals.school.sign_in(DSL)
    nobody = replace(next_list(dsl.public), holders={**dsl.public.holders, "chair": ()})
    lay_bare(there.home, *forge(dsl, nobody, dsl.person_id, dsl.keys))
    waits = only(people.proposals(there.home.desk))
    with pytest.raises(Refused, match="Nobody would hold"):
        people.agree(there.sign_in(HEAD), waits, NOW)
    assert there.home.desk.school == dsl.public


def test_a_refusal_or_a_taking_back_in_anothers_name_counts_for_nothing(
    terminals: Terminals, there: Terminal
) -> None:
    """Made by a teacher: in her own name, and in those of two keepers."""
    dsl, lee = terminals.school.sign_in(DSL), terminals.school.sign_in(LEE)
    made = propose(dsl, helps(dsl))
    terminals.all()
    said = [
        replace(word_of(lee, made.id, kind, NOW), by=by)
        for kind in (REFUSED, AWAY)
        for by in (lee.person_id, dsl.person_id, id_of(dsl, HEAD))
    ]
    signed_by_lee = [replace(w, signature=lee.keys.sign(w.signed_part())) for w in said]
    table.lay(there.home.desk, (), signed_by_lee)
    found = only(people.proposals(there.home.desk))
    assert (found.id, found.refusals) == (made.id, ())
