"""The schema of each file, as steps that are never edited once released."""

from store.database import Database, Migrations

front_desk = Migrations("front desk")
letterbox = Migrations("letterbox")
drawer = Migrations("drawer")


@front_desk()
def m001_the_front_desk(db: Database) -> None:
    """What everyone may know, and what is sealed to somebody."""
    _run(
        db,
        "CREATE TABLE lists (number INTEGER PRIMARY KEY, body BLOB NOT NULL,"
        " signatures TEXT NOT NULL) STRICT",
        "CREATE TABLE proposals (id TEXT PRIMARY KEY, paper BLOB NOT NULL, body BLOB NOT NULL)"
        " STRICT",
        "CREATE TABLE keeper_words (about TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL,"
        " signature TEXT NOT NULL, at TEXT NOT NULL, terminal TEXT NOT NULL, text TEXT NOT NULL,"
        " PRIMARY KEY (about, kind, by, signature)) STRICT",
        "CREATE TABLE rings (person TEXT PRIMARY KEY, ring BLOB NOT NULL, made TEXT NOT NULL)"
        " STRICT",
        "CREATE TABLE slow_downs (person TEXT PRIMARY KEY, failures INTEGER NOT NULL,"
        " seconds_left INTEGER NOT NULL) STRICT",
        "CREATE TABLE grants (drawer TEXT NOT NULL, generation INTEGER NOT NULL,"
        " wraps BLOB NOT NULL, granter TEXT NOT NULL, key TEXT NOT NULL,"
        " signature TEXT NOT NULL, came INTEGER NOT NULL,"
        " PRIMARY KEY (drawer, generation, signature)) STRICT",
        "CREATE TABLE anchors (drawer TEXT NOT NULL, terminal TEXT NOT NULL,"
        " counter INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (drawer, terminal)) STRICT",
        "CREATE TABLE receipts (id TEXT PRIMARY KEY, lookup TEXT NOT NULL UNIQUE,"
        " sealed BLOB NOT NULL, made_on TEXT NOT NULL, read_on TEXT) STRICT",
        "CREATE TABLE replies (id TEXT PRIMARY KEY, receipt TEXT NOT NULL, sealed BLOB NOT NULL)"
        " STRICT",
        "CREATE TABLE alert_states (envelope TEXT PRIMARY KEY, state TEXT NOT NULL,"
        " by_key TEXT NOT NULL, at TEXT NOT NULL, signature TEXT NOT NULL) STRICT",
        "CREATE TABLE verdicts (language TEXT NOT NULL, text TEXT NOT NULL,"
        " english TEXT NOT NULL, words TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL,"
        " at TEXT NOT NULL, after TEXT NOT NULL, signature TEXT NOT NULL,"
        " PRIMARY KEY (language, text, signature)) STRICT",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE invitations (terminal TEXT PRIMARY KEY, kind TEXT NOT NULL,"
        " name TEXT NOT NULL, token TEXT NOT NULL, at TEXT NOT NULL, hello BLOB) STRICT",
        "CREATE TABLE rivals (hash TEXT PRIMARY KEY, number INTEGER NOT NULL, body BLOB NOT NULL,"
        " signatures TEXT NOT NULL) STRICT",
        # A counter that was pinned is never given again, even when what it stood for is gone.
        "CREATE TABLE pins (counter INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,"
        " body BLOB NOT NULL) STRICT",
        "CREATE TABLE sign_ins (person TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT",
        "CREATE TABLE numbers (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT",
    )


@front_desk()
def m002_who_answers_for_looking(db: Database) -> None:
    """Who covers and has looked, how staff are reached, and what was sent to them."""
    _run(
        db,
        "CREATE TABLE duty_words (kind TEXT NOT NULL, slot TEXT NOT NULL, who TEXT NOT NULL,"
        " by TEXT NOT NULL, at TEXT NOT NULL, terminal TEXT NOT NULL, after TEXT NOT NULL,"
        " signature TEXT PRIMARY KEY) STRICT",
        "CREATE INDEX duty_words_by_slot ON duty_words (slot)",
        # Sealed to this terminal: addresses hold secrets, and moments tell of cases.
        "CREATE TABLE reaches (person TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
        "CREATE TABLE late (terminal TEXT PRIMARY KEY, at TEXT NOT NULL, sealed BLOB NOT NULL)"
        " STRICT",
        "CREATE TABLE messages (event TEXT NOT NULL, person TEXT NOT NULL, terminal TEXT NOT NULL,"
        " state TEXT NOT NULL, tries INTEGER NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL,"
        " PRIMARY KEY (event, person, terminal)) STRICT",
        "CREATE INDEX messages_by_time ON messages (at)",
    )


@front_desk()
def m003_what_parents_are_asked(db: Database) -> None:
    """Links of letters, which say nothing without their token, and the school's own wordings."""
    _run(
        db,
        "CREATE TABLE links (lookup BLOB PRIMARY KEY, sealed BLOB NOT NULL, until TEXT NOT NULL,"
        " ended INTEGER NOT NULL) STRICT",
        "CREATE TABLE wordings (edition TEXT PRIMARY KEY, form TEXT NOT NULL, body BLOB NOT NULL,"
        " by TEXT NOT NULL, at TEXT NOT NULL, after TEXT NOT NULL, signature TEXT NOT NULL) STRICT",
        "CREATE INDEX wordings_by_form ON wordings (form)",
    )


@letterbox()
def m001_the_letterbox(db: Database) -> None:
    """Sealed envelopes: from outside an id, how urgent, and a size class."""
    _run(
        db,
        "CREATE TABLE envelopes (place INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE,"
        " terminal TEXT NOT NULL, counter INTEGER NOT NULL, id TEXT NOT NULL,"
        " previous TEXT NOT NULL, urgency INTEGER NOT NULL, sealed BLOB NOT NULL, alert BLOB,"
        " signature TEXT NOT NULL) STRICT",
        "CREATE INDEX chained ON envelopes (terminal, counter)",
        "CREATE INDEX named ON envelopes (id)",
        "CREATE INDEX calls ON envelopes (id) WHERE alert IS NOT NULL",
        # What becomes of an envelope is kept beside it, so that nothing rewrites what is sealed.
        "CREATE TABLE waits (place INTEGER PRIMARY KEY, id TEXT NOT NULL, terminal TEXT NOT NULL,"
        " counter INTEGER NOT NULL, urgency INTEGER NOT NULL) STRICT",
        "CREATE INDEX waits_by_urgency ON waits (urgency, place)",
        "CREATE INDEX waits_by_id ON waits (id)",
        "CREATE TABLE collected (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE aside (id TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT",
        "CREATE TABLE chains (terminal TEXT PRIMARY KEY, upto INTEGER NOT NULL,"
        " hash TEXT NOT NULL) STRICT",
        "CREATE TABLE breaks (terminal TEXT NOT NULL, counter INTEGER NOT NULL,"
        " hash TEXT NOT NULL, PRIMARY KEY (terminal, counter, hash)) STRICT, WITHOUT ROWID",
        "CREATE TABLE lost (counter INTEGER PRIMARY KEY) STRICT",
        "CREATE TABLE alarms (terminal TEXT NOT NULL, counter INTEGER NOT NULL,"
        " kind TEXT NOT NULL, at TEXT NOT NULL, detail TEXT NOT NULL,"
        " PRIMARY KEY (terminal, counter, kind)) STRICT",
        "CREATE TABLE came (terminal TEXT NOT NULL, day TEXT NOT NULL, top INTEGER NOT NULL,"
        " PRIMARY KEY (terminal, day)) STRICT, WITHOUT ROWID",
        "CREATE TABLE notes (office TEXT PRIMARY KEY, number INTEGER NOT NULL, at TEXT NOT NULL,"
        " has TEXT NOT NULL, refilled INTEGER NOT NULL) STRICT",
        "CREATE TABLE elsewhere (office TEXT PRIMARY KEY, number INTEGER NOT NULL,"
        " has TEXT NOT NULL) STRICT",
        "CREATE TABLE marks (what TEXT NOT NULL, terminal TEXT NOT NULL, counter INTEGER NOT NULL,"
        " at TEXT NOT NULL, PRIMARY KEY (what, terminal)) STRICT",
        "CREATE TABLE signs (terminal TEXT PRIMARY KEY, counter INTEGER NOT NULL,"
        " at TEXT NOT NULL, noted TEXT NOT NULL, version TEXT NOT NULL,"
        " quiet_days INTEGER NOT NULL) STRICT",
        "CREATE TRIGGER envelopes_stay BEFORE DELETE ON envelopes"
        " BEGIN SELECT RAISE(ABORT, 'an envelope is never deleted here'); END",
        "CREATE TRIGGER envelopes_do_not_change BEFORE UPDATE ON envelopes"
        " BEGIN SELECT RAISE(ABORT, 'an envelope is never changed'); END",
    )


@drawer()
def m001_the_drawer(db: Database) -> None:
    """The journal, the records folded from it, and the words to search."""
    _run(
        db,
        "CREATE TABLE entries (id TEXT NOT NULL, origin TEXT NOT NULL, subject TEXT NOT NULL,"
        " kind TEXT NOT NULL, v INTEGER NOT NULL, clock INTEGER NOT NULL, at TEXT NOT NULL,"
        " by TEXT NOT NULL, key TEXT NOT NULL, terminal TEXT NOT NULL, counter INTEGER NOT NULL,"
        " seen TEXT NOT NULL, salt TEXT, body TEXT, body_hash TEXT NOT NULL, prev TEXT NOT NULL,"
        " signature TEXT NOT NULL, PRIMARY KEY (id, terminal, signature))"
        " STRICT",
        "CREATE INDEX entries_in_their_chain ON entries (origin, terminal, counter)",
        "CREATE INDEX entries_of_a_subject ON entries (subject)",
        "CREATE INDEX entries_in_order ON entries (clock)",
        "CREATE INDEX entries_by_kind ON entries (kind)",
        "CREATE TRIGGER entries_stay BEFORE DELETE ON entries"
        " BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END",
        # The one change an entry may see is the destruction of its body and salt.
        "CREATE TRIGGER entries_do_not_change BEFORE UPDATE ON entries"
        " WHEN NEW.salt IS NOT NULL OR NEW.body IS NOT NULL OR NEW.id IS NOT OLD.id"
        " OR NEW.origin IS NOT OLD.origin OR NEW.subject IS NOT OLD.subject"
        " OR NEW.kind IS NOT OLD.kind OR NEW.v IS NOT OLD.v OR NEW.clock IS NOT OLD.clock"
        " OR NEW.at IS NOT OLD.at OR NEW.by IS NOT OLD.by OR NEW.key IS NOT OLD.key"
        " OR NEW.terminal IS NOT OLD.terminal OR NEW.counter IS NOT OLD.counter"
        " OR NEW.seen IS NOT OLD.seen OR NEW.body_hash IS NOT OLD.body_hash"
        " OR NEW.prev IS NOT OLD.prev OR NEW.signature IS NOT OLD.signature"
        " BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END",
        "CREATE TABLE ways (entry INTEGER NOT NULL, way TEXT NOT NULL, PRIMARY KEY (entry, way))"
        " STRICT, WITHOUT ROWID",
        "CREATE TABLE ended (terminal TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT",
        "CREATE TABLE unshared (entry INTEGER PRIMARY KEY) STRICT",
        "CREATE TABLE filled (terminal TEXT PRIMARY KEY) STRICT",
        "CREATE TABLE former_keys (key TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT",
        "CREATE TABLE tried (what TEXT PRIMARY KEY, place INTEGER NOT NULL) STRICT",
        "CREATE TABLE heads (terminal TEXT PRIMARY KEY, counter INTEGER NOT NULL,"
        " hash TEXT NOT NULL) STRICT",
        "CREATE TABLE records (subject TEXT PRIMARY KEY, noun TEXT NOT NULL, state TEXT NOT NULL,"
        " rank INTEGER NOT NULL, at TEXT NOT NULL, parent TEXT NOT NULL, title TEXT NOT NULL,"
        " body BLOB NOT NULL) STRICT",
        "CREATE INDEX records_by_state ON records (noun, state, rank, at)",
        "CREATE INDEX records_by_title ON records (noun, title)",
        "CREATE INDEX records_by_parent ON records (parent) WHERE parent <> ''",
        "CREATE INDEX records_kept_from ON records (subject)"
        " WHERE state <> 'moved' AND instr(body, '\"kept_from\":[\"')",
        "CREATE INDEX records_apart ON records (noun)"
        " WHERE state <> 'moved' AND instr(body, '\"apart\":[{')",
        "CREATE TABLE open_items (subject TEXT NOT NULL, item TEXT NOT NULL, owner TEXT NOT NULL,"
        " due TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (subject, item)) STRICT",
        "CREATE INDEX open_items_due ON open_items (owner, due)",
        "CREATE VIRTUAL TABLE search USING fts5 (text, subject UNINDEXED, entry UNINDEXED,"
        " tokenize = 'unicode61 remove_diacritics 2')",
        "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    )


@drawer()
def m002_what_records_are_called(db: Database) -> None:
    """Numbers, titles and people's names, word by word, and which folds the summaries are of."""
    _run(
        db,
        "CREATE TABLE called (word TEXT NOT NULL, subject TEXT NOT NULL,"
        " PRIMARY KEY (word, subject)) STRICT, WITHOUT ROWID",
        "CREATE INDEX called_by_subject ON called (subject)",
        "CREATE TABLE folded (version INTEGER PRIMARY KEY) STRICT",
    )


def _run(db: Database, *statements: str) -> None:
    for statement in statements:
        db.execute(statement)
