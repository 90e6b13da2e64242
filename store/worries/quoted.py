"""What of a colleague's words somebody else said, where it speaks of harm.

A child's own word is one, whoever types it: the form asks for it "word for word" (procedure rows 1,
4 and 7). What nobody else said, "I told Mrs Adeyemi", is the writer's own.
"""

import re
from collections.abc import Iterator

from assets.desk_data import quoting
from store.worries.harm import harm_in, speaks_of_harm
from store.worries.listed import flattened, pattern

_MARKED = re.compile(
    r"“([^”]*)|„([^”“]*)|«([^»]*)|\"([^\"]*)(?:\"|$)"
    r"|‘((?:[^’]|’(?=\w))*)|(?<!\w)'((?:[^'\n]|'(?=\w))+)'(?!\w)"
)
"""What stands in quotation marks; marks that nobody closed go on to the end."""
_ENDS = re.compile(r"[.!?…]+(?=[\s”\"’')»]|$)|\n+")
_NO_END = re.compile(r"\b(mr|mrs|ms|mx|dr|st|rev)\.", re.IGNORECASE)
"""A dot that ends no sentence."""
_TITLED = r"(?:(?:mr|mrs|miss|ms|mx|dr|sir) )"
_TO_WHOM = re.compile(rf"^ to {_TITLED}?\w+")
_TOLD_WHOM = re.compile(rf"^ {_TITLED}\w+|^ \w+ (?=that )")
"""To whom it was said, or whom somebody told: not whom it is about."""
_TELLING = ("tells", "telling", "told")
_TOO_SHORT = 2
"""So few words after "said" only say who said what stands before."""


def parts(words: str, *, told: bool = False) -> tuple[str, ...]:
    """Return what in a colleague's `words` somebody else said, and speaks of harm.

    `told`: somebody from outside told all of it, and the colleague only typed it.
    """
    words = _NO_END.sub(r"\1", words)
    marked = (next(filter(None, each.groups()), "") for each in _MARKED.finditer(words))
    sentences = [each for one in _sentences(words) for each in _said(one, told=told)]
    return tuple(dict.fromkeys(each for each in (*marked, *sentences) if speaks_of_harm(each)))


def _sentences(words: str) -> Iterator[str]:
    """Yield sentences, each with those that go on with what it told."""
    goes_on = pattern(quoting().goes_on)
    whole = ""
    for each in _ENDS.split(words):
        if whole and goes_on.match(flattened(each), 1):
            whole = f"{whole} {each}"
            continue
        yield whole
        whole = each
    yield whole


def _said(sentence: str, *, told: bool) -> Iterator[str]:
    """Yield what somebody else said in a sentence: all, or beside a word like "said"."""
    flat = flattened(sentence)
    verbs = [each for each in pattern(quoting().said).finditer(flat) if not _is_own(flat, each)]
    if told or (not verbs and any(_is_mine(each, flat) for each in harm_in(sentence))):
        yield sentence
    for found in verbs:
        after = _TO_WHOM.sub("", flat[found.end() :])
        if found.group() in _TELLING:
            after = _TOLD_WHOM.sub("", after)
        if len(after.split()) > _TOO_SHORT:
            yield pattern(quoting().writer).split(after)[0]
        else:
            yield sentence.rpartition(",")[0] or flat[: found.start()]


def _is_own(flat: str, said: re.Match[str]) -> bool:
    """Tell whether the writer is who said it: "I told", "I have said"."""
    return not {"i", "we"}.isdisjoint(flat[: said.start()].split()[-2:])


def _is_mine(harm: str, flat: str) -> bool:
    """Tell whether the one who speaks is hurt: nobody writes so of a child."""
    return harm.endswith((" me", " myself")) or f" {harm} me " in flat or f" {harm} my " in flat
