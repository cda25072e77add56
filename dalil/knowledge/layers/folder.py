"""Where a user's own layers lie: one file for every project of that user."""

import os
import sys
from pathlib import Path

OWN_FOLDER = "DALIL_DATA"
"""Environment variable that names another folder for what Dalil keeps for a user."""
FILE = "gazetteer.sqlite3"


def data_folder() -> Path:
    """Return the folder for what Dalil keeps for this user; it need not exist yet."""
    if own := os.environ.get(OWN_FOLDER):
        return Path(own).expanduser()
    if given := os.environ.get("XDG_DATA_HOME"):
        return Path(given).expanduser() / "dalil"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "dalil"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "dalil"
    return Path.home() / ".local" / "share" / "dalil"


def layers_file() -> Path:
    """Return the file that holds this user's layers; it need not exist yet."""
    return data_folder() / FILE
