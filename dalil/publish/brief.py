"""Writes a brief: one HTML file that needs nothing else, in English or Arabic."""

from pathlib import Path

from dalil.publish.content import BriefContent


def write_brief(answer: BriefContent, path: Path, language: str) -> Path:
    """Write the brief of `answer` to `path` in `language` ("en" or "ar") and return the path."""
    raise NotImplementedError
