"""How quickly reports are coded: triage, a mixed feed beside parsing everything, several processes.

python benchmarks/coding.py             both languages and two processes; exit 1 where a floor is missed
python benchmarks/coding.py en          one language
python benchmarks/coding.py workers     one process beside two

Two feeds: the development reports, nearly all of which tell of events, and a mixed feed in which 19 of 20
sentences are of peace (made here, seeded). Each is coded twice in one run: as Dalil does it, and with every
sentence taken through the grammar. Seconds are processor time, after one round of warming up, so that other
programs matter little; each language has its own process, so that its peak memory is its own. Only the gain
of two processes is wall time; it is judged only where two cores are free.
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
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.feed import make_report  # noqa: E402
from dalil.coding.arabic import code as arabic  # noqa: E402
from dalil.coding.arabic.triage import triage_of as arabic_triage  # noqa: E402
from dalil.coding.coder import RulesCoder  # noqa: E402
from dalil.coding.english.triage import triage_of as english_triage  # noqa: E402
from dalil.coding.triage import Triage  # noqa: E402
from dalil.collect.tables import report_of_line  # noqa: E402
from dalil.knowledge.load import load_knowledge  # noqa: E402
from dalil.language.sentences import split_sentences  # noqa: E402
from dalil.model import Report, Span  # noqa: E402
from dalil.pipeline.workers import Workers, code_each  # noqa: E402

SEED = 23
IRRELEVANT_SENTENCES = 19
"""For each sentence of a development report: 95 % of the mixed feed."""
SENTENCES_A_REPORT = 12
ROUNDS = 5
"""Times that triage alone goes over the feed; the best one counts, the others met another program."""
TRIAGE_MB_S, MIXED_GAIN, WORKERS_GAIN, PEAK_MB = 20, 8, 1.7, 700
"""Floors, and the ceiling of one process."""
LONG_FEED = 12
"""Times that all development reports are coded to compare one process with two: much beside the start."""


class Run(NamedTuple):
    """What coding a feed took."""

    seconds: float
    claims: list[str]
    parsed: int
    """Sentences that the grammar read."""
    peak_mb: float


def development_reports(language: str) -> list[Report]:
    """Return the development reports of one language."""
    paths = sorted((HERE / "evaluation" / "benchmark").glob("*.jsonl"))
    raw = [line for path in paths for line in path.read_text(encoding="utf-8").split("\n")]
    lines = [json.loads(line) for line in raw if line.strip()]
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
def reading(*, everything: bool) -> Iterator[list[int]]:
    """Count the sentences that triage lets through; or let all of them through, down to the last rule."""
    counted = [0]
    kept, may_tell, may_echo = Triage.kept, Triage.may_tell, arabic._may_echo

    def counting(self: Triage, text: str, sentences: Sequence[Span]) -> list[bool]:
        found = [True] * len(sentences) if everything else kept(self, text, sentences)
        counted[0] += sum(found)
        return found

    Triage.kept = counting  # type: ignore[method-assign]
    if everything:
        Triage.may_tell = lambda self, text: True  # type: ignore[method-assign]
        arabic._may_echo = lambda passage, sentence: True  # chunks and clauses of every sentence
    try:
        yield counted
    finally:
        Triage.kept, Triage.may_tell = kept, may_tell  # type: ignore[method-assign]
        arabic._may_echo = may_echo


def code_all(coder: RulesCoder, reports: Sequence[Report], *, everything: bool) -> Run:
    """Code every report and return what it took."""
    with reading(everything=everything) as counted:
        start = time.process_time()
        claims = [claim.id for report in reports for claim in coder.code(report).claims]
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds, claims, counted[0], peak)


def triage_speed(triage: Triage, reports: Sequence[Report]) -> tuple[float, float]:
    """Return megabytes of UTF-8 a second: words never met before, and words met before."""
    size = sum(len(report.text.encode()) for report in reports) / 1e6
    seconds = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for report in reports:
            triage.may_tell(report.text)
        seconds.append(time.process_time() - start)
    return size / seconds[0], size / min(seconds[1:])


def measure(language: str) -> list[str]:
    """Print the table of one language; return the floors it misses."""
    reports = development_reports(language)
    feed = mixed_feed(reports, language)
    knowledge = load_knowledge()
    coder = RulesCoder(knowledge)
    start = time.process_time()
    coder.code(reports[0])
    print(f"{language}: lists, model and the first report {time.process_time() - start:.1f} s")
    fresh, met = triage_speed((english_triage if language == "en" else arabic_triage)(knowledge), feed)
    print(f"  triage alone: {met:.0f} MB/s, {fresh:.0f} MB/s while every word is new")
    missed = [f"triage {met:.0f} MB/s"] if met < TRIAGE_MB_S else []
    code_all(coder, reports, everything=True)
    compare(coder, "development", reports)
    gain, peak = compare(coder, "mixed feed", feed)
    missed += [f"mixed feed {gain:.1f} times"] if gain < MIXED_GAIN else []
    missed += [f"peak {peak:.0f} MB"] if peak > PEAK_MB else []
    return [f"{language}: {what}" for what in missed]


def compare(coder: RulesCoder, name: str, feed: Sequence[Report]) -> tuple[float, float]:
    """Print what a feed takes in both ways; return the gain, and the peak memory of Dalil's own way."""
    sentences = sum(len(split_sentences(report.text, report.language)) for report in feed)
    size = sum(len(report.text.encode()) for report in feed) / 1e6
    quick = code_all(coder, feed, everything=False)
    slow = code_all(coder, feed, everything=True)
    print(f"  {name}: {len(feed):,} reports, {sentences:,} sentences, {size:.2f} MB")
    for how, run in (("triage first", quick), ("parse everything", slow)):
        print(
            f"    {how:17s} {run.seconds:7.2f} s  {len(feed) / run.seconds:8.1f} reports/s  "
            f"{sentences / run.seconds:8.1f} sentences/s  {run.parsed / sentences:6.1%} parsed  "
            f"{len(run.claims):5d} claims  peak {run.peak_mb:6.0f} MB"
        )
    lost, wrong = set(slow.claims) - set(quick.claims), set(quick.claims) - set(slow.claims)
    gain = slow.seconds / quick.seconds
    print(
        f"    {gain:.2f} times as fast; claims only without triage: {len(lost)}, only with it: {len(wrong)}"
    )
    return gain, quick.peak_mb


