"""The PostgreSQL below: connections, the embedded server, migrations, and the two roles.

Nothing here knows of records; a database is only opened here.
"""
