"""Entries: everything that is signed is noticed when it changes, whoever has the file's key."""

from dataclasses import replace
from typing import Any

import pytest

from store.crypto.keys import Keys
from store.drawers.journal import Author, Entry, Head, complaints, from_row, in_order, to_row, write
from store.errors import Damaged

ANN = Author("ann", Keys(b"a" * 32), "t1")
MINE = [ANN.keys.verify]
WRONG, REWORDED = "its signature is wrong", "its words are not the ones that were signed"
HALF, STRANGE = "half of it is missing", "its author never had the key that signed it"


def entry(author: Author = ANN, clock: int = 1) -> Entry:
    return write(
        author,
        "safeguarding",
        "case:1",
        "case.note_added",
        {"fact": "sad"},
        at="2026-03-03T09:14:00+00:00",
        clock=clock,
        head=Head(clock - 1, "before"),
        seen={"t1": 1},
    )


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"},
        {"origin": "head"},
        {"subject": "case:2"},
        {"kind": "case.closed"},
        {"v": 2},
        {"clock": 9},
        {"at": "2026-03-04T09:14:00+00:00"},
        {"by": "ben"},
        {"terminal": "t2"},
        {"counter": 9},
        {"seen": {"t1": 2}},
        {"body_hash": "00"},
        {"prev": "after"},
        {"signature": "00" * 64},
    ],
)
def test_a_changed_entry_is_not_the_one_that_was_signed(change: dict[str, Any]) -> None:
    signed = entry()
    changed = replace(signed, **change)
    assert complaints(signed, MINE) == []
    assert WRONG in complaints(changed, MINE)
    assert changed.hash() != signed.hash()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"body": {"fact": "glad"}}, [REWORDED]),
        ({"salt": "00" * 32}, [REWORDED]),
        ({"body": None}, [HALF]),
        ({"salt": None}, [HALF]),
        ({"salt": None, "body": None}, []),
    ],
)
def test_words_may_be_destroyed_whole_but_not_changed(
    change: dict[str, Any], said: list[str]
) -> None:
    assert complaints(replace(entry(), **change), MINE) == said


def test_who_signs_with_another_key_does_not_write_as_ann() -> None:
    forged = entry(replace(ANN, keys=Keys(b"m" * 32)))
    assert complaints(forged, MINE) == [STRANGE]
    assert complaints(replace(forged, key=ANN.keys.verify), MINE) == [WRONG]
    assert complaints(entry(), ["another", *MINE]) == []


def test_an_entry_comes_back_from_its_row_and_rubbish_does_not() -> None:
    names = list(Entry.__dataclass_fields__)
    row = dict(zip(names, to_row(entry()), strict=True))
    assert complaints(from_row(row), MINE) == []
    for rubbish in ({"body": "{"}, {"seen": "[]"}, {"seen": "{"}, {"more": 1}):
        with pytest.raises(Damaged):
            from_row({**row, **rubbish})


def test_every_machine_puts_entries_in_the_same_order_each_once() -> None:
    first, second = entry(clock=1), entry(clock=2)
    elsewhere = entry(replace(ANN, terminal="t2"), clock=1)
    assert in_order([second, elsewhere, first, second]) == [first, elsewhere, second]


def test_the_same_words_are_hashed_differently_each_time() -> None:
    assert entry().body_hash != entry().body_hash
