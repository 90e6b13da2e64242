"""A printed record: its code finds it, and every change of it is named."""

import shutil
from pathlib import Path

import pytest

from store.cases import printed
from store.checkup import check_session
from store.errors import Refused
from tests.made_up import NOW, School
from tests.store.printing import LINES, PDF, make
from tests.store.triaging_stage import Stage


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_the_code_alone_tells_which_record_it_is_and_that_its_entries_stand(stage: Stage) -> None:
    code = make(stage).code
    assert printed.code_in(f"Oakfield {code.lower()} Page 1") == code
    assert printed.code_in(code.replace("-", " ")) == code
    assert printed.code_in("2026-001A") == ""
    stage.do("case.note_added", {"fact": "Later"})
    found = printed.verify(stage.session, code)
    assert (found.number, found.why, found.covered) == (stage.case.number, "For the LADO", 1)
    assert (found.wrong, found.added) == ((), 1)
    with pytest.raises(Refused, match="No record"):
        printed.verify(stage.session, code[:-4] + "AAAA")


def test_a_record_printed_since_an_older_copy_is_not_called_mistyped(
    school: School, tmp_path: Path
) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.session.lock()
    shutil.copytree(school.home.drawers, tmp_path / "older")
    since = Stage(school.sign_in("Mrs Adeyemi"))
    code = make(since).code
    since.session.lock()
    shutil.rmtree(school.home.drawers)
    shutil.copytree(tmp_path / "older", school.home.drawers)
    with pytest.raises(Refused, match="lack what stood at their end"):
        printed.verify(school.sign_in("Mrs Adeyemi"), code)


def test_a_changed_page_is_named_and_a_file_saved_anew_still_matches(stage: Stage) -> None:
    code = make(stage).code
    assert printed.verify(stage.session, code, PDF, LINES).same_file
    anew = printed.verify(stage.session, code, b"%PDF saved anew", [*LINES[:2], " Page 1 of 1 "])
    assert (anew.same_file, anew.wrong) == (False, ())
    swapped = printed.verify(stage.session, code, b"%PDF", (LINES[1], LINES[0], LINES[2]))
    assert swapped.wrong == (
        "its pages or lines do not stand in the order in which they were printed",
    )
    forged = ("Record of case 2026-001A", "Sam helped me.", "Page 1 of 1")
    found = printed.verify(stage.session, code, b"%PDF forged", forged)
    assert found.wrong == (
        "this line was not printed so: Sam helped me.",
        "1 of its lines are missing or changed",
    )


def test_what_somebody_claims_was_printed_is_seen_through(stage: Stage) -> None:
    bound = make(stage)
    (entry,) = [e for e in stage.drawer.entries(stage.id) if e.kind == "case.printed"]
    said = {**entry.said, "code": "WB-AAAA-AAAA-AAAA-AAAA"}
    said["printed"] = {**entry.said["printed"], "entries": list(bound.entries[:-1])}
    stage.drawer.record(stage.id, "case.printed", said, NOW)
    found = printed.verify(stage.session, "WB-AAAA-AAAA-AAAA-AAAA")
    assert found.wrong == ("its code is not that of what was written down about it",)


def test_a_printout_that_was_not_saved_says_so(stage: Stage) -> None:
    bound = make(stage)
    assert [each.saved for each in stage.case.printed] == [True]
    printed.take_back(stage.drawer, stage.case, bound, "The stick was full", NOW)
    assert [each.saved for each in stage.case.printed] == [False]
    assert check_session(stage.session) == []
