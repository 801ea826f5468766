"""The registry as GraphQL over HTTP: what each concept shows, what acts are given, and how both are answered.

`app` is what a server starts and `contract` is the schema that is published; the registry below knows of neither.
"""
