"""A new office machine takes in all there is, over a bare loop that does as much cryptography."""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from assets.texts import wordlist
from bench.made_up import case_facts
from bench.measure import Ratio, seconds
from bench.several import DSL
from store.carrying import share
from store.carrying.chain import Posted, follow
from store.database import Database, transaction
from store.drawers.drawer import Drawer
from store.drawers.journal import Author, Entry, Head, complaints, to_row, write
from store.drawers.ledger import searchable
from store.drawers.nouns import NOUNS
from store.home import Home
from store.letterbox.collect import collect
from store.letterbox.envelope import ENTRIES, QUIET, Content, Sealed, close_for, open_with
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from tests.made_up import NOW, OAKFIELD, School
from tests.terminals import Terminals

MANY = 100_000


def first_synchronisation(folder: Path, entries: int = MANY) -> Ratio:
    """Take in letters of 200 entries, both in any order, over opening and inserting them."""
    school = School.make(folder / "office", OAKFIELD)
    made = Terminals(school, folder)
    there = made.second_office(DSL)
    first, second = school.sign_in(DSL), there.sign_in(DSL)
    letters = _posted(first, entries)
    base = seconds(lambda: _bare(folder / "bare", second, letters))
    there.home.letterbox.receive(letters, NOW)
    ours = seconds(lambda: collect(second, NOW))
    _is_whole(second, entries)
    made.close()
    school.close()
    what = f"First filling: {entries:,} entries in any order / a bare loop"
    return Ratio(what, ours * 1e3, base * 1e3, 2.0)


def _posted(first: Session, entries: int) -> list[Posted]:
    """Return the letters with all entries, shuffled, as another terminal's carrier brings them."""
    drawer, home = first.drawer(SAFEGUARDING), first.home
    written = list(_written(first, entries))
    random.Random(7).shuffle(written)
    head, letters = home.letterbox.head, list[Posted]()
    for start in range(0, len(written), share.BATCH):
        letter = _letter(home, drawer, written[start : start + share.BATCH])
        letters.append(follow(letter, home.device.id, head, home.device.keys))
        head = Head(letters[-1].counter, letters[-1].hash)
    return random.Random(8).sample(letters, len(letters))


def _written(first: Session, entries: int) -> Iterator[Entry]:
    """Write cases of ten entries, as `first` would at its own terminal."""
    author = Author(first.person_id, first.keys, first.home.device.id)
    head = first.drawer(SAFEGUARDING).heads().get(author.terminal, Head())
    words = wordlist()
    for number in range(entries // 10):
        for fact in case_facts(number, words, still_open=False):
            entry = write(
                author,
                SAFEGUARDING,
                fact.subject,
                fact.kind,
                fact.body,
                at=NOW.isoformat(),
                clock=head.counter + 100,
                head=head,
                seen={},
            )
            head = Head(entry.counter, entry.hash())
            yield entry


def _is_whole(session: Session, entries: int) -> None:
    drawer = session.drawer(SAFEGUARDING)
    (row,) = drawer.db.query("SELECT count(*) AS n FROM entries WHERE subject NOT LIKE 'drawer:%'")
    assert row["n"] == entries
    assert drawer.count("case", "closed") == entries // 10


def _letter(home: Home, drawer: Drawer, entries: list[Entry]) -> Sealed:
    content = Content(
        kind=ENTRIES,
        subject=f"drawer:{drawer.name}",
        thread="",
        terminal=home.device.id,
        at=NOW.isoformat(),
        drawer=drawer.name,
        kept_from=(),
        readers=(),
        sheet="",
        body={"entries": msgspec.to_builtins(entries), "ways": [[] for _ in entries]},
    )
    return close_for(content, [share.carry_keys(drawer)[0].seal], home.device.keys, QUIET)


def _bare(folder: Path, session: Session, letters: list[Posted]) -> None:
    """Open, verify and insert, a transaction a letter: no order, no records, no double."""
    folder.mkdir()
    drawer = session.drawer(SAFEGUARDING)
    keys = share.carry_keys(drawer)[0].unsealing
    fresh = Drawer.open(folder, SAFEGUARDING, [drawer.key], NOUNS, drawer._author, make=True)
    for letter in letters:
        content = open_with(letter.envelope, keys, session.public)
        assert content
        entries = msgspec.convert(content.body["entries"], list[Entry])
        assert not any(complaints(each, session.public.keys_of(each.by)) for each in entries)
        with transaction(fresh.db):
            _insert(fresh.db, entries)
    fresh.close()


def _insert(db: Database, entries: list[Entry]) -> None:
    places = ", ".join("?" * 17)
    for each in entries:
        db.execute(f"INSERT INTO entries VALUES ({places})", to_row(each))
        if text := searchable(each.said):
            line = "INSERT INTO search (text, subject, entry) VALUES (?, ?, ?)"
            db.execute(line, [text, each.subject, each.id])
