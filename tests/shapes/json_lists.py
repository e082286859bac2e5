"""JSON with several lists: of functions, of levels, of measurements, of pages, and of things that are no people."""

from dataclasses import replace

from tests.shapes import ASKED, PEOPLE, READ, right, shape
from tests.shapes.json_files import of_json
from tests.shapes.vocabulary import T

SALES = [each for each in PEOPLE if each.function == "sales"]
MARKETING = [each for each in PEOPLE if each.function == "marketing"]
LATER = [replace(each, answers=(5, *each.answers[1:])) for each in PEOPLE]


def told(person, *without, first=1, last=20):
    record = {"function": person.function, "level": person.level}
    record |= {f"q{n}": answer for n, answer in enumerate(person.answers, 1) if first <= n <= last}
    return {name: value for name, value in record.items() if name not in without}


def of(people, *without):
    return [told(each, *without) for each in people]


def by_id(people, *without):
    return {f"{people[0].function}{n}": each for n, each in enumerate(of(people, *without))}


def lists(name, expected, document):
    @shape(f"json of lists, {name}", expected)
    def _make():
        return {"answers.json": of_json(document)}


TWO = {"sales": of(SALES, "function"), "marketing": of(MARKETING, "function")}
lists("one a department", right(READ), TWO)
lists("one a department, named as code names", right(READ), {f"{name}Team": each for name, each in TWO.items()})
lists("one a department, deeper", right(READ), {"data": {name: {"responses": each} for name, each in TWO.items()}})
lists(
    "one a department, by ID",
    right(READ),
    {"sales": by_id(SALES, "function"), "marketing": by_id(MARKETING, "function")},
)
lists(
    "one a level",
    right(READ),
    {
        "heads": of([each for each in PEOPLE if each.level == "head"], "level"),
        "staff": of([each for each in PEOPLE if each.level == "staff"], "level"),
    },
)
lists("pages of a list", right(READ), {"page1": of(PEOPLE[:5]), "page2": of(PEOPLE[5:10]), "page3": of(PEOPLE[10:])})
_first = [{"id": f"user-{n}"} | told(each, last=10) for n, each in enumerate(PEOPLE)]
_second = [{"id": f"user-{n}"} | told(each, "function", "level", first=11) for n, each in enumerate(PEOPLE)]
lists("pages of the statements", right(READ), {"page1": _first, "page2": _second})
for _names in (("2025", "2026"), ("before", "after"), ("wave1", "wave2"), ("baseline", "follow-up")):
    lists(
        f"measurements {_names[0]}",
        right(ASKED, kinds=["rows"], people=LATER, fill={"rows": {_names[0]: "left out", _names[-1]: "people"}}),
        {_names[0]: of(PEOPLE), _names[-1]: of(LATER)},
    )
lists(
    "drafts beside responses",
    right(ASKED, kinds=["rows"], fill={"rows": {"responses": "people", "drafts": "left out"}}),
    {"responses": of(PEOPLE), "drafts": of(LATER[:1])},
)

ORDINARY = {
    "the definition of the questions": {
        "questions": [{"id": f"q{n}", "label": text, "choices": [1, 2, 3, 4, 5]} for n, text in enumerate(T, 1)]
    },
    "users": {"users": [{"id": n, "name": f"Someone {n}", "teams": ["a", "b"]} for n in range(30)]},
    "devices of ten fields": {"devices": [{f"field {n}": n for n in range(12)}] * 5},
    "means": {"summary": [{"question": f"q{n}", "counts": [1, 2, 3, 4, 2]} for n in range(1, 21)]},
    "the same list again": {"items": of(PEOPLE)},
    "some of the same list": {"latest": of(PEOPLE[:3])},
    "an empty list": {"marketing": []},
    "texts": {"tags": ["sales", "marketing", "2025", "2026"]},
    "links": {"links": [{"rel": "next", "page": 2}]},
    "options of a question": {"options": [{"id": n, "texts": {"en": str(n), "de": str(n)}} for n in range(1, 6)]},
    "webhooks": {"webhooks": [{"id": 1, "events": ["created", "deleted"], "active": True}]},
    "people who were asked": {"invited": [{"mail": f"p{n}@company.example", "lists": [1]} for n in range(40)]},
}
for _name, _beside in ORDINARY.items():
    lists(f"beside {_name}", right(READ), _beside | {"responses": of(PEOPLE)})
    lists(f"before {_name}", right(READ), {"responses": of(PEOPLE)} | _beside)
