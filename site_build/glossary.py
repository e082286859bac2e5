"""Glossary terms in running text: each links to its entry and carries its definition, once a page."""

import re
from collections.abc import Callable
from functools import cached_property

from markupsafe import Markup, escape

from assessment.model import Bank, entry


class PageGlossary:
    """Marks the terms of one page. A term is explained where it first appears; later ones stay plain text."""

    def __init__(self, bank: Bank, link: Callable[[str], str]) -> None:
        self._bank = bank
        self._link = link
        self._marked: set[str] = set()

    @cached_property
    def _forms(self) -> dict[str, str]:
        return {form: term.key for term in self._bank.glossary for form in term.forms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._forms, key=lambda form: (-len(form), form))
        return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)

    def term(self, key: str, shown: str | None = None) -> Markup:
        """Return the link of a term, shown as its name in lower case or as `shown`; an unknown key is an error."""
        term = entry(self._bank.glossary, key)
        self._marked.add(key)
        address = self._link(f"reference/glossary/#{key}")
        return Markup('<a class="term" href="{}" data-definition="{}">{}</a>').format(
            address, term.definition, term.name.lower() if shown is None else shown
        )

    def terms(self, text: str) -> Markup:
        """Return plain text as HTML in which every term that is new on the page is marked."""
        parts, end = [], 0
        for found in self._pattern.finditer(text):
            key = self._forms[found[0].lower()]
            if key not in self._marked:
                parts += [escape(text[end : found.start()]), self.term(key, found[0])]
                end = found.end()
        return Markup("").join([*parts, escape(text[end:])])
