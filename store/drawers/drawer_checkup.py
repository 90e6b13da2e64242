"""Is an open drawer still what was written? Each finding is a sentence without its drawer."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from store.cases.case import Case
from store.database import authentic, damaged, sound
from store.drawers.drawer import Drawer, destroyed
from store.drawers.journal import Entry, Head, complaints
from store.drawers.ledger import searchable
from store.looking import files
from store.school.public_list import PublicList


def check_drawer(
    drawer: Drawer, public: PublicList, anchors: Mapping[str, Head], *, whole: bool = True
) -> Iterator[str]:
    """Yield what is wrong; `anchors` are the ends of its chains as noted outside.

    `whole`: all that was written at this terminal must be here.
    """
    broken = [*authentic(drawer.db), *sound(drawer.db, thorough=True)]
    yield from damaged("the file", broken)
    if broken:
        return
    chains: dict[str, list[Entry]] = {}
    strangers: list[Entry] = []
    moved: set[str] = set()
    for entry in drawer.everything():
        keys = public.keys_of(entry.by)
        yield from (f"the entry {_called(entry)}: {c}." for c in complaints(entry, keys))
        # What the chain is made of is kept without its words: files would fill the memory.
        bare = destroyed(entry)
        if entry.origin == drawer.name:
            chains.setdefault(entry.terminal, []).append(bare)
        else:
            strangers.append(bare)
        if entry.kind.endswith(".moved_in"):
            moved |= set(entry.said.get("entries", ()))
    yield from (
        f"the entry {_called(entry)} came from elsewhere and no move names it."
        for entry in strangers
        if entry.hash() not in moved
    )
    yield from _chains(drawer, chains, anchors, whole=whole)
    yield from _summaries(drawer)
    yield from _search_rows(drawer)
    yield from _files(drawer)


def _files(drawer: Drawer) -> Iterator[str]:
    """Every file of every case is whole, and what was put there."""
    rows = drawer.db.query("SELECT subject FROM records WHERE noun = 'case' AND state <> 'moved'")
    for subject in [row["subject"] for row in rows]:
        if isinstance(case := drawer.get(subject), Case) and files.files(case):
            yield from files.trouble(drawer, case, terminal=drawer.terminal)


def _chains(
    drawer: Drawer,
    chains: Mapping[str, list[Entry]],
    anchors: Mapping[str, Head],
    *,
    whole: bool,
) -> Iterator[str]:
    heads = drawer.heads()
    for terminal, chain in chains.items():
        chain.sort(key=lambda entry: entry.counter)
        mine = whole and terminal == drawer.terminal
        yield from _chain(chain, anchors.get(terminal), whole=mine)
        last = chain[-1].counter
        ends = {Head(last, entry.hash()) for entry in chain if entry.counter == last}
        if heads.get(terminal) not in ends:
            yield f"the last entry of terminal {terminal} is not the one it should be."
    for terminal in sorted((anchors.keys() | heads.keys()) - chains.keys()):
        yield f"all entries of terminal {terminal} were cut off."


def _chain(chain: list[Entry], anchor: Head | None, *, whole: bool) -> Iterator[str]:
    """Judge one terminal's chain; what another one wrote may still be on its way (not `whole`).

    A terminal that was put back from a copy may have written two entries under one number.
    """
    previous, last = {""}, 0
    for counter, same in groupby(chain, key=lambda entry: entry.counter):
        here = list(same)
        if (counter != last + 1 or len(here) > 1) and whole:
            yield f"an entry is missing: number {last + 1} of terminal {here[0].terminal}."
            return
        for entry in here:
            if counter == last + 1 and entry.prev not in previous:
                yield f"the entry {_called(entry)} does not follow the one before it."
        previous, last = {entry.hash() for entry in here}, counter
        if anchor and anchor.counter == last and anchor.hash not in previous:
            yield f"the entry {_called(here[0])} is not the one that was there before."
    if anchor and anchor.counter > last:
        # What was written since stands in the place of some: no number says how many are gone.
        yield f"the last entries were cut off, {anchor.counter - last} at least."


def _summaries(drawer: Drawer) -> Iterator[str]:
    subjects = {row["subject"] for row in drawer.db.query("SELECT DISTINCT subject FROM entries")}
    listed = {row["subject"] for row in drawer.db.query("SELECT subject FROM records")}
    items = {row["subject"] for row in drawer.db.query("SELECT subject FROM open_items")}
    called = {row["subject"] for row in drawer.db.query("SELECT subject FROM called")}
    for subject in sorted((listed | items | called) - subjects):
        yield f"the record {subject} has no entries."
    for subject in sorted(subjects):
        fresh = drawer.fresh_summary(subject)
        if _stored(drawer, "records", subject) != fresh.records:
            yield f"the record {subject} does not say what its entries say."
        if sorted(_stored(drawer, "open_items", subject)) != sorted(fresh.items):
            yield f"what is to be done for {subject} does not fit its entries."
        if sorted(_stored(drawer, "called", subject)) != sorted(fresh.called):
            yield f"{subject} is not found by what it is called."


def _search_rows(drawer: Drawer) -> Iterator[str]:
    """The words to search are those of the entries, each once, and nothing of what is gone."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in drawer.db.query("SELECT entry, subject, text FROM search"):
        found.setdefault(row["entry"], []).append((row["subject"], row["text"]))
    said: dict[str, dict[tuple[str, str], Entry]] = {}
    for entry in drawer.everything():
        if text := searchable(entry.said):
            said.setdefault(entry.id, {})[entry.subject, text] = destroyed(entry)
    for id, words in said.items():
        if sorted(found.pop(id, [])) != sorted(words):
            called = _called(next(iter(words.values())))
            yield f"the search words of the entry {called} are not its own."
    for _ in found:
        yield "there are search words that belong to no entry."


def _stored(drawer: Drawer, table: str, subject: str) -> list[list[Any]]:
    rows = drawer.db.query(f"SELECT * FROM {table} WHERE subject = ?", [subject])
    return [list(row.values()) for row in rows]


def _called(entry: Entry) -> str:
    return f"{entry.counter} ({entry.kind}, {entry.at})"
