"""What was told, put into words: whose it is, the words themselves, and all the rest."""

from datetime import datetime

from screens.staff.facts import Block, Fact, Words
from screens.staff.labels import first_capital, language_name, names_of
from screens.staff.worries.said import said
from screens.times import moment
from store.fields import Field
from store.letterbox.told import FORM, OF_SCHOOL, PARENT, PERSON, PHONE, PUPIL, STAFF, WRITING
from store.school.public_list import PublicList
from store.worries.asked import Asked
from store.worries.filing import FILED_FIELDS
from store.worries.remark import Remark
from store.worries.worry import NAMELESS, Worry, written_with

WAYS = {
    FORM: "by the parents' form",
    PHONE: "by phone",
    PERSON: "in person",
    WRITING: "in writing",
}
"""How a parent told it, as it stands in a sentence."""
ACCIDENT = "Pressed “I saw it by accident”. Telling was right."


def heading(worry: Worry, public: PublicList) -> str:
    """Return who told it, and about whom, in a line."""
    told = worry.told
    where = told.class_name or worry.place
    if told.source == PUPIL:
        who = first_capital(whose(worry, public))
        return f"{who}, {where}: a child told us" if where else f"{who}: a child told us"
    if what := OF_SCHOOL.get(told.kind):
        return f"{first_capital(what)}: concern {_by(worry, public)}"
    about = "a child" if told.about == PUPIL and not worry.name else whose(worry, public)
    if told.source == STAFF:
        return f"Concern {_by(worry, public)} about {about}"
    if told.source == PARENT:
        return f"Concern from a parent or carer about {about}"
    return f"Slip from a visitor, not signed in, about {about}"


def _by(worry: Worry, public: PublicList) -> str:
    name, proven = public.name_of(worry.told.by), written_with(worry, public)
    return f"from {name}" if proven else f"in {name}'s name, not with their PIN,"


def whose(worry: Worry, public: PublicList) -> str:
    """Return whose worry it is, or whom it is about, as it stands in a sentence."""
    told = worry.told
    named = _named(worry, public)
    if what := OF_SCHOOL.get(told.kind):
        return f"{what}: {named}" if named else what
    return named or (told.peg and f"the {told.peg}") or NAMELESS.get(told.about, "no name yet")


def _named(worry: Worry, public: PublicList) -> str:
    return worry.name or (public.name_of(worry.told.adult) if worry.told.adult else "")


def words_of(worry: Worry, now: datetime) -> list[Words]:
    """Return the words as they were typed, first what came first; a child's set apart."""
    child = worry.told.source == PUPIL
    return [Words(heading, words, child=child) for heading, words in typed_in(worry, now)]


def typed_in(worry: Worry, now: datetime) -> list[tuple[str, str]]:
    """Return each part of what was typed, under its heading, first what came first."""
    told, child = worry.told, worry.told.source == PUPIL
    whose, later = ("child's", "The child added") if child else ("writer's", "Added")
    parts = [
        (f"In the {whose} own words", told.words),
        ("What was seen or said", told.fact),
        ("What the writer thinks about it", told.opinion),
    ]
    added = (each for each in worry.more if each.kind == "words")
    parts += [(f"{later}, {moment(each.at, now)}", each.text) for each in added]
    return [(heading, words) for heading, words in parts if words]


def facts_of(
    worry: Worry, public: PublicList, now: datetime, before: int, followed: Worry | None = None
) -> list[Fact]:
    """Return everything else that was told; `before` is how many more there are.

    `followed` is what the same child told earlier, where it may be read here.
    """
    told = worry.told
    found = [
        *_urgent(worry),
        Fact("Words", "" if _has_words(worry) else "The child wrote no words."),
        Fact("Needs us", said("when", told.when) if told.when else ""),
        Fact(
            "Wants",
            f"Somebody who speaks {language_name(told.speaks)}" * bool(told.speaks),
            "warning",
        ),
        Fact("Told in", language_name(told.language)),
        Fact("Asked for", public.name_of(told.asks_for) if told.asks_for else ""),
        Fact("Kept from", names_of(public, _once(worry.kept_from)), "warning"),
        Fact("Feels", said("feeling", told.feeling) if told.feeling else ""),
        *_topics(worry),
        Fact("Before", _earlier(worry, before) if before else ""),
        Fact("Added to", _followed(followed, now) if told.follows else ""),
        Fact("About", first_capital(_about(worry, public)) if told.source != PUPIL else ""),
        Fact("Told", "By themself, about themself" if told.of_self else ""),
        Fact("Named", "Asks not to be named to the adult" if told.unnamed else ""),
        Fact("Happened", moment(told.happened, now) if told.happened else ""),
        Fact("Present", told.present),
        Fact("Writing", said("helper", told.helper) if told.helper else ""),
        Fact("From", _from(worry, public)),
        Fact("Told by", told.teller),
        Fact("Sent", moment(worry.sent_at, now)),
        Fact("Name", worry.name if told.source == PUPIL else ""),
        Fact("Class", told.class_name),
        Fact("Coat peg", told.peg),
    ]
    return [fact for fact in found if fact.text]


