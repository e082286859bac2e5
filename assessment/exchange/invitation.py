"""The invitation of a session: what stands behind # in the address that respondents open.

The page reads it by itself, in `readInvitation` of `answers.mjs`: it must greet a respondent before Python has loaded.
"""

from urllib.parse import urlencode


def invitation_fragment(name: str, *, ask_level: bool, function: str | None) -> str:
    """Return the fragment of an invitation's address, without its #.

    `function` is set where everybody who gets this link belongs to one.
    """
    fields = {"session": name.strip(), "level": "" if ask_level else "no", "function": function or ""}
    return urlencode({key: value for key, value in fields.items() if value})
