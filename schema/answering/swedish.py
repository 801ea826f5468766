"""What graphql-core says of a document and its variables, in Swedish, with the same names in it.

The library tells its errors apart by their words only. Each of its sentences stands here once as a pattern, beside what
it is in Swedish; a test breaks every rule of the library's, and finds none that is answered in general words.
"""

import re
from collections.abc import Callable
from typing import Any

#: `Did you mean 'a', 'b', or 'c'?`, which ends many sentences and stands before `Found` in one.
SUGGESTION = re.compile(r" Did you mean ([^?]+)\?(?: Found: .*)?$", re.DOTALL)
#: A sentence about a value, where it stands in a variable.
OF_VARIABLE = re.compile(
    r"Variable '\$(?P<name>\w+)' has invalid (?P<default>default )?value(?: at (?P<at>\S+))?: (?P<what>.*)", re.DOTALL
)

VALUES: dict[str, str] = {
    r"Expected a value of non-null type '(.+?)' to be provided\.": "Ett värde av typen `{0}` måste anges.",
    r"Expected value of non-null type '(.+?)' not to be None\.": "Värdet får inte vara null; typen är `{0}`.",
    r"Expected value of type '(.+?)' to be an object, found: (.*)\.": (
        "Här ska ett objekt av typen `{0}` stå, inte {1}."
    ),
    r"Expected value of type '(.+?)' to include required field '(.+?)', found: .*": (
        "Fältet `{1}` måste anges i `{0}`."
    ),
    r"Expected value of type '(.+?)' not to include unknown field '(.*?)'.*": "`{0}` har inget fält `{1}`.",
    r"Within OneOf Input Object type '(.+?)', exactly one field must be specified, .*": (
        "I `{0}` ska precis ett fält anges, och det får inte vara null."
    ),
    r"Value '(.*)' does not exist in '(.+?)' enum\.": "`{1}` har inget värde `{0}`.",
    r"Enum '(.+?)' cannot represent non-(?:string|enum) value: (.*)\.": ("Här ska ett värde ur `{0}` stå, inte {1}."),
    r"Int cannot represent non-integer value: (.*)": "Här ska ett heltal stå, inte {0}.",
    r"Int cannot represent non 32-bit signed integer value: (.*)": "{0} ryms inte i ett tal med 32 bitar.",
    r"Float cannot represent non numeric value: (.*)": "Här ska ett tal stå, inte {0}.",
    r"String cannot represent a non string value: (.*)": "Här ska en text stå, inte {0}.",
    r"Boolean cannot represent a non boolean value: (.*)": "Här ska true eller false stå, inte {0}.",
    r"ID cannot represent (?:a non-string and non-integer )?value: (.*)": "Här ska ett id stå, inte {0}.",
    r"Expected value of type '(.+?)', found: (.*)\.": "Här ska ett värde av typen `{0}` stå, inte {1}.",
}

