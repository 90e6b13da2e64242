"""Ready-made endings for the many small worries: each fills a whole closing in one press.

What a preset says is what the member of staff says: they read it and change what is not so.
"""

from dataclasses import dataclass

from store.letterbox.told import PUPIL
from store.worries.worries import Worry


@dataclass(frozen=True)
class Preset:
    """An ending: its name, the answer to the child (a `reply` text's id), the closing's fields."""

    id: str
    title: str
    reply: str
    closing: dict[str, str]


PRESETS = (
    Preset(
        "talked",
        "Talked with the child, sorted",
        "read",
        {
            "summary": "A small worry, as the child's own words say.",
            "follow_up": "An adult talked with the child and helped.",
            "decision": "No case is needed.",
            "reasons": "It is sorted, and nothing suggests harm or a risk of harm.",
            "outcome": "resolved",
        },
    ),
    Preset(
        "friends",
        "Friends fell out, helped to make up",
        "read",
        {
            "summary": "Friends fell out.",
            "follow_up": "An adult talked with the children and helped them to make up.",
            "decision": "No case is needed.",
            "reasons": "An ordinary quarrel: nobody is left out, threatened or afraid.",
            "outcome": "resolved",
        },
    ),
    Preset(
        "watch",
        "Listened, we keep an eye on it",
        "changed",
        {
            "summary": "A small worry, as the child's own words say.",
            "follow_up": "An adult listened. The class's adults look out for it.",
            "decision": "No case for now. A second worry like it opens one.",
            "reasons": "Nothing suggests harm, but it could come back.",
            "outcome": "watching",
        },
    ),
    Preset(
        "good",
        "Something good, or nothing to do",
        "read",
        {
            "summary": "The child told us something good, or asked for nothing.",
            "follow_up": "The child was thanked.",
            "decision": "Nothing more is needed.",
            "reasons": "There is no worry in it.",
            "outcome": "no_concern",
        },
    ),
    Preset(
        "mistake",
        "A mistake",
        "read",
        {
            "summary": "Sent by mistake.",
            "follow_up": "An adult asked the child or the class and found that all is well.",
            "decision": "Nothing more is needed.",
            "reasons": "Nobody needed help.",
            "outcome": "mistaken",
            "alarm": "mistake",
        },
    ),
    Preset(
        "practice",
        "Practice",
        "read",
        {
            "summary": "Sent to practise with the Worry Box.",
            "follow_up": "An adult knew of the practice.",
            "decision": "Nothing more is needed.",
            "reasons": "It was practice.",
            "outcome": "practice",
            "alarm": "practice",
        },
    ),
)


def presets_for(worry: Worry) -> tuple[Preset, ...]:
    """Return the endings offered for a worry: of a call for help the false alarms come first."""
    if worry.help_now:
        alarms = tuple(preset for preset in PRESETS if "alarm" in preset.closing)
        return (*alarms, *(preset for preset in PRESETS if preset not in alarms))
    return PRESETS if worry.told.source == PUPIL else PRESETS[2:]
