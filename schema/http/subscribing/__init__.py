"""Answers over connections that stay open: subscriptions, and whatever else the same protocols ask for.

    streams.py      server-sent events, one operation for each request (graphql-sse, distinct connections)
    sockets.py      WebSocket, many operations on one connection (graphql-transport-ws)
    operations.py   what both do with an operation: one result, or one for each notice
    subscribers.py  how many may be connected so

Both are small and our own: Strawberry's handlers belong to its own executor, which answers nothing here.
"""
