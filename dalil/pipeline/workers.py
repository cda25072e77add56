"""Reports coded by several processes: the same codings in the same order as one process gives.

Each process has one thread, loads the lists and the parser for itself, and takes a few reports at a time.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import active_children, get_context
from pathlib import Path

from dalil.coding.coder import Coder, RulesCoder
from dalil.errors import DalilError
from dalil.knowledge.load import load_knowledge
from dalil.model import Coding, Report

_BATCH = 16_000
"""Characters given to a process at once: half a second of reports on conflict, so that all end together."""
_WAITING = 3
"""Batches on their way for each process; more would only hold memory."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

_coder: Coder | None = None
"""The coder of this process, where it is one of several."""


class WorkerLost(DalilError):
    """A process that coded reports ended before its work was done."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes code, and the user's own lists and layers of places that each of them loads."""

    number: int = 1
    data: Path | None = None
    layers: Path | None = None


ALONE = Workers()


def code_each(reports: Iterable[Report], coder: Coder, workers: Workers = ALONE) -> Iterator[Coding]:
    """Yield the coding of each report, in order.

    `coder` codes in this process; with more than one worker, each worker makes a `RulesCoder` from the same
    lists. What fits into one batch is coded here, whatever the number of workers. Raises `WorkerLost`.
    """
    batches = _batches(reports)
    first = next(batches, [])
    second = next(batches, [])
    if workers.number < 2 or not second:
        for report in chain(first, second, chain.from_iterable(batches)):
            yield coder.code(report)
        return
    try:
        yield from _code_together(chain((first, second), batches), workers)
    except BrokenProcessPool as error:
        raise WorkerLost(
            "A process that coded reports was ended from outside, perhaps for want of memory.",
            "Run the command again with fewer --workers; what was stored stays.",
        ) from error


def _code_together(batches: Iterator[list[Report]], workers: Workers) -> Iterator[Coding]:
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    others = set(active_children())
    pool = ProcessPoolExecutor(
        workers.number, get_context("spawn"), initializer=_begin, initargs=(workers.data, workers.layers)
    )
    waiting: deque[Future[list[Coding]]] = deque()
    try:
        with _interrupts_held_back():  # children inherit it: Ctrl-C is for this process alone
            for batch in batches:
                waiting.append(pool.submit(_code_batch, batch))
                if len(waiting) == workers.number * _WAITING:
                    break
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(_code_batch, batch) for batch in _next(batches))
    finally:
        pool.shutdown(wait=not waiting, cancel_futures=True)
        for child in set(active_children()) - others if waiting else ():
            child.terminate()  # the command ended early; what a child still does is of no use


def _next(batches: Iterator[list[Report]]) -> list[list[Report]]:
    batch = next(batches, None)
    return [] if batch is None else [batch]


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Yield the reports in runs of about `_BATCH` characters."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ignore Ctrl-C while processes start, so that they ignore it for good; only the main thread can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, kept)


def _begin(data: Path | None, layers: Path | None) -> None:
    """Load the lists of a new process."""
    global _coder  # a process of the pool holds one coder, made once
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _coder = RulesCoder(load_knowledge(data, layers))


def _code_batch(reports: list[Report]) -> list[Coding]:
    if _coder is None:
        raise RuntimeError("A batch came before the lists were loaded.")
    return [_coder.code(report) for report in reports]
