"""The invitation of a session: what stands behind # in the address that respondents open."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from assessment.exchange.code import session_tag
from assessment.instrument import FUNCTIONS

LONGEST_NAME = 120


class InvitationError(ValueError):
    """An invitation that cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation says. `function` is set where everybody who gets this link belongs to one."""

    session: str
    ask_level: bool
    function: str | None

    @property
    def tag(self) -> int:
        """The tag by which response codes name the session: see `assessment.exchange.code`."""
        return session_tag(self.session)


def invitation_fragment(name: str, *, ask_level: bool, function: str | None) -> str:
    """Return the fragment of an invitation's address, without its #."""
    fields = {"session": name.strip(), "level": "" if ask_level else "no", "function": function or ""}
    return urlencode({key: value for key, value in fields.items() if value})


def read_invitation(fragment: str) -> Invitation:
    """Return the invitation in a fragment; raise `InvitationError` where it names no session, or a function unknown."""
    fields = dict(parse_qsl(fragment.lstrip("#")))
    name = fields.get("session", "").strip()
    function = fields.get("function")
    if not name or len(name) > LONGEST_NAME or function not in (None, *FUNCTIONS):
        raise InvitationError("This invitation was cut off or changed. Ask for the link again.")
    return Invitation(name, ask_level=fields.get("level") != "no", function=function)
