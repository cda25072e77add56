"""Dates counted from publication or from another day: weekdays, "last week", "two days ago"."""

from dataclasses import dataclass

from dalil.language.date_arithmetic import Counts
from dalil.language.date_counts import COUNT, counts_of, is_broken, unit_of
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Calendar, Context, Meaning, Outcome
from dalil.language.date_patterns import Rule, View
from dalil.language.date_spans import Distance, Echo, Rest, Since, Stretch, Unresolved

_TURNS = {"L": "last", "N": "next", "T": "this"}
_OFFSETS = {"L": -1, "N": 1, "T": 0}


def weekday(view: View) -> Calendar | None:
    """Read "Sunday", "last Friday", "يوم الأحد الماضي"."""
    turn, day = view.first("LNT"), view.first("W")
    if day is None:
        return None
    if turn is not None and turn.text == "next":
        return Calendar(weekday=day.value, week_offset=1)
    if turn is not None and turn.text.isascii() and turn.start > day.start and view.next_is("U"):
        return None  # "Friday last week"
    return Calendar(weekday=day.value, turn=None if turn is None else _TURNS[turn.code])


def is_weekday(view: View) -> Lexeme | None:
    """Return "Sun", "Sat" as weekdays beside a date, or written with a capital after "on"."""
    lexeme, before, after = view.inside[0], view.before(), view.after()
    bracketed = before is not None and before.code == "(" and after is not None and after.code == ")"
    beside = after is not None and (after.code in "Mmdo" or after.code in ",.")
    following = view.after(1)
    if after is not None and following is not None and after.code == "." and following.code == ",":
        following = view.after(2)
    dated = beside and (
        after is None or after.code not in ",." or (following is not None and following.code in "Mmdo1y")
    )
    stands = before is not None and before.code in "iLNTS" and not view.written(lexeme)[0].islower()
    of_week = before is not None and (
        (before.code == "U" and before.value == "week") or (before.text == "or" and _after_weekday(view))
    )
    return lexeme if dated or stands or bracketed or of_week else None


def _after_weekday(view: View) -> bool:
    return view.start > 1 and view.lexemes[view.start - 2].code in "Ww"


def deictic(view: View) -> Calendar | None:
    """Read "yesterday", "أول أمس"."""
    word, after = view.first("G"), view.after()
    if word is None or (word.text.endswith("يوم") and after is not None and after.code == "o"):
        return None  # "اليوم الثالث من المعركة"
    return Calendar(day_offset=word.value)


def last_night(view: View) -> Calendar:
    """Read "overnight", "ليلة أمس": the day before publication and the day of publication."""
    return Calendar(day_offset=-1, night=True, part="pm")


def tonight(view: View) -> Calendar:
    """Read "this morning", "الليلة"."""
    word = view.first("t")
    return Calendar(day_offset=0, part=None if word is None else word.value)


def period(view: View) -> Meaning | None:
    """Read "last week", "الشهر الجاري", "next year", "the past month"."""
    turn, unit = view.first("LNT"), view.first("UJ")
    if turn is None or unit is None or (turn.text.isascii() and turn.start > unit.start):
        return None
    name = unit_of(unit)
    offset = _OFFSETS[turn.code]
    if turn.value == "window" and not turn.text.startswith("اخر") and name not in ("quarter", "weekend"):
        return Stretch(((1, name),)) if name not in ("hour", "minute") else None
    after = view.after()
    past = turn.text.startswith(
        ("الماضي", "الفائت", "المنصرم")
    )  # "الأسبوع الماضي من حلب": no week of Aleppo
    if after is not None and after.code in "fF" and not past and name in _WITH_PARTS:
        return None
    return counted_period(name, offset)


_WITH_PARTS = ("day", "week", "month", "weekend", "year")
"""Periods that "of" may make a part of a longer one: "the last week of March"."""


