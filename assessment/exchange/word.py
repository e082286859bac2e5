"""A word of a person's own, from which the number in a response code comes: the same word, the same number.

So whoever answers twice can be compared with themselves, and nobody has to be named. The number is short on purpose:
thousands of words share each, so it proves no word. Still, somebody who knows the word can find the answers, and can
try out words that come to mind; the page says so.
"""

import hashlib
import unicodedata

from assessment.errors import InputError
from assessment.exchange.code import RESPONDENTS
from assessment.instrument import Instrument
from assessment.score import limit

_USE = "common-ground/word\x1f"


class WordError(InputError):
    """A word that is too short to be anybody's own; the message says what to do."""


def number_of(word: str, instrument: Instrument) -> int:
    """Return the number of a word, 1 to `RESPONDENTS` - 1; case, spaces and signs do not matter.

    Raise `WordError` for fewer letters and digits than `word-length`.
    """
    least = int(limit("word-length", instrument))
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word).casefold()))
    if len(plain) < least:
        raise WordError(f"Take a word, or a few, of at least {least} letters.")
    digest = int.from_bytes(hashlib.sha256(f"{_USE}{plain}".encode(errors="surrogatepass")).digest())
    return digest % (RESPONDENTS - 1) + 1
