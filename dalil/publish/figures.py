"""Numbers and dates as a brief writes them, in either language and either set of digits."""

from dataclasses import dataclass
from datetime import date

from dalil.model import Count, CountRange, DateRange, Interval
from dalil.publish.words import Words

MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "ar": ("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
           "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
           "كانون الأول/ديسمبر"),
}  # fmt: skip
ARABIC_DIGITS = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes numbers and dates in one language; `arabic_digits` only changes their shape."""

    words: Words
    arabic_digits: bool = False

    def shaped(self, text: str) -> str:
        """Return `text` in the chosen digits."""
        return text.translate(ARABIC_DIGITS) if self.arabic_digits else text

    def whole(self, number: int) -> str:
        """Return a whole number, thousands set off by a thin space from 10 000 on."""
        text = f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)
        return self.shaped(text.replace("-", MINUS))

    def decimal(self, number: float) -> str:
        """Return two significant digits, enough for a ratio: 0.38, 1.4, 12."""
        size = abs(number)
        text = f"{number:.0f}" if size >= 9.95 else f"{number:.1f}" if size >= 0.995 else f"{number:.2f}"
        return self.shaped(text.replace("-", MINUS))

    def percent(self, share: float) -> str:
        """Return a share of 1 as a percentage, never rounded to certainty."""
        percent = 100 * share
        text = "<1" if 0 < percent < 1 else ">99" if 99 < percent < 100 else f"{percent:.0f}"
        return self.words.plain("findings.percent", n=self.shaped(text))

    def interval(self, interval: Interval) -> str:
        """Return "0.38 (0.20 to 0.70)"."""
        return self.words.plain(
            "findings.interval",
            value=self.decimal(interval.value),
            low=self.decimal(interval.low),
            high=self.decimal(interval.high),
        )

    def day(self, day: date) -> str:
        """Return "20 November 2016"."""
        month = MONTHS[self.words.language][day.month - 1]
        return self.shaped(f"{day.day} {month} {day.year}")

    def month(self, day: date) -> str:
        """Return "11/2016", short enough for an axis."""
        return self.shaped(f"{day.month:02}/{day.year}")

    def days(self, days: DateRange) -> str:
        """Return one day, or "3 August 2014 to 9 August 2014"."""
        if days.first == days.last:
            return self.day(days.first)
        return self.words.plain("page.date_range", first=self.day(days.first), last=self.day(days.last))

    def span(self, low: int | None, high: int | None, *, approx: bool = False) -> str:
        """Return "19", "19–26", "at least 19", "up to 26" or "number not said"."""
        if low is None and high is None:
            return self.words.plain("incidents.number_not_said")
        if low is None:
            return self.words.plain("incidents.up_to", high=self.whole(high or 0))
        if high is None:
            return self.words.plain("incidents.at_least", low=self.whole(low))
        if low == high:
            text = self.whole(low)
        else:
            text = self.words.plain("incidents.range", low=self.whole(low), high=self.whole(high))
        return self.words.plain("incidents.about", n=text) if approx else text

    def count(self, count: Count | CountRange) -> str:
        """Return "19–26 killed (civilians)"."""
        harm = self.words.code("harm", count.harm)
        if count.unit != "people" and not (count.unit == "objects" and count.harm == "destroyed"):
            unit = self.words.code("unit", count.unit)
            harm = harm if count.harm == "strikes" else f"{harm}, {unit}"
        number = self.span(count.low, count.high, approx=isinstance(count, Count) and count.approx)
        if count.group is None:
            return self.words.plain("incidents.count_of", n=number, harm=harm)
        group = self.words.code("group", count.group)
        return self.words.plain("incidents.count_group", n=number, harm=harm, group=group)
