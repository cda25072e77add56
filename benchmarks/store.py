"""How a project of many reports is collected, listed and searched: seconds, and memory that stays flat.

python benchmarks/store.py                  10,000 and 100,000 made-up reports, seeded, both languages
python benchmarks/store.py 500 2000         any other numbers
python benchmarks/store.py 5000 --files     one text file a report instead of tables of a thousand rows

Each stage runs in a process of its own, whose peak memory is read from the system. Beside it stands what
plain sqlite3 and json take for the same rows. Lists and searches are measured in processor time, because
other programs on the machine would be measured too. Exit code 1 where a floor is missed.
"""

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dalil.model import Coding, Report  # noqa: E402
from dalil.pipeline.stages import code_reports, collect_into, merge_claims  # noqa: E402
from dalil.store.project import Project  # noqa: E402
from dalil.store.search import Filters, Page  # noqa: E402

SEED = 23
ROWS = 1_000
"""Reports in one table."""
SLOWEST_SEARCH = 0.050
"""Seconds the slowest search may take."""
FLAT = 1.3
"""Peak memory at the largest size, divided by that at the smallest."""
WORDS = 20_000
"""Made-up words in each language beside those of the sentences, some much more common than others."""

FRAMES = {
    "en": (
        "Shells hit the {thing} of {town} on {day}, killing {n} people, a witness named {name} said.",
        "Residents of {town} said that aircraft bombed the {thing} near {name} in the morning.",
        "The council of {town} opened a {thing} for {n} pupils, the mayor {name} told reporters.",
        "Traders in {town} say the price of {word} and {word} has risen since {day}.",
        "{name} and {name} met in {town} to speak of {word}, {word} and the {thing}.",
    ),
    "ar": (
        "أصابت قذائف {thing} في {town} يوم {day} وقتلت {n} أشخاص، بحسب شاهد يدعى {name}.",
        "قال سكان {town} إن طائرات قصفت {thing} قرب {name} صباحا.",
        "افتتح مجلس {town} {thing} لـ{n} تلاميذ، كما قال رئيس البلدية {name} للصحفيين.",
        "يقول تجار في {town} إن سعر {word} و{word} ارتفع منذ {day}.",
        "التقى {name} و{name} في {town} للحديث عن {word} و{word} وعن {thing}.",
    ),
}
FILL = {
    "en": {
        "town": ["Mayadin", "al-Mayadin", "Hajin", "Kobani", "Goma", "Marib", "Taiz", "Sinjar"],
        "thing": ["market", "bridge", "school", "clinic", "bakery", "mosque", "camp", "power station"],
        "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    },
    "ar": {
        "town": ["الميادين", "مدينة الميادين", "هجين", "عين العرب", "غوما", "مأرب", "تعز", "سنجار"],
        "thing": ["السوق", "الجسر", "المدرسة", "العيادة", "المخبز", "المسجد", "المخيم", "محطة الكهرباء"],
        "day": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    },
}
LETTERS = {"en": ("bdfgklmnprstz", "aeiou"), "ar": ("بتثجحخدرزسشصطعغفقكلمن", "اوي")}
SEARCHES = {
    "en": (
        "market",
        "bombed",
        "shelled bridges",
        '"power station"',
        "mayadin",
        "clinics -mosque",
        "n0such",
    ),
    "ar": ("سوق", "قصف", "قذيفة جسر", '"محطة الكهرباء"', "ميادين", "عيادات -مسجد", "زقزقطق"),
}
Line = dict[str, str]


def made_reports(size: int) -> Iterator[Line]:
    """Yield `size` reports, English and Arabic in turn."""
    draw = random.Random(SEED)
    made = {language: made_words(draw, *LETTERS[language]) for language in FRAMES}
    weights = [1 / (rank + 10) for rank in range(WORDS)]
    for number in range(size):
        language = ("en", "ar")[number % 2]
        words = iter(draw.choices(made[language], weights, k=80))

        def fill(frame: str, language: str = language, words: Iterator[str] = words) -> str:
            for slot, values in FILL[language].items():
                frame = frame.replace(f"{{{slot}}}", draw.choice(values))
            frame = frame.replace("{n}", str(draw.randint(3, 90)))
            while "{word}" in frame or "{name}" in frame:
                frame = frame.replace("{word}", next(words), 1).replace("{name}", next(words).title(), 1)
            return frame

        title = fill(draw.choice(FRAMES[language]))
        body = " ".join(fill(draw.choice(FRAMES[language])) for _ in range(draw.randint(6, 14)))
        day = date(2012, 1, 1) + timedelta(days=draw.randint(0, 3_000))
        yield {
            "id": f"made-{number:06}", "title": title, "text": f"{title}\n\n{body}",
            "published": day.isoformat(), "outlet": f"Made Outlet {draw.randint(1, 60)}",
        }  # fmt: skip


def made_words(draw: random.Random, consonants: str, vowels: str) -> list[str]:
    """Return words that no list knows."""
    return [
        "".join(draw.choice(consonants) + draw.choice(vowels) for _ in range(draw.randint(2, 4)))
        for _ in range(WORDS)
    ]


def write_tables(size: int, folder: Path) -> None:
    """Write the reports as tables of JSON lines."""
    lines: list[str] = []
    for number, line in enumerate(made_reports(size), start=1):
        lines.append(json.dumps(line, ensure_ascii=False))
        if len(lines) == ROWS or number == size:
            (folder / f"reports-{number:07}.jsonl").write_text("\n".join(lines), encoding="utf-8")
            lines = []


def write_files(size: int, folder: Path) -> None:
    """Write each report as a text file."""
    for line in made_reports(size):
        (folder / f"{line['id']}.txt").write_text(line["text"], encoding="utf-8")


class FindsNothing:
    """A coder that finds nothing, so that what is measured is the way there and back."""

    name = "nothing"
    version = "1"

    def code(self, report: Report) -> Coding:
        """Return a coding without a claim."""
        return Coding(report.id, (), ())


def collect(folder: Path) -> dict[str, float]:
    """Collect the reports into a new project."""
    with Project.open(folder / "made.dalil") as project:
        return {"reports": collect_into(project, [folder / "in"]).stored}


def collect_again(folder: Path) -> dict[str, float]:
    """Collect them once more: nothing new."""
    with Project.open(folder / "made.dalil") as project:
        return {"reports": collect_into(project, [folder / "in"]).seen}


def code(folder: Path) -> dict[str, float]:
    """Take every report to a coder and store what it says."""
    with Project.open(folder / "made.dalil") as project:
        return {"reports": code_reports(project, FindsNothing())}


def merge(folder: Path) -> dict[str, float]:
    """Compare every text with every other, as merging does, though there is no claim to merge."""
    from dalil.knowledge.load import load_knowledge

    with Project.open(folder / "made.dalil") as project:
        return {"incidents": len(merge_claims(project, load_knowledge()))}


def list_all(folder: Path) -> dict[str, float]:
    """List the first page, a page in the middle, and one language."""
    with Project.open(folder / "made.dalil", write=False) as project:
        whole = project.list_reports()[1]
        slowest = max(
            seconds(lambda: project.list_reports(Filters(), Page(1, 50))),
            seconds(lambda: project.list_reports(Filters(), Page(max(1, whole // 100), 50))),
            seconds(lambda: project.list_reports(Filters(language="ar"), Page(1, 50))),
        )
        return {"reports": whole, "slowest": slowest}


def search(folder: Path) -> dict[str, float]:
    """Search in both languages; the first searches, which load the word lists, stand apart."""
    with Project.open(folder / "made.dalil", write=False) as project:
        first = seconds(lambda: (project.find_reports("school"), project.find_reports("مدرسة")))
        found, result = {}, {"slowest": 0.0, "first": first}
        for language, searches in SEARCHES.items():
            took = []
            for words in searches:
                started = time.process_time()
                _, found[words] = project.find_reports(words)
                took.append(time.process_time() - started)
            result[f"middle_{language}"] = sorted(took)[len(took) // 2]
            result["slowest"] = max(result["slowest"], *took)
        result["found"] = found["ميادين"]
        result["towns"] = sum("الميادين" in report.text for report in project.iter_reports())
        return result


def plain(folder: Path) -> dict[str, float]:
    """Read the same rows with json and keep them with sqlite3, a transaction each, and FTS5 as it comes."""
    database = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("CREATE TABLE reports (id TEXT PRIMARY KEY, text TEXT, published TEXT, outlet TEXT)")
    database.execute("CREATE VIRTUAL TABLE search USING fts5 (text, content = '')")
    started = time.perf_counter()
    rows = plain_rows(folder / "in")
    for number, line in enumerate(rows, start=1):
        database.execute("BEGIN")
        values = (line["id"], line["text"], line.get("published"), line.get("outlet"))
        database.execute("INSERT INTO reports VALUES (?, ?, ?, ?)", values)
        database.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (number, line["text"]))
        database.execute("COMMIT")
    kept = time.perf_counter() - started
    sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20"
    slowest = max(
        seconds(lambda words=words: database.execute(sql, (words,)).fetchall())  # type: ignore[misc]
        for words in ("market", "bombed", "السوق", "الميادين")
    )
    return {"kept_in": kept, "slowest": slowest}


def plain_rows(folder: Path) -> Iterator[Line]:
    """Yield the rows of the tables, or the files as rows."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            yield {"id": path.stem, "text": path.read_text(encoding="utf-8")}
        else:
            with path.open(encoding="utf-8") as file:
                yield from map(json.loads, file)


def seconds(call: Callable[[], object]) -> float:
    """Return the seconds of processor time that a call takes."""
    started = time.process_time()
    call()
    return time.process_time() - started


STAGES = {call.__name__: call for call in (plain, collect, collect_again, code, merge, list_all, search)}


def stage_here(name: str, folder: Path) -> dict[str, float]:
    """Run a stage in this process: its figures, its seconds, and the peak memory of the process in MB."""
    started = time.perf_counter()
    found = STAGES[name](folder)
    took = time.perf_counter() - started
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return found | {"seconds": took, "peak": peak / 1024}


def stage_apart(name: str, folder: Path) -> dict[str, float]:
    """Run a stage in a process of its own."""
    command = [sys.executable, __file__, "--stage", name, str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return result


Run = dict[str, dict[str, float]]


def measure(size: int, folder: Path, *, files: bool = False, apart: bool = True) -> Run:
    """Run every stage over `size` reports in `folder`, and return their figures."""
    (folder / "in").mkdir(parents=True)
    (write_files if files else write_tables)(size, folder / "in")
    return {name: (stage_apart if apart else stage_here)(name, folder) for name in STAGES}


def report(size: int, run: Run) -> None:
    """Print the figures of one size."""
    keep, ours, listed, found = run["plain"], run["collect"], run["list_all"], run["search"]
    print(f"\n{size:,} reports")
    print(
        f"  collected     {size / ours['seconds']:8,.0f} a second, {ours['seconds']:.1f} s; "
        f"plain json and sqlite3 {keep['kept_in']:.1f} s: {ours['seconds'] / keep['kept_in']:.1f} times"
    )
    print(f"  again         {run['collect_again']['seconds']:8.1f} s")
    print(f"  coding's way  {run['code']['seconds']:8.1f} s")
    print(f"  all texts compared {run['merge']['seconds']:.1f} s")
    print(f"  a page listed {listed['slowest'] * 1000:8.1f} ms at most")
    middle = f"{found['middle_en'] * 1000:.1f} (en) and {found['middle_ar'] * 1000:.1f} (ar)"
    print(
        f"  a search      {found['slowest'] * 1000:8.1f} ms at most, the middle one {middle}; "
        f"bare FTS5 {keep['slowest'] * 1000:.1f} at most; the first in each language {found['first']:.1f} s"
    )
    print(f"  ميادين found in {found['found']:,} reports; {found['towns']:,} say الميادين")
    peaks = ", ".join(f"{name} {figures['peak']:.0f}" for name, figures in run.items())
    print(f"  peak memory in MB: {peaks}")  # fmt: skip


def missed(runs: dict[int, Run]) -> Iterator[str]:
    """Yield the floors that the runs miss."""
    for size, run in runs.items():
        if run["search"]["slowest"] > SLOWEST_SEARCH:
            yield f"{size:,}: a search took {run['search']['slowest'] * 1000:.0f} ms"
        if run["search"]["found"] < run["search"]["towns"]:
            yield f"{size:,}: ميادين does not find every الميادين"
        for name in ("collect", "list_all"):
            if run[name]["reports"] != size:
                yield f"{size:,}: {name} has {run[name]['reports']:.0f} reports"
    least, most = min(runs), max(runs)
    for name in ("collect", "collect_again", "code", "list_all", "search"):
        growth = runs[most][name]["peak"] / runs[least][name]["peak"]
        if growth > FLAT:
            yield f"{name}: peak memory is {growth:.2f} times as high for {most:,} as for {least:,}"


def main() -> int:
    """Measure each size, print the figures, and say which floors are missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--files", action="store_true", help="one text file a report")
    parser.add_argument("--stage", nargs=2, metavar=("STAGE", "FOLDER"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage:
        print(json.dumps(stage_here(given.stage[0], Path(given.stage[1]))))
        return 0
    runs: dict[int, Run] = {}
    for size in given.sizes:
        folder = Path(tempfile.mkdtemp(prefix="dalil-store-"))
        try:
            runs[size] = measure(size, folder, files=given.files)
        finally:
            shutil.rmtree(folder)
        report(size, runs[size])
    faults = list(missed(runs))
    print("\n" + ("\n".join(faults) if faults else "Every floor holds."))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
