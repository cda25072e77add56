"""Where tests find the material they share: any `made_*.py` beside them."""

import sys
from pathlib import Path

for folder in sorted({path.parent for path in Path(__file__).parent.rglob("made_*.py")}):
    sys.path.insert(0, str(folder))
