"""The papers there are: what each is called, for whom, and whether every class has its own."""

from collections.abc import Callable
from dataclasses import dataclass

from screens.papers import contents
from screens.papers.contents import Contents
from store.errors import Refused
from store.school.public_list import PublicList, SchoolClass


@dataclass(frozen=True)
class Paper:
    """A paper: its name at the command line, its title, and what it is for in one sentence.

    `reader` is who reads it. `of_class` is set when there is one for every class, `ages` when
    only for classes that begin with pictures (`younger`) or words (`older`). `photos` when it
    shows some, `spoken` when it can be in another language. The template has the paper's name.
    """

    id: str
    title: str
    about: str
    reader: str
    fill: Callable[[PublicList, SchoolClass | None], Contents] = contents.nothing_more
    of_class: bool = False
    ages: tuple[str, ...] = ("younger", "older")
    photos: bool = False
    spoken: bool = False
    keyed: bool = False

    def version_for(self, each: SchoolClass | None) -> str:
        """Return the version whose texts it uses, for a class if there is one for each."""
        return each.version if each else self.ages[0]

    def lacks(self, each: SchoolClass) -> str:
        """Say why there is no such paper for a class; empty when there is."""
        if each.version not in self.ages:
            return f"{each.name} begins with pictures: its slip is slips-younger."
        if self.fill is contents.pegs and not each.pegs:
            return f"{each.name} has no coat-peg pictures."
        return ""

    def title_for(self, public: PublicList, each: SchoolClass | None, language: str = "") -> str:
        """Return the title of the document; `language` is its English name."""
        of = "".join(f", {part}" for part in (each.name if each else "", language) if part)
        return f"{self.title}{of} · {public.school}"


PAPERS = (
    Paper(
        "assembly-younger",
        "Showing the box to a class: pictures",
        "What to show and to say, a practice round, and what children ask.",
        "staff",
        contents.assembly_younger,
        keyed=True,
    ),
    Paper(
        "assembly-older",
        "Showing the box to a class: words",
        "The same for classes that begin with words.",
        "staff",
        contents.assembly_older,
        keyed=True,
    ),
    Paper(
        "promise",
        "What to promise, and what not",
        "One page: how to answer a child who tells you, and what happens then.",
        "staff",
        contents.promise,
    ),
    Paper(
        "place",
        "Where to put the screen",
        "Not overlooked, not watched; headphones; who cleans the keys, and who records them.",
        "staff",
    ),
    Paper(
        "keying",
        "Paper slips: handing out, keying in",
        "How slips on paper come into the box, and to whom they are given until then.",
        "staff",
    ),
    Paper(
        "card",
        "Photo card",
        "Beside the keyboard: the grown-ups of a class, the keys, Childline.",
        "children",
        contents.card,
        of_class=True,
        photos=True,
        spoken=True,
        keyed=True,
    ),
    Paper(
        "pegs",
        "Coat-peg pictures",
        "Four to a page, to cut apart and stick at the pegs.",
        "children",
        contents.pegs,
        of_class=True,
        spoken=True,
    ),
    Paper(
        "door",
        "Picture for the door",
        "The picture beneath a roof by which a class is found on the screen.",
        "children",
        contents.door,
        of_class=True,
    ),
    Paper(
        "slips-younger",
        "Blank slips with pictures",
        "For days when nothing works: faces to draw a ring around. Two to a page.",
        "children",
        contents.slip_younger,
        ages=("younger",),
        spoken=True,
    ),
    Paper(
        "slips-older",
        "Blank slips to write on",
        "The same with words, and the grown-ups of a class to choose from. Two to a page.",
        "children",
        contents.slip_older,
        of_class=True,
        ages=("older",),
        spoken=True,
    ),
    Paper(
        "slips-grown-up",
        "Blank slip for a grown-up",
        "For staff without a PIN, helpers and parents: what they saw and heard.",
        "visitors",
        contents.slip_grown_up,
    ),
)


def paper(id: str) -> Paper:
    """Return a paper by its name.

    Raises:
        Refused: there is none; the sentence names all.
    """
    for each in PAPERS:
        if each.id == id:
            return each
    raise Refused(f"There is no paper {id}. There are: {', '.join(each.id for each in PAPERS)}.")
