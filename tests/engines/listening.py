"""Runs a program that listens on a port: a server, or the driver of a browser."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.waiting import wait_for

HERE = "127.0.0.1"


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as free:
        free.bind((HERE, 0))
        return int(free.getsockname()[1])


@contextmanager
def listening(command: Sequence[str], port: int) -> Iterator[None]:
    """Run a program, and all that it starts in turn, while the block runs, which begins once it listens."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def listens() -> bool:
        with socket.socket() as tried:
            return tried.connect_ex((HERE, port)) == 0

    try:
        wait_for(listens)
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