def done_about(worry: Worry, public: PublicList, now: datetime) -> list[Block]:
    """Return what was done about it so far, a block each: read, answered, asked, filed."""

    def line(remark: Remark, text: str = "") -> str:
        by = public.name_of(remark.by) if remark.by else "The child"
        return f"{by}, {moment(remark.at, now)}{': ' if text else ''}{text}"

    blocks = [
        Block("Read by", [line(remark) for remark in worry.seen]),
        Block("Answered", [line(remark, remark.text) for remark in worry.answers]),
        Block("Told the child", [line(r, _told_or_not(r)) for r in worry.child_told]),
        Block("Asked", [_task(asked, public, now) for asked in worry.tasks]),
        Block("Taken out of", [f"{each.kind} by {line(each, each.text)}" for each in worry.left]),
        Block("Filed", _closing(worry.filed or {})),
        Block("Opened again", [line(remark, remark.text) for remark in worry.reopened]),
    ]
    return [block for block in blocks if block.lines]


def _told_or_not(remark: Remark) -> str:
    return f"not told. {remark.text}" if remark.kind == "no" else remark.text


def _has_words(worry: Worry) -> bool:
    return worry.told.source != PUPIL or bool(worry.told.words)


def _urgent(worry: Worry) -> list[Fact]:
    if not worry.help_now:
        return []
    times = f", pressed {worry.repeats + 1} times" if worry.repeats else ""
    return [Fact("HELP NOW", f"Go to {worry.place or 'the child'}{times}", "urgent")]


def _from(worry: Worry, public: PublicList) -> str:
    signed = "signed in" if written_with(worry, public) else "not proven"
    writer = f"{public.name_of(worry.told.by)}, {signed}"
    source = {PUPIL: "A pupil", STAFF: writer, PARENT: _parent(worry, writer)}
    who = source.get(worry.told.source, "A visitor: not signed in")
    where = room(worry, public)
    return f"{who}, at {where}" if where else who


def _parent(worry: Worry, writer: str) -> str:
    """Return which way a parent or carer told it; from anywhere, nobody has proven who it was."""
    way = WAYS.get(worry.told.way, "not signed in")
    return f"A parent, {way}; typed in by {writer}" if worry.told.by else f"A parent, {way}"


def room(worry: Worry, public: PublicList) -> str:
    """Return where it was told: the terminal's name."""
    terminal = public.terminal(worry.terminal)
    return terminal.name if terminal and terminal.name else worry.place


def _about(worry: Worry, public: PublicList) -> str:
    kind = OF_SCHOOL.get(worry.told.kind) or NAMELESS.get(worry.told.about, "a child")
    name = _named(worry, public)
    return f"{name}, {kind}" if name else kind


def _earlier(worry: Worry, before: int) -> str:
    told = worry.told
    if told.kind:
        return f"{before} more that are called so"
    if told.about != PUPIL:
        return f"{before} more about the same person"
    return f"{before} more {'from' if told.source == PUPIL else 'about'} the same child"


def _followed(earlier: Worry | None, now: datetime) -> str:
    when = f" {moment(earlier.sent_at, now)}" if earlier else " before"
    return f"What the same child told{when}, behind the same four pictures"


def _topics(worry: Worry) -> list[Fact]:
    topics = [worry.told.topic, *(m.text for m in worry.more if m.kind == "topic")]
    online = [worry.told.online, *(m.text for m in worry.more if m.kind == "online")]
    found = [Fact("Topic", said("topic", topic)) for topic in topics if topic]
    for each in filter(None, online):
        accident = each == "accident"
        found.append(
            Fact("Online", ACCIDENT if accident else said("online", each), "good" * accident)
        )
    return found


def _task(asked: Asked, public: PublicList, now: datetime) -> str:
    who = public.name_of(asked.to)
    done = "Taken back: ask somebody else." if asked.back else "No answer yet."
    done = f"Done {moment(asked.done, now)}: {asked.answer}" if asked.done else done
    if not asked.sent:
        return f"{who}, by the child. {done}"
    return f"{who}, {moment(asked.sent, now)}: {asked.text} · {done}"


def _closing(filed: dict[str, str]) -> list[str]:
    return [f"{f.label}: {_shown(f, filed[f.id])}" for f in FILED_FIELDS if f.id in filed]


def _shown(field: Field, value: str) -> str:
    return next((c.label for c in field.choices if c.id == value), value)


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
