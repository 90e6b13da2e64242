"""The kinds of rows that a case about an adult at school keeps, beside those of any case."""

TOLD = "case.told_about_adult"
"""Whom it is about as it was told, before anybody has judged it."""
MENTIONED = "case.adult_mentioned"
"""Whom the child shut out, or the words name: nobody has said yet that it is about them."""
SAID_OF = "case.adult_said_of"
"""What somebody else said of an adult who was told of: only mentioned, about them, own case."""
THRESHOLD = "case.threshold_judged"
ADVICE = "case.advice_logged"
LIFTED = "case.questions_allowed"
DECIDED = "case.allegation_decided"
COPY = "case.copy_given"
LOW = "case.low_level_recorded"
ANSWERED = "case.low_level_answered"
GONE = "case.adult_gone"
"""Whom it is about works here no more, and nothing was decided of them by then (`gone`)."""
REVIEW = "review"
"""The part of an answer that says when somebody decides whether it is still kept."""
HANDING = "case.handing"
"""Where it was: it is being handed over, to a drawer of this name."""
HANDED, TAKEN = "case.handed_over", "case.taken_over"
"""It was handed to those who deal with what is about adults; one of them has opened it."""

KINDS = frozenset(
    {
        *(TOLD, MENTIONED, SAID_OF, THRESHOLD, ADVICE, LIFTED),
        *(DECIDED, COPY, LOW, ANSWERED, HANDED, TAKEN),
    }
)
SHOWN_BY_STEPS = frozenset({THRESHOLD, ADVICE, DECIDED, COPY})
"""Kinds that a step of a procedure may ask for."""
ONE_THING = ({THRESHOLD}, {DECIDED})
"""Kinds that decide something: of two who did so apart, a person chooses."""
