"""Which types of records other systems tell of in rows, and by which rules each is made and changed."""

from registry.acts import endorsements, groups, initiatives, naming, needs_rounds, organisations, participations
from registry.acts.raised_rows import RowEndorsements, made
from registry.acts.rows.kinds import Kind
from registry.concepts.endorsements import Endorsement
from registry.concepts.groups import Group, Seat
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.mandates import Mandate
from registry.concepts.method_uses import MethodUse
from registry.concepts.methods import Method
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.organisations import Organisation
from registry.concepts.outputs import Output
from registry.concepts.participations import Lesson, Participation
from registry.concepts.themes import Theme
from registry.matrix import Act

_TITLE, _NAME = ("title", "kind"), ("name", "kind")

KINDS: dict[Act, Kind] = {
    Act.UPSERT_ORGANISATIONS: Kind(
        Organisation, (), organisations.made, organisations.changed, told_by=("counties", "predecessors")
    ),
    Act.UPSERT_INITIATIVES: Kind(Initiative, _TITLE, initiatives.made, initiatives.changed),
    Act.UPSERT_OUTPUTS: Kind(Output, _TITLE),
    Act.UPSERT_MANDATES: Kind(Mandate, _TITLE),
    Act.UPSERT_METHODS: Kind(Method, _NAME, naming.named, naming.named),
    Act.UPSERT_THEMES: Kind(Theme, _NAME, naming.named, naming.named),
    Act.UPSERT_GROUPS: Kind(Group, _NAME, groups.checked, groups.checked),
    Act.UPSERT_NEEDS_ROUNDS: Kind(
        NeedsRound, ("service_area", "year"), needs_rounds.checked, needs_rounds.checked, needs_rounds.called
    ),
    Act.UPSERT_KNOWLEDGE_NEEDS: Kind(KnowledgeNeed, ("title",), made, along=RowEndorsements),
    Act.UPSERT_METHOD_USES: Kind(MethodUse, ("method", "organisation"), fixed=("method", "organisation")),
    Act.UPSERT_ENDORSEMENTS: Kind(
        Endorsement,
        ("need", "organisation"),
        endorsements.made,
        endorsements.changed,
        fixed=("need", "organisation"),
        reads=("need",),
    ),
    Act.UPSERT_SEATS: Kind(
        Seat, ("group", "organisation"), groups.seated, fixed=("group", "organisation"), reads=("group",)
    ),
    Act.UPSERT_LESSONS: Kind(
        Lesson,
        ("participation", "kind", "text"),
        participations.learned,
        fixed=("participation",),
        reads=("participation",),
    ),
    Act.UPSERT_PARTICIPATIONS: Kind(
        Participation,
        ("initiative", "organisation"),
        fixed=("initiative", "organisation"),
        refuse_new=participations.refuse_new,
        refuse_change=participations.refuse_change,
    ),
}
