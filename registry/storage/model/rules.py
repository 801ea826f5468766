"""Sentences for the database's rules, by the rule's name: English, Swedish, and where in the input.

A constraint is named for what it demands, so that its name is enough to find the sentence that tells a caller of it.
"""

NO_DATE = "This is no date: 2026, 2026-11 or 2026-11-25.", "Det är inget datum: 2026, 2026-11 eller 2026-11-25."
NO_EMAIL = "This is no e-mail address.", "Det är ingen e-postadress."
TARGET_GROUPS = {
    "target_group_described": ("Ages need a target group in words.", "Åldrar kräver en målgrupp i ord."),
    "target_group_ages": ("Ages go from 0 to 130.", "Åldrar går från 0 till 130."),
    "target_group_ages_in_order": ("The ages are in the wrong order.", "Åldrarna står i fel ordning."),
}

#: By CHECK: its sentences, and the field of the input that it is about.
SENTENCES: dict[str, tuple[str, str, str]] = {
    "slug": (
        "A slug has small letters a-z, digits and hyphens.",
        "En slug har små bokstäver a-z, siffror och bindestreck.",
        "slug",
    ),
    "organisation_number": (
        "The organisation number is not right: ten digits, the last of which is a check digit.",
        "Organisationsnumret stämmer inte: tio siffror, där den sista är en kontrollsiffra.",
        "organisationNumber",
    ),
    **{name: (*sentences, "targetGroup") for name, sentences in TARGET_GROUPS.items()},
    "sources_whole": (
        "A source needs a title, and its address begins with https://.",
        "En källa behöver en titel, och dess adress börjar med https://.",
        "sources",
    ),
    "contacts_whole": (
        "A contact needs a function, and an address that can be one.",
        "En kontakt behöver en funktion, och en adress som kan vara en adress.",
        "contacts",
    ),
    **{
        f"{state}_has_reason": (
            f"What is {state} has a reason, and nothing else has one.",
            f"Det som är {called} har ett skäl, och inget annat har det.",
            "because",
        )
        for state, called in (("declined", "avböjt"), ("withdrawn", "återtaget"))
    },
    # Lists that are told to be known
    **{
        f"{field}_known_whole": (
            "When it was so belongs to how much is known.",
            "När det var så hör till hur mycket som är känt.",
            f"{field}Known",
        )
        for field in ("participants", "seats", "answers", "users")
    },
    "asks_for_one": ("A request is for one record.", "En begäran gäller en post.", "which"),
    "priority": ("A priority goes from 1 to 10.", "En prioritet går från 1 till 10.", "priority"),
    "url": ("The address begins with https://.", "Adressen börjar med https://.", "url"),
    # Every record
    "version": ("A version is a whole number from 1.", "En version är ett heltal från 1.", "seen"),
    "former_names_whole": (
        "A former name needs a name, and the day it was given up is a date.",
        "Ett tidigare namn behöver ett namn, och dagen då det upphörde är ett datum.",
        "formerNames",
    ),
    "former_keys_whole": (
        "A former key needs a system, and a code or number that it can have; the day it ended is a date.",
        "En tidigare nyckel behöver ett system, och en kod eller ett nummer som kan stå där; sista dagen är ett datum.",
        "formerKeys",
    ),
    "period_start_known": (
        "Whether the start is planned or actual needs a start.",
        "Om starten är planerad eller faktisk kräver att starten anges.",
        "period",
    ),
    "period_end_known": (
        "Whether the end is planned or actual needs an end.",
        "Om slutet är planerat eller faktiskt kräver att slutet anges.",
        "period",
    ),
    "key_written": (
        "A key in another system has a system, written with a-z, digits and :._-, and a value.",
        "En identitet i ett annat system har ett system, skrivet med a-z, siffror och :._-, och ett värde.",
        "externalIds",
    ),
    "not_official": (
        "Official keys are not written as keys in another system: the registry knows them by itself.",
        "Officiella nycklar skrivs inte som identiteter i andra system: registret känner dem själv.",
        "externalIds",
    ),
    # Organisations
    "municipality_has_code": (
        "A municipality needs its code and its county.",
        "En kommun behöver sin kommunkod och sitt län.",
        "municipalityCode",
    ),
    "only_municipality_has_code": (
        "Only a municipality has a municipality code.",
        "Bara en kommun har en kommunkod.",
        "municipalityCode",
    ),
    "only_municipality_has_county": (
        "Only a municipality lies in one county; others work in counties.",
        "Bara en kommun ligger i ett län; andra verkar i län.",
        "countyCode",
    ),
    "municipality_code": (
        "A municipality code is four digits, of which the first two are the county's.",
        "En kommunkod är fyra siffror, där de två första är länets.",
        "municipalityCode",
    ),
    "population": (
        "A population is more than zero, and its year from 1749 to 2200.",
        "En folkmängd är större än noll, och året för den mellan 1749 och 2200.",
        "population",
    ),
    "population_has_year": (
        "A population needs its year, and the year its population.",
        "En folkmängd behöver sitt år, och året sin folkmängd.",
        "populationYear",
    ),
    "validity_in_order": (
        "It would cease to be valid before it becomes valid.",
        "Den skulle upphöra att gälla innan den börjar gälla.",
        "validTo",
    ),
    "only_rss_body_has_host": ("Only an RSS body has a host.", "Bara en RSS har en värdorganisation.", "host"),
    "website": ("The address begins with https://.", "Adressen börjar med https://.", "website"),
    "code": ("A county code is two digits.", "En länskod är två siffror.", "code"),
    # Initiatives and participations
    "not_its_own_parent": (
        "An initiative cannot be a part of itself.",
        "Ett initiativ kan inte vara en del av sig självt.",
        "parent",
    ),
    "only_pilot_has_focus": (
        "Only a pilot says what it tries.",
        "Bara en pilot anger vad den prövar.",
        "pilotFocus",
    ),
    "discontinued_has_reason": (
        "What is discontinued says why, and nothing else does.",
        "Det som är avbrutet säger varför, och inget annat gör det.",
        "because",
    ),
    "former_titles_whole": (
        "A former title needs a title, and the day it was given up is a date.",
        "En tidigare titel behöver en titel, och dagen då den upphörde är ett datum.",
        "formerTitles",
    ),
    "reported_counts_whole": (
        "A reported count is a whole number from 0, with its unit and its source.",
        "Ett uppgivet antal är ett heltal från 0, med sin enhet och sin källa.",
        "reportedCounts",
    ),
    "grades_whole": (
        "A grade says who gave it, in whose words it stands, and its source; when it was given is a date.",
        "En gradering säger vem som gav den, med dess egna ord, och sin källa; när den gavs är ett datum.",
        "grades",
    ),
    "opening_says_what": (
        "An invitation says both whom it seeks and what it demands.",
        "En inbjudan säger både vilka som söks och vad den kräver.",
        "opening",
    ),
    "opening_whole": (
        "An invitation says whom it seeks before it says anything else.",
        "En inbjudan säger vilka som söks innan den säger något annat.",
        "opening",
    ),
    "opening_places": ("An invitation has at least one place.", "En inbjudan har minst en plats.", "opening"),
    "opening_contact_email": (*NO_EMAIL, "opening"),
    **{f"local_{name}": (*sentences, "localTargetGroup") for name, sentences in TARGET_GROUPS.items()},
    # Keys and people
    "paused_has_reason": (
        "What is paused has a reason, and nothing else has one.",
        "Det som är pausat har ett skäl, och inget annat har det.",
        "which",
    ),
    "role_may_something": (
        "Whoever is given a key or a role may do something.",
        "Den som får en nyckel eller en roll får göra något.",
        "role",
    ),
    "organisation_by_role": (
        "A reader, an editor and a system act for an organisation.",
        "Den som läser, en redaktör och ett system företräder en organisation.",
        "organisation",
    ),
    "national_system_has_scopes": (
        "A national system's key says which types of records it is for.",
        "Ett nationellt systems nyckel anger vilka slag av poster den gäller.",
        "scopes",
    ),
    "systems_written": (
        "A system's name has a-z, 0-9 and :._- only.",
        "Ett systems namn har bara a-z, 0-9 och :._-.",
        "systems",
    ),
    # Needs and outputs
    "year": ("A year goes from 2000 to 2200.", "Ett år går från 2000 till 2200.", "year"),
    "step": ("The national model has steps 1 to 7.", "Den nationella modellen har steg 1 till 7.", "step"),
    "closed_has_reason": (
        "What is closed says why, and nothing else does.",
        "Det som är stängt säger varför, och inget annat gör det.",
        "reason",
    ),
    "sent_back_to_raised": (
        "Only a need that is raised again has been sent back.",
        "Bara ett behov som är lyft på nytt har skickats tillbaka.",
        "because",
    ),
    "merged_says_into_what": (
        "What is merged says into what, and nothing else does.",
        "Det som är sammanslaget säger med vad, och inget annat gör det.",
        "into",
    ),
    "not_merged_into_itself": (
        "A need cannot be merged into itself.",
        "Ett behov kan inte slås ihop med sig självt.",
        "needs",
    ),
    "one_decides": (
        "One decides: a group or an organisation. Empty the other.",
        "En beslutar: en grupp eller en organisation. Töm den andra.",
        "decidingOrganisation",
    ),
    "rank_of_prioritised": (
        "A rank is 1 or more, and stands in a decision to prioritise.",
        "En rang är 1 eller mer, och står i ett beslut att prioritera.",
        "rank",
    ),
    "ways_of_handling": (
        "Ways stand in a decision on handling only.",
        "Sätt står bara i ett beslut om hantering.",
        "ways",
    ),
    "ways": ("A decision on handling names at least one way.", "Ett beslut om hantering anger minst ett sätt.", "ways"),
    "none_stands_alone": ("No action stands alone.", "Ingen åtgärd kan inte stå bredvid andra sätt.", "ways"),
    "case_number_whole": (
        "A case number has the authority that gave it.",
        "Ett diarienummer har den myndighet som gav det.",
        "caseNumber",
    ),
    "amount_written": (
        "An amount is kronor in digits, with a point before the öre: 20000000 or 1.95.",
        "Ett belopp är kronor i siffror, med punkt före ören: 20000000 eller 1.95.",
        "amount",
    ),
    "amount_whole": ("An amount has its unit.", "Ett belopp har sin enhet.", "amount"),
    "addressed_on_is_date": (*NO_DATE, "on"),
    "language": ("A language is written sv, en or sv-FI.", "Ett språk skrivs sv, en eller sv-FI.", "language"),
    "licence": (
        "The licence is the address of its text.",
        "Licensen anges som adressen till dess text.",
        "licence",
    ),
    "not_its_own_successor": (
        "An output cannot supersede itself.",
        "En kunskapsprodukt kan inte ersätta sig själv.",
        "supersedes",
    ),
}

#: For CHECKs of enum columns. The contract lets no other value through, so only what bypasses it can break them.
NO_SUCH_VALUE = (
    "It is not one of the values that can stand there.",
    "Det är inget av de värden som kan stå där.",
)
#: For the forms of texts, which an act is refused for before the database sees them.
NO_TEXT = (
    "The text is empty, too long, or has blanks around it or characters that cannot be kept.",
    "Texten är tom, för lång, eller har blanksteg omkring sig eller tecken som inte kan sparas.",
)
