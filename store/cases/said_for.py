"""By which words texts name somebody at school, however spelt, or by their role.

They are what the program knows somebody by whom a case accuses: who covers their name covers those.
"""

import re
from collections.abc import Iterable, Sequence

from store.letterbox.naming import named_in
from store.school.public_list import PublicList
from store.worries.stands_out import by_name, by_roll
from store.worries.worry import Worry

_SENTENCES = re.compile(r"[.!?:;,\n\"“”]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST = 4
"""Words that name somebody together, at most: "the head of school"."""


def said_for(
    public: PublicList, worries: Sequence[Worry], person: str, texts: Iterable[str]
) -> tuple[str, ...]:
    """Return the words by which `texts` name a person, by id, as they are written there.

    They are the shortest that do so alone. A role means who had it when one of the `worries` was
    told.
    """
    others = {each.id for each in public.people} - {person}

    def names(words: str) -> bool:
        if not worries:
            return bool(named_in(words, public.called({person})))
        return any(by_name(e, by_roll(e, words, public), public, others) for e in worries)

    found = dict[str, None]()
    for sentence in dict.fromkeys(s for text in texts for s in _SENTENCES.split(text)):
        if not names(sentence):
            continue
        places = [match.span() for match in _WORD.finditer(sentence)]
        taken = set[int]()
        for count in range(1, _MOST + 1):
            for place in range(len(places) - count + 1):
                inside = {*range(place, place + count)}
                said = sentence[places[place][0] : places[place + count - 1][1]]
                # Behind another word a capital says that it is a name, and not where it begins.
                if not inside & taken and names(f"and {said}"):
                    taken |= inside
                    found[said] = None
    return tuple(found)
