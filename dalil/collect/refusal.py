"""An item that could not be read: which, why, and what to do about it."""

from dataclasses import dataclass

from dalil.errors import DalilError


@dataclass(frozen=True, slots=True)
class Refusal:
    """One item that gives no report; the rest of the batch goes on."""

    path: str
    """The item as the user would name it: a path, with ", line 7" for a row of a table."""
    reason: str
    """Why it gives no report, one sentence."""
    remedy: str
    """What the user can do, one sentence."""


def refusal_of(path: str, error: DalilError) -> Refusal:
    """Return the refusal that says of `path` what `error` says."""
    return Refusal(path, error.wrong, error.remedy)
