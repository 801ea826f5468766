"""Lists with filters and orders, and hardly anything else: many filters for the price of one answer."""

from typing import Any

from graphql import GraphQLSchema, get_named_type, is_leaf_type
from hypothesis import strategies as st

from tests.oracle import marks
from tests.oracle.operations import Writer
from tests.oracle.pieces import Operation
from tests.oracle.values import Draw, Pools

MOST_LISTS = 5


class _Filtering(Writer):
    """Writes lists of the root side by side."""

    def lists(self) -> Operation:
        """Several lists with as many filters."""
        query = self.schema.query_type
        assert query is not None
        names = sorted(name for name, each in query.fields.items() if {"where", "first"} <= each.args.keys())
        # Most lists have no period, and periods are where dates go wrong.
        names += [name for name in names if _has_period(query.fields[name])] * 3
        shown = [self._one(query, self.pick(names), place) for place in range(self.number(1, MOST_LISTS))]
        return Operation(self.document("{ " + " ".join(shown) + " }"), self.variables.values)

    def _one(self, query: Any, name: str, place: int) -> str:
        declared = query.fields[name]
        which = [*(self.counted(declared.args) if marks.is_counted(declared) else ())]
        which += [f"where: {self.filter(declared)}", *self.order(declared), "first: 3"]
        facets = get_named_type(declared.type).fields.get("facets")
        counts = ""
        if facets is not None and self.rarely(3):
            fields = get_named_type(facets.type).fields
            names = self.some(sorted(fields), 1, 2)
            shown = (
                each if is_leaf_type(get_named_type(fields[each].type)) else f"{each} {{ value count }}"
                for each in names
            )
            counts = f" facets {{ {' '.join(shown)} }}"
        node = get_named_type(get_named_type(declared.type).fields["nodes"].type)
        # A source is no record and has no id, nor has a row of an overview.
        key = next(name for name in ("id", "title", *node.fields) if name in node.fields)
        return f"l{place}: {name}({', '.join(which)}) {{ totalCount{counts} nodes {{ {key} }} }}"


def _has_period(declared: Any) -> bool:
    return "period" in get_named_type(declared.args["where"].type).fields


@st.composite
def filtered(draw: Draw, schema: GraphQLSchema, pools: Pools) -> Operation:
    """Filtered lists on the rows that the pools are of."""
    return _Filtering(draw, schema, pools).lists()
