"""How quickly reports are coded, beside parsing every sentence: English and Arabic, one thread.

python benchmarks/coding.py           both languages
python benchmarks/coding.py en        one language

Two feeds: the development reports, nearly all of which tell of events, and a mixed feed in which 19 of 20
sentences are about weather, sport, markets and town life (made here, seeded). Each is coded twice in one
run: as Dalil does it, where only sentences with a word of the lexicon are parsed, and with every sentence
parsed. Seconds are processor time, after one round of warming up; each language has a process of its own,
so that its peak memory is its own.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.feed import make_report  # noqa: E402
from dalil.coding.arabic.lexicon import Index as ArabicIndex  # noqa: E402
from dalil.coding.coder import RulesCoder  # noqa: E402
from dalil.coding.english.index import Index as EnglishIndex  # noqa: E402
from dalil.collect.tables import report_of_line  # noqa: E402
from dalil.knowledge.load import load_knowledge  # noqa: E402
from dalil.language.sentences import split_sentences  # noqa: E402
from dalil.model import Report  # noqa: E402

SEED = 23
IRRELEVANT_SENTENCES = 19
"""For each sentence of a development report: 95 % of the mixed feed."""
SENTENCES_A_REPORT = 12


class Run(NamedTuple):
    """What coding a feed took."""

    seconds: float
    claims: int
    asked: int
    """Sentences that triage was asked about."""
    parsed: int
    peak_mb: float


def development_reports(language: str) -> list[Report]:
    """Return the development reports of one language."""
    raw = (HERE / "evaluation" / "benchmark" / "dev.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in raw.splitlines() if line.strip()]
    return [report_of_line(line) for line in lines if line["language"] == language]


def mixed_feed(reports: Sequence[Report], language: str) -> list[Report]:
    """Return the reports among made-up ones without events, in an order drawn with the seed."""
    draw = random.Random(SEED)
    told = sum(len(split_sentences(report.text, language)) for report in reports)
    count = round(told * IRRELEVANT_SENTENCES / SENTENCES_A_REPORT)
    quiet = [
        report_of_line({"id": f"quiet{n:05}", "text": make_report(draw, language, SENTENCES_A_REPORT)})
        for n in range(count)
    ]
    feed = [*reports, *quiet]
    draw.shuffle(feed)
    return feed


@contextmanager
def triage(*, parse_everything: bool) -> Iterator[list[int]]:
    """Count the sentences that triage is asked about and lets through; or let all of them through."""
    counted = [0, 0]
    kept = {index: index.may_hold_event for index in (EnglishIndex, ArabicIndex)}

    def counting(original: Any) -> Any:
        def may_hold_event(self: Any, words: str) -> bool:
            passes = parse_everything or original(self, words)
            counted[0] += 1
            counted[1] += passes
            return bool(passes)

        return may_hold_event

    for index, original in kept.items():
        index.may_hold_event = counting(original)  # type: ignore[method-assign]
    try:
        yield counted
    finally:
        for index, original in kept.items():
            index.may_hold_event = original  # type: ignore[method-assign]


def code_all(coder: RulesCoder, reports: Sequence[Report], *, parse_everything: bool) -> Run:
    """Code every report and return what it took."""
    with triage(parse_everything=parse_everything) as counted:
        start = time.process_time()
        claims = sum(len(coder.code(report).claims) for report in reports)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds, claims, counted[0], counted[1], peak)


def measure(language: str) -> None:
    """Print the table of one language."""
    reports = development_reports(language)
    coder = RulesCoder(load_knowledge())
    start = time.process_time()
    coder.code(reports[0])
    print(f"{language}: lists, model and the first report {time.process_time() - start:.1f} s")
    code_all(coder, reports, parse_everything=True)
    for name, feed in (("development", reports), ("mixed feed", mixed_feed(reports, language))):
        sentences = sum(len(split_sentences(report.text, language)) for report in feed)
        runs = {
            how: code_all(coder, feed, parse_everything=how == "parse everything")
            for how in ("triage first", "parse everything")
        }
        print(f"  {name}: {len(feed):,} reports, {sentences:,} sentences")
        for how, run in runs.items():
            share = run.parsed / max(1, run.asked)
            print(
                f"    {how:17s} {run.seconds:7.2f} s  {len(feed) / run.seconds:8.1f} reports/s  "
                f"{sentences / run.seconds:8.1f} sentences/s  {share:6.1%} parsed  "
                f"{run.claims:5d} claims  peak {run.peak_mb:6.0f} MB"
            )
        quick, slow = runs.values()
        print(f"    triage first is {slow.seconds / quick.seconds:.2f} times as fast as parsing everything")


def main() -> None:
    """Measure the languages asked for, each in a process of its own."""
    asked = [argument for argument in sys.argv[1:] if argument in ("en", "ar")]
    if len(asked) == 1:
        measure(asked[0])
        return
    for language in ("en", "ar"):
        subprocess.run([sys.executable, __file__, language], check=True)


if __name__ == "__main__":
    main()