DOCUMENTS: dict[str, str] = {
    # -- fields, types and fragments
    r"Cannot query field '(.+?)' on type '(.+?)'\.": "Det finns inget fält `{0}` i `{1}`.",
    r"Field '(.+?)' of type '(.+?)' must have (?:a selection of subfields|at least one field selected)\.": (
        "Välj vilka fält av `{1}` som ska visas under `{0}`."
    ),
    r"Field '(.+?)' must not have a selection since type '(.+?)' has no subfields\.": (
        "Inget kan väljas under `{0}`, för `{1}` har inga fält."
    ),
    r"Unknown type '(.+?)'\.": "Det finns ingen typ `{0}`.",
    r"Unknown fragment '(.+?)'\.": "Det finns inget fragment `{0}`.",
    r"Fragment '(.+?)' is never used\.": "Fragmentet `{0}` används inte.",
    r"Fragment (?:'(.+?)' )?cannot condition on non composite type '(.+?)'\.": (
        "Ett fragment kan inte gälla `{1}`, som inte har några fält."
    ),
    r"Fragment (?:'(.+?)' )?cannot be spread here as objects of type '(.+?)' can never be of type '(.+?)'\.": (
        "Fragmentet passar inte här: `{1}` är aldrig `{2}`."
    ),
    r"Cannot spread fragment '(.+?)' within itself.*": "Fragmentet `{0}` leder tillbaka till sig självt.",
    r"Fields '(.+?)' conflict because .*": (
        "`{0}` står för olika saker på samma plats. Ge fälten olika alias för att få båda."
    ),
    # -- arguments and directives
    r"Unknown argument '(.+?)' on field '(.+?)'\.": "`{1}` har inget argument `{0}`.",
    r"Unknown argument '(.+?)' on directive '(.+?)'\.": "`{1}` har inget argument `{0}`.",
    r"Argument '@(.+?)\((.+?):\)' of type '(.+?)' is required, but it was not provided\.": (
        "`@{0}` måste ha argumentet `{1}`, av typen `{2}`."
    ),
    r"Argument '(.+?)\((.+?):\)' of type '(.+?)' is required, but it was not provided\.": (
        "`{0}` måste ha argumentet `{1}`, av typen `{2}`."
    ),
    r"There can be only one argument named '(.+?)'\.": "Argumentet `{0}` anges mer än en gång.",
    r"Unknown directive '(.+?)'\.": "Det finns inget direktiv `{0}`.",
    r"Directive '(.+?)' may not be used on (.+?)\.": "Direktivet `{0}` får inte stå här.",
    r"The directive '(.+?)' can only be used once at this location\.": "Direktivet `{0}` anges mer än en gång.",
    # -- variables and values
    r"Variable '(.+?)' is not defined(?: by operation '(.+?)')?\.": "Variabeln `{0}` är inte deklarerad.",
    r"Variable '(.+?)' is never used(?: in operation '(.+?)')?\.": "Variabeln `{0}` används inte.",
    r"Variable '(.+?)' cannot be non-input type '(.+?)'\.": (
        "Variabeln `{0}` kan inte ha typen `{1}`, som bara visas och aldrig anges."
    ),
    r"Variable '(.+?)' of type '(.+?)' used in position expecting type '(.+?)'\.": (
        "Variabeln `{0}` har typen `{1}` och används där `{2}` ska stå."
    ),
    r"Variable '(.+?)' is of type '(.+?)' but must be non-nullable to be used for OneOf Input Object '(.+?)'\.": (
        "Variabeln `{0}` i `{2}` måste ha typen `{1}!`, som inte kan vara null."
    ),
    r"There can be only one variable named '(.+?)'\.": "Variabeln `{0}` deklareras mer än en gång.",
    r"There can be only one input field named '(.+?)'\.": "Fältet `{0}` anges mer än en gång.",
    # -- the document as a whole
    r"There can be only one fragment named '(.+?)'\.": "Flera fragment heter `{0}`.",
    r"There can be only one operation named '(.+?)'\.": "Flera operationer heter `{0}`.",
    r"This anonymous operation must be the only defined operation\.": (
        "En operation utan namn får inte stå tillsammans med andra."
    ),
    r"(?:Anonymous Subscription|Subscription '(.+?)') must not use `@skip` or `@include` directives in the top level"
    r" selection\.": "`@skip` och `@include` får inte stå överst i en prenumeration.",
    r"(?:Anonymous Subscription|Subscription '(.+?)') must select (?:only )?one top level field\.": (
        "En prenumeration ber om precis ett fält överst."
    ),
    r"(?:Anonymous Subscription|Subscription '(.+?)') must not select an introspection top level field\.": (
        "En prenumeration kan inte be om kontraktet."
    ),
    r"The (.+?) definition is not executable\.": "Definitionen {0} hör hemma i ett schema, inte i en fråga.",
    r"Maximum introspection depth exceeded": "Frågan om kontraktet är för djupt nästlad.",
    r"Too many validation errors, error limit reached\. Validation aborted\.": (
        "Felen är för många för att alla ska räknas upp."
    ),
    r"Too many errors processing variables, error limit reached\. Execution aborted\.": (
        "Felen i variablerna är för många för att alla ska räknas upp."
    ),
    r"Variable values are nested too deeply\.": "Variablernas värden är för djupt nästlade.",
}
_COMPILED: list[tuple[re.Pattern[str], Callable[..., str]]] = [
    (re.compile(pattern, re.DOTALL), sentence.format) for pattern, sentence in (VALUES | DOCUMENTS).items()
]


def in_swedish(message: str, own: str | None = None) -> str | None:
    """A sentence of the library's in Swedish, with what it suggests; None for one that it is not known to say.

    `own` is what a scalar of ours says of the value, which the library repeats in English.
    """
    found = OF_VARIABLE.fullmatch(message)
    if found is not None:
        inner = own or in_swedish(found["what"])
        place = f", vid `{found['at'].lstrip('.')}`" if found["at"] else ""
        which = "standardvärde" if found["default"] else "värde"
        return inner and f"Variabeln `${found['name']}` har ett {which} som inte går att använda{place}. {inner}"
    if own is not None:
        return own
    suggested = SUGGESTION.search(message)
    bare = message[: suggested.start()] if suggested else message
    for pattern, sentence in _COMPILED:
        told = pattern.fullmatch(bare) or pattern.fullmatch(message)
        if told is not None:
            said = sentence(*(each or "" for each in told.groups()))
            return f"{said} Menade du {_listed(suggested[1])}?" if suggested else said
    return None


def _listed(names: str) -> str:
    """Suggestions as they are listed in Swedish."""
    quoted: Any = re.sub(r"'([^']*)'", r"`\1`", names)
    bare: str = re.sub(r"^(?:the enum value|to use an inline fragment on) ", "", quoted)
    return bare.replace(", or ", " eller ").replace(" or ", " eller ")
