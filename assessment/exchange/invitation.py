"""The invitation of a session: what stands behind # in the address that respondents open.

The page reads it by itself, in `readInvitation` of `answers.mjs`: it must greet a respondent before Python has loaded.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

MAIL_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
"""One address, as an invitation may name it: anything else goes into no mail."""

NO_GUESSES = "no"
"""Stands in an invitation that asks for no guesses."""


def invitation_fragment(
    name: str,
    *,
    ask_level: bool,
    function: str | None,
    reply: str = "",
    others: int = 0,
    heads: Sequence[str] = (),
    guessed: Sequence[int] | None = None,
) -> str:
    """Return the fragment of an invitation's address, without its #.

    `function` is set where everybody who gets this link belongs to one; `reply` is the mail address for the answers.
    What is promised goes along, so that the page tells it to those who answer: among how many `others` their answers
    stand, and of which functions `heads` are shown one by one. Without `others`, nothing is promised. `guessed` are
    the statements on which people may guess how the other function answers; None are those of the bank.
    """
    fields = {
        "session": name.strip(),
        "level": "" if ask_level else "no",
        "function": function or "",
        "reply": reply,
        "others": str(others or ""),
        "heads": " ".join(heads),
        "guess": "" if guessed is None else ".".join(map(str, guessed)) or NO_GUESSES,
    }
    return urlencode({key: value for key, value in fields.items() if value})
