"""What each side believes of the other: how far apart, how far it believes so, and how far it misjudges the other."""

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations_with_replacement
from random import Random

import pytest

from assessment.guesses import Guesses, other_side
from assessment.instrument import Instrument
from assessment.model import Bank
from assessment.report.deck.making import deck_of
from assessment.report.deck.meeting import Meeting
from assessment.report.deck.records import Chart, Shape, Table, Words
from assessment.report.deck.rendering import render_deck
from assessment.report.team import render_team, render_team_markdown
from assessment.report.team_csv import team_csv
from assessment.stats import NoFigure
from assessment.team import TeamResult, analyse, count, to_json
from assessment.team.beliefs import told as beliefs_told
from assessment.team.threshold import choose
from assessment.team.views import view
from tests.teams import COMMON, Respondent, people, report_of

BELIEVED = {"sales": {2: 3.5, 6: 3.0, 16: 1.4}, "marketing": {2: 2.4, 6: 3.4, 16: 3.6}}
"""What each function expects of the other, on average."""


def guessing(
    team: list[Respondent], believed: Mapping[str, Mapping[int, float]] = BELIEVED, skip: int = 0
) -> list[Respondent]:
    """Return a team whose people guess; of each function the first `skip` do not."""
    random, seen = Random(3), Counter[str | None]()  # noqa: S311  test data
    found = []
    for person in team:
        seen[person.function] += 1
        means = believed.get(person.function or "", {})
        if not means or seen[person.function] <= skip:
            found.append(person)
            continue
        rounded = {number: min(5, max(1, round(random.gauss(mean, 0.7)))) for number, mean in means.items()}
        answers = tuple(rounded.get(number) for number in range(1, 21))
        found.append(replace(person, guesses=Guesses(other_side(person.function) or "", answers)))
    return found


TEAM = guessing(people("sales", 12, 0.6) + people("marketing", 14, -0.6))


def result_of(team: list[Respondent], instrument: Instrument) -> TeamResult:
    return analyse(count(team, instrument), instrument)


def test_figures_are_differences_of_means(instrument: Instrument) -> None:
    """Believed: the own mean and the guess. Misjudged: the guess and what the other side answers."""
    result = result_of(TEAM, instrument)
    assert [2, 6, 16] == [belief.number for belief in result.beliefs]
    for belief in result.beliefs:
        place = belief.number - 1
        answers = {f: [p.answers[place] for p in TEAM if p.function == f] for f in BELIEVED}
        guesses = {f: [p.guesses.answers[place] for p in TEAM if p.function == f and p.guesses] for f in BELIEVED}
        mean = {key: sum(map(float, given)) / len(given) for key, given in answers.items()}  # type: ignore[arg-type]
        guess = {key: sum(map(float, given)) / len(given) for key, given in guesses.items()}  # type: ignore[arg-type]
        assert pytest.approx(guess) == {function: view.mean for function, view in belief.guesses.items()}
        believed = {"sales": mean["sales"] - guess["sales"], "marketing": guess["marketing"] - mean["marketing"]}
        assert pytest.approx(believed) == belief.believed
        misjudged = {"sales": guess["sales"] - mean["marketing"], "marketing": guess["marketing"] - mean["sales"]}
        assert pytest.approx(misjudged) == {f: each.apart.difference for f, each in belief.misjudged.items()}


def test_verdicts_are_those_of_differences(instrument: Instrument) -> None:
    """Who expects far more, or far less, than the other says is told so, and in which direction."""
    (_, _, one) = result_of(TEAM, instrument).beliefs
    assert ("gap", "lower") == (one.misjudged["sales"].verdict, one.misjudged["sales"].side)
    assert one.misjudged["marketing"].verdict != "gap"


def who_knows_the_other(function: str, size: int, random: Random, instrument: Instrument) -> list[Respondent]:
    """Return people who share the common view, and guess it right on average; each answers and guesses in a manner."""

    def given(mean: float, manner: float) -> int:
        return min(5, max(1, round(random.gauss(mean + manner, 0.8))))

    found = []
    for _ in range(size):
        manner, manner_of_guessing = random.gauss(0, 0.4), random.gauss(0, 0.4)
        guesses = {number: given(COMMON[number - 1], manner_of_guessing) for number in instrument.guessed}
        found.append(
            Respondent(
                function,
                None,
                tuple(given(mean, manner) for mean in COMMON),
                Guesses(other_side(function) or "", tuple(guesses.get(number) for number in range(1, 21))),
            )
        )
    return found


def test_who_knows_the_other_is_seldom_called_wrong(instrument: Instrument) -> None:
    """Of 40 reports on 12 people each who guess right on average, few call anything a misjudgement: of 150, 5%."""
    called = 0
    for seed in range(40):
        random = Random(seed)  # noqa: S311  test data
        team = [p for function in BELIEVED for p in who_knows_the_other(function, 12, random, instrument)]
        found = [each.verdict for b in result_of(team, instrument).beliefs for each in b.misjudged.values()]
        called += any(word in ("gap", "probable") for word in found)
    assert called <= 3


def files(team: list[Respondent], bank: Bank) -> tuple[str, ...]:
    """Return every form of a report that tells figures."""
    report = report_of(team, bank)
    return (
        json.dumps(to_json(report.result)),
        team_csv(report),
        render_team_markdown(report),
        render_team(report, ""),
    )


