"""Pages that begin at a cursor: any list, filtered and ordered in any way, asked for twice."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema, get_named_type
from hypothesis import strategies as st

from tests.oracle.marks import is_connection, said
from tests.oracle.operations import Writer
from tests.oracle.pieces import Here, Operation, Spot
from tests.oracle.values import Draw, Pools

#: The key under which a page's cursors are asked for.
PLACES = "places"


@dataclass(frozen=True)
class Continuation:
    """An operation with a page size and a cursor among its variables, and how to choose them."""

    operation: Operation
    most: int
    size: int
    #: Which of the first page's cursors the second begins at, from 0 to 99.
    share: int

    def first(self, variables: dict[str, Any]) -> dict[str, Any]:
        """The variables that ask for as much as one page can hold."""
        return {**variables, "size": self.most, "cursor": None}

    def second(self, variables: dict[str, Any], answer: Any) -> dict[str, Any] | None:
        """The variables that continue from a cursor of an answer, or nothing when it has none."""
        found = list(_cursors(answer))
        if not found:
            return None
        return {**variables, "size": self.size, "cursor": found[len(found) * self.share // 100]}


def _cursors(found: Any) -> Any:
    """Every cursor that stands under the key of places, wherever it is."""
    if isinstance(found, list):
        for each in found:
            yield from _cursors(each)
    elif isinstance(found, dict):
        for key, each in found.items():
            if key == PLACES:
                yield from (edge["cursor"] for edge in each)
            else:
                yield from _cursors(each)


class _Continuing(Writer):
    """Writes one list, at the root or below one or several records."""

    def continuation(self) -> Continuation:
        """The list with its two calls."""
        query = self.schema.query_type
        assert query is not None
        name = self.pick(sorted(name for name, each in query.fields.items() if _leads_to_records(each)))
        declared = query.fields[name]
        type_ = get_named_type(declared.type)
        lists = _lists_of(type_)
        node = get_named_type(type_.fields["nodes"].type) if is_connection(type_) else None
        several = _lists_of(node) if node else []
        if several and self.rarely(2):
            # One cursor for the lists of several records: it moves only the list that it is of.
            inner, most = self._list(node, self.pick(several), 5)
            body = f"{name}(first: {self.number(1, 5)}) {{ nodes {{ {inner} }} }}"
        elif lists:
            shown, _ = self._arguments(Here(query, Spot()), name, declared)
            inner, most = self._list(type_, self.pick(lists), 1)
            body = f"{name}{shown} {{ {inner} }}"
        else:
            body, most = self._list(query, name, 1)
        text = self.document(f"{{ {body} }}", "$size: Int", "$cursor: String")
        # As often as not the size stays: then only the cursor tells the two calls apart.
        size = self.pick((most, self.number(1, 5)))
        return Continuation(Operation(text, self.variables.values[:1]), most, size, self.number(0, 99))

    def _list(self, parent: Any, name: str, rows: int) -> tuple[str, int]:
        declared = parent.fields[name]
        most = said(declared)[1]["most"]
        which = self._which(declared)
        sizes, cursors = ["first: $size", "last: $size"], ["after: $cursor", "before: $cursor"]
        which += [self.pick(sizes), self.pick(cursors)]
        below = Here(get_named_type(declared.type), Spot(), 1, rows * most)
        places = f"{PLACES}: edges {{ cursor }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}"
        return f"{name}({', '.join(which)}) {{ {places} ... {self.selection(below)} }}", most


def _lists_of(type_: Any) -> list[str]:
    """The fields of a type that are pages of lists."""
    return sorted(key for key, each in type_.fields.items() if is_connection(get_named_type(each.type)))


def _leads_to_records(declared: Any) -> bool:
    """Whether a question gives a list, or one record that has lists."""
    type_ = get_named_type(declared.type)
    fields = getattr(type_, "fields", {})
    return is_connection(type_) or any(is_connection(get_named_type(each.type)) for each in fields.values())


@st.composite
def continuations(draw: Draw, schema: GraphQLSchema, pools: Pools) -> Continuation:
    """Lists on the rows that the pools are of."""
    return _Continuing(draw, schema, pools).continuation()
