"""The ways an entry came say whether it counts; the order of arrival says nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.crypto.keys import Keys
from store.drawers.drawer import Drawer
from store.drawers.drawer_checkup import check_drawer
from store.drawers.journal import Author, Body, Entry, Head, write
from store.drawers.nouns import NOUNS
from store.drawers.ways import Ended, Travelled, Way, merged
from store.errors import Refused
from store.school.public_list import Person, PublicList
from tests.made_up import NOW

AUTHORS = {each: Author(f"person {each}", Keys(each.encode() * 32), each) for each in "ABCD"}
PEOPLE = tuple(
    Person(each.person, each.person, (), each.keys.seal, each.keys.verify)
    for each in AUTHORS.values()
)
PUBLIC = PublicList(1, "", "", (), PEOPLE, {}, (), {}, ())
NAME, CASE, WORRY = "safeguarding", "case:1", "worry:1"
NOTE, LEVEL, CLOSED = "case.note_added", "case.categorised", "case.closed"


def made(folder: Path, terminal: str) -> Drawer:
    folder.mkdir(parents=True)
    return Drawer.open(folder, NAME, [b"k" * 32], NOUNS, AUTHORS[terminal], make=True)


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    """The drawer at the terminal A, in which A has opened a case."""
    drawer = made(tmp_path / "A", "A")
    drawer.record(CASE, "case.opened", {"title": "Hats"}, NOW)
    yield drawer
    drawer.close()


def wrote(kind: str, body: Body, *, subject: str = CASE, clock: int = 5, id: str = "") -> Entry:
    """Return what somebody wrote at the terminal B, which knew of nothing."""
    at, head = NOW.isoformat(), Head(10 * clock)  # others come between
    return write(
        AUTHORS["B"], NAME, subject, kind, body, at=at, clock=clock, head=head, seen={}, id=id
    )


def posted(entry: Entry, counter: int) -> Travelled:
    """Return what B wrote as it comes in B's letter with this counter."""
    return Travelled(entry).by("B", counter)


def rows(drawer: Drawer) -> list[list[object]]:
    sql = "SELECT * FROM records ORDER BY subject", "SELECT * FROM open_items ORDER BY item"
    return [list(row.values()) for each in sql for row in drawer.db.query(each)]


WAYS = st.lists(st.dictionaries(st.sampled_from("ABC"), st.integers(1, 5), min_size=1), max_size=5)
ENDED = st.dictionaries(st.sampled_from("ABC"), st.integers(0, 5))


@given(WAYS, WAYS, ENDED)
def test_what_is_left_out_of_the_ways_changes_no_verdict(
    some: list[Way], more: list[Way], ended: Ended
) -> None:
    entry = wrote(NOTE, {})
    kept = merged(merged((), some), more)
    assert kept == merged(more, some)
    counts = Travelled(entry, (*some, *more)).counts(ended)
    assert Travelled(entry, kept).counts(ended) is counts


def test_a_letter_that_does_not_count_vouches_for_nothing() -> None:
    entry = wrote(NOTE, {})
    theirs = Travelled(entry).by("B", 3)
    passed_on = theirs.by("A", 7)
    assert theirs.counts({"B": 3, "A": 0})
    assert not theirs.counts({"B": 2})
    assert passed_on.counts({"B": 3, "A": 7})
    assert not passed_on.counts({"A": 6})
    assert not passed_on.counts({"B": 2})
    # Somebody else's letter does not say when B posted it: then it was not before B's end.
    assert not Travelled(entry).by("A", 1).counts({"B": 1_000})
    # Written here and not posted yet.
    assert Travelled(entry).counts({"A": 0})
    assert not Travelled(entry).counts({"B": 1_000})


KINDS = ((NOTE, {"fact": "a"}), (LEVEL, {"seriousness": "high"}), (CLOSED, {"summary": "b"}))


