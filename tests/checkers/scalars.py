"""What schemathesis is told of the contract's own scalars, so that it can make up values of them."""

import schemathesis
from hypothesis import strategies as st
from hypothesis_graphql import nodes

DATES = st.sampled_from(["2022", "2022-06", "2022-06-14", "2022-13", "i fjol", ""])
ADDRESSES = st.sampled_from(["https://example.org/", "https://example.org/åäö", "http://example.org", "ingen adress"])
TOKENS = st.sampled_from(["", "WzFd", "inget märke"])
schemathesis.graphql.scalar("ChangeToken", TOKENS.map(nodes.String))
schemathesis.graphql.scalar("PartialDate", DATES.map(nodes.String))
schemathesis.graphql.scalar("URL", ADDRESSES.map(nodes.String))
