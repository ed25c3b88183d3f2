"""The small words around place names: prepositions that locate, nouns that say what kind of place it is, words that never are."""

from __future__ import annotations

from typing import Literal

Relation = Literal["at", "near", "between", "of", "from", "to"]

#: A preposition before a name, and what it says about the name. ``of`` alone locates only after a noun of place.
CUES: dict[str, Relation] = {
    "in": "at", "at": "at", "inside": "at", "within": "at", "into": "at", "across": "at", "throughout": "at", "on": "at",
    "around": "near", "near": "near", "outside": "near", "beside": "near", "opposite": "near", "off": "near",
    "towards": "near", "toward": "near", "surrounding": "near", "along": "near", "behind": "near", "past": "near",
    "bordering": "near", "between": "between", "from": "from", "to": "to", "via": "to", "reaching": "to", "of": "of",
    "under": "at", "through": "at", "over": "at", "between the": "between",
}  # fmt: skip
#: The relations that put an act at (or by) the place named.
LOCATING: frozenset[str] = frozenset(("at", "near", "between"))

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northern southern eastern western northeastern northwestern southeastern southwestern north-eastern north-western "
    "south-eastern south-western central upper lower far mid".split()
)
#: Words that may stand between a preposition and the name: "in the restive Indian state of ...".
LOOSE = DIRECTIONS | frozenset(
    "the a an remote restive troubled war-torn port coastal mountainous border predominantly mainly nearby small capital "
    "rural desert industrial historic besieged rebel-held government-held remote neighbouring neighboring same entire its "
    "whole busy affected hit maoist-affected naxal-affected naxal-infested maoist-infested insurgency-hit tribal dense "
    "forested hilly oil-rich ancient provincial district indian syrian iraqi afghan pakistani colombian salvadoran peruvian "
    "nigerian ukrainian russian turkish lebanese yemeni libyan somali malian israeli egyptian iranian mexican kurdish u.s. us "
    "american busy crowded northern-most holy vast suburban town city village one two three several many most parts some all "
    "this that old new then what both called named known as".split()
)

#: What kind a noun makes of the name before it ("Homs province") or after it ("province of Homs").
NOUNS: dict[str, str] = {
    "village": "city", "villages": "city", "hamlet": "city", "town": "city", "towns": "city", "city": "city", "cities": "city",
    "township": "city", "neighborhood": "spot", "neighbourhood": "spot", "suburb": "city", "suburbs": "city", "suburbia": "city",
    "settlement": "city", "municipality": "city", "jurisdiction": "city", "canton": "admin2", "port": "city", "capital": "city",
    "camp": "spot", "market": "spot", "airport": "spot", "base": "spot", "airbase": "spot", "bridge": "spot", "farm": "spot",
    "hill": "spot", "hills": "spot", "mountain": "spot", "mountains": "spot", "river": "spot", "valley": "spot", "forest": "spot",
    "forests": "spot", "jungle": "spot", "jungles": "spot", "lake": "spot", "street": "spot", "avenue": "spot", "road": "spot",
    "highway": "spot", "crossing": "spot", "checkpoint": "spot", "desert": "spot", "island": "spot", "area": "spot",
    "areas": "spot", "region": "area", "regions": "area", "zone": "spot", "sector": "spot", "ward": "spot", "colony": "spot",
    "panchayat": "spot", "block": "spot", "tehsil": "spot", "taluk": "spot", "taluka": "spot", "mandal": "spot",
    "subdivision": "spot", "sub-division": "spot", "block's": "spot", "station": "spot", "outskirts": "city",
    "district": "admin2", "districts": "admin2", "county": "admin2", "parish": "admin2", "borough": "admin2",
    "province": "admin1", "provinces": "admin1", "governorate": "admin1", "state": "admin1", "states": "admin1",
    "department": "admin1", "departments": "admin1", "oblast": "admin1", "prefecture": "admin1", "wilayat": "admin1",
    "wilaya": "admin1", "republic": "admin1", "countryside": "admin1", "raion": "admin2", "division": "admin2", "lga": "admin2",
}  # fmt: skip

