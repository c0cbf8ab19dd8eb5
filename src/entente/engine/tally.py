"""What a run has done so far: each name is admitted once, and counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from entente.engine.values import BuildReport
from entente.model.dossier import Unread
from entente.model.fact import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entente.engine.work import Outcome
    from entente.model.dossier import Dossier


@dataclass(slots=True)
class Tally:
    """Counts of one run; `known` are the content keys that the store held before it."""

    known: Mapping[str, str]
    docs: set[str] = field(default_factory=set)
    added: int = 0
    changed: int = 0
    unread: list[Unread] = field(default_factory=list)

    def admit(self, outcome: Outcome) -> Outcome:
        """Count an outcome, and return what of it is to be kept.

        Of two articles of one name in one run only the first can be kept; the other is named.
        """
        kept = tuple(doc for doc in outcome.kept if self._take(doc))
        extracted = tuple(part for part in outcome.extracted if self._take(part.article.doc))
        left_out = [doc for doc in outcome.kept if doc not in kept]
        left_out += [part.article.doc for part in outcome.extracted if part not in extracted]
        reason = "an article of this run has the same name already; give this one another"
        unread = (*outcome.unread, *(Unread(doc, reason) for doc in left_out))
        for part in extracted:
            self.changed += part.article.doc in self.known
            self.added += part.article.doc not in self.known
        self.unread += unread
        self.unread += (note for part in extracted for note in part.notes)
        return replace(outcome, kept=kept, extracted=extracted, unread=unread)

    def _take(self, doc: str) -> bool:
        new = doc not in self.docs
        self.docs.add(doc)
        return new

    def report(self, dossier: Dossier) -> BuildReport:
        """Return the report of the run, on the dossier that came of it."""
        return BuildReport(
            read=len(self.docs),
            added=self.added,
            changed=self.changed,
            articles=len(dossier.articles),
            copies=len(dossier.copies),
            claims=len(dossier.claims),
            facts=len(dossier.facts),
            contested=sum(fact.verdict is Verdict.CONTESTED for fact in dossier.facts),
            unread=tuple(self.unread),
        )
