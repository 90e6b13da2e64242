"""The data folder: one kiosk at a time, and every broken file gets a sentence and is left alone."""

from pathlib import Path

import pytest
from sqlite_utils import hookimpl
from sqlite_utils.plugins import pm

from store import database, migrations
from store.database import Database, Migrations, connect, migrate, sound, transaction
from store.errors import (
    Damaged,
    HomeBusy,
    OutOfOrder,
    TooNew,
    WorryBoxError,
)
from store.home import Home
from store.letterbox.told import Told
from tests.made_up import CHEAP, School
from tests.quick import SETTINGS

FILES = ("front-desk.db", "letterbox.db", "device.key")


def closed(school: School) -> Path:
    school.intake.post(Told(words="x"), school.now)
    school.close()
    return school.path


def refused(folder: Path) -> str:
    """Try to open a folder; return the sentence, having seen that no file was changed."""
    before = {path: path.read_bytes() for path in folder.glob("*.*") if path.is_file()}
    with pytest.raises(WorryBoxError) as caught:
        Home(folder, CHEAP)
    after = {path: path.read_bytes() for path in folder.glob("*.*") if path.is_file()}
    kept = {path: after.get(path) for path in before if not path.name.endswith(("-shm", "-wal"))}
    assert kept == {path: before[path] for path in kept}
    return str(caught.value)


def test_a_second_instance_is_refused_and_the_first_goes_on(school: School) -> None:
    with pytest.raises(HomeBusy):
        Home(school.path, CHEAP)
    assert school.intake.post(Told(words="x"), school.now).envelope


def test_a_refused_folder_can_be_opened_once_it_is_mended(school: School) -> None:
    folder = closed(school)
    key = (folder / "device.key").read_bytes()
    (folder / "device.key").unlink()
    refused(folder)
    (folder / "device.key").write_bytes(key)
    with Home(folder, CHEAP) as home:
        assert home.letterbox.waiting().count == 1


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named_and_not_replaced(school: School, name: str) -> None:
    folder = closed(school)
    (folder / name).unlink()
    assert name in refused(folder)
    assert not (folder / name).exists()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("left", [0, 1, 100, 5000])
def test_a_truncated_file_is_left_as_it_is(school: School, name: str, left: int) -> None:
    folder = closed(school)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: min(left, len(content) - 1)])
    sentence = refused(folder)
    assert sentence.endswith(".")
    assert "Traceback" not in sentence


@pytest.mark.parametrize("name", ["front-desk.db", "letterbox.db"])
def test_a_file_that_is_something_else_is_left_as_it_is(school: School, name: str) -> None:
    folder = closed(school)
    (folder / name).write_bytes(b"%PDF-1.7 " + bytes(9000))
    assert name in refused(folder)


@pytest.mark.parametrize("place", [0, 60, 100, -70, -40, -10, -3])
def test_one_flipped_bit_in_the_terminals_key_is_noticed(school: School, place: int) -> None:
    folder = closed(school)
    content = bytearray((folder / "device.key").read_bytes())
    content[place] ^= 1
    (folder / "device.key").write_bytes(bytes(content))
    assert "key" in refused(folder)


def test_one_flipped_bit_in_the_public_list_is_noticed(school: School) -> None:
    folder = closed(school)
    content = bytearray((folder / "front-desk.db").read_bytes())
    place = content.index(b"Mrs Adeyemi")
    content[place] ^= 1
    (folder / "front-desk.db").write_bytes(bytes(content))
    refused(folder)


def test_a_missing_or_damaged_drawer_is_told_and_the_others_open(school: School) -> None:
    school.sign_in("Mrs Adeyemi")
    school.close()
    drawers = school.path / "drawers"
    (drawers / "office.db").unlink()
    (drawers / "roll.db").write_bytes(b"")
    spoilt = bytearray((drawers / "chair.db").read_bytes())
    spoilt[50] ^= 1
    (drawers / "chair.db").write_bytes(bytes(spoilt))
    school.reopen()
    session = school.sign_in("Mrs Adeyemi")
    assert session.holds("safeguarding")
    assert len(session.trouble) == 3
    assert {name for name in ("office", "roll", "chair") if session.holds(name)} == set()
    assert not (drawers / "office.db").exists()
    assert (drawers / "roll.db").read_bytes() == b""
    assert (drawers / "chair.db").read_bytes() == bytes(spoilt)


def test_a_newcomer_signs_in_though_another_drawer_is_damaged(school: School) -> None:
    school.close()
    (school.path / "drawers" / "roll.db").write_bytes(b"rubbish" * 1000)
    school.reopen()
    session = school.sign_in("Miss Lee")
    assert session.trouble
    assert session.own.rows("task") == []


