"""Making papers, one file after the other, for whoever asked for them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from assets.catalogues import catalogue
from assets.tongue import Tongue, speaking
from screens.papers.contents import of_school
from screens.papers.paper import Paper
from screens.papers.pdf import Pdf, render, unreadable
from screens.papers.photos import NO_PHOTOS, Photos
from store import printouts
from store.errors import Refused
from store.languages.offered import Offered, for_children, tongue
from store.school.public_list import PublicList, SchoolClass

Children = Mapping[str, Mapping[str, str]]
"""What is written below a coat-peg picture: class id to picture to the child's name."""
NOBODY: Children = MappingProxyType({})
SPOKEN = Tongue()
"""English, in which everything is unless another language is asked for."""


@dataclass(frozen=True)
class Wanted:
    """One file to make: a paper, the class it is for (if any), its name and its language."""

    paper: Paper
    school_class: SchoolClass | None
    file: str
    tongue: Tongue = SPOKEN
    touch: bool = False
    """Is it for devices with a browser, on which the terminal's keys do nothing?"""


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


def order(
    papers: Iterable[Paper],
    classes: Sequence[SchoolClass],
    language: Offered | None = None,
    *,
    touch: bool = False,
) -> Order:
    """Return what is to be made of papers for classes.

    What can be in another language is in the one that is given; the rest stays English. What names
    keys says what to touch instead where it is for devices with a browser (`touch`).

    Raises:
        Refused: nothing of it can be made; the sentence says why.
    """
    wanted: list[Wanted] = []
    lacking: list[str] = []
    for paper in papers:
        for each in classes if paper.of_class else (None,):
            spoken = language if paper.spoken else None
            sentence = paper.lacks(each) if each is not None else ""
            if sentence := sentence or _unspoken(paper, each, spoken):
                lacking.append(sentence)
                continue
            touched = touch and paper.keyed
            kind = _kind(paper, spoken, touch=touched)
            name = printouts.file_name(kind, each.name if each else "")
            said = tongue(spoken) if spoken else SPOKEN
            wanted.append(Wanted(paper, each, _free(name, wanted), said, touched))
    if not wanted:
        raise Refused(" ".join(dict.fromkeys(lacking)) or "No paper was chosen.")
    return Order(tuple(wanted), tuple(dict.fromkeys(lacking)))


def _kind(paper: Paper, language: Offered | None, *, touch: bool) -> str:
    parts = (paper.id, "browser" if touch else "", language.code if language else "")
    return "-".join(filter(None, parts))


def _unspoken(paper: Paper, each: SchoolClass | None, language: Offered | None) -> str:
    """Say why a paper cannot be in a language; empty when it can."""
    if language is None:
        return ""
    if not tongue(language).drawn:
        return f"{_called(language.code)} is only heard: it cannot be printed here."
    if for_children([language], [paper.version_for(each)]):
        return ""
    version = "pictures" if paper.version_for(each) == "younger" else "words"
    return f"In {_called(language.code)} the version with {version} is not accepted yet."


def _called(code: str) -> str:
    return catalogue(code).english_name


def draw(
    public: PublicList,
    wanted: Wanted,
    photos: Photos = NO_PHOTOS,
    children: Children = NOBODY,
) -> Pdf:
    """Return one paper as PDF."""
    paper, each, code = wanted.paper, wanted.school_class, wanted.tongue.code
    language = "" if wanted.tongue is SPOKEN else _called(code)
    title = {"title": paper.title_for(public, each, language), "heading": paper.title}
    with speaking(wanted.tongue):
        data = {"lang": code, **of_school(public), **title, **paper.fill(public, each)}
    data["touch"] = wanted.touch
    data["children"] = dict(children.get(each.id, {})) if each else {}
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
    children: Children = field(default_factory=dict)
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
                f"{bad[0]} is no picture that can be opened. Save it anew as PNG, JPEG or WebP."
            )

    def _make(self, wanted: Wanted) -> None:
        pdf = draw(self.public, wanted, self.photos, self.children)
        file = printouts.put(self.folder, wanted.file, pdf.content, replace=self.replace)
        self._files.append(file)
        self._undrawn |= pdf.undrawn
        self.on_made(len(self._files), len(self.order.wanted))


def remarks(job: Printing, printed: Printed) -> list[str]:
    """Return sentences about what is not as one may expect."""
    said = list(job.order.lacking)
    said += [f"{file} is called after nobody who works here." for file in job.photos.nobody]
    said += [
        f"{file} is not used: a photo is a PNG, JPEG or WebP file." for file in job.photos.unused
    ]
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
