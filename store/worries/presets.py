"""Ready-made endings for the many small worries: each fills in a closing but for what was seen.

A preset says of itself only what follows from choosing it. What was done, and what is known, are
sentences that somebody ticks who knows it, or writes in their own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.errors import Incomplete
from store.fields import Choice, Field, Kind, Values
from store.letterbox.told import PUPIL
from store.worries.worries import Worry

DONE, KNOWN = "done", "known"
"""The fields in which it is ticked what was done, and what is known."""
_TICKED = {DONE: "follow_up", KNOWN: "reasons"}
"""The part of a closing that the ticks of each become."""
_MORE = {"follow_up": "What else was done", "reasons": "What else is known"}
_UNASKED = "By the words alone: nobody was asked yet."
_ASKED = ("An adult talked with", "They were asked:")
"""How the sentences begin that say of the children that somebody asked them."""
BOTH_SAID = "Somebody was asked, or nobody was: untick one of the two."
NOT_SAID = "Please tick what is so, or write it below: nobody else knows it."


@dataclass(frozen=True)
class Preset:
    """An ending: its name, the answer to the child (a `reply` text's id), the closing's fields.

    `done` and `known` are the sentences that can be ticked.
    """

    id: str
    title: str
    reply: str
    closing: dict[str, str]
    done: tuple[str, ...]
    known: tuple[str, ...]


PRESETS = (
    Preset(
        "talked",
        "Talked with the child, sorted",
        "read",
        {
            "summary": "A small worry, as the child's own words say.",
            "decision": "No case is needed.",
            "outcome": "resolved",
        },
        (
            "An adult talked with the child.",
            "An adult helped to sort it out.",
            "The child was asked again later.",
        ),
        (
            "The child says that it is sorted.",
            "The child was asked: nothing else is the matter.",
            "Nothing that was told or seen suggests harm.",
        ),
    ),
    Preset(
        "friends",
        "Friends fell out",
        "read",
        {
            "summary": "Friends fell out.",
            "decision": "No case is needed.",
            "outcome": "resolved",
        },
        (
            "An adult talked with each of them.",
            "An adult talked with them together.",
            "They made up.",
            "The class's adults look out for them.",
        ),
        (
            "They were asked: nobody is left out.",
            "They were asked: nobody is threatened or hurt.",
            "They were asked: nobody is afraid.",
            _UNASKED,
        ),
    ),
    Preset(
        "watch",
        "Listened, we keep an eye on it",
        "changed",
        {
            "summary": "A small worry, as it was told.",
            "decision": "No case for now. A second worry like it opens one.",
            "outcome": "watching",
        },
        ("An adult listened.", "The class's adults know of it, and look out for it."),
        ("Nothing that was told or seen suggests harm.", "It could come back."),
    ),
    Preset(
        "good",
        "Something good, or nothing to do",
        "read",
        {
            "summary": "Something good was told, or nothing was asked for.",
            "decision": "Nothing more is needed.",
            "outcome": "no_concern",
        },
        ("The child was thanked.", "Nothing had to be done."),
        ("There is no worry in the words.",),
    ),
    Preset(
        "mistake",
        "A mistake",
        "read",
        {
            "summary": "Sent by mistake.",
            "decision": "Nothing more is needed.",
            "outcome": "mistaken",
            "alarm": "mistake",
        },
        (
            "The child was asked, and all is well.",
            "The class was asked, and all is well.",
        ),
        ("Nobody needed help.", "An adult saw how it came about."),
    ),
    Preset(
        "practice",
        "Practice",
        "read",
        {
            "summary": "Sent to practise with the Worry Box.",
            "decision": "Nothing more is needed.",
            "outcome": "practice",
            "alarm": "practice",
        },
        ("An adult was there.", "The class practised together."),
        ("It was practice: whoever sent it says so.", "It was practice: an adult saw it."),
    ),
)


def presets_for(worry: Worry) -> tuple[Preset, ...]:
    """Return the endings offered for a worry: of a call for help the false alarms come first."""
    if worry.help_now:
        alarms = tuple(preset for preset in PRESETS if "alarm" in preset.closing)
        return (*alarms, *(preset for preset in PRESETS if preset not in alarms))
    return PRESETS if worry.told.source == PUPIL else PRESETS[2:]


def asked(preset: Preset, fields: Sequence[Field]) -> tuple[Field, ...]:
    """Return the fields of a closing with what can be ticked before them."""
    ticks = (
        _ticks(DONE, "What was done?", preset.done),
        _ticks(KNOWN, "What is known?", preset.known),
    )
    found: list[Field] = []
    for each in fields:
        found += ticks if each.id == "summary" else ()
        more = _MORE.get(each.id)
        found.append(replace(each, label=more, required=False) if more else each)
    return tuple(found)


def said(preset: Preset, values: Values) -> dict[str, str]:
    """Return a closing as it is kept: what was ticked, and behind it what was written besides.

    Raises:
        Incomplete: it is not said what was done, or what is known; or one says of the children that
            somebody asked them, and another that nobody did.
    """
    closing = {id: value for id, value in values.items() if id not in _TICKED}
    wrong, all_of_them = dict[str, str](), list[str]()
    for ticked, field in _TICKED.items():
        sentences = preset.done if ticked == DONE else preset.known
        chosen = values.get(ticked, "").split("\n")
        parts = [each for n, each in enumerate(sentences) if str(n) in chosen]
        all_of_them += parts
        parts += [values[field]] if values.get(field, "").strip() else []
        closing[field] = " ".join(parts)
        if not parts:
            wrong[ticked] = NOT_SAID
    if _UNASKED in all_of_them and any(each.startswith(_ASKED) for each in all_of_them):
        wrong[KNOWN] = BOTH_SAID
    if wrong:
        raise Incomplete(wrong)
    return closing


def _ticks(id: str, label: str, sentences: Sequence[str]) -> Field:
    choices = tuple(Choice(str(n), each) for n, each in enumerate(sentences))
    return Field(id, label, Kind.SEVERAL, choices=choices)
