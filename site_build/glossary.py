"""Glossary terms in running text: each links to its entry and carries its definition, once a page."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from assessment.model import Bank, entry


class TermForms:
    """Finds the terms of the glossary in plain text, in any of their forms; the longest form wins."""

    def __init__(self, bank: Bank) -> None:
        self._keys = {form: term.key for term in bank.glossary for form in term.forms}
        longest_first = sorted(self._keys, key=lambda form: (-len(form), form))
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each place where a term stands, with the key of the term."""
        for found in self._pattern.finditer(text):
            yield found, self._keys[found[0].lower()]


class PageGlossary:
    """Marks the terms of one page. A term is explained where it first appears; later ones stay plain text."""

    def __init__(self, bank: Bank, link: Callable[[str], str]) -> None:
        self._bank = bank
        self._link = link
        self.marked: set[str] = set()
        self._forms = TermForms(bank)

    def term(self, key: str, shown: str | None = None) -> Markup:
        """Return the link of a term, shown as its name in lower case or as `shown`; an unknown key is an error."""
        term = entry(self._bank.glossary, key)
        self.marked.add(key)
        address = self._link(f"reference/glossary/#{key}")
        return Markup('<a class="term" href="{}" data-definition="{}">{}</a>').format(
            address, term.definition, term.name.lower() if shown is None else shown
        )

    def terms(self, text: str) -> Markup:
        """Return plain text as HTML in which every term that is new on the page is marked."""
        parts, end = [], 0
        for found, key in self._forms.find(text):
            if key not in self.marked:
                parts += [escape(text[end : found.start()]), self.term(key, found[0])]
                end = found.end()
        return Markup("").join([*parts, escape(text[end:])])
