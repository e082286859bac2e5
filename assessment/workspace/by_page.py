"""What the scripts of a page do themselves, and what they read of an element before the rest goes to Python.

Declared here as `protocol` declares what parts offer, with the kind of each value: Python reads none of them, but for
`sample`. From these tables come the types that the scripts are checked against, and tests hold the templates to them.
"""

from collections.abc import Mapping
from enum import Enum, auto

from assessment.workspace.company import samples
from assessment.workspace.protocol import Count, Kind, Text, Word, any_key, pasted
from assessment.workspace.sent_files import SENT_IN, files


class OfPage(Enum):
    """A value that names something of the page or the site, of which only they know whether it is there."""

    NAME = auto()  # of what is asked for or told: it stands in a table of its own
    NOTHING = auto()  # the attribute alone says it
    ELEMENT = auto()  # the id of an element
    SELECTOR = auto()  # of the element whose text is taken
    ADDRESS = auto()  # of a page of this site
    STYLES = auto()  # names of style sheets beside the scripts, with spaces between them


PAGE_ACTIONS: Mapping[str, Mapping[str, Kind | OfPage]] = {
    "camera-start": {},
    "camera-stop": {},
    "cancel": {},
    "copy": {"from": OfPage.SELECTOR},
    "copy-rich": {"from": OfPage.SELECTOR},
    "delete": {"key": any_key},
    "delete-for-good": {},
    "discard": {},
    "keep-again": {},
    "keep-copy": {},
    "leave-out": {"of": Word(SENT_IN), "place": Count()},
    "new": {
        "name": Text(lambda most: most.session_name),
        "sample": Word(lambda bank: ("", *samples(bank))),
        "go": OfPage.ADDRESS,
    },
    "open": {"file": files, "passphrase": pasted},
    "persist": {},
    "print": {},
    "put-back": {},
    "reload": {},
    "save-as-it-is": {},
    "share": {"from": OfPage.SELECTOR},
    "switch": {"key": any_key},
    "undo": {},
}
"""What `data-page-action` names, each with the values that it takes."""

READ_BY_PAGE: Mapping[str, Kind | OfPage] = {
    "action": OfPage.NAME,
    "previewAction": OfPage.NAME,
    "exportAction": OfPage.NAME,
    "pageAction": OfPage.NAME,
    "look": OfPage.NAME,
    "when": OfPage.NAME,
    "focus": OfPage.ELEMENT,
    "picture": Word(("png", "pptx", "share")),
    "lock": Word(("passphrase",)),
    "withAssets": OfPage.STYLES,
    "withPreviewed": OfPage.NOTHING,
    "drop": OfPage.NOTHING,
    "first": OfPage.NOTHING,
    "live": OfPage.NOTHING,
    "begin": OfPage.NOTHING,
}
"""The data-* attributes that a page reads itself, under the names that scripts have for them; each may be left out."""
