"""Days counted from another date of the text: "وقبل ذلك بيومين", "بعد يومين", "the following Friday"."""

from dataclasses import dataclass

from dalil.language.date_arithmetic import ONE, Counts, month_of, one_day, week_of, year_of
from dalil.language.date_counts import COUNT, counts_of, unit_of
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome
from dalil.language.date_patterns import Rule, View
from dalil.language.date_relative import counted_period
from dalil.language.date_spans import Distance, Stretch, Unresolved


def before_then(view: View) -> Meaning | None:
    """Read "وقبل ذلك بيومين", "وبعدها بأسبوع"."""
    then, word, counts = view.first("I"), view.first("i"), counts_of(view.inside)
    if then is None or word is None or word.text != "ب":
        return None
    if counts is None:
        return Unresolved("no exact number", "relative")
    return Distance(counts, int(then.value), anchored=True)


def after_length(view: View) -> Meaning | None:
    """Read "بعد يومين": from publication where announced, else from the day before it in the text."""
    word, after, counts = view.first("a"), view.after(), counts_of(view.inside)
    if word is None or word.text.isascii() or counts is None:
        return None
    if after is not None and (after.code in "fFXZbe" or after.text == "علي"):
        return None  # "بعد يومين من المعركة"
    return AfterLength(counts)


@dataclass(frozen=True, slots=True)
class AfterLength:
    """So long after publication, or after the day the text spoke of before."""

    counts: Counts

    def resolve(self, context: Context) -> Outcome:
        """Return the day; hours are too short to name one."""
        in_hours = bool({unit for _, unit in self.counts} & {"hour", "minute"})
        if context.future and in_hours:
            return Stretch(self.counts, ahead=True).resolve(context)
        if context.future:
            return Distance(self.counts, 1).resolve(context)
        if in_hours:
            return Outcome(None, "hours after what is not said", "relative")
        return Distance(self.counts, 1, anchored=True).resolve(context)


def following(view: View) -> "NextPeriod | None":
    """Read "the following week", "الشهر التالي": counted from the date before it in the text."""
    unit = view.first("UJ")
    return None if unit is None else NextPeriod(unit_of(unit))


@dataclass(frozen=True, slots=True)
class NextPeriod:
    """The day, week, month or year after the one the text spoke of before."""

    unit: str

    def resolve(self, context: Context) -> Outcome:
        """Return the days, `None` where the text has no date before."""
        base = context.before_any if self.unit in ("month", "year") else context.before
        if base is None:
            return Outcome(None, "no date before it in the text", "relative")
        found = {
            "week": lambda: week_of(base.last + 7 * ONE),
            "month": lambda: month_of(base.last.year, base.last.month + 1),
            "year": lambda: year_of(base.last.year + 1),
            "day": lambda: one_day(base.last + ONE),
        }.get(self.unit)
        if found is None:
            return Outcome(None, "no exact length", "relative")
        return Outcome(found(), "period after the date before it", "relative")


def following_weekday(view: View) -> "EchoWeekday | None":
    """Read "the following Friday", "الجمعة التالية"."""
    day = view.first("W")
    return None if day is None else EchoWeekday(day.value, 1)


def weekday_before(view: View) -> "EchoWeekday | None":
    """Read "the Friday before"; "the Friday before the vote" is not counted from a date."""
    day, after = view.first("W"), view.after()
    ends = after is None or after.code in ",.)\n"
    return None if day is None else EchoWeekday(day.value, -1 if ends else 0)


@dataclass(frozen=True, slots=True)
class EchoWeekday:
    """The first such weekday after, or before, the day the text spoke of."""

    weekday: int
    side: int
    """1 for after, -1 for before, 0 where what it is counted from is no date."""

    def resolve(self, context: Context) -> Outcome:
        """Return the day, `None` where the text has no day before."""
        if context.before is None or self.side == 0:
            return Outcome(None, "no date before it in the text", "relative")
        base = context.before.last if self.side > 0 else context.before.first
        steps = (self.side * (self.weekday - base.weekday())) % 7 or 7
        return Outcome(
            one_day(base + self.side * steps * ONE), "weekday beside the date before it", "relative"
        )


def before_last(view: View) -> Meaning | None:
    """Read "the week before last", "the night before last"."""
    unit, part = view.first("U"), view.first("P")
    if part is not None:
        return Calendar(day_offset=-2, night=True, part="night") if part.value == "night" else None
    return None if unit is None or view.next_is("UYW") else counted_period(str(unit.value), -2)


RULES = (
    Rule("(the? following one | one following)", following, "Z"),
    Rule("(the? following dayword? weekday | dayword? weekday following)", following_weekday, "Z"),
    Rule("the dayword? weekday before", weekday_before, "Z"),
    Rule("the? (one|part) before last", before_last),
)
COUNTED = (
    Rule(f"then in {COUNT}", before_then, "Z"),
    Rule(f"after {COUNT}", after_length, "Z"),
)
