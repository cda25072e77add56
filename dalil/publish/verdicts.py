"""What the verdict of a finding amounts to: told or not, and which way the counts moved."""

from dalil.model import Finding


def is_told(finding: Finding) -> bool:
    """Say whether a before and after is told, be it a change or none."""
    return finding.ratio is not None and not finding.verdict.startswith(("too_little", "cannot"))


def direction(finding: Finding) -> str | None:
    """Return "lower" or "higher" where the counts moved, "same" where they did not, else `None`."""
    strength, _, way = finding.verdict.rpartition("_")
    if strength in ("strong", "moderate", "weak") and way in ("lower", "higher"):
        return way
    return "same" if finding.verdict == "little_change" else None
