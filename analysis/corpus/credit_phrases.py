"""Who made what: an author's biography, and a picture's rights and credit."""

import re

from analysis.corpus.phrases import any_of

# A picture's copyright, with no year and few words, is no line that ends an article (LEGAL_LINE).
PICTURE_RIGHTS = re.compile(r"©(?!.*(?:\d{4}|[Rr]ights|RIGHTS)).{0,60}$")
# An author's biography: a name, what the person is or covers, or where to write to.
_NAME = r"^(?:[A-ZÀ-Þ][\w.’'-]* ){1,3}[A-ZÀ-Þ][\w.’'-]+,? "
BIOGRAPHY = any_of(
    _NAME + r"is (?:an?|the|our) (?:[\w’'-]+,? (?:and )?){0,6}(?:reporter|editor|correspondent|"
    r"contributor|journalist|columnist|author|writer|blogger|fellow|producer|freelancer)\b",
    _NAME + r"(?:covers|writes (?:about|for)|reports on|has (?:written|reported) (?:for|from))\b",
    r"\b[Ff]ollow (?:him|her|them|me) (?:on|at)\b",
    r"\b[Rr]each(?:ed)? (?:him|her|them|at)\b.{0,30}@",
    r"\b[Cc]ontact (?:him|her|them) at\b",
)
# A picture's credit at the end of a line, as agencies write them (matched with case kept).
CREDIT_HINT = re.compile(
    r"Getty|AP|AFP|Reuters|REUTERS|EPA|EFE|ANSA|DPA|dpa|Xinhua|TASS|PTI|Anadolu|UPI|Bloomberg|"
    r"Shutterstock|iStock|Alamy|NurPhoto|Zuma|Unsplash|Wikimedia|[Ff]ile|Handout|Pool|Photo|"
    r"Image|Picture|Credit|Courtesy"
)
_AGENCY = (
    r"(?:Getty(?: Images)?|AP(?: Photo)?|AFP|REUTERS|Reuters|EPA|EFE|ANSA|DPA|dpa|Xinhua|TASS|PTI|"
    r"Anadolu(?: Agency)?|UPI|Bloomberg|Shutterstock|iStock(?:photo)?|Alamy|NurPhoto|Zuma|"
    r"Unsplash|Wikimedia(?: Commons)?|File|file photo|Handout|Pool)"
)
_AFTER_AGENCY = r"(?:\s?/\s?[^/]{1,60}|,? ?[Ff]ile(?: [Pp]hoto)?| - [A-Z]\w+)?\s?[)\]]?"
# Names alone, so that "A spokesman declined to speak to Reuters." is no credit.
_NAMES = (
    r"(?:(?:[A-ZÀ-Þ0-9@][\w.’'&-]*|of|for|via|the|and|de|van|von|by|courtesy)"
    r"(?: ?/ ?| ?\| ?|, ?| )){0,9}"
)
CREDIT = re.compile(
    rf"(?:\s[-–—]\s?|[|(\[/©]\s?|\bvia\b\s|\b(?:Photo|Credit|Source|Picture)s?:\s?){_NAMES}{_AGENCY}"
    rf"{_AFTER_AGENCY}\.?$"
    rf"|\.\s{_NAMES}{_AGENCY}{_AFTER_AGENCY}$"
    r"|\((?:Photo|Image|Picture|Credit|File|AP|AFP|Reuters|REUTERS|Getty|Courtesy)[^()]{0,120}\)\.?$"
    r"|(?:Photo|Image|Picture|Credit|Photograph|Photo credit|Image credit)"
    r"(?::| by | courtesy )[^.]{2,80}\.?$"
    r"|(?:AP Photo|REUTERS|Getty Images|AFP)/[^.]{2,60}\.?$"
)