#: Words after a name that make it the home of a body: "Rocky Mount Police Department", "Cook County Sheriff".
BODIES = frozenset(
    "police sheriff sheriff's sheriffs fire hospital university college school high medical district court courthouse jail "
    "county council mayor municipal general regional community memorial news public city metropolitan airport coroner "
    "prosecutor prosecutors detectives officers state commonwealth attorney county's department district attorney's office "
    "authorities officials resident residents man woman teen mother father couple".split()
)

#: Words with a capital that are no place when they stand alone, though some town somewhere has the name.
NEVER = frozenset(
    "the a an in at on of and or but if as to for from by with when while he she it they his her their its we you i this that "
    "these those there here what who why how where which after before since during under over about two three four five six "
    "seven eight nine ten eleven twelve one first second third another other others some many most all no not so then now "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "police army government state states security forces force islamic muslim muslims christian christians maoist maoists "
    "naxal naxals naxalite naxalites president minister prime general colonel major captain lieutenant sergeant officer "
    "chief superintendent inspector director commander spokesman spokeswoman secretary governor mayor judge sheriff deputy "
    "mr mrs ms dr gen col maj capt lt sgt rep sen gov rev saint st sp dsp ig dig dgp ssp asp jr sr ap afp upi efe reuters "
    "cnn bbc rpg ied ieds ak fir mla mp tv radio news press media group party front union unions liberation national "
    "people peoples peoples' army's united un nato us u.s. eu war peace court high school hospital university college church "
    "mosque temple road street avenue drive lane boulevard highway park center centre station house home hotel bridge river "
    "village town city district province county region department block north south east west northern southern eastern "
    "western central upper lower new old great black white red green blue gold lord god allah king queen prince princess "
    "father mother son daughter brother sister man woman men women boy girl boys girls child children baby family friday's "
    "cpi crpf bsf itbp sog stf plfi plga pwg mcc mcci tpc jjmp ltte isi fmln farc eln isis isil daesh hamas hezbollah taliban "
    "qaeda al-qaeda update updated photo image video share story posted published read more watch click message share email "
    "twitter facebook said says according however also meanwhile later earlier yesterday today tonight tomorrow last next "
    "article text report type excerpt passage omitted words name victim victims suspect suspects shooting shootings murder "
    "homicide investigation attorney defense defence justice foreign interior internal affairs ministry congress parliament "
    "assembly senate committee council commission bureau office agency service services division brigade battalion regiment "
    "company corps command unit units squad dalam area zone zonal regional sub central committee member members leader "
    "leaders cadre cadres militant militants rebel rebels terrorist terrorists guerrilla guerrillas extremist extremists "
    "soldier soldiers troops trooper troopers jawan jawans civilian civilians constable constables personnel special joint "
    "task cobra greyhounds ranger rangers scout scouts union republic federal democratic republican communist socialist "
    "revolutionary popular patriotic resistance movement organization organisation association institute foundation society "
    "act bill law code section article chapter part page paradise eden media can could would should will shall just like "
    "good bad best big small little long short high low hard easy fast slow young early late right left top bottom real true "
    "hope faith grace joy love bush clinton lincoln washington's jordan's georgia's obama trump reagan carter jackson johnson "
    "victoria's mobile male liberty independence enterprise commerce price power money rich bank post mail times tribune "
    "herald gazette star sun globe mirror express standard world life people's daily weekly gun guns bar bars club clubs "
    "target targets mission normal plain opportunity start stone stones wood woods fort forts field fields hill hills".split()
)
#: Titles: the capitals after them are a person.
TITLES = frozenset(
    "mr mrs ms dr gen col maj capt lt sgt cpl pvt rep sen gov rev president minister general colonel major captain lieutenant "
    "sergeant officer chief commander superintendent inspector constable sheriff deputy detective det judge mayor governor "
    "senator spokesman spokeswoman secretary ambassador bishop father archbishop pope prince king sheikh mullah maulana imam "
    "comrade dictator doctor professor engineer attorney prosecutor identified named alias slain teacher peasant mister jose "
    "juan carlos luis pedro miguel antonio manuel rafael maria ana".split()
)
