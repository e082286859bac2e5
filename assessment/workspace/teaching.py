"""The teaching pack: made-up companies, and what the report of each says."""

from assessment.model import Bank, Company
from assessment.report.deck.saying import Saying
from assessment.report.team import TeamReport, team_report
from assessment.team import analyse, count
from assessment.team.result import Belief
from assessment.team.verdict import GAP, PROBABLE
from assessment.workspace.action import Context
from assessment.workspace.company import company_workspace
from assessment.workspace.part import Part
from assessment.workspace.records import Workspace


def show_teaching(_workspace: Workspace, context: Context) -> dict[str, object]:
    """Return what the report of each company says, in its own words and figures."""
    return {"told": {company.key: told(company, context) for company in context.bank.companies}}


def told(company: Company, context: Context) -> tuple[str, ...]:
    """Return the headline of a company's report, its totals, how they compare, and every belief that is off."""
    say = Saying(report_on(company, context.bank))
    off = [(belief, who) for belief in say.report.result.beliefs for who in misjudged(belief)]
    beliefs = (f"{say.topic(belief.number)}: {say('thinks', belief, who)}" for belief, who in off)
    return f"{say('headline')}.", f"{say('totals_said')}.", say("totals_text"), *beliefs


def misjudged(belief: Belief) -> tuple[str, ...]:
    """Return the functions that, at least probably, misjudge what the other answers."""
    return tuple(who for who, found in belief.misjudged.items() if found.verdict in (GAP, PROBABLE))


def report_on(company: Company, bank: Bank) -> TeamReport:
    """Return the report on a company, of no day."""
    (wave,) = company_workspace(company.key, company, "").waves
    result = analyse(count(wave.people, bank.instrument), bank.instrument)
    return team_report(result, bank, name=company.name, sample=True)


PART = Part(show_teaching)