def test_a_damaged_own_drawer_is_a_sentence_and_not_replaced(school: School) -> None:
    own = school.sign_in("Miss Lee").own.path
    school.close()
    own.write_bytes(b"rubbish" * 1000)
    school.reopen()
    session = school.sign_in("Miss Lee")
    with pytest.raises(WorryBoxError):
        _ = session.own
    assert own.read_bytes() == b"rubbish" * 1000


def test_the_folder_is_for_its_owner_alone(school: School) -> None:
    assert school.path.stat().st_mode & 0o077 == 0
    assert (school.path / "device.key").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutOfOrder):
        Home(tmp_path / "file" / "home", CHEAP)


def test_a_newer_schema_is_refused(school: School) -> None:
    folder = closed(school)
    db = connect(folder / "letterbox.db")
    db.table("_sqlite_migrations").insert(
        {"migration_set": "letterbox", "name": "m099_newer", "applied_at": "2030"}
    )
    db.close()
    with pytest.raises(TooNew, match="newer"):
        Home(folder, CHEAP)


def steps(*statements: str) -> Migrations:
    """Return the migrations of a made-up file, a statement each."""
    made = Migrations("test")
    for number, statement in enumerate(statements, 1):

        def step(db: Database, statement: str = statement) -> None:
            db.execute(statement)

        made(name=f"m{number}")(step)
    return made


@pytest.mark.parametrize("key", [None, b"k" * 32])
def test_a_migration_copies_a_file_that_has_data_aside(tmp_path: Path, key: bytes | None) -> None:
    path, first = tmp_path / "file.db", "CREATE TABLE words (word TEXT)"
    db = connect(path, key, make=True)
    migrate(db, steps(first), path)
    assert not list(tmp_path.glob("*.before-*"))
    with transaction(db):
        db.execute("INSERT INTO words VALUES ('zebrafish')")
    migrate(db, steps(first, "ALTER TABLE words ADD COLUMN more TEXT"), path)
    assert list(db.query("SELECT * FROM words")) == [{"word": "zebrafish", "more": None}]
    db.close()
    (aside,) = tmp_path.glob("*.before-2")
    assert (b"zebrafish" in aside.read_bytes()) == (key is None)
    old = connect(aside, key)
    assert list(old.query("SELECT * FROM words")) == [{"word": "zebrafish"}]
    old.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path, first = tmp_path / "file.db", "CREATE TABLE one (x)"
    db = connect(path, make=True)
    migrate(db, steps(first), path)
    with pytest.raises(WorryBoxError):
        migrate(db, steps(first, "CREATE TABLE two (x, x)"), path)
    assert "two" not in db.table_names()
    migrate(db, steps(first), path)
    db.close()


@pytest.mark.parametrize("name", ["front_desk", "letterbox", "drawer"])
def test_every_table_is_strict(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file.db"
    db = connect(path, make=True)
    migrate(db, getattr(migrations, name), path)
    rows = db.query("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0")
    loose = {row["name"] for row in rows}
    assert loose <= {"sqlite_schema", "sqlite_temp_schema", "_sqlite_migrations", "sqlite_sequence"}
    assert sound(db, thorough=True) == []
    db.close()


def test_settings_are_read_back_and_refused_when_one_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_SETTINGS", SETTINGS)
    path = tmp_path / "file.db"
    connect(path, make=True).close()
    db = connect(path)
    for setting, wanted in (("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1)):
        (row,) = db.query(f"PRAGMA {setting}")
        assert row[setting] == wanted
    db.close()
    with pytest.raises(OutOfOrder, match="journal_mode"):
        connect(Path(":memory:"), make=True)


def test_a_wrong_key_is_damage_and_not_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "drawer.db"
    db = connect(path, b"a" * 32, make=True)
    db.execute("CREATE TABLE x (y)")
    db.close()
    before = path.read_bytes()
    for key in (b"b" * 32, None):
        with pytest.raises(Damaged):
            connect(path, key)
    assert path.read_bytes() == before


def test_no_plugin_of_another_package_is_handed_a_drawer(school: School) -> None:
    handed: list[object] = []

    class Curious:
        @hookimpl
        def prepare_connection(self, conn: object) -> None:
            handed.append(conn)

    curious = Curious()
    pm.register(curious)
    try:
        school.sign_in("Mrs Adeyemi").lock()
        connect(school.path / "front-desk.db").close()
    finally:
        pm.unregister(curious)
    assert handed == []
