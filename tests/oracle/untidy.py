"""Makes made-up data untidy: what is hidden, taken back, alike, unknown or strangely written stands everywhere."""

from registry import synthetic
from registry.storage.database import database

#: Small, so that the oracle is quick, and large enough for everything to be there.
SIZE = 0.012

# A tenth of a table, always the same tenth.
TENTH = "abs(hashtext({key})) % 10 = {place}"


def _tenth(key: str, place: int) -> str:
    return TENTH.format(key=key, place=place)


def _hidden(table: str, key: str, place: int) -> list[str]:
    """A tenth is not published yet, and a tenth is taken back."""
    return [
        f"update {table} set publication = 'DRAFT', withdrawn_because = null where {_tenth(key, place)}",
        f"update {table} set publication = 'WITHDRAWN', withdrawn_because = 'Exempel' where {_tenth(key, place + 1)}",
    ]


STATEMENTS = (
    *_hidden("organisations", "slug", 0),
    *_hidden("memberships", "id::text", 2),
    *_hidden("participations", "id::text", 4),
    *_hidden("endorsements", "id::text", 4),
    *_hidden("lessons", "id::text", 4),
    *_hidden("seats", "id::text", 4),
    *_hidden("themes", "slug", 1),
    *_hidden("groups", "slug", 1),
    *_hidden("initiatives", "slug", 2),
    *_hidden("knowledge_needs", "slug", 2),
    *_hidden("outputs", "slug", 2),
    *_hidden("needs_rounds", "slug", 2),
    # Needs that are part of others, also of hidden ones.
    f"""update knowledge_needs set state = 'CLOSED', close_reason = 'MERGED', merged_into_id = (
            select id from knowledge_needs n where not {_tenth("slug", 5)} and not {_tenth("slug", 6)}
            and n.merged_into_id is null and n.id <> knowledge_needs.id
            order by abs(hashtext(n.slug || knowledge_needs.slug)) limit 1)
        where {_tenth("slug", 5)} or {_tenth("slug", 6)}""",
    # Titles that are alike, or differ only in case and accents, so that the order has to decide further.
    f"update initiatives set title = 'Ett exempel' where {_tenth('id::text', 1)}",
    f"update initiatives set title = 'ETT EXEMPEL' where {_tenth('id::text', 2)}",
    f"update initiatives set title = 'Ètt \"exempel\" \\ med å, ä, ö och 😀' where {_tenth('id::text', 3)}",
    f"update outputs set title = 'Samma titel' where {_tenth('id::text', 1)} or {_tenth('id::text', 2)}",
    f"update knowledge_needs set title = 'Samma titel' where {_tenth('id::text', 1)} or {_tenth('id::text', 2)}",
    f"update initiatives set summary = E'Två\nrader\tmed \"citat\" och \\\\' where {_tenth('id::text', 4)}",
    f"update organisations set population = null, population_year = null where {_tenth('slug', 3)}",
    f"update organisations set former_slugs = array['tidigare-' || slug] where {_tenth('slug', 4)}",
    # A slug that one has and others gave up.
    f"""update initiatives set former_slugs = array[(select min(slug) from initiatives), 'delad']
        where {_tenth("slug", 5)} or {_tenth("slug", 6)}""",
    f"""update initiatives set contacts = jsonb_build_array(
            jsonb_build_object('function', 'Exempel', 'organisation_id', (select id from organisations o
                order by abs(hashtext(o.slug || initiatives.slug)) limit 1)),
            jsonb_build_object('function', 'Utan organisation', 'email', 'a@example.org'))
        where {_tenth("slug", 7)} or {_tenth("slug", 0)}""",
    f"""insert into external_ids (system, value, record_type, record_id)
        select s, 'v-' || slug, 'INITIATIVE', id from initiatives, unnest(array['b', 'a', 'Ö']) s
        where {_tenth("slug", 3)} or {_tenth("slug", 2)}""",
)


async def make_up(url: str) -> None:
    """Fill a database with made-up data in which something is wrong with everything."""
    await synthetic.fill(url, SIZE)
    connection = await database.connect(url)
    try:
        for statement in STATEMENTS:
            await connection.execute(statement)
    finally:
        await connection.close()
