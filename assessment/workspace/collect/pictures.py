"""Pictures with QR codes: the page reads the codes, and sends their texts in place of the picture."""

from assessment.exchange.reading import UnreadableError
from assessment.workspace.sent_files import SentFile

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".heic", ".heif", ".avif", ".bmp")
"""How the names of pictures end."""

NO_CODE = (
    "No QR code could be read in this picture. Take it again, from nearer and straight, with one code in it, or type "
    "the code that stands below it."
)


def require_codes(file: SentFile) -> None:
    """Raise `UnreadableError` for a picture in which the page found no code."""
    if not file.size and file.name.lower().endswith(PICTURES):
        raise UnreadableError(file.name, None, NO_CODE)
