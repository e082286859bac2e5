"""A workspace file that is locked with a passphrase: one JSON object, which the page makes and opens (`lock.mjs`).

The page encrypts bytes with the browser's own Web Crypto; here stands how. The key of 256 bits comes from the
passphrase (Unicode NFC, UTF-8) by PBKDF2 with HMAC-SHA-256, so many `rounds` and 16 random bytes of `salt` (Moriarty et
al. 2017, RFC 8018). The workspace file, in UTF-8, is encrypted by AES-GCM with a `nonce` of 12 random bytes (Dworkin
2007, NIST SP 800-38D); `text` is the outcome with its tag of 16 bytes at the end. Bytes are in base 64.
"""

import base64
from typing import Any

from assessment.bounded_json import parse_json
from assessment.workspace.document import LOCKED, NEWER, WorkspaceError

VERSION = 1

ROUNDS = 600_000
"""How often the passphrase is hashed in a new file (OWASP, Password Storage Cheat Sheet, 2023)."""

MOST_ROUNDS = 10_000_000
"""In a file; more would only keep a browser busy."""


def lock(file: dict[str, str]) -> dict[str, str]:
    """Return a file that the page is to lock: `lock` gives format, version and rounds."""
    stem = file["name"].removesuffix(".json")
    return file | {"name": f"{stem}-locked.json", "lock": f"{LOCKED} {VERSION} {ROUNDS}"}


def read_locked(text: str, name: str) -> dict[str, Any] | None:
    """Return what a locked file holds, for the page to open; None where it is no locked file.

    Raise `WorkspaceError` for one of a newer version, and for one that was changed or cut off.
    """
    try:
        found = parse_json(text)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("format") != LOCKED:
        return None
    version, rounds = found.get("version"), found.get("rounds")
    if type(version) is int and version > VERSION:
        raise WorkspaceError(NEWER.format(name=name, version=version, known=VERSION))
    whole = type(rounds) is int and 0 < rounds <= MOST_ROUNDS
    if version != VERSION or not whole or not all(_is_base64(found.get(each)) for each in ("salt", "nonce", "text")):
        raise WorkspaceError(f"{name} was changed or cut off. Save it again where it was made.")
    return found


def _is_base64(found: object) -> bool:
    try:
        return isinstance(found, str) and bool(base64.b64decode(found, validate=True))
    except ValueError:
        return False
