"""A classroom and two offices, each a process of its own, killed and started at any moment."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminals import Terminals

DSL, DEPUTY = "Mrs Adeyemi", "Mr Patel"
ROOT = Path(__file__).parents[2]


class Process:
    """A running terminal."""

    def __init__(self, *given: str) -> None:
        self._given = given
        self.start()

    def start(self) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tests.store.terminal_process", *self._given],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert self._read() == "ready"

    def do(self, *command: str) -> str:
        self.say(*command)
        return self._read()

    def say(self, *command: str) -> None:
        """Tell it to do something without waiting for the answer."""
        assert self._running.stdin
        self._running.stdin.write("\t".join(command) + "\n")
        self._running.stdin.flush()

    def kill(self) -> None:
        self._running.kill()
        self._running.communicate()

    def _read(self) -> str:
        assert self._running.stdout
        return self._running.stdout.readline().rstrip("\n")


@pytest.fixture
def three(terminals: Terminals) -> Iterator[tuple[Process, Process, Process]]:
    """Return the classroom, the first office and the second one."""
    terminals.added()
    terminals.second_office(DSL, DEPUTY)
    school, folder = terminals.school, str(terminals.folder)
    paths = [terminals.others[0].home.path, school.path, terminals.others[1].home.path]
    school.close()
    terminals.close()
    people = [(DSL, school.pins[DSL]), (DSL, school.pins[DSL]), (DEPUTY, school.pins[DEPUTY])]
    made = [
        Process(str(path), folder, school.people[name], pin)
        for path, (name, pin) in zip(paths, people, strict=True)
    ]
    yield made[0], made[1], made[2]
    for process in made:
        process.kill()
    school.reopen()


def settle(classroom: Process, *offices: Process) -> None:
    for _ in range(4):
        classroom.do("again")
        for office in offices:
            office.do("look")
            office.do("again")


def test_everything_arrives_once_and_everybody_sees_the_same(
    three: tuple[Process, Process, Process],
) -> None:
    classroom, first, second = three
    settle(*three)
    first.do("open", "case:1")
    settle(*three)
    told = [classroom.do("tell", f"worry {number}") for number in range(5)]
    first.do("note", "case:1", "from the office")
    second.do("note", "case:1", "from reception")
    settle(*three)
    one, other = first.do("state"), second.do("state")
    assert one == other
    assert all(subject in one for subject in told)
    assert one.count("case:1=") == 1


def test_killing_any_of_them_at_any_moment_loses_nothing(
    three: tuple[Process, Process, Process],
) -> None:
    classroom, first, second = three
    settle(*three)
    chance = random.Random(20260303)
    told: list[str] = []
    first.do("open", "case:1")
    for turn in range(12):
        told.append(classroom.do("tell", f"worry {turn}"))
        assert first.do("note", "case:1", f"office {turn}") == "done"
        second.do("look")
        assert second.do("note", "case:2", f"reception {turn}") == "done"
        victim = chance.choice(three)
        victim.say("carry" if victim is classroom else chance.choice(["carry", "again", "look"]))
        victim.kill()
        victim.start()
        for office in (first, second):
            office.do("look")
            office.do("carry")
    settle(*three)
    one, other = first.do("state"), second.do("state")
    assert one == other
    assert all(subject in one for subject in told)
