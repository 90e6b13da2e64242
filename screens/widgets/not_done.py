"""What a refusal is called: what was not done, by the words that would have done it."""

NOT_DONE = "Not done"
_DONE = {
    **{each: f"{each}ed" for each in ("accept", "add", "answer", "ask", "check", "end", "finish")},
    **{each: f"{each}ed" for each in ("alter", "log", "mend", "open", "print", "search", "sign")},
    **{
        f"{each}e": f"{each}ed" for each in ("agre", "chang", "clos", "decid", "fil", "judg", "mov")
    },
    **{f"{each}e": f"{each}ed" for each in ("propos", "refus", "remov", "sav", "triag")},
    **{"begin": "begun", "choose": "chosen", "copy": "copied", "give": "given", "hand": "handed"},
    **{"keep": "kept", "let": "let", "link": "linked", "log": "logged", "make": "made"},
    **{
        "put": "put",
        "read": "read",
        "say": "said",
        "send": "sent",
        "set": "set",
        "stop": "stopped",
    },
    **{"take": "taken", "tell": "told", "turn": "turned", "write": "written"},
}
_AFTER = frozenset({"aside", "away", "back", "down", "in", "off", "on", "out", "over"})
"""What belongs to the word before it: taken back, given out."""


def not_done(*words: str) -> str:
    """Return what was not done, by the first of some words that begins with something one does.

    Of "Close the case" it is "Not closed", of what begins with nothing of the kind "Not done".
    """
    for each in words:
        first, second, *_ = *(part.strip(".,:?").casefold() for part in each.split()), "", ""
        if done := _DONE.get(first):
            return f"Not {done} {second}" if second in _AFTER else f"Not {done}"
    return NOT_DONE


def not_yet(title: str, save: str) -> str:
    """Return the same of a form of this `title` whose button says `save`: it comes back, filled in.

    That it is saved says little where the title says what for.
    """
    words = (title, save) if save == "Save" else (save, title, "Save")
    return f"{not_done(*words)} yet"
