"""What the pages of Assess, Decide, Act and Reference promise, on the written pages."""

from pathlib import Path

import pytest

from assessment.exchange.code import RESPONDENTS
from assessment.model import METRIC_SUITS, Bank
from assessment.report.wording import number
from assessment.score import score
from site_build.pages import write_pages

ROOT = Path(__file__).parent.parent
WORKED_EXAMPLE = (3, 2, 2, 3, 3, 2, 3, 2, 2, 3, 1, 2, 2, 2, 1, 3, 1, 2, 4, 2)


@pytest.fixture(scope="module")
def pages(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pages")
    write_pages(bank, ROOT / "docs", target)
    return target


def test_the_worked_example_is_what_python_scores(pages: Path, bank: Bank) -> None:
    """Total, type, distances and theme means of the example on the scoring page are those of `score`."""
    text = (pages / "assess/scoring/index.md").read_text("utf-8")
    scored = score(WORKED_EXAMPLE, bank.instrument)
    for statement, answer in enumerate(WORKED_EXAMPLE, 1):
        assert f"<small>{statement}</small> <b>{answer}</b>" in text
    assert f"The total is {scored.total}: **{scored.type}**".lower() in text.lower()
    neighbours = f"{scored.to_next} points more would be Aligned, and {scored.from_previous} points less"
    assert neighbours in " ".join(text.split())
    for theme in scored.themes:
        row = next(line for line in text.splitlines() if line.startswith(f"| {theme.theme.capitalize()} | <span"))
        assert row.endswith(f"| {number(theme.mean, 1)} |")


def test_the_form_is_told_what_its_script_needs_of_python(pages: Path, bank: Bank) -> None:
    """How many numbers a code has for people, and how long a name of a session may be, stand in no script."""
    text = (pages / "assess/index.md").read_text("utf-8")
    assert f'data-respondents="{RESPONDENTS}"' in text
    assert f'data-longest-name="{bank.limits.text.session_name}"' in text
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "site_overrides/assets").glob("*.mjs"))
    assert [] == [said for said in (str(RESPONDENTS), "1 << 24", "2 ** 24") if said in scripts]


def test_answers_needed_for_a_mean_are_what_python_asks_for(pages: Path, bank: Bank) -> None:
    """The smallest number of answers in the table gives a theme its mean, and one less gives none."""
    text = (pages / "assess/scoring/index.md").read_text("utf-8")
    for theme in bank.instrument.themes:
        numbers = [statement.number for statement in bank.instrument.statements if statement.theme == theme.key]
        row = next(line for line in text.splitlines() if line.startswith(f"| {theme.name} | {len(numbers)} |"))
        needed = int(row.split("|")[3])
        for answered in (needed, needed - 1):
            given = set(numbers[:answered])
            scored = score([4 if n in given else None for n in range(1, 21)], bank.instrument)
            mean = next(mean for mean in scored.themes if mean.theme == theme.key).mean
            assert (answered == needed) == (mean is not None)


def test_everyday_words_stand_on_the_page_that_they_should_find(pages: Path, bank: Bank) -> None:
    """The search reads pages, so every everyday word of a practice, a statement and a term is on its page."""
    statements = (pages / "assess/statements/index.md").read_text("utf-8")
    glossary = (pages / "reference/glossary/index.md").read_text("utf-8")
    for statement in bank.instrument.statements:
        assert f'<p class="everyday" hidden>{", ".join(statement.words)}</p>' in statements
    for term in bank.glossary:
        assert f"People also say: {', '.join(term.words)}." in glossary
    for practice in bank.practices:
        text = (pages / f"act/practices/{practice.key}/index.md").read_text("utf-8")
        assert f'<p class="everyday" hidden>{", ".join(practice.words)}</p>' in text


