"""Through a real pipe and a real terminal: bytes in, sealed envelopes out, nothing left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.letterbox import collect
from tests.made_up import School
from tests.terminal import Terminal
from tui.lines.typed import Ended, Interrupted, Typed

ROOT = Path(__file__).parents[3]
RUN = """
import sys
from pathlib import Path
from tests.made_up import CHEAP
from tui.command import main
from tui.data_folder import DataFolder
main(["--home", sys.argv[1], "tell", "--plain", *sys.argv[2:]], obj=DataFolder(Path(), CHEAP))
"""
WORDS = "caf\u00e9 boats \U0001f62d"


def command(school: School, *options: str) -> list[str]:
    school.close()
    return [sys.executable, "-c", RUN, str(school.path), *options]


def piped(school: School, typed: bytes, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(school),
        input=typed,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **env},
    )


def lines(*answers: str) -> bytes:
    return "".join(f"{answer}\n" for answer in answers).encode()


def read(school: School) -> list[str]:
    """The words of the worries that the safeguarding lead finds."""
    school.reopen()
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, school.now)
    drawer = session.drawer("safeguarding")
    return [drawer.get(row.subject).told.words for row in drawer.rows("worry")]


def test_through_a_pipe_it_is_sealed_to_its_readers_and_said_in_ascii(school: School) -> None:
    typed = lines("1", "2", "1", WORDS, "", "3", "2", "1", "1", "1", "0")
    done = piped(school, typed, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert b"It is in the box now." in done.stdout
    kept = b"".join(path.read_bytes() for path in school.path.rglob("*") if path.is_file())
    assert b"boats" not in kept
    assert read(school) == [WORDS]


def test_bytes_that_are_no_letters_and_an_input_that_breaks_off_do_no_harm(school: School) -> None:
    done = piped(school, b"1\r\n\xff\xfe\x00\n2\n1\n\xc3 broken")
    assert (done.returncode, done.stderr) == (3, b"")
    assert done.stdout.endswith(b"Nothing went in the box.\n")


def test_who_reads_and_goes_away_ends_it_without_a_word(school: School) -> None:
    out, into = os.pipe()
    os.close(out)
    with subprocess.Popen(
        command(school), stdin=subprocess.PIPE, stdout=into, stderr=subprocess.PIPE, cwd=ROOT
    ) as done:
        os.close(into)
        said = done.communicate(lines("1", "1", "1", "3"))[1]
    assert (done.returncode, said) == (3, b"")


def test_a_folder_without_a_school_is_refused(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "tui", "--home", str(tmp_path / "none"), "tell", "--plain"]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "This box is out of order. Please tell a grown-up.",
        "There is no school in this data folder yet.",
    ]
    assert not (tmp_path / "none").exists()


def test_at_a_terminal_ctrl_c_leaves_a_neutral_line_and_the_terminal_as_it_was(
    school: School,
) -> None:
    with Terminal(command(school), columns=40, cwd=ROOT) as terminal:
        terminal.wait_for("I need help now")
        for answer, then in (("1", "Not here"), ("2", "Use pictures"), ("1", "Type dots")):
            terminal.send(f"{answer}\r")
            terminal.wait_for(then)
        terminal.send("seen\rdots\r")
        terminal.wait_for("do not show")
        terminal.send("unseen\r\r")
        terminal.wait_for("Another day")
        assert "unseen" not in terminal.text()
        assert all(len(line) < 40 for line in terminal.text().splitlines())
        terminal.send("\x1a\x03")
        assert terminal.wait() == 3
        assert terminal.text().strip() == "Hello!"
        assert b"\x1b[3J" in terminal.raw
        assert terminal.is_cooked


def test_a_poor_terminal_is_cleared_with_empty_lines(school: School) -> None:
    with Terminal(command(school), env={"TERM": "dumb"}, cwd=ROOT) as terminal:
        terminal.wait_for("I need help now")
        terminal.send("hide\r")
        assert terminal.wait() == 3
        assert terminal.text().strip() == "Hello!"
        assert b"\x1b" not in terminal.raw


def test_what_was_typed_ahead_reaches_no_shell(school: School) -> None:
    then = 'python=$1; shift; "$python" "$@"; echo ready; read -r line; echo "got:$line."'
    with Terminal(["sh", "-c", then, "sh", *command(school)], cwd=ROOT) as terminal:
        terminal.wait_for("I need help now")
        terminal.send("hide\rsecret")
        terminal.wait_for("ready")
        terminal.send("x\r")
        terminal.wait_for("got:")
        assert terminal.wait() == 0
        assert "secret" not in terminal.text()


def test_the_next_child_begins_anew_where_it_stays(school: School) -> None:
    with Terminal(command(school, "--stay"), cwd=ROOT) as terminal:
        terminal.wait_for("I need help now")
        terminal.send("1\r")
        terminal.wait_for("Not here")
        terminal.send("\x03")
        terminal.wait_gone("Not here")
        terminal.wait_for("I need help now")
        terminal.send("\x04")
        assert terminal.wait() == 3


def test_an_interruption_comes_before_what_was_typed_ahead() -> None:
    out, into = os.pipe()
    typed = Typed(out)
    os.write(into, b"one\ntwo\nthree")
    os.close(into)
    assert typed.line(30) == "one"
    typed.interrupt(for_good=False)
    with pytest.raises(Interrupted):
        typed.line(30)
    assert typed.over  # whoever pipes lines is not there to begin anew


def test_a_last_line_without_its_end_counts() -> None:
    out, into = os.pipe()
    os.write(into, b"one\r\ntwo")
    os.close(into)
    typed = Typed(out)
    assert [typed.line(30), typed.line(30)] == ["one", "two"]
    with pytest.raises(Ended):
        typed.line(30)
