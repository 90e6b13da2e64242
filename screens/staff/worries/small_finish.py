"""Answering and filing what was selected: one ending, looked at for each before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

from screens.staff.base import StaffScreen
from screens.staff.labels import first_capital, in_a_line
from screens.staff.pick import Pick
from screens.staff.worries import reply
from screens.staff.worries.in_turn import InTurn, Job
from screens.staff.worries.small_words import before_word, first_words, hint_sentence, hint_word
from screens.staff.worries.worry_told import whose
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store.cases.act_fields import FILE_FIELDS
from store.cases.casework import reply_text
from store.cases.outcomes import FILED_OUTCOMES
from store.worries import bulk, presets
from store.worries.presets import PRESETS, Preset
from store.worries.small import Small
from store.worries.stands_out import words_of

Finished = Callable[[tuple[str, ...]], None]
"""Is told which worries were filed, or opened again."""

_COLUMNS = (
    Column("Who", 16),
    Column("Class", 9),
    Column("Before", 6),
    Column("Told"),
    Column("Answer waits", 12),
)
_TELL, _PICTURES, _NO_ANSWER = "tell them", "4 pictures", "none"
COMMON = (
    "Tick with the numbers what is so of each of them, then Ctrl+S. It stands in the record of "
    "each: name nobody in it."
)


def choose(page: StaffScreen[None], chosen: Sequence[Small], finished: Finished) -> None:
    """Have an ending chosen for these worries."""
    endings = {preset.id: preset for preset in PRESETS}
    rows = [Row(p.id, (str(n), p.title)) for n, p in enumerate(endings.values(), 1)]
    picker = Pick(
        f"{_action(chosen)}: how did it end?",
        (Column("", 2), Column("The same for each of them")),
        rows,
        empty="",
    )

    def picked(id: str | None) -> None:
        if id:
            _fill_in(page, chosen, endings[id], finished, {})

    page.app.push_screen(picker, picked)


def take_back(page: StaffScreen[None], filed: Sequence[Small], finished: Finished) -> None:
    """Have what was filed just now wait again, after a look at what that means."""
    job = Job(
        title=f"Take back {_many(filed)}",
        says=(
            "They wait again. That they were filed stays in the record, and that you opened them "
            "again. What a child was answered cannot be taken back: it may have been read."
        ),
        columns=(Column("Who", 16), Column("Class", 9), Column("")),
        rows=tuple(Row(s.id, (*_who(page, s), "")) for s in filed),
        act=lambda subject: bulk.take_back(page.session, subject, page.clock()),
        go="Take back",
        done="waits",
    )
    page.app.push_screen(
        InTurn(page.session, page.clock, job), lambda done: finished(done) if done else None
    )


def what_was_filed(filed: Sequence[Small]) -> str:
    """Return what was done, and whom this person has to tell themselves."""
    if not filed:
        return "Nothing was filed."
    alone = sum(not small.worry.told.receipt_seal for small in filed)
    said = (
        f"{len(filed)} filed, each by itself. U takes {'it' if len(filed) == 1 else 'them'} back."
    )
    return f"{said} {_to_tell(alone)}" if alone else said


def _fill_in(
    page: StaffScreen[None],
    chosen: Sequence[Small],
    preset: Preset,
    finished: Finished,
    said: Mapping[str, str],
) -> None:
    public = page.session.public
    answer = reply.reply_fields(public, (), required=False)
    fields = (*presets.asked(preset, FILE_FIELDS), *answer)
    values = {
        "sentence": f"reply.{preset.reply}",
        "who": page.session.person_id,
        **preset.closing,
        **said,
    }

    def sure(filled: dict[str, str]) -> None:
        _judge(page, chosen, presets.said(preset, filled))

    page.ask(
        f"{_action(chosen)}: {preset.title}",
        fields,
        lambda filled: _look(page, chosen, preset, finished, filled),
        form=f"small.{preset.id}.{_together(chosen)}",
        values=values,
        intro=COMMON,
        save="Look at each",
        sure=sure,
    )


def _together(chosen: Sequence[Small]) -> str:
    """Return what stands for just these worries: what was ticked of others is not so of them."""
    ids = "\n".join(sorted(small.id for small in chosen))
    return blake2b(ids.encode(), digest_size=8, person=b"wb together").hexdigest()


def _judge(page: StaffScreen[None], chosen: Sequence[Small], said: Mapping[str, str]) -> None:
    public = page.session.public
    bulk.judge(chosen, said)
    names = " ".join(small.worry.name for small in chosen)
    reply_text("", said.get("line", ""), names, public.adults())


def _look(
    page: StaffScreen[None],
    chosen: Sequence[Small],
    preset: Preset,
    finished: Finished,
    filled: dict[str, str],
) -> None:
    said = presets.said(preset, filled)
    by_id = {small.id: small for small in chosen}
    public = page.session.public
    answered = bool(said.get("sentence"))
    texts = {s.id: reply.answer_text(public, s.worry, said) for s in chosen if answered}

    def act(subject: str) -> None:
        text = texts.get(subject, "")
        bulk.finish(page.session, by_id[subject], said, text, page.clock())

    job = Job(
        title=_action(chosen),
        says=_what_each_gets(said, next(iter(texts.values()), ""), chosen),
        columns=_COLUMNS,
        rows=tuple(_row(page, small, answered) for small in chosen),
        act=act,
        go=f"Save {len(chosen)}",
        done="filed",
        careful=_careful(page, chosen),
    )

    def ended(done: tuple[str, ...] | None) -> None:
        if done is None:
            _fill_in(page, chosen, preset, finished, filled)
        else:
            finished(done)

    page.app.push_screen(InTurn(page.session, page.clock, job), ended)


def _what_each_gets(said: Mapping[str, str], answer: str, chosen: Sequence[Small]) -> str:
    outcome = next((c.label for c in FILED_OUTCOMES if c.id == said["outcome"]), said["outcome"])
    told = f"Each child is told: “{answer}”" if answer else "No child gets an answer."
    alone = sum(not small.worry.told.receipt_seal for small in chosen) if answer else 0
    tell = f" {_to_tell(alone)}" if alone else ""
    return (
        f"{told}{tell}\nEach worry gets a closing of its own: {said['summary']} "
        f"{said['follow_up']} {said['decision']} {said['reasons']} Outcome: {outcome}."
    )


def _careful(page: StaffScreen[None], chosen: Sequence[Small]) -> str:
    """Name those that stand out, why, and what they told: whoever saves says that they are small
    all the same, and the list below has room for a line of each."""
    out = [(_who(page, small)[0], small) for small in chosen if small.hints]
    stands = "stands" if len(out) == 1 else "stand"
    first = f"! {in_a_line([who for who, _ in out])} {stands} out. Save only if that is small too."
    why = [f"{who}: {_why(page, small)}" for who, small in out]
    told = [f"{who}: “{words}”" for who, small in out if (words := _whole(small))]
    return "\n".join((first, *why, *told)) if out else ""


def _why(page: StaffScreen[None], small: Small) -> str:
    return " ".join(hint_sentence(hint, page.session.public) for hint in small.hints)


def _whole(small: Small) -> str:
    return " ".join(words_of(small.worry).split())


def _to_tell(alone: int) -> str:
    who = "1 has" if alone == 1 else f"{alone} have"
    return f"{who} no picture code: tell them yourself. It stands under To do until noted (T)."


def _row(page: StaffScreen[None], small: Small, answered: bool) -> Row:
    seal = small.worry.told.receipt_seal
    hears = (_PICTURES if seal else _TELL) if answered else _NO_ANSWER
    cells = (*_who(page, small), before_word(small.earlier), first_words(small), hears)
    return Row(small.id, cells, "warning" if small.hints else "", hint_word(small.hints))


def _who(page: StaffScreen[None], small: Small) -> tuple[str, str]:
    who = first_capital(whose(small.worry, page.session.public))
    return who, small.worry.told.class_name or small.worry.place


def _action(chosen: Sequence[Small]) -> str:
    return f"Answer and file {_many(chosen)}"


def _many(some: Sequence[Small]) -> str:
    return "1 worry" if len(some) == 1 else f"{len(some)} worries"
