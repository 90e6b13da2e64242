"""A sentence without what only says who somebody in it is: "Mr Bell who helps us hit me".

What stands behind "who" is not what the sentence tells of them: "helps" there explains no blow. It
ends where they do something more that a list knows (`assets/desk/doers.toml`, `grave.toml`). Nor is
anything told of those beside whom somebody else is: "Tom who sits next to Miss Lee hit me".
"""

from collections.abc import Sequence
from dataclasses import replace

from assets.desk_data import doers, grave
from store.letterbox.everyday import is_everyday
from store.worries.named_words import THEM, Named, Names, is_somebody, named_at, with_title
from store.worries.spans import Span, places

_WHO, _THAT = frozenset({"who", "whos"}), frozenset({"that", "thats", "which"})
WHICH = _WHO | _THAT
"""What begins that it is said who somebody is."""
_LEAST = 2
""" "who" and a verb: "who teaches"."""
_BESIDE = 7
"""So many words before a name "who" may stand of which it is said that they are beside it."""
_SUBJECTS = frozenset({"i", "im", "ive", "we", "you", "they", "it", "he", "she", "hes", "shes"})
_WHOM = frozenset({"us", "them", "class"})
"""They do nothing there: "helps us", "helps in class"."""
_NO_TURN = frozenset({"help", "helps", "helped", "after", "for", "about"})
_NO_VERB = frozenset({"a", "an", "the", "my", "our"})
"""Behind these a word is nothing that they do: "helps me a bit"."""


def without(words: tuple[Span, ...], names: Names) -> tuple[Span, ...]:
    """Return a sentence without what says who they are whom `names` finds in it."""
    if not any(each.flat in WHICH for each in words[1:]):
        return words
    words = _without_beside(words, names)
    if not any(_own_end(words, n) for n in range(1, len(words))):
        return words
    times, out = Named(words, tuple(named_at(words, names))).times, set[int]()
    for _, end in times:
        out.update(range(end, _until(words, end)))
    return tuple(each for n, each in enumerate(words) if n not in out)


def _without_beside(words: tuple[Span, ...], names: Names) -> tuple[Span, ...]:
    """Return a sentence without what says of somebody else whom they are beside, once: "Tom who
    sits next to Miss Lee hit me".

    Only where a deed begins right behind the name, and nobody named is meant by a word behind it.
    """
    whole = Named(words, tuple(named_at(words, names))).times
    if len(whole) != 1:
        return words
    end, first = whole[0][1], with_title(words, whole[0][0])
    back = range(first - 1, max(first - _BESIDE, 0), -1)
    who = next((n for n in back if words[n].flat in WHICH), 0)
    between = words[who + 1 : first]
    if (0, len(between)) not in places(between, doers().beside) or end not in _deeds(words):
        return words
    if any(each.flat in _SUBJECTS - {"i"} for each in words[end:]) or not _is_other(words, who):
        return words
    return (*words[:who], *words[end:])


def _is_other(words: Sequence[Span], who: int) -> bool:
    """Tell whether a child, or a name, stands right before "who": of them it is said."""
    before = words[:who]
    other = any(last == who for _, last in places(before, doers().others))
    name = who == 1 or is_somebody(before[-1]) or not is_everyday(before[-1].flat)
    return other or name


def _until(words: Sequence[Span], end: int) -> int:
    """Return where whoever ends at a place does what the sentence tells; the place itself where no
    list knows it, or somebody else may do it."""
    own = _own_end(words, end)
    verb = min((n for n in _deeds(words) if n >= own), default=end) if own else end
    between = words[end + 1 : verb]
    turns = (n for at, last in places(between, doers().turns) for n in range(at, last))
    turned = any(between[n].flat not in _NO_TURN for n in turns)
    return end if turned or speaks_of_others(between) else verb


def speaks_of_others(words: Sequence[Span]) -> bool:
    """Tell whether words speak of somebody else, who may do what is told."""
    others = (words[n].flat for n, _ in places(words, doers().others))
    return any(each not in _WHOM for each in others) or any(
        each.flat in _SUBJECTS or is_somebody(each) for each in words
    )


def _own_end(words: Sequence[Span], end: int) -> int:
    """Return behind which word of what says who they are the sentence may go on; else 0."""
    if end == len(words) or words[end].flat not in WHICH:
        return 0
    behind = words[end + 1 :]
    kinds = (doers().cares, doers().aside)
    known = max((last for e in kinds for at, last in places(behind, e) if at <= 1), default=0)
    return end + 1 + known if known else end + _LEAST if words[end].flat in _WHO else 0


def _deeds(words: Sequence[Span]) -> set[int]:
    """Return where something begins that they may do, but for what was done to them."""
    lists = (doers().does, doers().alone, grave().deeds, doers().cares, doers().aside)
    found = {at for each in lists for at, _ in places(words, each)}
    them = replace(words[0], flat=THEM)
    usual = (n for n in range(1, len(words)) if _begins_usual((them, *words[n:])))
    none = _NO_VERB.union(doers().being.words)
    return {
        n
        for n in found.union(usual)
        if n and words[n - 1].flat not in none and not words[n].flat.endswith("ing")
    }


def _begins_usual(words: Sequence[Span]) -> bool:
    return any(at == 0 for at, _ in places(words, doers().ordinary))
