"""What is asked about a class: its name, how it begins, its adults and its pictures."""

from dataclasses import replace

from assets.catalogues import catalogue, codes
from assets.pegs import peg_names
from store.fields import Choice, Field, Kind
from store.school.classes import NAME_LIMIT
from store.school.public_list import PublicList, SchoolClass

ALL, SOME, NONE = "all", "some", "none"
USUAL = "usual"
"""No language of its own."""


def fields_of(public: PublicList, each: SchoolClass) -> tuple[Field, ...]:
    """Return the fields of a class, its own pictures among the choices."""
    adults = sorted(public.adults(), key=lambda person: person.name.casefold())
    pegs = dict.fromkeys((*peg_names(), *each.pegs))
    every = len(peg_names())
    languages = _languages(public, each)
    return (
        Field("name", "Name of the class", required=True, limit=NAME_LIMIT),
        Field(
            "version",
            "Begins with",
            Kind.CHOICE,
            True,
            hint="A child can change it. Words: from about 7 years.",
            choices=(
                Choice("younger", "Pictures (younger)"),
                Choice("older", "Words (older)"),
            ),
        ),
        *(languages and (_language(languages),)),
        Field(
            "adults",
            "Trusted adults",
            Kind.SEVERAL,
            True,
            hint="Best two or more: a child may want one of them not to know. "
            "Digits or Space choose.",
            choices=tuple(Choice(person.id, person.name) for person in adults),
        ),
        Field(
            "picture",
            "Picture of the class",
            Kind.CHOICE,
            hint="Beside its name, for who cannot read it yet. Print it for the door: Papers.",
            choices=tuple(Choice(peg, peg) for peg in peg_names()),
        ),
        Field(
            "pictures",
            "Coat-peg pictures",
            Kind.CHOICE,
            True,
            hint="How children say who they are without writing. None: they are not asked.",
            choices=(Choice(ALL, f"All {every}"), Choice(SOME, "Some"), Choice(NONE, "None")),
        ),
        Field(
            "pegs",
            "Which pictures",
            Kind.SEVERAL,
            True,
            hint="Those on this class's own pegs. Digits or Space choose.",
            choices=tuple(Choice(peg, peg) for peg in pegs),
            only_if=("pictures", (SOME,)),
        ),
    )


def _languages(public: PublicList, each: SchoolClass) -> tuple[Choice, ...]:
    """Return what a class may begin in; nothing where children are offered English only."""
    on = [one.code for one in public.languages if one.for_children]
    known = dict.fromkeys((*on, *([each.language] if each.language in codes() else [])))
    if not known:
        return ()
    off = " (not switched on: they see English)"
    names = (Choice(c, f"{catalogue(c).english_name}{'' if c in on else off}") for c in known)
    return (Choice(USUAL, "As the terminal begins"), *names)


def _language(choices: tuple[Choice, ...]) -> Field:
    hint = "A child can change it with one key."
    return Field("language", "Language", Kind.CHOICE, True, hint=hint, choices=choices)


def values_of(each: SchoolClass) -> dict[str, str]:
    """Return a class as the values of its fields."""
    pictures = ALL if set(each.pegs) >= set(peg_names()) else SOME if each.pegs else NONE
    return {
        "name": each.name,
        "version": each.version,
        "language": each.language or USUAL,
        "adults": "\n".join(each.adults),
        "picture": each.picture,
        "pictures": pictures,
        "pegs": "\n".join(each.pegs) if pictures == SOME else "",
    }


def said_of(before: SchoolClass, said: dict[str, str]) -> SchoolClass:
    """Return the class as it is filled in."""
    pegs = {ALL: peg_names(), NONE: ()}.get(said["pictures"])
    chosen = tuple(said["pegs"].split("\n")) if pegs is None else pegs
    language = said.get("language", before.language)
    return replace(
        before,
        name=said["name"],
        version=said["version"],
        adults=tuple(said["adults"].split("\n")),
        pegs=chosen,
        picture=said.get("picture", before.picture),
        language="" if language == USUAL else language,
    )
