"""The drawer: any order and grouping gives the same records; nothing is changed or half done."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.crypto.keys import Keys
from store.database import connect
from store.drawers.drawer import Drawer, Fact
from store.drawers.drawer_checkup import check_drawer
from store.drawers.journal import Author, Entry, complaints, write
from store.drawers.nouns import NOUNS
from store.drawers.ways import Travelled
from store.errors import Refused, WorryBoxError
from store.letterbox.told import Told
from store.school.public_list import Person, PublicList
from tests.made_up import NOW

ANN = Author("ann", Keys(b"a" * 32), "t1")
BEN = Author("ben", Keys(b"b" * 32), "t2")
KEY = b"k" * 32
WORRY, CASE = "worry:1", "case:1"
PEOPLE = tuple(
    Person(each.person, each.person, (), each.keys.seal, each.keys.verify) for each in (ANN, BEN)
)
PUBLIC = PublicList(1, "", "", (), PEOPLE, {}, (), {}, ())


def opened(folder: Path, name: str = "safeguarding", author: Author = ANN) -> Drawer:
    return Drawer.open(folder, name, [KEY], NOUNS, author, make=True)


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    made = opened(tmp_path)
    yield made
    if made.key:
        made.close()


def tables(drawer: Drawer) -> list[list[Any]]:
    """Return all that is folded, byte for byte."""
    found = []
    for sql in (
        "SELECT * FROM records ORDER BY subject",
        "SELECT * FROM open_items ORDER BY subject, item",
        "SELECT text, subject, entry FROM search ORDER BY entry",
    ):
        found.append([tuple(row.values()) for row in drawer.db.query(sql)])
    return found


WORDS = st.sampled_from(["", "sad", "zebrafish", "Ünï", "[/b]"])
FACTS = st.one_of(
    st.builds(
        lambda words, when: Fact(
            WORRY,
            "worry.received",
            {"told": asdict(Told(words=words, when=when)), "kept_from": ["x"], "sent_at": "1"},
        ),
        WORDS,
        st.sampled_from(["now", "before_home", "another_day"]),
    ),
    st.builds(lambda w: Fact(WORRY, "worry.added_to", {"words": w, "sent_at": "2"}), WORDS),
    st.just(Fact(WORRY, "worry.added_to", {"again": True})),
    st.builds(lambda w: Fact(WORRY, "worry.added_to", {"name": w}), WORDS),
    st.just(Fact(WORRY, "worry.seen")),
    st.builds(lambda w: Fact(WORRY, "worry.answered", {"text": w}), WORDS),
    st.just(Fact(WORRY, "worry.linked", {"case": CASE})),
    st.builds(lambda w: Fact(WORRY, "worry.filed", {"summary": w}), WORDS),
    st.just(Fact(WORRY, "worry.kept_from", {"person": "y", "why": ""})),
    st.builds(lambda w: Fact(WORRY, "worry.task_done", {"text": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.opened", {"title": w, "number": "2026-1A"}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.note_added", {"fact": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.person_added", {"name": w, "role": "victim"}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.action_added", {"text": w, "owner": "ann"}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.categorised", {"seriousness": "high"}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.passed_on", {"to": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.parents", {"told": "no", "reason": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.escalated", {"to": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.task_sent", {"task": "task:1", "text": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.task_done", {"task": "task:1", "text": w}), WORDS),
    st.builds(lambda w: Fact(CASE, "case.closed", {"summary": w}), WORDS),
    st.just(Fact(CASE, "case.reopened", {"reasons": "r"})),
    st.just(Fact("task:1", "task.received", {"text": "t", "answer_to": ["ann"]})),
    st.builds(lambda w: Fact("task:1", "task.done", {"note": w}), WORDS),
    st.builds(lambda w: Fact("concern:1", "concern.logged", {"fact": w, "worry": WORRY}), WORDS),
    st.builds(lambda w: Fact("concern:1", "concern.acknowledged", {"by": w, "at": "9"}), WORDS),
    st.builds(lambda w: Fact("draft:f", "draft.kept", {"form": "f", "values": {"a": w}}), WORDS),
    st.just(Fact("draft:f", "draft.used")),
    st.builds(
        lambda w: Fact("drawer:x", "drawer.granted", {"holders": {"ann": w}, "list": 1}), WORDS
    ),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), FACTS), min_size=1, max_size=25), st.randoms())
def test_any_order_and_any_grouping_gives_the_same_records(
    history: list[tuple[bool, Fact]], chosen: Random
) -> None:
    with TemporaryDirectory() as folder:
        one, two = opened(Path(folder), "one"), opened(Path(folder), "two", BEN)
        for by_ben, fact in history:
            author = two if by_ben else one
            author.record_all([fact], NOW)
            # What the other machine wrote arrives now and then, so clocks interleave and collide.
            if chosen.random() < 0.3:
                one.take_in([Travelled(each) for each in two.everything()], [], NOW)
        once = {e.id: e for d in (one, two) for e in d.everything()}
        entries = [Travelled(each) for each in once.values()]
        results = []
        for name in ("three", "four"):
            target = opened(Path(folder), name)
            for batch in batches(entries, chosen):
                target.take_in(batch, [], NOW)
            results.append(tables(target))
            target.close()
        one.take_in(entries, [], NOW)
        assert results[0] == results[1] == tables(one)
        one.close()
        two.close()


def batches(entries: Sequence[Travelled], chosen: Random) -> Iterator[list[Travelled]]:
    """Yield entries shuffled, in batches of any size, some of them twice."""
    shuffled = [*entries, *chosen.sample(list(entries), len(entries) // 3)]
    chosen.shuffle(shuffled)
    while shuffled:
        size = chosen.randint(1, len(shuffled))
        yield shuffled[:size]
        del shuffled[:size]


def test_what_was_recorded_is_whole_and_sound(drawer: Drawer) -> None:
    drawer.record(CASE, "case.opened", {"title": "x"}, NOW)
    drawer.record(CASE, "case.note_added", {"fact": "y"}, NOW)
    assert list(check_drawer(drawer, PUBLIC, {})) == []
    assert [complaints(entry, [ANN.keys.verify]) for entry in drawer.entries(CASE)] == [[], []]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM entries",
        "UPDATE entries SET body = '{}'",
        "UPDATE entries SET salt = NULL, body = NULL, at = 'x'",
        "UPDATE entries SET signature = ''",
        "UPDATE entries SET clock = clock + 1, salt = NULL, body = NULL",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries",
        "REPLACE INTO entries SELECT id, origin, subject, 'x', v, clock, at, by, key, terminal,"
        " counter, seen, salt, body, body_hash, prev, signature FROM entries",
    ],
)
def test_entries_are_only_ever_added(drawer: Drawer, change: str) -> None:
    drawer.record(CASE, "case.opened", {"title": "x"}, NOW)
    before = list(drawer.everything())
    with pytest.raises(WorryBoxError):
        drawer.db.execute(change)
    assert list(drawer.everything()) == before


def test_facts_recorded_together_are_all_there_or_none(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer.record(CASE, "case.opened", {"title": "x"}, NOW)
    before = tables(drawer), list(drawer.everything()), drawer.heads()
    turns = count()

    def fail(self: Drawer, subject: str) -> None:
        if next(turns):
            raise ZeroDivisionError
        original(self, subject)

    original = Drawer._summarise
    with monkeypatch.context() as patch:
        patch.setattr(Drawer, "_summarise", fail)
        with pytest.raises(ZeroDivisionError):
            drawer.record_all([Fact(CASE, "case.reopened"), Fact(WORRY, "worry.seen")], NOW)
    assert (tables(drawer), list(drawer.everything()), drawer.heads()) == before
    drawer.record(CASE, "case.reopened", {}, NOW)


def test_recording_the_same_id_twice_is_harmless(drawer: Drawer) -> None:
    for text in ("first", "second"):
        drawer.record(CASE, "case.note_added", {"fact": text}, NOW, id="same")
    assert [entry.said for entry in drawer.entries(CASE)] == [{"fact": "first"}]


def unknown(kind: str, drawer: Drawer) -> Entry:
    head = drawer.heads()["t1"]
    author = replace(BEN, terminal="t9")
    return write(
        author, "x", CASE, kind, {"n": "new"}, at="1", clock=9, head=replace(head), seen={}
    )


def test_an_unknown_kind_is_kept_carried_and_makes_its_subject_read_only(drawer: Drawer) -> None:
    drawer.record(CASE, "case.opened", {"title": "x"}, NOW)
    entry = unknown("case.dreamt_of", drawer)
    drawer.take_in([Travelled(entry)], [], NOW)
    assert entry in drawer.entries(CASE)
    assert drawer.get(CASE).title == "x"
    with pytest.raises(Refused, match="newer"):
        drawer.record(CASE, "case.note_added", {"fact": "y"}, NOW)
    drawer.record("case:2", "case.opened", {"title": "other"}, NOW)
    assert len(drawer.entries(CASE)) == 2


def test_destroyed_bodies_stay_destroyed_and_leave_no_trace(drawer: Drawer) -> None:
    drawer.record(CASE, "case.opened", {"title": "zebrafish"}, NOW)
    drawer.record("case:2", "case.opened", {"title": "other"}, NOW)
    before = drawer.entries(CASE)
    drawer.empty([CASE], [Fact(CASE, "case.moved_out", {"to": "x"})], NOW)
    assert [(e.salt, e.body) for e in drawer.entries(CASE)][:1] == [(None, None)]
    assert drawer.search("zebrafish") == []
    assert drawer.search("other")
    wal = drawer.path.with_name(f"{drawer.path.name}-wal")
    assert not wal.exists() or wal.stat().st_size == 0
    drawer.take_in([Travelled(each) for each in before], [], NOW)
    assert drawer.entries(CASE)[0].body is None
    for table in ("entries", "records", "search", "search_data", "search_content", "open_items"):
        rows = [dict(row) for row in drawer.db.query(f"SELECT * FROM {table}")]
        assert "zebrafish" not in str(rows)
    assert list(check_drawer(drawer, PUBLIC, {})) == []
    with pytest.raises(WorryBoxError):
        drawer.db.execute("UPDATE entries SET body = '{}', salt = '00' WHERE body IS NULL")


def test_what_was_destroyed_is_not_in_the_file_once_it_is_opened_plain(drawer: Drawer) -> None:
    """The drawer's pages, unsealed: neither the entry, nor the search, nor a free page has it."""
    drawer.record(CASE, "case.opened", {"title": "zebrafish " * 300}, NOW)
    drawer.empty([CASE], [Fact(CASE, "case.moved_out", {"to": "x"})], NOW)
    plain = drawer.path.with_name("plain.db")
    drawer.db.execute("ATTACH DATABASE ? AS plain KEY ''", [str(plain)])
    list(drawer.db.query("SELECT sqlcipher_export('plain')"))
    drawer.db.execute("DETACH DATABASE plain")
    assert b"case.moved_out" in plain.read_bytes()
    assert b"zebrafish" not in plain.read_bytes()


