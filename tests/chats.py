"""Copied conversations in the shapes of messengers, mail programs and lists, for every hour and several locales."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

HOURS = range(24)


@dataclass(frozen=True, slots=True)
class Sent:
    """One message: who sent it, at which time, on which day of November 2026, and what it says."""

    name: str
    hour: int
    minute: int
    day: int
    text: str

    @property
    def clock(self) -> str:
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def seconds(self) -> str:
        return f"{self.clock}:05"

    def twelve(self, mark: tuple[str, str] = ("AM", "PM"), gap: str = " ") -> str:
        return f"{self.hour % 12 or 12}:{self.minute:02}{gap}{mark[self.hour >= 12]}"


def quoted(text: str, mark: str = "> ") -> str:
    """Quote a text as mail programs do."""
    return "".join(f"{mark}{line}\n" for line in text.splitlines())


def _lines(text: str, before: str) -> str:
    """Put a mark before each line, as lists have."""
    return "\n".join(f"{before}{line}" for line in text.splitlines())


SHAPES: dict[str, Callable[[Sent], str]] = {
    "WhatsApp, Android, German": lambda sent: f"{sent.day}.11.26, {sent.clock} - {sent.name}: {sent.text}",
    "WhatsApp, Android, British": lambda sent: f"{sent.day}/11/2026, {sent.clock} - {sent.name}: {sent.text}",
    "WhatsApp, Android, American": lambda sent: (
        f"11/{sent.day}/26, {sent.twelve(gap=chr(0x202F))} - {sent.name}: {sent.text}"
    ),
    "WhatsApp, Android, Spanish": lambda sent: (
        f"{sent.day}/11/26, {sent.twelve(('a. m.', 'p. m.'), chr(0xA0))} - {sent.name}: {sent.text}"
    ),
    "WhatsApp, iPhone, German": lambda sent: f"[{sent.day}.11.26, {sent.seconds}] {sent.name}: {sent.text}",
    "WhatsApp, iPhone, with marks": lambda sent: (
        f"\u200e[{sent.day}.11.26, {sent.seconds}] \u202a{sent.name}\u202c: \u200e{sent.text}"
    ),
    "WhatsApp, iPhone, American": lambda sent: (
        f"[11/{sent.day}/26, {sent.twelve(gap=chr(0x202F))}] ~\u202f{sent.name}: {sent.text}"
    ),
    "WhatsApp, iPhone, Japanese": lambda sent: f"[2026/11/{sent.day} {sent.seconds}] {sent.name}: {sent.text}",
    "WhatsApp, iPhone, Chinese": lambda sent: (
        f"[2026/11/{sent.day} {('上午', '下午')[sent.hour >= 12]}{sent.hour % 12 or 12}:{sent.minute:02}:00] "
        f"{sent.name}: {sent.text}"
    ),
    "WhatsApp, Android, Korean": lambda sent: (
        f"26/11/{sent.day} {('오전', '오후')[sent.hour >= 12]} {sent.hour % 12 or 12}:{sent.minute:02} - "
        f"{sent.name}: {sent.text}"
    ),
    "WhatsApp, Korean": lambda sent: (
        f"2026. 11. {sent.day}. {('오전', '오후')[sent.hour >= 12]} {sent.hour % 12 or 12}:{sent.minute:02}, "
        f"{sent.name} : {sent.text}"
    ),
    "WhatsApp Web, copied": lambda sent: f"[{sent.clock}, {sent.day}/11/2026] {sent.name}: {sent.text}",
    "WhatsApp Web, edited": lambda sent: (
        f"{sent.day}/11/2026, {sent.clock} - {sent.name}: {sent.text} <This message was edited>"
    ),
    "Signal, copied": lambda sent: f"{sent.name}\n{sent.text}\n{sent.clock}\n",
    "Signal, exported": lambda sent: f"[2026-11-{sent.day:02} {sent.seconds}] {sent.name}: {sent.text}",
    "Telegram, copied": lambda sent: f"{sent.name}, [{sent.day}.11.2026 {sent.clock}]\n{sent.text}\n",
    "Telegram, older": lambda sent: f"[{sent.day}.11.26 {sent.clock}] {sent.name}:\n{sent.text}",
    "Teams, copied": lambda sent: f"{sent.name}\n{sent.clock}\n{sent.text}\n",
    "Teams, American": lambda sent: f"{sent.name}  11/{sent.day} {sent.twelve()}\n{sent.text}\n",
    "Teams, with day": lambda sent: f"[Friday {sent.twelve()}] {sent.name}\n{sent.text}\n",
    "Teams, German": lambda sent: f"[{sent.day}.11. {sent.clock}] {sent.name}\n{sent.text}",
    "Slack": lambda sent: f"{sent.name}\n  {sent.twelve()}\n{sent.text}\n",
    "Slack, one line": lambda sent: f"{sent.name}  [{sent.twelve()}]\n`{sent.text}`\n:+1: 2",
    "Google Chat": lambda sent: f"{sent.name}, {sent.clock}\n{sent.text}\n",
    "Google Chat, American": lambda sent: f"{sent.name}\n{sent.twelve()}\n{sent.text}\nReply",
    "Zoom": lambda sent: f"{sent.seconds}\t From  {sent.name} : {sent.text}",
    "Discord": lambda sent: f"{sent.name} — {sent.day}/11/2026 {sent.clock}\n{sent.text}",
    "SMS backup": lambda sent: f'"{sent.day}.11.2026 {sent.clock}";"{sent.name}";"{sent.text}"',
    "Outlook thread": lambda sent: (
        f"From: {sent.name} <{sent.name.split()[0].lower()}@example.org>\nSent: Friday, {sent.day} November 2026 "
        f"{sent.clock}\nTo: Lead\nSubject: RE: Survey, 20 statements, 1 to 5\n\nHi,\n\n{sent.text}\n\nBest\n"
        "________________________________\n"
    ),
    "Outlook thread, German": lambda sent: (
        f"Von: {sent.name}\nGesendet: Freitag, {sent.day}. November 2026 {sent.clock}\nBetreff: AW: Umfrage\n\n"
        f"{sent.text}"
        "\n\n-----Ursprüngliche Nachricht-----\n"
    ),
    "Gmail thread": lambda sent: (
        f"On Fri, {sent.day} Nov 2026 at {sent.clock}, {sent.name} <a@example.org> wrote:\n\n{quoted(sent.text)}"
    ),
    "Gmail thread, American": lambda sent: (
        f"On Fri, Nov {sent.day}, 2026 at {sent.twelve(gap=chr(0x202F))} {sent.name} wrote:\n> > On Thu Ben wrote:\n"
        f"{quoted(sent.text, '> > ')}"
    ),
    "Apple Mail": lambda sent: (
        f"Am {sent.day}.11.2026 um {sent.clock} schrieb {sent.name}:\n\n{quoted(sent.text, '>')}"
    ),
    "bullets": lambda sent: f"• {sent.text}",
    "dashes": lambda sent: f"- {sent.text}",
    "stars": lambda sent: f"* {sent.name}: {sent.text}",
    "numbering": lambda sent: f"{sent.day}. {sent.text}",
    "numbering in brackets": lambda sent: f"{sent.day}) {sent.name}, {sent.text}",
    "question numbers": lambda sent: f"Q{sent.hour % 20 + 1}: {sent.name} {sent.text}",
    "table of two columns": lambda sent: f"{sent.name}\t{sent.text}",
    "table with a line": lambda sent: f"| {sent.hour} | {sent.name} | {sent.text} |",
    "hash": lambda sent: f"#{sent.hour} {sent.text}",
    "date and code": lambda sent: f"{sent.day:02}112026 {sent.text}",
    "year and code": lambda sent: f"2026 {sent.text}",
    "quoted list": lambda sent: _lines(sent.text, "| "),
}
"""How a message looks where it was copied: each shape by name."""

_WRAPS = ((7, "\n"), (14, "\n> "), (17, "\r\n"), (20, "=\n"), (24, "\n  "))


def _wrapped(code: str, at: int, joint: str) -> str:
    return f"{code[:at]}{joint}{code[at:]}"


FORMS: dict[str, Callable[[str], str]] = {
    "as shown": str,
    "lower case": str.lower,
    "soft hyphens": lambda code: code.replace("-", "-\u00ad"),
    "soft hyphens alone": lambda code: code.replace("-", "\u00ad"),
    "soft hyphens within": "\u00ad".join,
    "non-breaking hyphens": lambda code: code.replace("-", "\u2011"),
    "en dashes": lambda code: code.replace("-", "–"),
    "spaces": lambda code: code.replace("-", " "),
    "non-breaking spaces": lambda code: code.replace("-", "\u00a0"),
    "narrow spaces": lambda code: code.replace("-", "\u202f"),
    "zero-width": lambda code: code.replace("-", "-\u200b"),
    "zero-width within": "\u200b".join,
    "marks of direction": lambda code: f"\u2066{code.replace('-', chr(0x200E) + '-')}\u2069",
    "in one piece": lambda code: code.replace("-", ""),
    "full-width": lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    "bold": lambda code: f"**{code}**",
    "in backticks": lambda code: f"`{code}`",
    "link": lambda code: f"https://example.org/a/#code={code}",
    "link in brackets": lambda code: f"Result <https://example.org/a/#result={code}>",
    "entities": lambda code: code.replace("-", "&#8209;"),
    "look-alikes": lambda code: code.replace("0", "O").replace("1", "l"),
} | {
    f"wrapped at {at} by {joint!r}": lambda code, at=at, joint=joint: _wrapped(code, at, joint) for at, joint in _WRAPS
}
"""How a code may stand in a message."""


def conversation(shape: str, form: str, codes: list[str]) -> Iterator[str]:
    """Yield the messages of a conversation in which a code is sent at every hour, with chat between them."""
    write, set_in = SHAPES[shape], FORMS[form]
    yield write(Sent("You", 8, 0, 12, "Please answer the 20 statements, q1 to q20, by 5, and send the code back."))
    for place, code in enumerate(codes):
        hour = HOURS[place % len(HOURS)]
        yield write(Sent("Anna Berg", hour, place % 60, 12 + place % 9, set_in(code)))
        if place % 5 == 0:
            yield write(Sent("Ben", hour, place % 60, 12 + place % 9, "Done, thank you"))
