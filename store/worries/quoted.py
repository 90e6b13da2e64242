"""What of a colleague's words somebody else said, where it speaks of harm.

A child's own word is one, whoever types it: the form asks for it "word for word" (procedure rows 1,
4 and 7). What nobody else said, "I told Mrs Adeyemi", is the writer's own.
"""

import re
from collections.abc import Iterator, Sequence

from assets.desk_data import quoting
from store.worries import recipients
from store.worries.doers import i_harm, you_harm
from store.worries.harm import harm_in, overstepping_in, speaks_of_harm
from store.worries.listed import flattened, pattern
from store.worries.spans import Span, places, spans

_MARKED = re.compile(
    r"“([^”]*)|„([^”“]*)|«([^»]*)|\"([^\"]*)(?:\"|$)"
    r"|‘((?:[^’]|’(?=\w))*)|(?<!\w)'((?:[^'\n]|'(?=\w))+)'(?!\w)"
)
"""What stands in quotation marks; marks that nobody closed go on to the end."""
_ENDS = re.compile(r"[.!?…]+(?=[\s”\"’')»]|$)|\n+")
_NO_END = re.compile(r"\b(mr|mrs|ms|mx|dr|st|rev)\.", re.IGNORECASE)
"""A dot that ends no sentence."""
_THAT_I, _TO_ME = " that i ", (" to me ", " told me ")
_TOO_SHORT = 2
"""So few words after "said" only say who said what stands before."""


def parts(words: str, *, told: bool = False) -> tuple[str, ...]:
    """Return what in a colleague's `words` somebody else said, and speaks of harm, or oversteps.

    `told`: somebody from outside told all of it, and the colleague only typed it.
    """
    words = _NO_END.sub(r"\1", words)
    marked = (next(filter(None, each.groups()), "") for each in _MARKED.finditer(words))
    whole = (recipients.without(each) for each in _sentences(words))
    sentences = [each for one in whole for each in _said(one, told=told)]
    return tuple(dict.fromkeys(each for each in (*marked, *sentences) if _counts(each)))


def writer_harmed(words: str) -> bool:
    """Tell whether a colleague's `words` say of themself that they harmed a child.

    As their own ("I grabbed Kit"), or as what somebody told them: "he told me that I hurt him",
    "Kit said to me “you hit me”".
    """
    said = parts(words)
    own = words
    for each in said:
        own = own if _THAT_I in flattened(each) else own.replace(each, "–")
    told_me = any(each in flattened(words) for each in _TO_ME)
    return i_harm(own) or (told_me and any(map(you_harm, said)))


def without_told(words: str) -> str:
    """Return a colleague's words without the names of those who were only told what they say."""
    return "\n".join(map(recipients.without, _sentences(_NO_END.sub(r"\1", words))))


def _counts(words: str) -> bool:
    """Tell whether words speak of harm, or of what oversteps what an adult may be to a child."""
    return speaks_of_harm(words) or bool(overstepping_in(words))


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
    """Yield what somebody else said in a sentence: all, or from a word like "said" on."""
    flat, words = flattened(sentence), spans(sentence)
    verbs = [each for each in places(words, quoting().said) if not _is_own(words, each[0])]
    if told or (not verbs and any(_is_mine(each, flat) for each in harm_in(sentence))):
        yield sentence
    for at, end in verbs:
        own = (first for first, _ in places(words, quoting().writer) if first > end)
        until = next(own, len(words))
        if len(words) - end > _TOO_SHORT:
            yield sentence[words[at].start : words[until - 1].end]
        else:
            yield sentence.rpartition(",")[0] or sentence[: words[at].start]


def _is_own(words: Sequence[Span], said: int) -> bool:
    """Tell whether the writer is who said it: "I told", "I have said"."""
    return any(each.flat in ("i", "we") for each in words[max(said - 2, 0) : said])


def _is_mine(harm: str, flat: str) -> bool:
    """Tell whether the one who speaks is hurt: nobody writes so of a child."""
    return harm.endswith((" me", " myself")) or f" {harm} me " in flat or f" {harm} my " in flat