def counted_period(name: str, offset: int) -> Meaning | None:
    """Return the calendar period that lies `offset` periods from the one of publication."""
    if name == "day":
        return Calendar(day_offset=offset)
    if name == "week":
        return Calendar(week_offset=offset)
    if name == "month":
        return Calendar(month_offset=offset)
    if name == "year":
        return Calendar(year_offset=offset)
    if name == "weekend":
        return Weekend(offset, this=offset == 0)
    if name == "quarter":
        return Quarter(offset)
    return Unresolved(f"{name} of no exact days") if name in ("decade", "fortnight") else None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday: the last that has begun, or the one of a counted week."""

    offset: int = 0
    this: bool = False
    """True where the words say "this weekend"."""

    def resolve(self, context: Context) -> Outcome:
        """Return the two days."""
        week = Calendar(week_offset=0).resolve(context._replace(future=False)).range
        if week is None or context.published is None:
            return Outcome(None, "no publication date", "span")
        begun = context.published.weekday() >= 5 or self.this
        back = -1 if self.offset <= 0 and not begun and not context.future else 0
        weeks = max(self.offset, 0) + back if self.offset >= 0 else -1
        saturday = Calendar(week_offset=weeks, weekday=5).resolve(context)
        sunday = Calendar(week_offset=weeks, weekday=6).resolve(context)
        if saturday.range is None or sunday.range is None:
            return Outcome(None, "no publication date", "span")
        return Outcome(type(week)(saturday.range.first, sunday.range.last), "weekend", "span")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year counted from the quarter of publication."""

    offset: int

    def resolve(self, context: Context) -> Outcome:
        """Return the three months."""
        if context.published is None:
            return Outcome(None, "no publication date", "span")
        index = context.published.year * 4 + (context.published.month - 1) // 3 + self.offset
        return Calendar(year=index // 4, quarter=index % 4 + 1).resolve(context)


def edge_of_this(view: View) -> Calendar | None:
    """Read "the beginning of the year", "مطلع الشهر": of the year or month of publication."""
    edge, unit = view.first("E"), view.first("U")
    if edge is None or unit is None or unit.value not in ("week", "month", "year"):
        return None
    after = view.after()
    if after is not None and (after.code in "rLNTyC" or (after.code in "fF" and unit.text.isascii())):
        return None
    definite = view.first("1") is not None or unit.text.startswith("ال") or edge.text.endswith("end of")
    if not definite:
        return None
    return Calendar(**{f"{unit.value}_offset": 0, "edge": edge.value})


def stretch(view: View) -> Meaning | None:
    """Read "the last 48 hours", "خلال الأسابيع الثمانية الماضية", "the next three days"."""
    turn, unit = view.first("LN"), view.first("UYJD")
    if turn is None or unit is None or (turn.text.isascii() and turn.start > unit.start):
        return None
    if (
        turn.start > unit.start
        and unit.code == "U"
        and unit.text.startswith("ال")
        and view.inside[0].code in "dc"
    ):
        return None
    after = view.after()
    if turn.code == "L" and turn.start < unit.start and after is not None and after.code in "fF":
        return None  # "the last three days of September"
    ahead = turn.code == "N"
    counts = counts_of(view.inside)
    if counts is not None:
        return Stretch(counts, ahead)
    units = view.all("Y")
    if units and units[0].value == "day" and ahead:
        return Stretch(((7, "day"),), ahead=True)
    if units and units[0].value == "hour":
        return Stretch(((1, "day"),), ahead)
    return Unresolved("no exact number")


def recent(view: View) -> Unresolved:
    """Read "in recent weeks", "several months ago", "recently"."""
    return Unresolved("no exact days")


def ago(view: View) -> Meaning | None:
    """Read "two days ago", "about a month ago", "hours ago"."""
    return _distance(view, -1)


def arabic_before(view: View) -> Meaning | None:
    """Read "قبل يومين", "قبل نحو شهر", "قبل أيام"."""
    word = view.first("b")
    return None if word is None or word.text.isascii() else _distance(view, -1)


def _distance(view: View, sign: int) -> Meaning | None:
    counts = counts_of(view.inside)
    if counts is None:
        units = view.all("Y")
        if units and units[0].value in ("hour", "minute") and sign < 0:
            return Stretch(((1, "day"),))
        return Unresolved("no exact number")
    if {unit for _, unit in counts} & {"hour", "minute"}:
        return Stretch(counts, ahead=sign > 0)
    return Distance(counts, sign, about=view.first("3x") is not None, broken=is_broken(view.inside))


def arabic_since(view: View) -> Meaning | None:
    """Read "منذ شهرين", "since two weeks"."""
    unit = view.first("U")
    if unit is not None and unit.value == "hour" and unit.text.startswith("ال"):
        return None  # "منذ الساعة الثامنة صباحا"
    found = _distance(view, -1)
    return found if isinstance(found, Unresolved | Stretch) or found is None else Since(found)


def text_distance(view: View) -> Meaning | None:
    """Read "three days later", "two weeks earlier", "بعد يومين من ذلك", "two weeks from now"."""
    later, counts = view.first("j"), counts_of(view.inside)
    backward = view.first("eb") is not None and view.first("a") is None
    if later is not None and later.value == "now":
        return _distance(view, 1)
    if counts is None:
        return Unresolved("no exact number")
    return Distance(counts, -1 if backward else 1, anchored=True)


def in_length(view: View) -> Meaning | None:
    """Read "in two days": when, where it is announced, else how long."""
    word, counts = view.first("i"), counts_of(view.inside)
    if word is None or word.text != "in" or counts is None:
        return None
    return Within(counts, None, at_its_end=True)


def within(view: View) -> Meaning | None:
    """Read "خلال أسبوع"; an English "within a week" says how long, not when."""
    word, counts = view.first("x"), counts_of(view.inside)
    many = view.all("Y")
    if word is None or (counts is None and not many):
        return None
    if counts is None:
        return Within(((7, "day"),), None) if many[0].value == "day" else Unresolved("no exact number")
    return Within(counts, word.value)


@dataclass(frozen=True, slots=True)
class Within:
    """A length of time that the report tells of, or that is announced."""

    counts: Counts
    side: str | None
    at_its_end: bool = False

    def resolve(self, context: Context) -> Outcome:
        """Return the days ahead where announced, the days before publication for خلال, else no days."""
        if context.future and self.at_its_end:
            return Distance(self.counts, 1).resolve(context)
        if context.future:
            return Stretch(self.counts, ahead=True).resolve(context)
        if self.side == "past":
            return Stretch(self.counts).resolve(context)
        return Outcome(None, "a length of time", "duration")


def echo(view: View) -> Echo | None:
    """Read "the same day", "the following day", "الشهر نفسه"."""
    word, after = view.first("R"), view.after()
    numbered = word is not None and word.text.endswith("الثاني")
    if after is not None and (
        after.code == "o" or (numbered and (after.code in "fF" or after.text == "علي"))
    ):
        return None  # "in its third day"
    return Echo("day", 0 if word is None else word.value)


def echo_period(view: View) -> Meaning | None:
    """Read "that month", "the same year", "during the month", "الفترة نفسها"."""
    same, unit = view.first("r"), view.first("U")
    if same is not None:
        return Echo(str(same.value).removeprefix("same_"))
    if unit is None or unit.value not in ("month",):
        return None
    after = view.after()
    return None if after is not None and after.code in "fFLNT" else Echo("month")


def after_next(view: View) -> Meaning | None:
    """Read "the year after next"."""
    unit = view.first("U")
    return None if unit is None else counted_period(str(unit.value), 2)


def to_date(view: View) -> Meaning | None:
    """Read "the year to date"."""
    unit, word = view.first("U"), view.first("g")
    if (
        unit is None
        or word is None
        or word.text != "to date"
        or unit.value not in ("week", "month", "year")
    ):
        return None
    period = counted_period(str(unit.value), 0)
    return None if period is None else Since(period)


def week_number(view: View) -> Calendar | None:
    """Read "week 31": by the ISO calendar, of the year of publication; "week 3 of the siege" is none."""
    unit, number, after = view.first("U"), view.first("dz"), view.after()
    if unit is None or unit.text != "week" or number is None or (after is not None and after.code in "fF"):
        return None
    return Calendar(iso_week=number.value) if number.value <= 53 else None


def the_weekend(view: View) -> Meaning | None:
    """Read "over the weekend"."""
    unit = view.first("U")
    is_one = unit is not None and unit.value == "weekend" and not view.next_is("fF")
    return Weekend() if is_one else None


def rest(view: View) -> Meaning | None:
    """Read "the rest of the month": from publication on."""
    unit = view.first("U")
    found = None if unit is None else counted_period(str(unit.value), 0)
    return None if found is None else Rest(found)


RULES = (
    Rule("the? turn? dayword? weekday turn?", weekday),
    Rule("dayword? weekday turn?", weekday),
    Rule("dayword? weekday", weekday),
    Rule("the? deictic", deictic),
    Rule("the? lastnight", last_night),
    Rule("tonight", tonight),
    Rule("the? turn one", period),
    Rule("one turn", period),
    Rule("edge dash? (of|in)? the? one", edge_of_this),
    Rule("the? turn about? few? number unit", stretch),
    Rule("(the? turn few? many | the? turn few of the many | few many turn)", stretch),
    Rule(
        "the? (number turn many | number unit turn | unit the? number turn | unit turn number)",
        stretch,
    ),
    Rule("(the? turn pair | pair turn | pair number turn)", stretch),
    Rule("the? turn number unit ((and|comma)? number unit)+", stretch),
    Rule("(many turn | turn many)", stretch),
    Rule("the? recent unit", recent, "Z"),
    Rule("vague", recent, "Z"),
    Rule(f"{COUNT} ((and|comma)? {COUNT})* ago", ago),
    Rule(f"{COUNT} ((and|comma)? {COUNT})* (later|earlier)", text_distance, "Z"),
    Rule(f"after {COUNT} (later|earlier)", text_distance, "Z"),
    Rule(f"before {COUNT} earlier", text_distance, "Z"),
    Rule("relative", echo, "Z"),
    Rule("same", echo_period, "Z"),
    Rule("rest (the|of)* one", rest),
    Rule("the? one after the? next", after_next),
    Rule("one (digit|short)", week_number),
    Rule("the? one now", to_date, "Z"),
    Rule("the? one", the_weekend),
)
COUNTED = (
    Rule("within the one", echo_period, "Z"),
    Rule(f"before {COUNT}", arabic_before),
    Rule(f"since {COUNT}", arabic_since, "Z"),
    Rule(f"within the? {COUNT}", within, "Z"),
    Rule(f"in {COUNT}", in_length, "Z"),
)
"""Read after the other rules: "خلال الأسابيع الماضية" is no bare length of time."""
