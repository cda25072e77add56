"""Pictures of text, read by Tesseract where it is installed: marked as read by a machine."""

import shutil
import subprocess
from dataclasses import replace

from dalil.collect.assemble import Parts
from dalil.collect.picture_size import picture_size
from dalil.collect.plain import read_plain
from dalil.errors import UnreadableReport

MOST_PIXELS = 100_000_000
"""A page scanned at 600 dots an inch has a third of it."""
_SECONDS = 60
_LANGUAGES = ("ara", "eng")
_INSTALL = "Install tesseract-ocr with tesseract-ocr-ara, or type the words into a .txt file."
LOW_CONFIDENCE = "The words were recognised in a picture by a machine: compare them with the picture."


def image_reader() -> str:
    """Return the name and version of the reader."""
    return f"picture, {_asked('--version').splitlines()[0]}"


def read_image(raw: bytes) -> Parts:
    """Return the words of a picture; raises UnreadableReport without Tesseract or words."""
    size = picture_size(raw)
    if size is None:
        raise UnreadableReport("The file is no whole PNG, JPEG, WebP or TIFF picture.", "Copy it anew.")
    if size.width * size.height > MOST_PIXELS:
        raise UnreadableReport(
            f"The picture has {size.width:,} by {size.height:,} pixels, more than are read.",
            "Save it smaller, or cut out the part with the words.",
        )
    installed = [language for language in _LANGUAGES if language in _asked("--list-langs").split()]
    if not installed:
        raise UnreadableReport("Tesseract has neither Arabic nor English here.", _INSTALL)
    text = _asked("-", "-", "-l", "+".join(installed), data=raw)
    if not text.strip():
        raise UnreadableReport("No words were recognised in the picture.", "Type them into a .txt file.")
    parts = read_plain(text.replace("\f", ""))
    missing = [language for language in _LANGUAGES if language not in installed]
    more = (f'Tesseract has no "{missing[0]}" here: words in it are misread.',) if missing else ()
    return replace(parts, issues=(*parts.issues, LOW_CONFIDENCE, *more))


def _asked(*arguments: str, data: bytes = b"") -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise UnreadableReport("The file is a picture, and Tesseract is not installed here.", _INSTALL)
    try:
        run = subprocess.run(  # noqa: S603 - the program named above, arguments of our own
            [program, *arguments], input=data, capture_output=True, timeout=_SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableReport(f"The picture was not read within {_SECONDS} seconds.", _INSTALL) from error
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableReport(
            f"The picture cannot be read: {why[-1] if why else 'damaged'}.", _INSTALL
        ) from error
    return run.stdout.decode("utf-8", "replace") or run.stderr.decode("utf-8", "replace")
