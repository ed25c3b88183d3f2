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
    "under": "at", "through": "at", "over": "at", "against": "of", "by": "of", "for": "of", "with": "of",
}  # fmt: skip
#: The relations that put an act at (or by) the place named.
LOCATING: frozenset[str] = frozenset(("at", "near", "between"))

DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northern southern eastern western northeastern northwestern southeastern southwestern north-eastern north-western "
    "south-eastern south-western central upper lower far mid km kms kilometers kilometres kilometer kilometre miles mile "
    "outskirts".split()
)
#: Words that may stand between a preposition and the name: "in the restive Indian state of ...".
LOOSE = DIRECTIONS | frozenset(
    "the a an remote restive troubled war-torn port coastal mountainous border predominantly mainly nearby small capital "
    "rural desert industrial historic besieged rebel-held government-held remote neighbouring neighboring same entire its "
    "whole busy affected hit tribal dense forested hilly oil-rich ancient provincial district indian syrian iraqi afghan "
    "pakistani colombian salvadoran peruvian nigerian ukrainian russian turkish lebanese yemeni libyan somali malian israeli "
    "egyptian iranian mexican kurdish u.s. us american crowded holy vast suburban one two three several many most parts some "
    "all this that old new both called named known as infested hub interior interiors thickly deep densely wooded edge heart "
    "middle centre center part limits police bordering and adjoining jurisdiction area areas gram state-run so-called "
    "predominantly-kurdish mediterranean disputed occupied annexed largest second-largest biggest second main "
    "strategic key flashpoint lawless rich oil poor".split()
)

#: What kind a noun makes of the name before it ("Homs province") or after it ("province of Homs").
NOUNS: dict[str, str] = {
    "village": "city", "villages": "city", "hamlet": "city", "town": "city", "towns": "city", "city": "city", "cities": "city",
    "township": "city", "neighborhood": "quarter", "neighbourhood": "quarter", "suburb": "city", "suburbs": "city", "suburbia": "city",
    "settlement": "city", "municipality": "city", "jurisdiction": "city", "canton": "admin2", "port": "city", "capital": "city",
    "camp": "spot", "market": "spot", "airport": "spot", "base": "spot", "airbase": "spot", "bridge": "spot", "farm": "spot",
    "hill": "spot", "hills": "spot", "mountain": "spot", "mountains": "spot", "river": "spot", "valley": "spot", "forest": "spot",
    "forests": "spot", "jungle": "spot", "jungles": "spot", "lake": "spot", "crossing": "spot", "checkpoint": "spot",
    "desert": "spot", "island": "spot", "area": "spot", "areas": "spot", "region": "area", "regions": "area", "zone": "spot",
    "sector": "spot", "ward": "quarter", "colony": "quarter", "volcano": "spot", "stream": "spot", "creek": "spot", "ranch": "spot",
    "panchayat": "spot", "block": "spot", "tehsil": "spot", "taluk": "spot", "taluka": "spot", "mandal": "spot", "tola": "city",
    "subdivision": "spot", "sub-division": "spot", "station": "spot", "outskirts": "city", "locality": "spot", "thana": "spot",
    "route": "spot", "junction": "spot", "chowk": "spot", "more": "spot", "ghat": "spot", "tehsil's": "spot", "limits": "spot",
    "district": "admin2", "districts": "admin2", "county": "admin2", "parish": "admin2", "borough": "admin2", "dist": "admin2",
    "province": "admin1", "provinces": "admin1", "governorate": "admin1", "state": "admin1", "states": "admin1",
    "department": "admin1", "departments": "admin1", "oblast": "admin1", "prefecture": "admin1", "wilayat": "admin1",
    "wilaya": "admin1", "republic": "admin1", "countryside": "admin1", "raion": "admin2", "division": "area", "lga": "admin2",
    "square": "spot", "prison": "spot", "refinery": "spot", "dam": "spot", "oilfield": "spot", "field": "spot", "mosque": "spot",
    "slum": "spot", "colonia": "quarter", "community": "quarter", "canyon": "spot", "barrio": "quarter", "pass": "spot", "peninsula": "area",
    "border": "border", "range": "spot", "plantation": "spot", "estate": "spot", "cantonment": "spot",
}  # fmt: skip
#: Streets and houses: what stands before them is no place of a gazetteer.
STREETS = frozenset(
    "street streets st avenue ave road rd drive dr lane ln boulevard blvd highway hwy court ct way place pl parkway pkwy circle "
    "terrace route interstate freeway expressway apartments apartment motel hotel inn restaurant bar church store mall plaza "
    "building tower towers theater theatre stadium arena cemetery chapel clinic cafe club lounge grill pharmacy".split()
)

