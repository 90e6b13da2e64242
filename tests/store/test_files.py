"""Files of a case: sealed, verified, closed when a crime is suspected, gone where the case went."""

import os
from pathlib import Path

import pytest

from store.cases import casework, kinds, locks, triaging
from store.checkup import check_session
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.errors import Damaged, Incomplete, Refused
from store.looking import file_kinds, files, parts
from store.looking.files import CaseFile
from store.looking.noted import FILE_OUT, FILE_SEEN
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.pictures import picture
from tests.store.agreeing import answered
from tests.store.triaging_stage import CRIME, QUARREL, Stage
from tests.store.two_offices import meet, same
from tests.terminals import Terminals

CLOSED = "new triage"
WHAT = {"what": "The message", "original": "On her tablet"}
WORDS = "Nobody but us reads this: purple giraffe"


@pytest.fixture
def stage(school: School) -> Stage:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage(QUARREL)
    return stage


def add(stage: Stage, name: str = "a.png", content: bytes = b"", **said: str) -> CaseFile:
    content = content or picture()
    return files.add(stage.drawer, stage.case, name, content, {**WHAT, **said}, NOW)


def save(stage: Stage, file: CaseFile, folder: Path) -> Path:
    said = {"folder": str(folder), "why": "For the police"}
    return files.save(stage.drawer, stage.case, file.id, said, NOW)


def test_a_file_of_several_parts_comes_back_as_it_was(stage: Stage) -> None:
    content = b"%PDF-1.7" + os.urandom(parts.SIZE * 2)
    file = add(stage, "scan.pdf", content)
    assert (file.kind, file.size, file.by) == ("pdf", len(content), stage.session.person_id)
    assert files.view(stage.drawer, stage.case, file.id, NOW)[1] == content
    entries = stage.drawer.entries(stage.id)
    assert [each.kind for each in entries].count(FILE_SEEN) == 1
    assert check_session(stage.session) == []


def test_what_is_in_a_file_lies_nowhere_in_the_clear_and_is_not_searched(
    stage: Stage, school: School
) -> None:
    file = add(stage, "note.txt", WORDS.encode())
    assert stage.session.search("giraffe") == []
    assert stage.session.search(file.key) == []
    school.close()
    for each in school.path.rglob("*"):
        if each.is_file():
            assert b"giraffe" not in each.read_bytes(), each
    school.reopen()


NOT_KEPT = (
    ("a.png", b"", "empty"),
    ("a.png", b"MZ a program", "cannot be kept here"),
    ("film.mp4", b"\x00\x00\x00 ftypmp42", "cannot be kept"),
    ("b.png", b"%PDF-1.4", "holds a PDF"),
    ("a.docx", b"PK\x03\x04 no document", "cannot be kept here"),
    ("a.txt", b"no\x00text", "cannot be kept here"),
    ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(file_kinds.LARGEST), "5 MB is the most"),
)


def test_what_cannot_be_kept_is_refused_with_why(stage: Stage, tmp_path: Path) -> None:
    for name, content, says in NOT_KEPT:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused, match=says):
            files.read_in(tmp_path / name)
        with pytest.raises(Refused, match=says):
            files.add(stage.drawer, stage.case, name, content, WHAT, NOW)
    assert files.files(stage.case) == ()


def test_a_pipe_a_folder_and_what_is_not_there_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("pipe.txt", "", "gone.txt"):
        with pytest.raises(Refused):
            files.read_in(tmp_path / name)