def test_nothing_tells_whose_guess_it_was(bank: Bank) -> None:
    """The guesses on each statement may change places among those of a function who guessed: every file is the same.

    So a guess could only be worked out where all people of a function guessed alike, and then it is not told.
    """
    random, changed = Random(5), list(TEAM)  # noqa: S311  test data
    for function in BELIEVED:
        places = [place for place, person in enumerate(TEAM) if person.function == function]
        columns = [[TEAM[place].guesses.answers[number] for place in places] for number in range(20)]  # type: ignore[union-attr]
        for column in columns:
            random.shuffle(column)
        for row, place in enumerate(places):
            answers = tuple(column[row] for column in columns)
            changed[place] = replace(TEAM[place], guesses=Guesses(other_side(function) or "", answers))
    assert changed != TEAM
    assert files(TEAM, bank) == files(changed, bank)


def test_guesses_of_few_people_are_hidden(instrument: Instrument) -> None:
    """Five guesses are hidden with all that comes of them, six are shown: whoever guessed can take off their own."""
    team = people("sales", 12) + people("marketing", 12)
    for who_guess, shown in ((5, False), (6, True)):
        belief = result_of(guessing(team, skip=12 - who_guess), instrument).beliefs[0]
        for function in BELIEVED:
            found = (belief.guesses[function].mean, belief.believed[function], belief.misjudged[function].estimate)
            assert [shown] * 3 == [not isinstance(each, NoFigure) for each in found]


@pytest.mark.parametrize("people_of", [6, 7, 8])
def test_nobody_can_be_pinned(people_of: int, instrument: Instrument) -> None:
    """In every way in which a small group can guess, neither an outsider nor one of them learns another's guess."""
    rule = choose(None, instrument)
    alike: dict[object, list[Counter[int]]] = {}
    for guesses in combinations_with_replacement(range(1, 6), people_of):
        (told,) = beliefs_told([[Counter(guesses)]], rule)
        alike.setdefault(view(told, instrument), []).append(Counter(guesses))
    for worlds in alike.values():
        for own in (None, 1, 2, 3, 4, 5):
            left = [world - Counter([own]) if own else world for world in worlds if own is None or world[own]]
            assert not left or len({value for world in left for value in +world}) > 1


def test_guesses_change_nothing_else(instrument: Instrument) -> None:
    """All other figures are those of the same answers without guesses."""
    without = to_json(result_of([replace(person, guesses=None) for person in TEAM], instrument))
    assert without == to_json(result_of(TEAM, instrument)) | {"beliefs": []}


def test_slides_show_what_each_thinks(bank: Bank) -> None:
    """A table of all guesses, and for each misjudged statement all four figures, as the page draws them."""
    deck = deck_of(report_of(TEAM, bank), Meeting())
    keys = [slide.key for slide in deck.slides]
    start = keys.index("beliefs")
    assert ["beliefs", "belief-2", "belief-16"] == keys[start : start + 3]
    html = render_deck(deck)
    for slide in deck.slides[start + 1 : start + 3]:
        (chart,) = [each for each in slide.elements if isinstance(each, Chart)]
        drawn = html[html.index(f'data-slide="{slide.key}"') :].partition("</svg>")[0]
        assert all(f">{text}</text>" in drawn for series in chart.series for text in series.texts)
        assert [2, 2] == [len(series.values) for series in chart.series]
        signs = [each.form for each in slide.elements if isinstance(each, Shape)]
        assert ["circle", "diamond"] == signs, "no bar is told by its colour alone"
        assert {"Sales says", "Marketing says"} <= {each.text for each in slide.elements if isinstance(each, Words)}


def test_the_table_of_guesses_leaves_room_for_the_question(bank: Bank) -> None:
    """Even where a program makes its first row, whose words take two lines, as high as they are."""
    slide = next(each for each in deck_of(report_of(TEAM, bank), Meeting()).slides if each.key == "beliefs")
    (table,) = [each for each in slide.elements if isinstance(each, Table)]
    assert 46 * (1 + len(table.rows)) == table.box.height
    question = next(each for each in slide.elements if isinstance(each, Words) and each.box.y > table.box.y)
    most = 46 * 6 + 2 * table.size
    assert table.box.y + most <= question.box.y


def test_files_hold_the_figures_of_beliefs(bank: Bank) -> None:
    """For each statement and side: its guesses, the gap that it believes there is, and how far its guess is off."""
    report = report_of(TEAM, bank)
    rows = list(csv.DictReader(io.StringIO(team_csv(report))))
    saved = {each["number"]: each for each in json.loads(json.dumps(to_json(report.result)))["beliefs"]}
    assert [2, 6, 16] == list(saved)
    for belief in report.result.beliefs:
        kept, number = saved[belief.number], str(belief.number)
        for side, guessed in belief.guesses.items():
            own = {row["part"]: row for row in rows if (row["entry"], row["group"]) == (number, side)}
            off = belief.misjudged[side]
            assert guessed.mean == pytest.approx(kept["guesses"][side]["mean"])
            assert belief.believed[side] == pytest.approx(kept["believed"][side])
            assert off.apart.difference == pytest.approx(kept["misjudged"][side]["difference"])
            assert off.verdict == kept["misjudged"][side]["verdict"] == own["misjudged"]["verdict"]
            assert guessed.mean == pytest.approx(float(own["guess"]["mean"]), abs=0.05)
            assert belief.believed[side] == pytest.approx(float(own["believed"]["difference"]), abs=0.1)
            assert off.apart.difference == pytest.approx(float(own["misjudged"]["difference"]), abs=0.1)
