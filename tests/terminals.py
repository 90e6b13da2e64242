"""Several terminals of a made-up school, with a folder between them."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from store.carriers.carrier import Carrier
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.carrying import carry, delivery
from store.home import Home
from store.letterbox.collect import collect
from store.letterbox.intake import Intake
from store.school import people
from store.signing_in import other_rings, sign_in
from store.signing_in.session import Session
from store.terminals import enrolment, settings
from tests.made_up import CHEAP, NOW, School

CODE = "river lantern button sail"


Ways = Callable[[Home], Carrier]
"""The carrier of the terminal with this home."""

Kept = dict[tuple[str, ...], tuple[Path, str, dict[str, str]]]
"""What was made once: a copy of the folders, where in it the new terminal is, and the PINs."""


@dataclass
class Terminal:
    """One terminal and its way to the others."""

    home: Home
    ways: Ways
    pins: dict[str, str]
    intake: Intake = field(init=False)
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.intake = Intake(self.home)

    @property
    def id(self) -> str:
        return self.home.device.id

    @property
    def carrier(self) -> Carrier:
        return self.ways(self.home)

    def carry(self, *, again: bool = False) -> carry.Carried:
        with closing(self.carrier) as carrier:
            return carry.carry(self.home, carrier, self.now, again=again)

    def undelivered(self) -> int:
        return delivery.undelivered(self.home.letterbox, self.home.desk.school, self.id)

    def copied(self) -> Path:
        """Copy the data folder, as somebody does who wants to be careful."""
        path = self.home.path
        copy = path.with_name(f"copy of {path.name}")
        self.home.close()
        shutil.copytree(path, copy)
        self.open(path)
        return copy

    def put_back(self, copy: Path) -> None:
        """Put a copy of the data folder in its place."""
        path = self.home.path
        self.home.close()
        shutil.rmtree(path)
        shutil.copytree(copy, path)
        self.open(path)

    def open(self, path: Path) -> None:
        """Open the data folder anew."""
        self.home = Home(path, CHEAP)
        self.intake = Intake(self.home)

    def sign_in(self, name: str) -> Session:
        """Sign somebody in with the PIN they have; collect what waits for them."""
        person = next(p.id for p in self.home.desk.school.people if p.name == name)
        session = sign_in.sign_in(self.home, person, self.pins[name], self.now)
        assert isinstance(session, Session)
        collect(session, self.now)
        return session


@dataclass
class Terminals:
    """A school's first office, and the terminals that join it; what `copies` keeps is made once."""

    school: School
    path: Path
    copies: Path | None = None
    kept: Kept = field(default_factory=dict)
    folder: Path = field(init=False)
    ways: Ways = field(init=False)
    others: list[Terminal] = field(default_factory=list)
    _begun: bool = False

    def __post_init__(self) -> None:
        self.folder = self.path / "share"
        self.folder.mkdir(parents=True)
        prepare(self.folder)
        self.ways = self._by_folder
        self.office = Terminal(self.school.home, lambda home: self.ways(home), self.school.pins)

    def _by_folder(self, home: Home) -> Carrier:
        return FolderCarrier(self.folder, home.desk.id)

    def join(self, kind: str = "classroom", place: str = "Year 3") -> Terminal:
        """Let another terminal in, as far as its answer."""
        home = self.school.home
        made = enrolment.invite(home, kind, place, f"folder:{self.folder}", NOW)
        file = enrolment.lock(made, CODE, CHEAP)
        opened = enrolment.unlock(file, CODE.upper(), CHEAP)
        joined = enrolment.join(self.path / place, opened, CHEAP)
        return self._another(joined)

    def admit(self) -> None:
        """Put whoever has answered on the list: one proposes, another agrees."""
        self.office.carry()
        one, other = self.school.sign_in("Mrs Adeyemi"), self.school.sign_in("Ms Hart")
        for newcomer in enrolment.newcomers(self.school.home):
            new = enrolment.admit(self.school.home.desk.school, newcomer)
            assert not people.propose(one, new, f"{newcomer.name} joins", NOW)
            (proposal,) = people.proposals(self.school.home.desk)
            assert people.agree(other, proposal, NOW)

    def added(self, kind: str = "classroom", place: str = "Year 3") -> Terminal:
        """Let another terminal in and put it on the list."""
        return self._once(self._add, kind, place)

    def second_office(self, *names: str, place: str = "Reception") -> Terminal:
        """Return another office terminal at which these people can sign in."""
        return self._once(self._second_office, place, *names)

    def _add(self, kind: str, place: str) -> Terminal:
        made = self.join(kind, place)
        made.carry()
        self.admit()
        self.all()
        return made

    def _second_office(self, place: str, *names: str) -> Terminal:
        made = self._add("office", place)
        for name in names:
            person, home = self.school.people[name], self.school.home
            session = self.school.sign_in(name)
            owed = other_rings.owed(home, person, session.keys.seed, self.school.pins[name])
            if owed:
                other_rings.pin(home, owed.make())
            collect(session, NOW)
        self.all()
        return made

    def _once(self, make: Callable[..., Terminal], *given: str) -> Terminal:
        """Return what `make` makes; of a school that nothing happened in yet, a copy of its like.

        Twenty rounds between two terminals take seconds, and many tests begin with the same.
        """
        fresh = not (self._begun or self.others) and self.school.untouched
        self._begun = True
        if self.copies is None or not fresh:
            return make(*given)
        key = (self.school.home.desk.id, make.__name__, *given)
        folders = {"school": self.school.path, "terminals": self.path}
        if key in self.kept:
            copy, place, pins = self.kept[key]
            self.school.close()
            for name, path in folders.items():
                shutil.rmtree(path)
                shutil.copytree(copy / name, path)
            self.school.pins.update(pins)
        else:
            copy, place = self.copies / str(len(self.kept)), make(*given).home.path.name
            self.others.pop().home.close()
            self.school.close()
            for name, path in folders.items():
                shutil.copytree(path, copy / name)
            self.kept[key] = (copy, place, dict(self.school.pins))
        self.school.reopen()
        self.office.home, self.office.intake = self.school.home, self.school.intake
        home = Home(self.path / place, CHEAP)
        settings.put(home.desk.db, settings.CARRIER, f"folder:{self.folder}")
        return self._another(home)

    def _another(self, home: Home) -> Terminal:
        self.others.append(Terminal(home, lambda home: self.ways(home), self.school.pins))
        return self.others[-1]

    def all(self) -> None:
        """Carry until everybody knows of everything."""
        for _ in range(3):
            for terminal in (*self.others, self.office):
                terminal.carry()

    def close(self) -> None:
        for terminal in self.others:
            terminal.home.close()
