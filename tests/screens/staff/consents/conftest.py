"""Consents of four children, and where files lie, before a page about them is shown."""

from pathlib import Path

import pytest

from store import printouts
from store.signing_in.session import Session
from tests.made_up import School
from tests.store.consents.consent_stage import PICTURES, answer, put_child, write_letters


@pytest.fixture
def office(school: School) -> Session:
    """The office, with four children of whom two parents disagree and a barred father said yes."""
    session = school.sign_in("Mr Bell")
    for id, name in (("ann", "Ann Lee"), ("bo", "Bo Day"), ("cy", "Cy Fox"), ("di", "Di Roe")):
        put_child(session, id, name, barred=id == "cy")
    write_letters(session, PICTURES, "ann", "bo", "cy", "di")
    answer(session, PICTURES, "ann", "mum", school="yes")
    answer(session, PICTURES, "bo", "mum", school="yes")
    answer(session, PICTURES, "bo", "dad", 1, school="no", web="no", press="no")
    answer(session, PICTURES, "cy", "dad", school="yes")
    return session


@pytest.fixture(autouse=True)
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files lie unless somebody says otherwise."""
    monkeypatch.setattr(printouts, "usual_folder", lambda: tmp_path)
    return tmp_path
