"""Words of which one is a form or a spelling of the other: "fell" and "fall", "gray" and "grey".

Only those that part within their first four letters; others are told by these.
"""

from typing import Final

# A word and its other forms or spellings, one a line.
_FORMS: Final = """
arise arose arisen
awake awoke awoken
bear bore borne
begin began begun
bend bent
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
buy bought
catch caught
choose chose chosen
cling clung
creep crept
die dying
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
freeze froze frozen
grind ground
grow grew grown
hang hung
hide hid hidden
hold held
know knew known
lay laid
lead led
leave left
lend lent
lie lying
light lit
lose lost
meet met
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spin spun
stand stood
steal stole stolen
stick stuck
sting stung
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swim swam swum
swing swung
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tie tying
tread trod trodden
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
wind wound
write wrote written
bad worse worst
good better best
far further furthest farther
little less least
man men
woman women
person people
foot feet
goose geese
mouse mice
tooth teeth
knife knive
axe ax
aeroplane airplane
ageing aging
anaemia anemia
artefact artifact
cheque check
cosy cozy
draught draft
enquiry inquiry
enquire inquire
gaol jail
grey gray
kerb curb
manoeuvre maneuver
mould mold
moustache mustache
mum mom
paediatric pediatric
plough plow
pyjama pajama
sceptic skeptic
sceptical skeptical
scepticism skepticism
smoulder smolder
tyre tire
yoghurt yogurt
"""
BASES: Final = {form: line.split()[0] for line in _FORMS.split("\n") for form in line.split()}


def is_one_word(one: str, other: str) -> bool:
    """Whether two words, in small letters, are forms or spellings of one and the same."""
    return BASES.get(one, one) == BASES.get(other, other)