#: Words after a name that make it the home of a body: "Rocky Mount Police Department", "Cook County Sheriff".
BODIES = frozenset(
    "police sheriff sheriff's sheriffs fire hospital university college school high medical court courthouse jail council mayor "
    "general regional community memorial news public metropolitan coroner prosecutor prosecutors detectives officers "
    "commonwealth attorney attorney's office authorities officials resident residents man woman teen mother father couple "
    "deputies deputy sp ssp dsp sdpo dm superintendent collector central rural government military garrison brigade "
    "investigators firefighters officer cop cops chief pd elementary middle district times tribune herald journal post news "
    "gazette star-tribune courier observer area-based native natives man's woman's boy girl family teenager rapper".split()
)

#: What makes "of X" or "from X" somebody's home rather than the scene.
ORIGINS = frozenset(
    "native natives resident residents inhabitant inhabitants hails hailing hailed belonging belongs born citizen citizens "
    "people student students man woman men women boy girl couple family tribesman based formerly sp ssp mla mp collector "
    "superintendent governor mayor bishop archbishop police ministry minister president government university secretary "
    "commander leader chief member members committee capital".split()
)

#: Words with a capital that are no place when they stand alone, though some town somewhere has the name.
NEVER = frozenset(
    "the a an in at on of and or but if as to for from by with when while he she it they his her their its we you i this that "
    "these those there here what who why how where which after before since during under over about two three four five six "
    "seven eight nine ten eleven twelve one first second third another other others some many most all no not so then now "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "police policeman policemen army government state states security forces force islamic muslim muslims christian christians "
    "maoist maoists naxal naxals naxalite naxalites president minister prime general colonel major captain lieutenant sergeant "
    "officer officers chief superintendent inspector director commander spokesman spokeswoman secretary governor mayor judge "
    "sheriff deputy mr mrs ms dr gen col maj capt lt sgt rep sen gov rev saint st sp dsp ig dig dgp ssp asp jr sr ap afp upi efe "
    "reuters cnn bbc rpg ied ieds ak fir mla mp mlas mps tv radio news press media group party front union unions liberation "
    "national people peoples peoples' army's united un nato us u.s. eu war peace court high school hospital university college "
    "church mosque temple road street avenue drive lane boulevard highway park center centre station house home hotel bridge "
    "river village town city district province county region department block north south east west northern southern eastern "
    "western central upper lower new old great black white red green blue gold lord god allah king queen prince princess "
    "father mother son daughter brother sister man woman men women boy girl boys girls child children baby family "
    "cpi crpf bsf itbp sog stf plfi plga pwg mcc mcci tpc jjmp ltte isi fmln farc eln isis isil daesh hamas hezbollah taliban "
    "qaeda al-qaeda update updated photo image video share story posted published read more watch click message email print "
    "twitter facebook said says according however also meanwhile later earlier yesterday today tonight tomorrow last next "
    "article text report reports type excerpt passage omitted words name victim victims suspect suspects shooting shootings "
    "murder homicide investigation attorney defense defence justice foreign interior internal affairs ministry congress "
    "parliament assembly senate committee council commission bureau office agency service services division brigade battalion "
    "regiment company corps command unit units squad dalam area zone zonal regional sub member members leader bandh "
    "leaders cadre cadres militant militants rebel rebels terrorist terrorists guerrilla guerrillas extremist extremists "
    "soldier soldiers troops trooper troopers jawan jawans civilian civilians constable constables personnel special joint "
    "task cobra greyhounds ranger rangers scout scouts republic federal democratic republican communist socialist operation "
    "revolutionary popular patriotic resistance movement organization organisation association institute foundation society "
    "act bill law code section article chapter part page media can could would should will shall just like panchayat lok sabha "
    "good bad best big small little long short high low hard easy fast slow young early late right left top bottom real true "
    "clinton lincoln obama trump reagan carter bush power money rich bank post mail times tribune separately incidentally "
    "herald gazette star globe mirror express standard life daily weekly gun guns bar bars club clubs supreme additional "
    "target targets mission normal plain opportunity start wood woods fort forts field fields inr sf sfs lwe lwes pm am est "
    "edt cst cdt pst pdt us usa crime stoppers stopper investigators detective detectives neighbors residents witnesses "
    "authorities officials prosecutors sources source view full caption however both each every few several such than "
    "through until up upon via very well were was be been being have has had do does did done get got make made take took "
    "among amid although because despite due even ever following found four given guerrilla had how however killed wounded "
    "dead died injured arrested attack attacks attacked bomb bombs bombing explosion blast clash clashes fire firing mine "
    "mines rocket rockets car bus truck vehicle vehicles train air plane planes helicopter body bodies order front base "
    "camp market airport port border coast bay lake island mountain hill hills valley forest desert plain farm square "
    "justice attorney public private political military civil human rights international local capital main principal "
    "zero hour hours day days week weeks month months year years night morning afternoon evening noon dawn time times".split()
)
#: Titles: the capitals after them are a person.
TITLES = frozenset(
    "mr mrs ms dr gen col maj capt lt sgt cpl pvt rep sen gov rev president minister general colonel major captain lieutenant "
    "sergeant officer chief commander superintendent inspector constable sheriff deputy detective det judge mayor governor "
    "senator spokesman spokeswoman secretary ambassador bishop father archbishop pope prince king sheikh mullah maulana imam "
    "comrade dictator doctor professor engineer attorney prosecutor identified named alias slain teacher peasant mister "
    "leader brother sister son daughter wife husband mother friend neighbor witness suspect victim".split()
)

