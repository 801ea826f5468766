"""The rows of a list, as its page, its count and its facets read them."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import CTE, Integer, Select, func, literal_column, select

from registry.storage.model.derived import is_in_order
from registry.storage.model.record import DerivedList, Record, facets_of
from registry.storage.reading import bitmapped, bits
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.counting import counted_at_once, is_counted_at_once, is_of_page
from registry.storage.reading.criteria import Condition, Every, each_of, lacking, leads_along, told_apart, without
from registry.storage.reading.fields import (
    Body,
    Edges,
    FacetCount,
    Facets,
    Many,
    Nodes,
    Page,
    TotalCount,
)
from registry.storage.reading.grouped import columns_for
from registry.storage.reading.json import Show, Source
from registry.storage.reading.lists import has_pages
from registry.storage.reading.relations import Join
from registry.storage.reading.rows import rows_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


@dataclass
class Listing:
    """The list that a page is a part of: it is read once for the page itself, once for its count and once per facet."""

    page: Page
    parent: Any
    row: Row | None
    scope: Scope
    show: Show
    #: What reads the row of the parent.
    around: Source | None = None
    extra_order: list[Sql] = field(default_factory=list)
    _kept: CTE | None = None
    _bitmapped: bitmapped.Bitmapped | None = None

    def __post_init__(self) -> None:
        """Counts by bitmaps where these tell what the caller sees."""
        if self.is_whole and bitmapped.serves(self.page.model, self.scope):
            self._bitmapped = bitmapped.Bitmapped(self.page.model, self.scope)

    @property
    def parent_id(self) -> Sql | None:
        """The id of the record that the list is below; None for a list of the root."""
        if self.row is None:
            return None
        key: Sql = self.row.c[next(iter(self.parent.__table__.primary_key.columns)).name]
        return key

    def rows(self, but: str | None = None) -> tuple[Row, Join]:
        """A new alias of the records, and the rows of the whole list, from which a page is taken.

        With `but` it is the list without the filter of that facet.
        """
        if self._is_found_once:
            found = self._found_once().alias(self.scope.name("k"))
            return found, Join(found, (found,), [])
        other = self.scope.alias(self.page.model)
        condition = self.page.condition if but is None else without(self.page.condition, but)
        join = self._rows(other, condition)
        join.conditions += all_conditions(condition, self.page.model, other, self.scope)
        return other, join

    @property
    def _is_found_once(self) -> bool:
        """Whether rows that are read in order are chosen by what they lead to, which is then looked for once."""
        page = self.page
        return self.scope.is_now and is_in_order(page.model) and not bits.is_of_words(page.condition)

    def _found_once(self) -> CTE:
        """Its rows: those that meet what is asked of themselves, and of these the ones that meet the rest."""
        if self._kept is None:
            model, scope = self.page.model, self.scope
            asked = list(each_of(self.page.condition))
            own, rest = (Every(tuple(e for e in asked if bits.is_of_words(e) is which)) for which in (True, False))
            other = scope.alias(model)
            near = select(*other.c).where(*all_conditions(own, model, other, scope)).offset(literal_column("0"))
            row = near.correlate(None).subquery(scope.name("near"))
            found = select(*row.c).where(*all_conditions(told_apart(rest), model, row, scope)).correlate(None)
            self._kept = found.cte(scope.name("found")).prefix_with("MATERIALIZED")
        return self._kept

    @property
    def is_whole(self) -> bool:
        """Whether it is a list of the root as it is now, which may have all records of its type."""
        return self.row is None and self.scope.is_now and issubclass(self.page.model, Record)

    @property
    def tells_below(self) -> bool:
        """Whether each record of a page of such a list shows a list of its own that is told for all of them at once.

        Such is how many there are of one, and what leads to records that are shown with pages of theirs.
        """
        if not self.is_whole:
            return False
        nodes = [part.body for part in self._parts(Nodes)]
        nodes += [what for part in self._parts(Edges) for _, what in part.parts if isinstance(what, Body)]
        fields = [each for body in nodes for branch in body.branches for each in branch.fields]
        counted = any(isinstance(part, TotalCount) for each in fields if isinstance(each, Page) for part in each.parts)
        return counted or any(isinstance(each, Many) and has_pages(each.body) for each in fields)

    def total(self) -> Sql:
        """How many records the whole list has."""
        if self.row is None and self.scope.reads_first_rows:
            told: Sql = self.page.model.total(self.scope)
            return told
        at_once = self._total_at_once()
        if at_once is not None:
            return at_once
        if self._bitmapped is not None and bits.answers(self.page.condition, self.page.model):
            return self._bitmapped.total(self.page.condition)
        _, join = self.counted_rows() if self._parts(Facets) else self.rows()
        return self.scope.scalar(select(func.count()).select_from(join.source).where(*join.conditions), *join.own)

    def _total_at_once(self) -> Sql | None:
        """The same where it is counted for all rows of the page that the parent stands on; else None."""
        page, row, around = self.page, self.row, self.around
        if row is None or around is None or page.name is None:
            return None
        if (counted := self._total_by_bitmaps(page, around)) is not None:
            return counted
        if not is_counted_at_once(self.parent, row, page.name, around, self.scope):
            return None
        return counted_at_once(self.parent, row, page.name, page.condition, around, self.scope)

    def _total_by_bitmaps(self, page: Page, around: Source) -> Sql | None:
        """The same where bitmaps tell how many lead to each row of the page; else None."""
        row, found = self.row, getattr(self.parent, page.name or "", None)
        if row is None or not isinstance(found, DerivedList) or not is_of_page(row, around, self.scope):
            return None
        paths, model = found.paths(**dict(page.arguments)), page.model
        tells = bitmapped.serves(model, self.scope) and bitmapped.leads_by(paths, model)
        if not tells or not bits.answers(page.condition, model):
            return None
        below = bitmapped.Bitmapped(model, self.scope).below(paths, self.parent, page.condition)
        counted = below.subquery(self.scope.name("n"))
        around.outer(counted, [counted.c.n == self.parent_id])
        return func.coalesce(counted.c.count, literal_column("0"), type_=Integer())

    def counted_rows(self, but: str | None = None) -> tuple[Row, Join]:
        """The same as `rows` where facets are asked for: a list of the root is found once for all of them."""
        has_own = but is not None and without(self.page.condition, but) != self.page.condition
        if has_own or not self.is_whole:
            return self.rows(but)
        if self._kept is None:
            other, join = self.rows()
            columns = [other.c[name] for name in self._counted_by()]
            found = select(*columns).select_from(join.source).where(*join.conditions)
            self._kept = found.correlate(None).cte(self.scope.name("kept"))
        kept = self._kept.alias(self.scope.name("k"))
        return kept, Join(kept, (kept,), [])

    def counted_by_bitmaps(self, name: str) -> Any:
        """What the facet of a name counts, as `bitmapped` gives it; None where there are no bitmaps of that."""
        facet, condition = facets_of(self.page.model)[name], without(self.page.condition, name)
        if self._bitmapped is None or not bitmapped.counts(facet, self.page.model):
            return None
        by = self._bitmapped.by_path if facet.paths else self._bitmapped.by_word
        return by(facet, condition, lambda: self._ids(name))

    def missing(self, name: str) -> Sql:
        """How many records of the list have nothing that a facet counts by: as many as its filter finds by `isNull`."""
        model, scope = self.page.model, self.scope
        facet, rest = facets_of(model)[name], without(self.page.condition, name)
        if self._bitmapped is not None and bitmapped.counts(facet, model):
            return self._bitmapped.missing(facet, rest, lambda: self._ids(name))
        lacked = lacking(name, facet)
        if not self.is_whole:
            return replace(self, page=replace(self.page, condition=Every((rest, lacked)), parts=())).total()
        other = scope.alias(model)
        conditions = [other.c.id.in_(self._ids(name)), *all_conditions(lacked, model, other, scope)]
        return scope.scalar(select(func.count()).select_from(other).where(*conditions), other)

    def _ids(self, but: str) -> Select[Any]:
        other, join = self.counted_rows(but)
        return select(other.c.id).select_from(join.source).where(*join.conditions)

    def _counted_by(self) -> list[str]:
        known, model = facets_of(self.page.model), self.page.model
        asked = [each for part in self._parts(Facets) for each in part.facets]
        return columns_for((known[each.name] for each in asked if isinstance(each, FacetCount)), model)

    def _parts(self, kind: type) -> list[Any]:
        return [part for part in self.page.parts if isinstance(part, kind)]

    def _rows(self, other: Row, condition: Condition) -> Join:
        found = getattr(self.parent, self.page.name or "", None)
        if isinstance(found, DerivedList) and self.row is not None:
            self.extra_order = found.order(self.row, other)
            visible = self.scope.sees(other, self.page.model)
            meets = found.meets(self.row, other, self.scope, **dict(self.page.arguments))
            return Join(other, (other,), [*meets, *visible])
        page = self.page
        return rows_of(page.name, page.model, self.parent, self.row, other, self.scope, leads_along(condition))
