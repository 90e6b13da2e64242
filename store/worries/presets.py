"""Ready-made endings for the many small worries: each fills in a closing but for what was seen.

They are data (`assets/desk/presets.toml`).

A preset says of itself only what follows from choosing it. What was done, and what is known, are
sentences that somebody ticks who knows it, or writes in their own words. What nobody has talked
about with a child ends as that, and is not called resolved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.asset_tables import tables
from store.errors import Incomplete
from store.fields import Choice, Field, Kind, Values
from store.letterbox.told import PUPIL
from store.worries import grave
from store.worries.stands_out import at_home, parts_of
from store.worries.worry import Worry

DONE, KNOWN = "done", "known"
"""The fields in which it is ticked what was done, and what is known."""
_TICKED = {DONE: "follow_up", KNOWN: "reasons"}
"""The part of a closing that the ticks of each become."""
_MORE = {"follow_up": "What else was done", "reasons": "What else is known"}
NOT_SAID = "Please tick what is so, or write it below: nobody else knows it."


@dataclass(frozen=True)
class Preset:
    """An ending: its name, the answer to the child (a `reply` text's id), the closing's fields.

    `done` and `known` are the sentences that can be ticked, `unharmed` those of them that say that
    nothing suggests harm; `of_child`: it says what was done with the child who told.
    """

    id: str
    title: str
    reply: str
    closing: dict[str, str]
    done: tuple[str, ...]
    known: tuple[str, ...]
    unharmed: tuple[str, ...] = ()
    of_child: bool = False


PRESETS = tuple(
    Preset(
        each["id"],
        each["title"],
        each["reply"],
        each["closing"],
        tuple(each["done"]),
        (*each["known"], *each.get("unharmed", ())),
        tuple(each.get("unharmed", ())),
        each.get("of_child", False),
    )
    for each in tables("desk", "presets", "preset")
)


def presets_for(worry: Worry) -> tuple[Preset, ...]:
    """Return the endings offered for a worry: of a call for help the false alarms come first.

    Where harm at home, or what is gravest, is told of, none says that nothing suggests harm
    (procedure row 15).
    """
    offered = _offered(worry)
    if not (at_home(worry) or any(map(grave.names_deed, parts_of(worry)))):
        return offered
    return tuple(
        replace(p, known=tuple(k for k in p.known if k not in p.unharmed)) for p in offered
    )


def _offered(worry: Worry) -> tuple[Preset, ...]:
    if worry.help_now:
        alarms = tuple(preset for preset in PRESETS if "alarm" in preset.closing)
        return (*alarms, *(preset for preset in PRESETS if preset not in alarms))
    told = worry.told.source == PUPIL
    return tuple(preset for preset in PRESETS if told or not preset.of_child)


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
        Incomplete: it is not said what was done, or what is known.
    """
    closing = {id: value for id, value in values.items() if id not in _TICKED}
    wrong = dict[str, str]()
    for ticked, field in _TICKED.items():
        sentences = preset.done if ticked == DONE else preset.known
        chosen = values.get(ticked, "").split("\n")
        parts = [each for n, each in enumerate(sentences) if str(n) in chosen]
        parts += [values[field]] if values.get(field, "").strip() else []
        closing[field] = " ".join(parts)
        if not parts:
            wrong[ticked] = NOT_SAID
    if wrong:
        raise Incomplete(wrong)
    return closing


def _ticks(id: str, label: str, sentences: Sequence[str]) -> Field:
    choices = tuple(Choice(str(n), each) for n, each in enumerate(sentences))
    return Field(id, label, Kind.SEVERAL, choices=choices)