def test_nothing_is_kept_before_the_triage_twice_or_in_a_closed_case(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    with pytest.raises(Refused, match="Triage the case first"):
        add(stage)
    stage.triage(QUARREL)
    add(stage)
    with pytest.raises(Refused, match="same file"):
        add(stage, "b.png")
    with pytest.raises(Incomplete):
        add(stage, "c.png", picture((5, 5)), original="")
    stage.drawer.record(stage.id, kinds.CLOSED, {"outcome": "resolved"}, NOW)
    with pytest.raises(Refused, match="closed"):
        add(stage, "c.png", picture((5, 5)))


def refused(stage: Stage, file: CaseFile, folder: Path, why: str) -> None:
    """Nobody adds, views or saves anything, and the case says why."""
    folder = folder / "outside"
    folder.mkdir()
    assert stage.case.files_closed == why
    with pytest.raises(Refused, match=CLOSED):
        add(stage, "new.png", picture((7, 7)))
    with pytest.raises(Refused, match=CLOSED):
        files.view(stage.drawer, stage.case, file.id, NOW)
    with pytest.raises(Refused, match=CLOSED):
        save(stage, file, folder)
    assert list(folder.iterdir()) == []


def test_a_crime_that_is_suspected_closes_files_until_two_say_that_it_is_none(
    school: School, stage: Stage, tmp_path: Path
) -> None:
    file, second = add(stage), school.sign_in("Mr Patel")
    for number, answer in enumerate(
        ({"illegal": "crime"}, {"illegal": "unsure"}, {"kinds": "nudes"})
    ):
        held = stage.case
        stage.triage({**QUARREL, **answer})
        folder = tmp_path / str(number)
        folder.mkdir()
        refused(stage, file, folder, locks.ILLEGAL if "illegal" in answer else locks.NUDES)
        with pytest.raises(Refused):
            files.view(stage.drawer, held, file.id, NOW)  # a page that was opened before
        assert stage.case.stops
        stage.triage({**QUARREL, "why": f"The police say {number}"})
        with pytest.raises(Refused):
            files.view(stage.drawer, stage.case, file.id, NOW)
        answered(second, stage.id)
        assert files.view(stage.drawer, stage.case, file.id, NOW)[1] == picture()
    assert [each.why for each in stage.case.triages][-1] == "The police say 2"
    assert len(stage.case.triages) == 7


def test_the_kind_nudes_closes_files_whatever_the_triage_says(stage: Stage, tmp_path: Path) -> None:
    file = add(stage)
    changed = {"category": "nudes", "seriousness": "high", "reasons": "It turned out so"}
    stage.do(kinds.CATEGORISED, changed)
    refused(stage, file, tmp_path, locks.NUDES)
    stage.triage({**QUARREL, "kinds": "nudes"})
    assert stage.case.files_closed == locks.NUDES, "that triage suspects no crime"
    stage.triage({**CRIME, "kinds": "nudes"})
    assert stage.case.files_closed == locks.ILLEGAL


def test_a_file_is_saved_outside_only_on_purpose(stage: Stage, tmp_path: Path) -> None:
    file = add(stage)
    with pytest.raises(Incomplete):
        files.save(stage.drawer, stage.case, file.id, {"folder": str(tmp_path)}, NOW)
    with pytest.raises(Incomplete):
        save(stage, file, Path("not whole"))
    assert save(stage, file, tmp_path).read_bytes() == picture()
    with pytest.raises(Incomplete, match="already"):
        save(stage, file, tmp_path)
    (entry,) = [each for each in stage.drawer.entries(stage.id) if each.kind == FILE_OUT]
    assert (entry.said["why"], entry.said["folder"]) == ("For the police", str(tmp_path))


def test_check_names_a_file_that_was_exchanged(stage: Stage) -> None:
    file = add(stage)
    other = add(stage, "b.png", picture((9, 9)))
    said = stage.drawer.entries(other.parts)[0].said
    stage.drawer.record(file.parts, parts.PART, {**said, "number": 0}, NOW)
    with pytest.raises(Damaged):
        files.view(stage.drawer, stage.case, file.id, NOW)
    found = check_session(stage.session)
    assert any("is not the one that was put there" in each for each in found)


def test_a_file_moves_with_its_case_and_is_destroyed_where_it_was(
    school: School, stage: Stage
) -> None:
    file = add(stage)
    source = stage.drawer
    holders.keep_from(stage.session, stage.id, school.people["Mr Patel"], "His son", NOW)
    target = stage.session.find(stage.id)
    assert target is not None
    assert target.name.startswith("case-")
    case = target.get(stage.id)
    assert files.view(target, case, file.id, NOW)[1] == picture()
    left = source.entries(file.parts)
    assert left
    assert all(each.body is None for each in left if each.kind == parts.PART)
    assert check_session(stage.session) == []
    deputy = school.sign_in("Mr Patel")
    assert deputy.find(file.parts) is None


def test_a_file_added_elsewhere_while_its_case_moved_follows_it(terminals: Terminals) -> None:
    first = terminals.school.sign_in("Mrs Adeyemi")
    stage = Stage(first)
    stage.triage(QUARREL)
    there = terminals.second_office("Mrs Adeyemi", "Mr Patel", "Ms Hart")
    meet(terminals, first)
    second = there.sign_in("Mr Patel")
    drawer = second.drawer("safeguarding")
    late = files.add(drawer, drawer.get(stage.id), "a.png", picture(), WHAT, NOW)
    holders.keep_from(first, stage.id, terminals.school.people["Mr Patel"], "His son", NOW)
    for _ in range(2):
        meet(terminals, first, second)
    target = first.find(stage.id)
    assert target is not None
    case = target.get(stage.id)
    assert files.view(target, case, late.id, NOW)[1] == picture()
    # Nobody else has the key of it any more, nor its parts.
    for session in (second, terminals.school.sign_in("Mr Patel")):
        assert session.find(stage.id) is None
    assert parts_left(first.drawer("safeguarding"), late) == []
    assert check_session(first) == check_session(second) == []


def parts_left(drawer: Drawer, file: CaseFile) -> list[str]:
    return [e.kind for e in drawer.entries(file.parts) if e.kind == parts.PART and e.body]


def test_a_file_comes_to_another_office_in_small_letters(terminals: Terminals) -> None:
    first = terminals.school.sign_in("Mrs Adeyemi")
    stage = Stage(first)
    stage.triage(QUARREL)
    content = b"%PDF-1.7" + os.urandom(3_000_000)
    file = add(stage, "scan.pdf", content)
    there = terminals.second_office("Mrs Adeyemi", "Mr Patel", "Ms Hart")
    second = there.sign_in("Mr Patel")
    meet(terminals, first, second)
    sizes = [len(letter.blob) for _, letter in there.home.letterbox.letters(0)]
    assert max(sizes) < 3_000_000
    drawer = second.drawer("safeguarding")
    assert files.view(drawer, drawer.get(stage.id), file.id, NOW)[1] == content
    meet(terminals, first, second)
    same(first, second)


def test_a_crime_suspected_at_one_office_closes_what_was_added_at_another(
    terminals: Terminals,
) -> None:
    first = terminals.school.sign_in("Mrs Adeyemi")
    stage = Stage(first)
    stage.triage(QUARREL)
    there = terminals.second_office("Mrs Adeyemi", "Mr Patel", "Ms Hart")
    meet(terminals, first)
    second = there.sign_in("Mr Patel")
    drawer = second.drawer("safeguarding")
    file = files.add(drawer, drawer.get(stage.id), "a.png", picture(), WHAT, NOW)
    stage.triage(CRIME)
    again = {**QUARREL, "why": "Not knowing of the other"}
    triaging.triage(second.public, drawer, drawer.get(stage.id), again, NOW)
    meet(terminals, first, second)
    for session in (first, second):
        here: Session = session
        case = here.drawer("safeguarding").get(stage.id)
        assert len(case.triage) == 2
        assert case.files_closed == locks.ILLEGAL
        with pytest.raises(Refused):
            files.view(here.drawer("safeguarding"), case, file.id, NOW)


def test_the_words_of_a_closed_case_can_still_be_written_and_sent(stage: Stage) -> None:
    stage.triage(CRIME)
    stage.do("case.note_added", {"fact": "She said it again"})
    assert casework.as_it_stands(stage.drawer, stage.case).written[-1].kind == "case.note_added"
