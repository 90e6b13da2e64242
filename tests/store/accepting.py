"""Drafts of a language that are accepted, and the language offered."""

from assets.catalogues import drafts, translatable
from store.languages import translations
from store.languages.translations import Translation
from store.school import people
from store.signing_in.session import Session
from tests.made_up import School


def accept_all(session: Session, school: School, version: str, code: str = "pl") -> None:
    for id, draft in drafts(code, version).items():
        if id in translatable(version):
            translations.accept(session, code, id, draft.words, school.now)


def offer(session: Session, school: School, code: str = "pl") -> None:
    assert people.propose(session, translations.offer(session, code), "", school.now)


def one(school: School, id: str) -> Translation:
    return next(t for t in translations.translations(school.home.desk, "pl") if t.id == id)
