"""Making papers, one file after the other, for whoever asked for them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from screens.papers.contents import of_school
from screens.papers.paper import Paper
from screens.papers.pdf import Pdf, render, unreadable
from screens.papers.photos import NO_PHOTOS, Photos
from store import printouts
from store.errors import Refused
from store.public_list import PublicList, SchoolClass


@dataclass(frozen=True)
class Wanted:
    """One file to make: a paper, the class it is for (if any), and its name."""

    paper: Paper
    school_class: SchoolClass | None
    file: str


@dataclass(frozen=True)
class Order:
    """What is to be made, and sentences about what there is none of."""

    wanted: tuple[Wanted, ...]
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printed:
    """What came of it: the files, and the characters of names that no font here can draw."""

    files: tuple[Path, ...]
    undrawn: frozenset[str] = frozenset()


def order(papers: Iterable[Paper], classes: Sequence[SchoolClass]) -> Order:
    """Return what is to be made of papers for classes.

    Raises:
        Refused: nothing of it can be made; the sentence says why.
    """
    wanted: list[Wanted] = []
    lacking: list[str] = []
    for paper in papers:
        for each in classes if paper.of_class else (None,):
            if each is not None and (sentence := paper.lacks(each)):
                lacking.append(sentence)
            else:
                name = printouts.file_name(paper.id, each.name if each else "")
                wanted.append(Wanted(paper, each, _free(name, wanted)))
    if not wanted:
        raise Refused(" ".join(lacking) or "No paper was chosen.")
    return Order(tuple(wanted), tuple(lacking))


def draw(public: PublicList, wanted: Wanted, photos: Photos = NO_PHOTOS) -> Pdf:
    """Return one paper as PDF."""
    paper, each = wanted.paper, wanted.school_class
    title = {"title": paper.title_for(public, each), "heading": paper.title}
    data = {**of_school(public), **title, **paper.fill(public, each)}
    return render(paper.id, data, photos if paper.photos else NO_PHOTOS)


@dataclass
class Printing:
    """Makes an order's files in a folder; `on_made` is told how many of how many are done.

    `stopped` is asked before each file whether to end early; what is made by then stays.
    """

    public: PublicList
    order: Order
    folder: Path
    photos: Photos = NO_PHOTOS
    replace: bool = False
    on_made: Callable[[int, int], None] = lambda done, of: None
    stopped: Callable[[], bool] = lambda: False
    _files: list[Path] = field(default_factory=list)
    _undrawn: set[str] = field(default_factory=set)

    def run(self) -> Printed:
        """Make the files.

        Raises:
            Refused: one is there already, a photo is none, or they cannot be written.
            OutOfOrder: this machine cannot draw them now.
        """
        printouts.judge_folder(self.folder)
        self._refuse_taken()
        self._refuse_bad_photos()
        for wanted in self.order.wanted:
            if self.stopped():
                break
            self._make(wanted)
        return Printed(tuple(self._files), frozenset(self._undrawn))

    @property
    def taken(self) -> str:
        """Return a sentence about files that are there already; empty when there are none."""
        names = printouts.taken(self.folder, (each.file for each in self.order.wanted))
        if len(names) < 2:
            return f"{names[0]} is there already." if names else ""
        return f"{names[0]} and {len(names) - 1} more are there already."

    def _refuse_taken(self) -> None:
        if not self.replace and (taken := self.taken):
            raise Refused(f"{taken} Nothing was changed.")

    def _refuse_bad_photos(self) -> None:
        used = _shown(self.public, self.order, self.photos)
        if self.photos.folder is None or not used:
            return
        if bad := unreadable(self.photos.folder, used):
            raise Refused(
                f"{bad[0]} is no picture that can be opened. Save it anew as PNG or JPEG."
            )

    def _make(self, wanted: Wanted) -> None:
        pdf = draw(self.public, wanted, self.photos)
        file = printouts.put(self.folder, wanted.file, pdf.content, replace=self.replace)
        self._files.append(file)
        self._undrawn |= pdf.undrawn
        self.on_made(len(self._files), len(self.order.wanted))


def remarks(job: Printing, printed: Printed) -> list[str]:
    """Return sentences about what is not as one may expect."""
    said = list(job.order.lacking)
    said += [f"{file} is called after nobody who works here." for file in job.photos.nobody]
    if undrawn := "".join(sorted(printed.undrawn)):
        said.append(f"No font here can draw {undrawn}: \ufffd stands there instead.")
    return said


def _shown(public: PublicList, order: Order, photos: Photos) -> list[str]:
    """Return the files of the photos that the order shows."""
    classes = [each.school_class for each in order.wanted if each.paper.photos]
    ids = {id for each in classes if each for id in each.adults if public.is_active(id)}
    return [file for id, file in photos.files.items() if id in ids]


def _free(name: str, wanted: Sequence[Wanted]) -> str:
    """Return a name that no other file of the order has: two classes may differ by a sign only."""
    names = {each.file for each in wanted}
    tries = (name.replace(".pdf", f"-{number}.pdf") for number in range(2, len(names) + 3))
    return name if name not in names else next(each for each in tries if each not in names)
