"""Every error Dalil raises: each says what is wrong, with the value in quotes, and what to do."""


class DalilError(Exception):
    """Base of every error a user can meet; `cli.py` prints it as one sentence and its remedy."""

    exit_code = 1

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(f"{wrong} {remedy}")
        self.wrong = wrong
        """What is wrong, with the offending value in quotes."""
        self.remedy = remedy
        """What the user can do about it."""

    def __reduce__(self) -> tuple[type["DalilError"], tuple[str, str]]:
        """Let an error pass from one process to another with both its sentences."""
        return type(self), (self.wrong, self.remedy)


class UsageError(DalilError):
    """The command was called in a way that cannot be carried out."""

    exit_code = 2


class UnreadableReport(DalilError):
    """One input cannot be read as a report; the rest of the batch goes on."""


class BadTable(DalilError):
    """A CSV or JSON-lines file lacks a column or holds a line that is no record."""


class NothingToRead(DalilError):
    """The input holds no report at all."""


class UnknownActor(DalilError):
    """The question names an actor that no alias of Dalil matches."""


class UnknownIntervention(DalilError):
    """The question names an intervention that is neither known, nor a date, nor a first event."""


class UnclearQuestion(DalilError):
    """The question does not follow a form that Dalil understands."""


class DateOutsideData(DalilError):
    """The intervention's date lies outside the days the reports cover."""


class NoRelevantReport(DalilError):
    """No report speaks of the actor of the question."""


class BadKnowledge(DalilError):
    """An entry of the word lists, actors, places, sources or interventions is not well formed."""


class BadSeries(DalilError):
    """A series of counts cannot be compared: wrong columns, negative counts, or unordered dates."""


class StoreError(DalilError):
    """The project folder cannot be written or read: full, read-only, foreign or damaged."""


class ProjectBusy(StoreError):
    """Another process holds the project."""


class NotFound(DalilError):
    """No item of the project carries the identifier asked for."""