def test_every_entry_has_its_anchor(pages: Path, bank: Bank) -> None:
    """Results and other pages link to statements, terms, tasks, conditions and sources by their keys."""
    anchors = {
        "assess/statements/index.md": [f"{{: #{statement.key} }}" for statement in bank.instrument.statements],
        "reference/glossary/index.md": [f"{{: #{term.key} }}" for term in bank.glossary],
        "act/checklist/index.md": [f'id="task-{task.number}"' for task in bank.checklist],
        "decide/index.md": [f"{{: #{row.type} " for row in bank.stay_or_tighten],
        "decide/by-what/index.md": [f"{{: #from-{row.type} }}" for row in bank.tighten_by],
    }
    for page, expected in anchors.items():
        text = (pages / page).read_text("utf-8")
        assert [] == [anchor for anchor in expected if anchor not in text]
    sources = (pages / "reference/sources/index.md").read_text("utf-8")
    assert [] == [s.key for s in bank.sources if f"#{s.key} " not in sources and f'id="{s.key}"' not in sources]


def test_a_dissent_has_its_anchor_exactly_where_there_is_one(pages: Path, bank: Bank) -> None:
    """Pages and results link to `#dissent` of the practices that a source argues against, and of no other."""
    for practice in bank.practices:
        text = (pages / f"act/practices/{practice.key}/index.md").read_text("utf-8")
        assert (practice.dissent is not None) == ('id="dissent"' in text)


def test_the_source_of_a_dissent_is_not_cited_for_the_practice(pages: Path, bank: Bank) -> None:
    """What the article recommends is not said to come from the paper that argues against it."""
    for practice in bank.practices:
        text = (pages / f"act/practices/{practice.key}/index.md").read_text("utf-8")
        recommended, _, rest = text.partition("belong to its step: ")[2].partition("</a>.")
        assert "krk2006" in recommended
        assert "cmg" not in recommended
        assert (practice.dissent is not None) == ("The dissent: " in rest)


def test_every_part_belongs_to_a_practice_or_a_step(bank: Bank) -> None:
    """A part of a page that no practice or step asks for would never be seen."""
    practices = {part.stem for part in (ROOT / "docs/act/practices").glob("_*/*.j2")}
    steps = {part.stem for part in (ROOT / "docs/decide/steps/_parts").iterdir()}
    assert set() == practices - {practice.key for practice in bank.practices}
    assert {step.key for step in bank.steps} == steps


def test_every_metric_stands_under_the_people_it_suits(pages: Path, bank: Bank) -> None:
    """The page has a section for each group of people, and in it exactly the measures that suit them."""
    text = (pages / "understand/metrics/index.md").read_text("utf-8")
    for suits in METRIC_SUITS:
        section = text.partition(f"{{: #{suits} }}")[2].partition("\n## ")[0]
        names = [metric.name for metric in bank.metrics if metric.suits == suits]
        assert names
        assert names == [metric.name for metric in bank.metrics if f"<b>{metric.name}</b>" in section]


def test_a_statement_names_every_condition_that_it_speaks_for(pages: Path, bank: Bank) -> None:
    """From a statement one click leads to each reason to stay or to move, on either side, that its answer supports."""
    text = (pages / "assess/statements/index.md").read_text("utf-8")
    rows = [row for row in bank.stay_or_tighten if row.to]
    for statement in bank.instrument.statements:
        section = text.partition(f"{{: #{statement.key} }}")[2].partition("\n## ")[0]
        for condition in (condition for row in rows for condition in (*row.stay, *row.tighten)):
            speaks = statement.number in (*condition.low, *condition.high)
            assert speaks == (f"decide/#{condition.key}" in section)


def test_a_step_leads_to_the_tasks_that_its_practices_serve(pages: Path, bank: Bank) -> None:
    """A page of a step links each task of the checklist that a practice of the step serves, and no other."""
    for step in bank.steps:
        text = (pages / f"decide/steps/{step.key}/index.md").read_text("utf-8")
        served = {number for practice in bank.practices if practice.step == step.key for number in practice.tasks}
        assert served == {task.number for task in bank.checklist if f'#task-{task.number}"' in text}
