"""Which files a user means: files named, folders with all they hold, each once, in order."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from dalil.collect.refusal import Refusal
from dalil.errors import NothingToRead, UnreadableReport

TEXT_ENDINGS = frozenset({".md", ".markdown", ".txt", ".text"})
PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
TABLE_ENDINGS = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".json"})
CONTAINER_ENDINGS = frozenset({".pdf", ".docx", ".xlsx", ".warc", ".gz", ".wacz", ".rss", ".atom", ".xml"})
IMAGE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"})
ENDINGS = TEXT_ENDINGS | PAGE_ENDINGS | TABLE_ENDINGS | CONTAINER_ENDINGS | IMAGE_ENDINGS
MOST_LEVELS = 200
_KINDS = (
    "text, Markdown, HTML, PDF, Word, CSV, Excel, JSON lines, Telegram's JSON, WARC, WACZ, RSS "
    "(.txt, .md, .html, .pdf, .docx, .csv, .xlsx, .jsonl, .json, .warc.gz, .wacz, .rss)"
)


def walk(paths: Sequence[Path]) -> list[Path | Refusal]:
    """Return the files under `paths`, sorted, each once, and a refusal for each that is left out.

    Folders are read with all their folders; hidden entries, README files, links out of the folder or
    into one already read, and unknown kinds of files in them are refused. A file named itself is
    always read. Raises UnreadableReport where a path does not exist, NothingToRead where there is none.
    """
    if not paths:
        raise NothingToRead("No file or folder of reports was named.", "Name at least one.")
    found: dict[str, Path | Refusal] = {}
    folders: set[str] = set()
    for path in sorted(set(paths), key=_order):
        for item in _under(path, folders):
            found.setdefault(item.path if isinstance(item, Refusal) else str(item), item)
    if not found:
        named = ", ".join(f'"{path}"' for path in paths)
        raise NothingToRead(f"There is no file in {named}.", f"Put reports into it: {_KINDS}.")
    return sorted(found.values(), key=lambda item: _order(_path(item)))


def _under(path: Path, folders: set[str]) -> Iterator[Path | Refusal]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "the name is no name of a file"
        raise UnreadableReport(
            f'"{path}" cannot be read: {why}.', "Check the name, and the rights to read it."
        ) from error
    if stat.S_ISDIR(mode):
        yield from _folder(path, folders)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield Refusal(str(path), "It is neither a file nor a folder.", "Name a file or a folder.")


def _folder(folder: Path, folders: set[str]) -> Iterator[Path | Refusal]:
    real = os.path.realpath(folder)
    if real in folders:
        if folder.is_symlink():  # a folder named twice is no mistake, a link can be a loop
            yield Refusal(
                str(folder), f'It is the folder "{real}", which is read already.', "Leave it out."
            )
        return
    folders.add(real)
    if len(folder.parts) > MOST_LEVELS:
        yield Refusal(
            str(folder), f"It lies more than {MOST_LEVELS} folders deep.", "Name it itself to read it."
        )
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Refusal(str(folder), f"The folder cannot be opened: {error.strerror}.", "Check its rights.")
        return
    for entry in entries:
        yield from _entry(entry, folders)


def _entry(entry: Path, folders: set[str]) -> Iterator[Path | Refusal]:
    if entry.name.startswith("."):
        yield Refusal(str(entry), "It is hidden (its name begins with a dot).", "Name it to read it.")
    elif not entry.exists():
        yield Refusal(str(entry), "It is a link that leads nowhere.", "Mend the link, or leave it out.")
    elif entry.is_symlink() and not _is_inside(entry, folders):
        yield Refusal(
            str(entry),
            f'It is a link to "{os.path.realpath(entry)}", outside the folders named.',
            "Name that file or folder itself to read it.",
        )
    elif entry.is_dir():
        yield from _folder(entry, folders)
    elif not entry.is_file():
        yield Refusal(str(entry), "It is neither a file nor a folder.", "Leave it out.")
    elif entry.stem.upper() == "README":
        yield Refusal(
            str(entry), "It tells of the folder, by its name, not of events.", "Name it to read it."
        )
    elif entry.suffix.lower() not in ENDINGS:
        yield Refusal(
            str(entry),
            f'Files ending in "{entry.suffix}" are not read.'
            if entry.suffix
            else "Its name has no ending.",
            f"Save it as one of these: {_KINDS}.",
        )
    else:
        yield entry


def _is_inside(entry: Path, folders: set[str]) -> bool:
    """Say whether a link leads into a folder that is read: one planted may lead to private files."""
    real = Path(os.path.realpath(entry))
    return any(str(folder) in folders for folder in (real, *real.parents))


def _path(item: Path | Refusal) -> Path:
    return Path(item.path) if isinstance(item, Refusal) else item


def _order(path: Path) -> tuple[str, ...]:
    return path.parts