def test_a_changed_key_shuts_out_the_old_one(drawer: Drawer, tmp_path: Path) -> None:
    drawer.record(CASE, "case.opened", {"title": "x"}, NOW)
    drawer.change_key(b"n" * 32)
    drawer.record(CASE, "case.reopened", {}, NOW)
    drawer.close()
    with pytest.raises(WorryBoxError):
        connect(tmp_path / "safeguarding.db", KEY)
    again = Drawer.open(tmp_path, "safeguarding", [KEY, b"n" * 32], NOUNS, ANN)
    assert len(again.entries(CASE)) == 2
    again.close()


@pytest.mark.parametrize(
    "words",
    [
        '"unbalanced',
        "NEAR(",
        "col:",
        "text:zebra",
        "*",
        "^",
        "-",
        "AND OR NOT",
        "a\x00b",
        "''",
        "(((",
        "…",
        "e\u0301\u0301\u0301",
        "x" * 5000,
        "\ud800",
    ],
)
def test_odd_searches_never_fail(drawer: Drawer, words: str) -> None:
    drawer.record(CASE, "case.opened", {"title": "zebrafish"}, NOW)
    assert isinstance(drawer.search(words), list)
    assert [hit.subject for hit in drawer.search("ZÉBRA")] == [CASE]


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_no_search_a_person_can_type_fails(words: str) -> None:
    with TemporaryDirectory() as folder:
        drawer = opened(Path(folder))
        drawer.record(CASE, "case.opened", {"title": words}, NOW)
        drawer.search(words)
        assert drawer.get(CASE).title == words
        drawer.close()
