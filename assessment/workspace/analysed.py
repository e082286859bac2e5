"""What the report of a measurement shows: worked out once for all pages that ask for it."""

from functools import lru_cache

from assessment.instrument import Instrument
from assessment.team import TeamResult, analyse
from assessment.workspace import given_out, promises, recognised
from assessment.workspace.action import Context
from assessment.workspace.records import Asked, Given, Import, Promise, Wave, Workspace


@lru_cache(maxsize=4)  # a page asks several times for the same wave
def _analysed(
    imports: tuple[Import, ...], given: tuple[Given, ...], asked: Asked, promise: Promise, instrument: Instrument
) -> TeamResult:
    counted = recognised.counted(imports, given, instrument)
    return analyse(counted, instrument, promise.others, heads_agreed=promise.heads, asked=asked.known)


def result_of(workspace: Workspace, wave: Wave | None, context: Context) -> TeamResult:
    """Return what the report of a wave shows; where there is none, that nobody answered."""
    promise, given = promises.in_force(workspace, wave, context), given_out.everything(workspace)
    imports, asked = (wave.imports, wave.asked) if wave else ((), Asked())
    return _analysed(imports, given, asked, promise, context.bank.instrument)
