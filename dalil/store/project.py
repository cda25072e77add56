"""The project folder: open it, add to it, list what it holds, check it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dalil import __version__
from dalil.errors import StoreError
from dalil.model import Cause, Claim, Coding, Incident, Issue, Judgement, Report
from dalil.store import folder as folders
from dalil.store import verify as checks
from dalil.store.backup import write_backup
from dalil.store.codings import Codings
from dalil.store.conclusions import Incidents, Judgements
from dalil.store.custody import Custody, Entry, utc_now
from dalil.store.database import Database
from dalil.store.expunge import Expunged, Shelves, expunge
from dalil.store.faults import Fault
from dalil.store.lock import Lock
from dalil.store.originals import Originals
from dalil.store.past import Coded, Decided, codings_of_claim, decisions
from dalil.store.records import Sighting
from dalil.store.reports import Outcome, Reports
from dalil.store.rows import from_column, to_column
from dalil.store.seal import SEALS, Seal, seals_in, write_seal
from dalil.store.search import Filters, Found, Listed, Page, Search, unready
from dalil.store.standing import Obsolete, Stale, binding, obsolete_claims, stale_judgements

_RUNNING = "running"
"""Setting that stands while a run lasts: the last custody entry before it, and its inputs."""
EVERYTHING, FIRST = Filters(), Page()


class Project:
    """One project: a folder with `project.sqlite`, `originals/` and `project.json`.

    Every call that writes does all or nothing. A call repeated with the same content changes
    nothing, with one exception: the first time a report comes again from a path, the custody log
    says so. It says so once for each report and path, because a rerun of a command has to leave
    the project as it is, and a log that grew with every rerun would not.

    Errors: `StoreError` where the folder cannot be read or written, `ProjectBusy` where another
    process writes it, `NotFound` for an identifier that nothing carries.
    """

    def __init__(
        self, folder: Path, database: Database, lock: Lock | None, clock: Callable[[], str] = utc_now
    ) -> None:
        """Join the parts of an open project; use `Project.open`."""
        self.folder = folder
        self._database = database
        self._lock = lock
        self._is_running = False
        self._originals = Originals(folder / folders.ORIGINALS)
        self._custody = Custody(database, clock)
        self._search = Search(database)
        self._reports = Reports(database, self._custody, self._search)
        self._codings = Codings(database, self._custody, self._reports)
        self._incidents = Incidents(database, self._custody)
        self._judgements = Judgements(database, self._custody)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        write: bool = True,
        clock: Callable[[], str] = utc_now,
    ) -> Self:
        """Open the project at `path`, made there where it is new and `create` is true.

        With `write=False` the project is only read: it may be on a disk that cannot be written,
        and another process may write it meanwhile.
        """
        if not folders.is_project(path) and not (create and write):
            raise folders.missing(path)
        if not write:
            folders.check_format(path)
            return cls(path, folders.open_database(path, write=False), None, clock)
        folders.make_folder(path)
        lock = Lock(path)
        try:
            return cls._open_locked(path, lock, clock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_locked(cls, path: Path, lock: Lock, clock: Callable[[], str]) -> Self:
        # Asked again under the lock: another process may have made the project meanwhile.
        if folders.is_project(path):
            folders.check_format(path)
            project = cls(path, folders.open_database(path, write=True), lock, clock)
            folders.bring_up(path, project._database, project._log_format)
        else:
            project = cls(path, folders.make_database(path), lock, clock)
            project._begin(clock())
        project._originals.clear_partial()
        if not project._search.is_current():
            project._search.renew()
        return project

    def _log_format(self, before: int, after: int) -> None:
        detail = f"format {before} to {after}, dalil {__version__}"
        self._custody.add("format raised", self.folder.name, detail)

    def _begin(self, created: str) -> None:
        with self._database.transaction():
            if not self._custody.entries():
                self._custody.add("project created", self.folder.name, f"dalil {__version__}")
        folders.mark(self.folder, created)

    def close(self) -> None:
        """Close the project and let others write it; a second call does nothing."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def keep_original(self, data: bytes) -> str:
        """Keep the bytes of an item unaltered and return their SHA-256 in hex."""
        if self._lock is None:
            raise StoreError(
                f'The project "{self.folder}" was opened for reading only.',
                "Open it for writing to add to it.",
            )
        return self._originals.keep(data)

    def original(self, sha: str) -> bytes:
        """Return the bytes whose SHA-256 is `sha`, as they were given."""
        return self._originals.read(sha)

    def add_report(self, report: Report) -> Outcome:
        """Add a report, and say whether it is new, was known, or replaces another text.

        "seen again": its content is known. "changed": the project holds other content under this
        identifier; that stays as an older version, and its codings become obsolete. Content is the
        text and what the item says of itself, not the path, the original bytes, the time or the
        reader.
        """
        return self._reports.add(report)

    def add_reports(self, items: Iterable[Report]) -> list[Outcome]:
        """Add reports one by one; an interruption keeps those before it, each of them whole."""
        return [self._reports.add(report) for report in items]

    @contextmanager
    def run(self, inputs: str) -> Iterator[None]:
        """Do one run over `inputs` inside the block: collecting, and what follows it.

        Where the process was ended inside the block, the same inputs run again go on from there: what
        was stored before the end is not logged as seen again, so that the project comes out as if
        nothing had happened. A run inside a run is a part of it.
        """
        if self._is_running:
            yield
            return
        entry, _, interrupted = (self.recall(_RUNNING) or "").partition(" ")
        if interrupted == inputs:
            self._reports.resumed_from = int(entry)
        else:
            self.remember(_RUNNING, f"{self._custody.highest_given()} {inputs}")
        self._is_running = True
        try:
            yield
        except StoreError:
            raise  # what could not be written may be written by the next run
        except Exception:
            self.forget(_RUNNING)
            raise
        else:
            self.forget(_RUNNING)
        finally:
            self._is_running = False
            self._reports.resumed_from = None

    def log_refusal(self, path: str, reason: str) -> None:
        """Write down that an item was not read, and why; once for each item and reason."""
        with self._database.transaction():
            if not self._custody.has("item refused", path, reason):
                self._custody.add("item refused", path, reason)

    def log_copy(self, report_id: str, original: str) -> None:
        """Write down, once, that a report says the same as another; both are kept as they are."""
        with self._database.transaction():
            if not self._custody.has("copy found", report_id, original):
                self._custody.add("copy found", report_id, original)

    def log_fetched(self, url: str, detail: str) -> None:
        """Write down that an address was fetched, with the hashes of what came and of how it came."""
        with self._database.transaction():
            self._custody.add("address fetched", url, detail)

    def copies(self) -> dict[str, str]:
        """Return the reports that were found to say the same as another, and that other's identifier."""
        return {e.item: e.detail for e in self.custody() if e.act == "copy found"}

    def holds(self, report_id: str) -> bool:
        """Say whether the project holds a report of this identifier."""
        return self._reports.version_of(report_id) > 0

    def refusals(self) -> tuple[tuple[str, str], ...]:
        """Return path and reason of every item that was not read, in the order of the log."""
        return tuple((e.item, e.detail) for e in self._custody.of_act("item refused"))

    def reports(self) -> list[Report]:
        """Return the current version of every report, ordered by identifier."""
        return list(self._reports.each())

    def iter_reports(self) -> Iterator[Report]:
        """Yield the same reports in the same order, a few at a time in memory."""
        return self._reports.each()

    def report_ids(self) -> Iterator[str]:
        """Yield the identifiers of the reports, ordered."""
        return self._reports.ids()

    def list_reports(self, filters: Filters = EVERYTHING, page: Page = FIRST) -> tuple[list[Listed], int]:
        """Return a page of the reports, latest day first and the undated last, and how many there are."""
        return self._ready().page(filters, page)

    def find_reports(
        self, words: str, filters: Filters = EVERYTHING, page: Page = FIRST
    ) -> tuple[list[Found], int]:
        """Return a page of the reports that hold `words` in any form of them, and how many do.

        Every word has to stand there; "words in quotes" stand together, -word stands not there. Up to some
        thousand reports the one that fits best comes first, among more the one collected last.
        """
        return self._ready().find(words, filters, page)

    def outlets(self) -> list[tuple[str, int]]:
        """Return each outlet with the number of its reports."""
        return self._ready().outlets()

    def is_searchable(self) -> bool:
        """Say whether reports can be listed and found: the index is there, made by this version."""
        return self._search.is_current()

    def renew_search(self) -> None:
        """Make the index of the reports anew; nothing else is changed."""
        self._search.renew()

    def _ready(self) -> Search:
        if not self._search.is_current():
            raise unready(self._database)
        return self._search

    def report(self, report_id: str) -> Report:
        """Return the current version of one report."""
        return self._reports.versions(report_id)[-1]

    def has_report(self, report_id: str) -> bool:
        """Say whether the project holds a report of this identifier."""
        return self._reports.version_of(report_id) > 0

    def report_versions(self, report_id: str) -> list[Report]:
        """Return every version of one report, oldest first."""
        return self._reports.versions(report_id)

    def sightings(self, report_id: str) -> list[Sighting]:
        """Return every time a report was collected: who, when, how, from where, by which tool."""
        return self._reports.sightings(report_id)

    def add_coding(self, coding: Coding, coder: str, version: str) -> None:
        """Add what `coder` found in a report's current text; its coding before becomes obsolete.

        Codings of other coders, persons among them, and all judgements stay as they are.
        """
        self._codings.add(coding, coder, version)

    def coding(self, report_id: str, coder: str, version: str) -> Coding | None:
        """Return what `coder` of this version found; `None` where it has to code the report still."""
        return self._codings.find(report_id, coder, version)

    def is_coded(self, report_id: str, coder: str, version: str) -> bool:
        """Say whether `coding` would give a coding, without reading it."""
        return self._codings.number(report_id, coder, version) is not None

    def claims(self, coder: str | None = None) -> list[Claim]:
        """Return the claims of the current codings, of one coder or of all, ordered by report."""
        return self._codings.claims(coder)

    def claims_of(self, report_id: str) -> list[Claim]:
        """Return the claims of one report's current codings."""
        return self._codings.claims_of(report_id)

    def causes(self, coder: str | None = None) -> list[tuple[str, Cause]]:
        """Return the causal rows of the current codings, each with its report's identifier."""
        return self._codings.causes(coder)

    def issues(self, coder: str | None = None) -> list[Issue]:
        """Return the issues of the current codings."""
        return self._codings.issues(coder)

    def claim(self, claim_id: str) -> Claim:
        """Return one claim of the current codings."""
        return self._codings.claim(claim_id)

    def set_incidents(self, incidents: Sequence[Incident]) -> None:
        """Put these incidents in the place of all before."""
        self._incidents.replace(incidents)

    def incidents(self) -> list[Incident]:
        """Return every incident, ordered by identifier."""
        return self._incidents.all()

    def incident(self, incident_id: str) -> Incident:
        """Return one incident."""
        return self._incidents.one(incident_id)

    def add_judgement(self, judgement: Judgement) -> None:
        """Add a decision; none is ever changed or taken away."""
        self._judgements.add(judgement)

    def judgements(self) -> list[Judgement]:
        """Return every decision in the order in which they were added."""
        return self._judgements.all()

    def obsolete_claims(self, report_id: str | None = None) -> Iterator[Obsolete]:
        """Yield the claims, of one report or all, that older texts or rules gave and none gives now."""
        return obsolete_claims(self._database, report_id)

    def stale_judgements(self) -> list[Stale]:
        """Return each decision of a person whose claim is not as it was when they decided."""
        return list(stale_judgements(self._database))

    def binding_judgements(self) -> list[Judgement]:
        """Return the decisions that count: all but those whose claim has other words now, or is gone."""
        return binding(self.judgements(), self.stale_judgements())

    def codings_of_claim(self, claim_id: str) -> list[Coded]:
        """Return the codings that made a claim, changed it, or made it no more, oldest first."""
        return codings_of_claim(self._database, claim_id)

    def decisions(self) -> list[Decided]:
        """Return every decision with its place in the custody log, oldest first."""
        return decisions(self._database)

    def remember(self, key: str, value: str) -> None:
        """Keep a setting of the project (the question asked, the version of a brief)."""
        with self._database.transaction():
            self._database.connection.execute(
                "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (to_column(key), to_column(value)),
            )

    def recall(self, key: str) -> str | None:
        """Return a setting, `None` where it was never kept."""
        found = self._database.row("SELECT value FROM settings WHERE key = ?", (to_column(key),))
        return None if found is None else from_column(found[0])

    def forget(self, key: str) -> None:
        """Remove a setting, if there is one."""
        with self._database.transaction():
            self._database.connection.execute("DELETE FROM settings WHERE key = ?", (to_column(key),))

    def backup(self, path: Path, passphrase: str) -> None:
        """Write the whole project to one encrypted file; see `store.backup`."""
        self._database.fold()
        write_backup(self.folder, path, passphrase)

    def expunge(self, report_id: str, why: str) -> Expunged:
        """Remove a report and all that holds its words, and log it; see `store.expunge`."""
        return expunge(
            Shelves(self._database, self._custody, self._originals, self._search), report_id, why
        )

    def custody(self, item: str | None = None) -> list[Entry]:
        """Return the custody log, or what it says of one item, oldest entry first."""
        return self._custody.entries() if item is None else self._custody.of_item(item)

    def verify(self, kept: Path | None = None) -> list[Fault]:
        """Check originals, custody log, seals, rows and quotes; return each fault, none where all is well.

        `kept` is a folder with copies of seals, kept where nobody who writes the project can reach them.
        """
        seals = seals_in(self.folder / SEALS) + (seals_in(kept) if kept is not None else [])
        return checks.verify(self._database, self._originals, self._custody, seals)

    def seal(self, key: Path, passphrase: Callable[[], str]) -> Seal:
        """Sign the head of the custody log with the user's Ed25519 key; see `store.seal`."""
        return write_seal(self.folder, self._custody.entries(), key, passphrase, utc_now())
