"""Texts of people in Markdown: they are shown as they were typed, and do nothing else.

They read the same by CommonMark, on GitHub and in pandoc, which takes `$`, `^`, `~` and `@` for something.
"""

import re

ADDRESS = re.compile(r"""(https?://[^\s<>|]*[^\s<>|()\[\].,;:!?'"])""")
"""What GitHub makes a link wherever it stands; a backslash in it would be shown."""

MARKUP = re.compile(
    r"""[\\`*_{}\[\]<>#|~&$^@] | (?<=^\d)[.)] | (?<=^\d\d)[.)] | ^[-+=:%] | -(?=-) | \.(?=\.) | :(?=\w+:)""",
    re.VERBOSE,
)
"""What means something anywhere, then what counts, begins a list or a block, becomes a dash, dots or a small face."""


def markdown(text: str) -> str:
    """Return a text on one line, for a heading, a cell of a table or a point of a list."""
    parts = ADDRESS.split(" ".join(text.split()))
    return "".join(f"<{part}>" if place % 2 else _escaped(part) for place, part in enumerate(parts))


def markdown_lines(text: str, indent: int = 0) -> str:
    """Return a text with its line breaks, where each line begins with as many spaces as the text stands in."""
    lines = (markdown(line) for line in text.splitlines() if line.strip())
    return ("\\\n" + " " * indent).join(lines)


def _escaped(text: str) -> str:
    return MARKUP.sub(lambda found: f"\\{found[0]}", text)
