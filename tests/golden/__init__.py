"""Expected files. `REWRITE_GOLDEN=1 pytest` writes them anew; read the difference before it is committed."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def golden(path: Path, actual: str) -> str:
    """Return the expected text of a file, after it was rewritten with `actual` if that is asked for."""
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_text(actual, "utf-8")
    return path.read_text("utf-8")