@settings(max_examples=30)
@given(
    facts=st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(KINDS)), max_size=8),
    last=st.integers(0, 6),
    data=st.data(),
)
def test_entries_and_lists_in_any_order_make_the_same_records(
    tmp_path_factory: pytest.TempPathFactory,
    facts: list[tuple[str, tuple[str, dict[str, str]]]],
    last: int,
    data: st.DataObject,
) -> None:
    """A and B write; C and D hear of it and of B's end in any order; one hears what counts only."""
    folder = tmp_path_factory.mktemp("drawers")
    drawers = {each: made(folder / each, each) for each in "ABCD"}
    drawers["A"].record(CASE, "case.opened", {"title": "Hats"}, NOW)
    opened = list(drawers["A"].travelled(CASE))
    drawers["B"].receive([each.by("A", 1) for each in opened])
    for terminal, (kind, body) in facts:
        drawers[terminal].record(CASE, kind, body, NOW)
    letters = [
        Travelled(entry).by(terminal, counter)
        for terminal in "AB"
        for counter, entry in enumerate(drawers[terminal].everything(), 1)
        if entry.terminal == terminal
    ]
    only = made(folder / "only", "C")
    only.receive([each for each in letters if each.counts({"B": last})])
    for name in "CD":
        left = data.draw(st.permutations(letters))
        while left:
            drawers[name].end(data.draw(st.sampled_from([{}, {"B": 0}, {"B": last}, {"A": 1}])))
            size = data.draw(st.integers(1, len(left)))
            drawers[name].receive(left[:size])
            left = left[size:]
        drawers[name].end({"B": last})
        assert rows(drawers[name]) == rows(only)
        apart = {entry.id for entry in drawers[name].apart(CASE)}
        assert apart == {e.entry.id for e in letters if not e.counts({"B": last})}
        assert list(check_drawer(drawers[name], PUBLIC, {})) == []
    for drawer in (*drawers.values(), only):
        drawer.close()


def test_what_was_posted_is_counted_where_it_was_written(drawer: Drawer) -> None:
    places = [place for place, _ in drawer.unshared(10, 1_000_000)]
    drawer.mark_shared(places, 4)
    drawer.mark_shared(places, 9)  # the same again, to fill a new office
    assert [each.ways for each in drawer.travelled(CASE)] == [({"A": 4},)]
    assert drawer.unshared(10, 1_000_000) == []
    drawer.end({"A": 3})
    drawer.record(CASE, NOTE, {"fact": "later"}, NOW)
    assert [entry.kind for entry in drawer.apart(CASE)] == [NOTE]
    assert drawer.get(CASE).title == "Hats"  # what begins something is never out of sight
    drawer.end({"A": 4})
    assert [entry.kind for entry in drawer.apart(CASE)] == [NOTE]
    drawer.end({})
    assert drawer.apart(CASE) == []


def test_a_drawer_that_was_closed_remembers_what_was_set_apart(
    drawer: Drawer, tmp_path: Path
) -> None:
    drawer.receive([posted(wrote(CLOSED, {"summary": "x"}), 3)])
    drawer.end({"B": 2})
    again = Drawer.open(tmp_path / "A", NAME, [b"k" * 32], NOUNS, AUTHORS["A"])
    assert again.ended() == {"B": 2}
    assert again.get(CASE).state == "open"
    assert [entry.said["summary"] for entry in again.apart(CASE)] == ["x"]
    again.close()


def test_what_only_a_withdrawn_terminal_has_taken_in_is_still_seen(drawer: Drawer) -> None:
    told = wrote("worry.received", {"told": {"words": "Help"}}, subject=WORRY, clock=1)
    filed = wrote("worry.filed", {"summary": "nothing"}, subject=WORRY, clock=2)
    drawer.receive([posted(told, 3), posted(filed, 4)])
    assert drawer.get(WORRY).state == "filed"
    drawer.end({"B": 2})
    assert drawer.get(WORRY).told.words == "Help"
    assert drawer.get(WORRY).state == "waiting"
    assert not drawer.stands(WORRY)
    assert list(check_drawer(drawer, PUBLIC, {})) == []


