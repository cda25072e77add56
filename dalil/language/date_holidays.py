"""Feast days with a day of their own: "Christmas Day", "Easter Sunday", "أول أيام عيد الفطر", "Nowruz"."""

from dataclasses import dataclass
from datetime import date, timedelta

from dalil.language.date_arithmetic import ONE, hijri_day, make_day, month_of, one_day
from dalil.language.date_lexemes import Lexeme
from dalil.language.date_meanings import Context, Outcome
from dalil.language.date_patterns import Rule, View
from dalil.model import DateRange


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast of a year; without a year the last one before publication, or the next where announced."""

    when: str
    """"12-25" month and day, "easter+1", "hijri 10-1", "5 mon 1" (first Monday of May), "11 thu 4+1"."""
    year: int | None = None
    turn: str | None = None
    """"last", "next" or "this"."""

    def resolve(self, context: Context) -> Outcome:
        """Return the day."""
        if self.year is not None:
            day = _day(self.when, self.year)
            return Outcome(None if day is None else one_day(day), "feast of a year", "day")
        published = context.published
        if published is None:
            return Outcome(None, "no year", "day")
        ahead = self.turn == "next" or (context.future and self.turn is None)
        years = range(published.year - 1, published.year + 3)
        days = [day for day in (_day(self.when, year) for year in years) if day is not None]
        if self.turn == "this":
            days = [day for day in days if day.year == published.year]
        elif ahead:
            days = [day for day in days if day >= published]
        else:
            days = [day for day in days if day <= published][::-1]
        if not days:
            return Outcome(None, "no such day near", "day")
        return Outcome(one_day(days[0]), "feast, " + ("next" if ahead else "last"), "day")


def holiday(view: View) -> Holiday | None:
    """Read "Christmas", "last Easter", "Black Friday 2010", "عيد الأضحى الماضي"."""
    name, turn, year = view.first("="), view.first("LNT"), view.first("y")
    if name is None or (turn is not None and turn.text.isascii() and turn.start > name.start):
        return None
    if " " not in name.text and not _stands(view, name):
        return None
    said = None if turn is None else {"L": "last", "N": "next", "T": "this"}[turn.code]
    return Holiday(str(name.value), None if year is None else int(year.value), said)


def _stands(view: View, name: Lexeme) -> bool:
    """Say whether a feast of one word is a day: not "a Christmas market", "قرية النوروز"."""
    before, after = view.before(), view.after()
    if len(view.inside) > 1:
        return True
    if not name.text.isascii():
        return before is not None and before.code in "iJxPEab"
    return after is None or after.code != "_" or not after.text[0].isalpha()


def _day(when: str, year: int) -> date | None:
    """Return the day of a feast in a year."""
    rule, _, plus = when.partition("+")
    shift = timedelta(days=int(plus or 0))
    if rule.startswith("easter"):
        return _easter(year) + shift
    if rule.startswith("hijri"):
        month, _, day = rule.removeprefix("hijri ").partition("-")
        near = (hijri_day(hijri, int(month), int(day)) for hijri in range(year - 580, year - 577))
        return next((found.first for found in near if found is not None and found.first.year == year), None)
    if rule[-1].isdigit() and "-" in rule:
        month, _, day = rule.partition("-")
        return make_day(year, int(month), int(day))
    month, weekday, number = rule.split()
    found = _numbered(month_of(year, int(month)), _WEEKDAYS.index(weekday), int(number))
    return found + shift


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _numbered(month: DateRange, weekday: int, number: int) -> date:
    """Return the so-manieth weekday of a month, 0 for the last."""
    if number == 0:
        return month.last - (month.last.weekday() - weekday) % 7 * ONE
    return month.first + ((weekday - month.first.weekday()) % 7 + 7 * (number - 1)) * ONE


def _easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian rule (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


RULES = (
    Rule("(the? turn)? the? holiday (comma? (of|in)? (the? one)? year)?", holiday),
    Rule("holiday turn", holiday),
)