def measure_workers() -> list[str]:
    """Print how much sooner two processes end than one; return the floor missed, where it can be judged."""
    once = [*development_reports("en"), *development_reports("ar")]
    reports = [replace(report, id=f"{report.id}-{n}") for n in range(LONG_FEED) for report in once]
    free = (os.cpu_count() or 1) - os.getloadavg()[0]
    seconds = []
    for number in (1, 2):
        start = time.perf_counter()
        claims = sum(
            len(c.claims) for c in code_each(reports, RulesCoder(load_knowledge()), Workers(number))
        )
        seconds.append(time.perf_counter() - start)
        print(f"{number} process(es): {len(reports):,} reports, {claims:,} claims, {seconds[-1]:.1f} s")
    gain = seconds[0] / seconds[1]
    judged = free >= 1.5
    print(f"  {gain:.2f} times as fast" + ("" if judged else "; not judged: other programs hold the cores"))
    return [f"two processes {gain:.2f} times"] if judged and gain < WORKERS_GAIN else []


def main() -> None:
    """Measure what is asked for, each part in a process of its own; exit 1 where a floor is missed."""
    asked = [argument for argument in sys.argv[1:] if argument in ("en", "ar", "workers")]
    if len(asked) != 1:
        runs = [
            subprocess.run([sys.executable, __file__, part]) for part in asked or ("en", "ar", "workers")
        ]
        sys.exit(max(run.returncode for run in runs))
    missed = measure_workers() if asked == ["workers"] else measure(asked[0])
    for what in missed:
        print(f"below the floor: {what}")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
