"""OAI-PMH 2.0: what is published, for catalogues that harvest it, at /oai.

    arguments -> asked.py      the verb and what it was given, or a fault of the protocol
              -> harvesting.py a page of the change feed, asked of the engine as anyone's question is
              -> formats.py    what is asked of each record, and how that is told in a format
              -> answers.py    the XML of the answer
              -> endpoint.py   HTTP

Only `endpoint.Oai` is used from outside. Nobody has a key here: a harvest tells what the anonymous may see.
"""
