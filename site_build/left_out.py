"""Which built-in modules of Python the browser's interpreter goes without: `left-out.txt`."""

from pathlib import Path

LEFT_OUT = Path(__file__).with_name("left-out.txt")


def left_out() -> dict[str, str]:
    """Return the built-in modules that the browser's interpreter goes without -> why."""
    lines = (line for line in LEFT_OUT.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {name: reason.strip() for name, _, reason in (line.partition(":") for line in lines)}
