"""The names on the board. Pupils are birds and schools stand in places that don't exist: nobody can be mistaken for real.

Left out are birds whose name is also a first name, a nickname or a tease (a pupil called Draaihals would not thank us).
There are more birds than pupils in the largest school, so that no name occurs twice in one school.
"""

PRIMARY_SCHOOLS = (
    "Basisschool Nergenshuizen",
    "Basisschool Fabelveen",
    "Basisschool Wolkendam",
    "Basisschool Raadselvoort",
    "Basisschool Sagenbroek",
    "Basisschool Schijnhoven",
    "Basisschool Verhaalburg",
    "Basisschool Maanderwoude",
    "Basisschool Mistermeer",
)

SECONDARY_SCHOOLS = (
    "Secundaire school Verzonnendonk",
    "Secundaire school Denkbeeldegem",
    "Secundaire school Nevelzele",
    "Secundaire school Dromerbeke",
    "Secundaire school Legendegem",
    "Secundaire school Spiegelrode",
    "Secundaire school Fabelare",
    "Secundaire school Wolkerzeke",
)

_BIRDS = """
    Alk Appelvink Barmsijs Beflijster Bergeend Bijeneter Boerenzwaluw Boomklever Boomkruiper Boomleeuwerik Boompieper
    Boomvalk Bosrietzanger Bosruiter Bosuil Brandgans Buizerd Distelvink Duinpieper Eidereend Ekster
    Fazant Fitis Fluiter Frater Fuut Geelgors Gierzwaluw Goudhaan Goudplevier Goudvink Graspieper Grasmus Griel Groenling
    Groenpootruiter Grutto Havik Heggenmus Holenduif Houtduif Houtsnip Huismus Huiszwaluw IJsgors IJsvogel Kanoet Karekiet
    Kauw Keep Kerkuil Kievit Klapekster Knobbelzwaan Kolgans Koolmees Koperwiek Kraanvogel Krakeend Kramsvogel Kuifeend
    Kuifleeuwerik Kuifmees Kwartel Kwikstaart Leeuwerik Lepelaar Meerkoet Morinelplevier Nachtegaal
    Nachtzwaluw Notenkraker Oeverloper Oeverpieper Oeverzwaluw Ooievaar Ortolaan Papegaaiduiker Patrijs Pijlstaart Plevier
    Porseleinhoen Purperreiger Putter Raaf Ransuil Regenwulp Reiger Rietgors Rietzanger Ringmus Roek Roerdomp Roodmus
    Roodstaart Scholekster Sijs Smelleken Smient Sneeuwgors Sperwer Spotvogel Spreeuw Staartmees Steenloper
    Stormmeeuw Stormvogel Strandleeuwerik Strandloper Tapuit Tjiftjaf Torenvalk Tuinfluiter Veldleeuwerik Velduil Visarend
    Vuurgoudhaan Waterhoen Waterral Watersnip Waterspreeuw Wielewaal Winterkoning Wintertaling Wouw Wulp Zanglijster
    Zeearend Zeekoet Zilvermeeuw Zilverplevier Zilverreiger Zomertaling Zwaan
"""
BIRDS = tuple(_BIRDS.split())
