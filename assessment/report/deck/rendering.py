"""A deck as HTML for the screen, and as JSON for what writes it as a file for PowerPoint."""

import json
from dataclasses import asdict

from assessment.report.deck.records import COLOURS, HEIGHT, WIDTH, Deck, Element
from assessment.report.environment import environment


def render_deck(deck: Deck) -> str:
    """Return the slides as HTML; all but the first are hidden."""
    return environment().get_template("deck.html.j2").render(deck=deck, kind_of=kind_of)


def deck_json(deck: Deck) -> str:
    """Return the deck as JSON: each element says its kind, and colours are named beside the slides."""
    slides = [
        asdict(slide) | {"elements": [{"kind": kind_of(each)} | asdict(each) for each in slide.elements]}
        for slide in deck.slides
    ]
    shared = {"title": deck.title, "width": WIDTH, "height": HEIGHT, "colours": COLOURS}
    return json.dumps(shared | {"slides": slides}, ensure_ascii=False)


def kind_of(element: Element) -> str:
    """Return the kind of an element: the name of its record."""
    return type(element).__name__.lower()
