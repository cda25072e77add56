"""Several processes code as one does: the same codings, in order; they end when the command ends."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.feed import make_report
from dalil.coding.coder import RulesCoder
from dalil.errors import NothingToRead
from dalil.knowledge.load import load_knowledge
from dalil.model import Report
from dalil.pipeline import workers
from dalil.pipeline.workers import WorkerLost, Workers, code_each

ROOT = Path(__file__).parents[2]
EVENTS = (
    "قصف الطيران الحربي قرية الكسرة يوم 3 أيار 2017 ما أدى إلى مقتل أربعة مدنيين.",
    "اعتقل عناصر التنظيم ثلاثة شبان في بلدة غرانيج بتهمة التعامل مع التحالف.",
    "اندلعت اشتباكات بين الجيش ومسلحين قرب الرصافة وقتل فيها جنديان.",
)


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """Reports with events among quiet ones, in many small batches."""
    monkeypatch.setattr(workers, "_BATCH", 600)
    draw = random.Random(3)
    texts = [make_report(draw, "ar", 3) if n % 3 else EVENTS[n // 3 % 3] for n in range(24)]
    return [Report(id=f"r{n}", text=text, language="ar") for n, text in enumerate(texts)]


def test_two_processes_give_what_one_gives(reports: list[Report]) -> None:
    coder = RulesCoder(load_knowledge())
    alone = list(code_each(reports, coder))
    assert sum(len(coding.claims) for coding in alone) >= 8
    assert list(code_each(iter(reports), coder, Workers(2))) == alone


def test_a_process_ended_from_outside_is_an_error_with_its_remedy(reports: list[Report]) -> None:
    coding = code_each(reports * 40, RulesCoder(load_knowledge()), Workers(2))
    assert next(coding).report_id == "r0"
    for child in multiprocessing.active_children():
        child.kill()
    with pytest.raises(WorkerLost, match="fewer --workers"):
        list(coding)


def test_what_fits_into_one_batch_starts_no_process(reports: list[Report]) -> None:
    few = [report for report in reports if len(report.text) < 100][:3]
    coder = RulesCoder(load_knowledge())
    assert list(code_each(few, coder, Workers(8))) == [coder.code(report) for report in few]
    assert not multiprocessing.active_children()


def test_an_error_keeps_both_its_sentences_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(NothingToRead('"x" holds no report.', "Name another.")))
    assert (error.wrong, error.remedy) == ('"x" holds no report.', "Name another.")


def test_ctrl_c_ends_all_processes_with_one_sentence(tmp_path: Path) -> None:
    lines = [{"id": f"r{n}", "language": "ar", "text": " ".join(EVENTS) * 2} for n in range(2000)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (tmp_path / "feed.jsonl").write_text(text, encoding="utf-8")
    command = "from dalil.cli import main; main()"
    run = subprocess.Popen(
        [sys.executable, "-c", command, "code", "feed.jsonl", "--json", "--workers", "2"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a group of its own, to which Ctrl-C goes as from a terminal
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert run.stdout is not None and run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert "interrupted" in said
    assert "Traceback" not in said
    _until_gone(run.pid)


def _until_gone(group: int) -> None:
    """Wait until no process of the group is left; fail where one stays."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("A process outlived the command.")