#: Abbreviations of the states of the US, postal and of the Associated Press, as they stand after a town and a comma.
US_STATES: dict[str, str] = {
    abbreviation: name
    for line in (
        "Alabama AL Ala|Alaska AK|Arizona AZ Ariz|Arkansas AR Ark|California CA Calif Cal|Colorado CO Colo|Connecticut CT Conn"
        "|Delaware DE Del|Florida FL Fla|Georgia GA Ga|Hawaii HI|Idaho ID|Illinois IL Ill|Indiana IN Ind|Iowa IA|Kansas KS Kan Kans"
        "|Kentucky KY Ky|Louisiana LA La|Maine ME|Maryland MD Md|Massachusetts MA Mass|Michigan MI Mich|Minnesota MN Minn"
        "|Mississippi MS Miss|Missouri MO Mo|Montana MT Mont|Nebraska NE Neb Nebr|Nevada NV Nev|New_Hampshire NH N.H"
        "|New_Jersey NJ N.J|New_Mexico NM N.M|New_York NY N.Y|North_Carolina NC N.C|North_Dakota ND N.D|Ohio OH|Oklahoma OK Okla"
        "|Oregon OR Ore|Pennsylvania PA Pa Penn|Rhode_Island RI R.I|South_Carolina SC S.C|South_Dakota SD S.D|Tennessee TN Tenn"
        "|Texas TX Tex|Utah UT|Vermont VT Vt|Virginia VA Va|Washington WA Wash|West_Virginia WV W.Va|Wisconsin WI Wis Wisc"
        "|Wyoming WY Wyo|District_of_Columbia DC D.C"
    ).split("|")
    for name, *abbreviations in [[w.replace("_", " ") for w in line.split()]]
    for abbreviation in abbreviations
}
#: Short names of countries that are looked up only in capitals.
SHORT_COUNTRIES = {"US": "US", "U.S.": "US", "U.S": "US", "USA": "US", "U.S.A.": "US", "UK": "GB", "U.K.": "GB", "UAE": "AE",
                   "DRC": "CD", "CAR": "CF", "PRC": "CN", "USSR": "RU"}  # fmt: skip
