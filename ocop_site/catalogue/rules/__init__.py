"""What must be true across records, in one call: `cross_check`.

The rules stand by what they judge: references, names, letters, codes, promised addresses, GTINs, papers, product codes,
decisions, extensions, places, sets of criteria, outlets, fairs, booths, prices, telephone numbers, plans,
sources, official counts, texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.booths import booth_problems
from ocop_site.catalogue.rules.counts import count_problems
from ocop_site.catalogue.rules.decisions import decision_problems
from ocop_site.catalogue.rules.extensions import extension_problems
from ocop_site.catalogue.rules.fairs import fair_problems
from ocop_site.catalogue.rules.filed_papers import filed_papers
from ocop_site.catalogue.rules.given_codes import code_problems
from ocop_site.catalogue.rules.gtins import gtin_problems
from ocop_site.catalogue.rules.letters import letter_problems
from ocop_site.catalogue.rules.names import name_problems
from ocop_site.catalogue.rules.outlets import outlet_problems
from ocop_site.catalogue.rules.papers import paper_problems
from ocop_site.catalogue.rules.phones import phone_problems
from ocop_site.catalogue.rules.places import place_problems
from ocop_site.catalogue.rules.plans import plan_problems
from ocop_site.catalogue.rules.prices import price_problems
from ocop_site.catalogue.rules.product_codes import product_code_problems
from ocop_site.catalogue.rules.promised_addresses import promise_problems
from ocop_site.catalogue.rules.references import reference_problems
from ocop_site.catalogue.rules.sets import set_problems
from ocop_site.catalogue.rules.sources import source_problems
from ocop_site.catalogue.rules.texts import text_problems
from ocop_site.reading.ledger import read_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records


# What papers and places are judged by. Where one of these files could not be read, not even in a spare copy, the rules
# that need it are left out: that file's own problem is an error, and what they would say might be wrong.
_MAPS_AND_RULES = frozenset({"groups", "levels", "provinces", "rules", "sets"})


def cross_check(records: Records) -> list[Problem]:
    """Every problem that no single record could show."""
    return [problem for some in judgements(records) for problem in some]


def judgements(records: Records) -> Iterator[Iterable[Problem]]:
    """The same, rule after rule, for those who want to know between two of them whether to go on."""
    ledger, problems = read_ledger(records.ledgers, records.folder)
    yield problems
    yield [*reference_problems(records, ledger), *name_problems(records)]
    yield code_problems(records, ledger)
    yield [*promise_problems(records, ledger), *gtin_problems(records)]
    if not records.vocabulary.lacking & _MAPS_AND_RULES:
        papers = filed_papers(records)
        for judge in (paper_problems, product_code_problems, decision_problems, extension_problems, place_problems):
            yield judge(records, papers)
        yield set_problems(records)
    yield [*letter_problems(records), *outlet_problems(records), *fair_problems(records), *booth_problems(records)]
    yield [*price_problems(records), *phone_problems(records), *plan_problems(records)]
    yield [*source_problems(records), *count_problems(records), *text_problems(records)]
