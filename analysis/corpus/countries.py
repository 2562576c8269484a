"""The words by which a text tells a country or a party: its name, its people, its capital."""

from typing import Final

# Side: the words that tell it. Ours; countries that news quotes often, with people and capital.
_TOLD_BY: Final = """
Iran: iran iranian iranians tehran
Russia: russia russian russians moscow kremlin
United States: u.s. us america american americans washington pentagon white
Israel: israel israeli israelis jerusalem
Ukraine: ukraine ukrainian ukrainians kyiv kiev
China: china chinese beijing
United Kingdom: britain british uk u.k. london downing
France: france french paris
Germany: germany german berlin
European Union: eu european brussels
Turkey: turkey turkish ankara türkiye
Syria: syria syrian damascus
Saudi Arabia: saudi riyadh
Qatar: qatar qatari doha
Iraq: iraq iraqi baghdad
Lebanon: lebanon lebanese beirut hezbollah
Palestinians: palestinian palestinians gaza hamas
North Korea: pyongyang
South Korea: seoul
Japan: japan japanese tokyo
India: india indian delhi
Pakistan: pakistan pakistani islamabad
Afghanistan: afghanistan afghan kabul taliban
Canada: canada canadian ottawa
Mexico: mexico mexican
Venezuela: venezuela venezuelan caracas
Cuba: cuba cuban havana
Poland: poland polish warsaw
Italy: italy italian rome
Spain: spain spanish madrid
Egypt: egypt egyptian cairo
United Nations: un u.n. nations
NATO: nato
Democrats: democrat democrats democratic
Republicans: republican republicans gop
"""
SIDES: Final = {
    word: side
    for line in _TOLD_BY.strip().splitlines()
    for side, words in [line.split(": ")]
    for word in words.split()
}


def is_same_side(first: str, second: str) -> bool:
    """Whether two words, in any case, tell the same one, such as "Tehran" and "Iranian"."""
    side = SIDES.get(first.lower().rstrip("."))
    return side is not None and side == SIDES.get(second.lower().rstrip("."))