def test_the_same_envelope_is_recorded_again_and_its_own_words_stand(drawer: Drawer) -> None:
    """B made words up under the id of an envelope that A has."""
    made_up = {"told": {"words": "All is well"}}
    told = wrote("worry.received", made_up, subject=WORRY, clock=1, id="envelope")
    drawer.receive([posted(told, 3)])
    words = {"told": {"words": "Help"}}
    drawer.record(WORRY, "worry.received", words, NOW, id="envelope")
    assert drawer.get(WORRY).told.words == "All is well"  # nobody knows better yet
    drawer.end({"B": 2})
    drawer.record(WORRY, "worry.received", words, NOW, id="envelope")
    drawer.record(WORRY, "worry.received", words, NOW, id="envelope")
    assert drawer.get(WORRY).told.words == "Help"
    assert [entry.id for entry in drawer.entries(WORRY)] == ["envelope"]
    assert [entry.said for entry in drawer.apart(WORRY)] == [made_up]
    assert [hit.subject for hit in drawer.search("help")] == [WORRY]
    assert list(check_drawer(drawer, PUBLIC, {})) == []


def test_the_same_words_from_the_same_envelope_are_not_shown_apart(drawer: Drawer) -> None:
    body = {"told": {"words": "Help"}}
    told = wrote("worry.received", body, subject=WORRY, clock=1, id="envelope")
    drawer.receive([posted(told, 3)])
    drawer.end({"B": 2})
    drawer.record(WORRY, "worry.received", body, NOW, id="envelope")
    assert drawer.stands(WORRY)
    assert drawer.apart(WORRY) == []


def test_a_withdrawn_terminal_moves_nothing_away(drawer: Drawer) -> None:
    away = posted(wrote("case.moved_out", {"to": "case-theirs"}), 3)
    drawer.end({"B": 2})
    assert drawer.receive([away]) == set()
    assert drawer.get(CASE).title == "Hats"
    assert [entry.body for entry in drawer.entries(CASE)] == [{"title": "Hats"}]


def test_a_move_that_was_carried_out_stays_so(drawer: Drawer) -> None:
    away = posted(wrote("case.moved_out", {"to": "case-theirs"}), 3)
    assert drawer.receive([away]) == {CASE}
    drawer.end({"B": 2})
    assert drawer.state_of(CASE) == "moved"
    assert drawer.moved_to(CASE) == ["case-theirs"]


def test_a_move_that_does_not_count_brings_nothing_in(drawer: Drawer) -> None:
    drawer.receive([posted(wrote("case.moved_in", {"from": "head", "entries": []}), 3)])
    assert drawer.moved_in() == [(CASE, "head")]
    drawer.end({"B": 2})
    assert drawer.moved_in() == []


def test_a_withdrawn_terminal_keeps_nobody_from_writing(drawer: Drawer) -> None:
    drawer.receive([posted(wrote("case.sung", {}), 3)])
    with pytest.raises(Refused):
        drawer.record(CASE, NOTE, {"fact": "x"}, NOW)
    drawer.end({"B": 2})
    drawer.record(CASE, NOTE, {"fact": "x"}, NOW)
    assert [entry.kind for entry in drawer.entries(CASE)] == ["case.opened", NOTE]


def test_nothing_is_shown_of_what_nothing_begins(drawer: Drawer) -> None:
    drawer.receive([posted(wrote(NOTE, {"fact": "x"}, subject="case:2"), 3)])
    assert drawer.state_of("case:2") == "open"
    drawer.end({"B": 2})
    assert drawer.state_of("case:2") == ""
    assert [entry.said for entry in drawer.apart("case:2")] == [{"fact": "x"}]
    assert list(check_drawer(drawer, PUBLIC, {})) == []


def test_two_that_claim_one_id_are_both_kept(drawer: Drawer) -> None:
    one = wrote(NOTE, {"fact": "raincoat"}, clock=5, id="same")
    other = wrote(NOTE, {"fact": "umbrella"}, clock=6, id="same")
    drawer.receive([posted(one, 1), posted(other, 3)])
    drawer.end({"B": 2})
    assert [e.said["fact"] for e in drawer.entries(CASE) if e.kind == NOTE] == ["raincoat"]
    assert [entry.said["fact"] for entry in drawer.apart(CASE)] == ["umbrella"]
    assert all(drawer.search(word) for word in ("raincoat", "umbrella"))
    assert list(check_drawer(drawer, PUBLIC, {})) == []
