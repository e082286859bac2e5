"""The reader's day, which notes how long what is made on it stays the same.

Whoever makes something asks this day what it needs to know of it, and may not know it otherwise. So a page can say
until when Python would make the very same of the same workspace: until the day on which the first answer turns.
"""

from datetime import date, timedelta


class Today:
    """A day, and the last one on which all that was asked of it has the same answer."""

    __slots__ = ("_iso", "until")

    def __init__(self, iso: str) -> None:
        """Take an ISO date; an empty one where nobody says which day it is, and then nothing holds on any."""
        self._iso = iso
        self.until: str | None = None if iso else ""
        """The last ISO date on which nothing has turned; None where nothing will, and empty for no day at all."""

    def again(self) -> "Today":
        """Return the same day, of which nothing was asked yet."""
        return Today(self._iso)

    def right(self) -> dict[str, str | None]:
        """Return on which days what was made is right, ready for JSON: both ends are ISO dates, and the second open."""
        return {"from": self._iso, "until": self.until}

    def written(self) -> str:
        """Return the day as an ISO date, to write it down or to count from it: that holds on this day alone."""
        self.until = self._iso
        return self._iso

    def is_after(self, day: str) -> bool:
        """Tell whether an ISO date is over; an empty one never is."""
        over = bool(day) and day < self._iso
        if day and not over and (self.until is None or self.until > day):
            self.until = day
        return over

    def has_reached(self, day: str) -> bool:
        """Tell whether an ISO date has come, be it over or not; an empty one never has."""
        come = bool(day) and day <= self._iso
        if day and not come and (self.until is None or self.until >= day):
            self.until = (date.fromisoformat(day) - timedelta(1)).isoformat()
        return come
