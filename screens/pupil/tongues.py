"""Which languages a child may choose from at a terminal, and how each calls itself."""

from collections.abc import Iterable

from assets.catalogues import catalogue
from assets.tongue import ENGLISH, Tongue, spoken_now
from screens.pupil.version import YOUNGER
from store.languages.offered import Offered, stands, tongue
from store.letterbox.intake import Intake


def offered_here(intake: Intake, version: str = "") -> tuple[Offered, ...]:
    """Return the languages in which all is accepted that children of this terminal meet.

    On a page that stays in a `version`, those in which it can be said.
    A language that can only be heard is for the version with pictures, where pages are read aloud.
    """
    languages = intake.school.languages
    if not languages:
        return ()
    classes = (intake.own_class,) if intake.own_class else intake.school.classes
    versions = {each.version for each in classes}
    beside = {version} - {""}
    whole = (each for each in languages if _is_whole(each, versions, beside))
    return tuple(each for each in whole if tongue(each).drawn or intake.reads_aloud)


def tongue_of(intake: Intake, code: str, version: str = "") -> Tongue:
    """Return a language that is offered here, on a page that stays in a `version` if one is named;
    English for any other."""
    found = (each for each in offered_here(intake, version) if each.code == code)
    return next((tongue(each) for each in found), Tongue())


def others(intake: Intake) -> list[str]:
    """Return the codes of the languages offered here that are not spoken now."""
    codes = (ENGLISH, *(each.code for each in offered_here(intake)))
    return [code for code in codes if code != spoken_now().code]


def class_tongue(intake: Intake) -> str:
    """Return the code of the language in which the class of this terminal begins; else nothing."""
    classes = intake.school.classes
    known = classes[0] if len(classes) == 1 else intake.own_class
    return known.language if known else ""


def name_of(code: str) -> str:
    """Return a language's own name."""
    return "English" if code == ENGLISH else catalogue(code).name


def _is_whole(each: Offered, versions: Iterable[str], beside: Iterable[str]) -> bool:
    wanted = versions if tongue(each).drawn else (YOUNGER,)
    return all(stands(each, version) for version in (*wanted, *beside))
