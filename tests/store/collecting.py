"""Envelopes made by hand, and what somebody collects of them."""

from dataclasses import asdict, replace
from typing import Any

from store import on_desk
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.letterbox import collect
from store.letterbox import envelope as kinds
from store.letterbox.envelope import Content, Sealed, close
from store.letterbox.readers import Readers
from store.letterbox.told import Told
from store.school.public_list import SCHOOL_SHEET
from store.signing_in.session import Session
from store.subjects import new_subject
from tests.made_up import School


def content(school: School, kind: str = kinds.WORRY, **changes: Any) -> Content:
    given = Content(
        kind=kind,
        subject=new_subject("worry"),
        thread=fresh_key().hex(),
        terminal=school.home.device.id,
        at="2026-03-03T09:14:00+00:00",
        drawer="safeguarding",
        kept_from=(),
        readers=(),
        sheet=SCHOOL_SHEET,
        body={"told": asdict(Told(words="forged"))},
    )
    return replace(given, **changes)


def post(school: School, what: Content, keys: Keys | None = None) -> Sealed:
    to = Readers(tuple(school.people.values()), SCHOOL_SHEET, what.drawer)
    sealed = close(what, school.home.desk.school, to, keys or school.home.device.keys)
    school.home.letterbox.post(sealed)
    return sealed


def collected(school: School) -> tuple[Session, collect.Collected]:
    """Post a good worry after whatever there is, and collect as the DSL."""
    school.intake.post(Told(words="good", name="Ada"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    return dsl, collect.collect(dsl, school.now)


def waiting(session: Session, school: School) -> list[str]:
    return [row.title for row in on_desk.of(session, school.now).waiting]
