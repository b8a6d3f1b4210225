"""What must be true across records, in one call: `cross_check`.

The rules stand by what they judge: references, names, letters, codes, GTINs, papers, product codes, decisions,
extensions, places, outlets, prices, sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.decisions import decision_problems
from ocop_site.catalogue.rules.extensions import extension_problems
from ocop_site.catalogue.rules.filed_papers import filed_papers
from ocop_site.catalogue.rules.given_codes import code_problems
from ocop_site.catalogue.rules.gtins import gtin_problems
from ocop_site.catalogue.rules.letters import letter_problems
from ocop_site.catalogue.rules.names import name_problems
from ocop_site.catalogue.rules.outlets import outlet_problems
from ocop_site.catalogue.rules.papers import paper_problems
from ocop_site.catalogue.rules.places import place_problems
from ocop_site.catalogue.rules.prices import price_problems
from ocop_site.catalogue.rules.product_codes import product_code_problems
from ocop_site.catalogue.rules.references import reference_problems
from ocop_site.catalogue.rules.sources import source_problems

if TYPE_CHECKING:
    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records


def cross_check(records: Records) -> list[Problem]:
    """Every problem that no single record could show."""
    problems = [*reference_problems(records), *name_problems(records), *code_problems(records)]
    problems += gtin_problems(records)
    papers = filed_papers(records)
    for judge in (paper_problems, product_code_problems, decision_problems, extension_problems, place_problems):
        problems += judge(records, papers)
    problems += letter_problems(records)
    return [*problems, *outlet_problems(records), *price_problems(records), *source_problems(records)]
