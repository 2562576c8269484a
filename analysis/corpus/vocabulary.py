"""The words by which furniture on a news page gives itself away. Data, with the reason of each.

General phrases of the trade only, never the wording of one site. Each pattern is tried on a line
that was put in lower case, with its bullet and outer punctuation taken off, and never on more
than PROBE characters of it, so that no line can make a pattern slow. `^…$` patterns name the
whole line; the others may hit anywhere in a short line.
"""

import re

PROBE = 240


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


_STORIES = (
    r"(?:posts?|articles?|stor(?:y|ies)|news|content|topics?|coverage|reading|links?|"
    r"headlines?|videos?|reads?|items?|reports?|features?|searches|podcasts?)"
)
# Headings after which other stories are listed (they close at CLOSERS, or when prose resumes).
RELATED_OPENERS = _any(
    rf"^(?:more |see |view )?(?:related|recommended|similar|suggested|sponsored|promoted) ?"
    rf"{_STORIES}?(?: (?:for|by|from|to|on) .{{1,40}})?$",
    rf"^(?:more )?related ?(?:to this )?{_STORIES}?$",
    rf"^(?:the )?(?:most|top|editors?['’]?s?) (?:read|popular|viewed|shared|watched|commented|"
    rf"recent|discussed|picks?|choice|clicked|{_STORIES})(?: (?:in|on|this|now|from|today) "
    rf".{{1,30}}| now| today|{_STORIES})?$",
    rf"^(?:popular|trending|latest|recent|breaking|featured|other|further|more|top|today['’]s) "
    rf"(?:top )?{_STORIES}(?: (?:from|on|in|about|by|for|now|today) ?.{{0,40}})?$",
    r"^(?:popular|trending|latest|recommended|related)(?: (?:now|today|(?:on|in) .{1,30}))?$",
    r"^(?:what to )?(?:read|watch|see|keep|continue) (?:next|more|also|this next|reading)$",
    r"^(?:also read|see also|also on .{1,30}|also in .{1,30}|up next|next up|read more.{0,40})$",
    r"^more (?:from|on|in|about|by) .{1,50}$",
    r"^(?:you|we think you|readers|people) (?:may|might|will|also|would|['’]ll) .{0,10}"
    r"(?:like|love|enjoy|read|interested|missed).{0,30}$",
    r"^(?:next|previous|prev|older|newer) (?:post|article|story|news|page|up)s?$",
    r"^(?:don['’]t miss|in case you missed it|must read|must reads|in other news|"
    r"elsewhere on .{1,30}|around the web|from (?:around )?the web|from our partners|"
    r"partner content|paid content|in this section|explore more|discover more|in pictures|"
    r"recommended for you|for you|stories for you|story continues below.{0,20}|"
    r"more like this|more coverage|what others are reading|spotlight|dig deeper|go deeper)$",
    r"^list of \d+ items$",
    # Spanish, Portuguese, French, German, Italian, Indonesian, Russian
    r"^(?:art[ií]culos? relacionados?|noticias relacionadas|te puede interesar.{0,20}|"
    r"lo más le[ií]do|lee también|más noticias|artigos relacionados|leia (?:também|mais)|"
    r"veja também|mais lidas|"
    r"not[ií]cias relacionadas|articles? (?:liés?|similaires|associés)|(?:à )?lire aussi|"
    r"sur le même (?:sujet|thème)|les plus lus|mehr zum thema|auch interessant|"
    r"das könnte sie .{0,30}|meistgelesen|lesen sie auch|ähnliche artikel|"
    r"verwandte (?:themen|artikel)|articoli correlati|leggi anche|potrebbe interessarti.{0,20}|"
    r"i più letti|artikel terkait|baca juga|"
    r"berita terkait|"
    r"похожие (?:статьи|новости|записи|материалы)|читайте также|по теме|другие новости|"
    r"смотрите также)$",
)
# Lines that end a list of other stories in the middle of an article.
CLOSERS = _any(
    r"^(?:load|show|see|view) (?:more|all|less)(?: .{1,30})?$",
    r"^(?:end of list|article continues.{0,40}|story continues.{0,40}|continue reading.{0,40}|"
    r"advertisement.{0,30}|(?:article|story) continued below)$",
)
# Headings after which nothing belongs to the article any more, with the reason to give.
ENDINGS = {
    "comments": _any(
        r"^(?:\d+ |view |show |read |see |post )*(?:reader ?s?['’]? ?)?(?:comments?|responses|"
        r"replies|discussion)(?: \(?\d+\)?)?(?: on .{1,80})?$",
        r"^(?:leave|post|add|write|be the first to) (?:a |the |your |an )?(?:first )?"
        r"(?:comment|reply|response).{0,40}$",
        r"^[^.]{0,60}\? (?:leave|post|write|add) (?:a|your) comment\b.{0,80}$",
        r"^(?:log|sign) in to (?:join|comment|reply|post|leave).{0,60}$",
        r"^(?:top |best |latest |recent |most )?(?:rated |liked )?(?:reader )?comments? ?"
        r"(?:\(.{1,12}\)|are closed|policy|section|rules)?$",
        r"^(?:deje? un (?:comentario|respuesta)|deixe (?:uma resposta|um comentário)|comentarios?|"
        r"comentários?|commentaires?|laisser un commentaire|kommentare?|schreibe einen kommentar|"
        r"commenti|lascia un commento|komentar|комментарии|добавить комментарий|"
        r"оставить комментарий)(?: \(?\d+\)?)?$",
        r"^join (?:the|our) (?:conversation|discussion|debate).{0,20}$",
        r"^(?:what (?:do you think|is your opinion|are your thoughts).{0,40}|have your say.{0,30}|"
        r"comments (?:are|will be) (?:moderated|closed|open|now closed|off).{0,80}|"
        r"cancel reply|no comments? yet|your email address will not be published.{0,60})$",
    ),
    "biography": _any(
        r"^about (?:the |our )?(?:authors?|writers?|reporters?|contributors?)$",
        r"^(?:meet the author|author bio|author profile|sobre o autor|sobre el autor|"
        r"über den autor|über die autorin|об авторе)$",  # noqa: RUF001
    ),
    "footer": _any(
        r"^copyright(?: (?:and \w+|policy|notice|information|statement))?$",
        r".{0,120}all rights reserved.{0,120}",
        r"^(?:all )?(?:content|material|text) (?:is )?(?:copyright|©).{0,100}",
        r"^this material may not be published.{0,200}",
        r"^(?:topics|tags|filed under|categories|topics mentioned|keywords|more about)"
        r"(?: ?:.{0,200}| in this (?:article|story))?$",
    ),
}
# A line that begins like this is never body, of any length; "Copyright holders won a case" may be.
LEGAL_LINE = re.compile(
    r"©|(?:[Cc]opyright|COPYRIGHT) ?(?:©|\([Cc]\)|\d{4}|by\b|[A-ZÀ-Þ])|\([Cc]\) ?\d{4}"
)
# But a picture's copyright, with no year and few words, ends nothing.
PICTURE_RIGHTS = re.compile(r"©(?!.*(?:\d{4}|[Rr]ights|RIGHTS)).{0,60}$")
# A line of nothing but these words and numbers is a row of sharing buttons.
_SHARING = (
    "share shares tweet tweets pin it like likes email mail e print whatsapp facebook twitter x "
    "linkedin reddit telegram pinterest flipboard tumblr instagram youtube tiktok threads bluesky "
    "mastodon messenger copy link url save bookmark pocket sms google plus on via vk viber wechat "
    "weibo line xing ok post listen for later"
)
SHARING_WORDS = frozenset(_SHARING.split())
# Notes of the desk: known by how they begin, though full sentences follow.
NOTES = {
    "notice": _any(
        r"^\(?(?:editor['’]?s?['’]? note|publisher['’]?s note|corrections?|clarifications?|"
        r"corrections? and clarifications?)(?:,? [^:.]{1,40})? ?:",
        r"^(?:an|the) (?:earlier|previous|original) version of (?:this|the) "
        r"(?:article|story|report|headline|piece|post|page)\b",
        r"^this (?:article|story|report|piece|headline|post|page)(?: and its headline)? "
        r"(?:was|has been|have been) (?:\w+ )?(?:amended|corrected|clarified|revised|changed)\b",
        r"^this (?:article|story|content|post) is (?:more|over) (?:than )?[\w ]{1,20} old\b",
        r"^this (?:article|story|post) (?:is from|was (?:first )?published more than)\b.{0,60}ago",
        r"^our standards ?:",
        r"^the (?:views|opinions) expressed (?:here|by|(?:in|on) this)\b.{0,160}"
        r"\b(?:own|do not|author|those of)\b",
        r"^was this (?:article|page|story|content) (?:helpful|useful|interesting)\b",
        r"^(?:have you )?(?:found|spotted|noticed|see) (?:a |an )?"
        r"(?:mistake|error|typo)s?\b.{0,60}\?",
        r"^(?:do you )?have (?:you )?(?:got )?(?:a |any )?"
        r"(?:story|tips?|news|information)\b.{0,60}\?",
        r"^republish (?:this|our) (?:article|story|stories|content)\b",
        r"^thank(?:s| you) for (?:reading|subscribing|signing up|visiting)\b",
    ),
    "byline": _any(
        r"^\(?(?:(?:additional|further) )?(?:reporting|writing|editing) by\b.{2,200}?"
        r"(?:;|\b(?:editing|writing|additional reporting) by\b)",
    ),
}
# Lines that are furniture wherever they stand. Tried in this order.
FURNITURE = {
    "sharing": _any(
        r"^(?:share|tweet|post|send|pin|email|print|save|bookmark|copy|gift)(?: \w+)? "
        r"(?:this|on|to|via|with|by|it|link|article|story|page|\d+)\b.{0,50}$",
        r"^[\d.,k]+ ?(?:shares?|views?|likes?|tweets?|reactions?|retweets?|claps?)"
        r"(?:[\s\d]+\w+){0,3}$",
        r"^(?:follow|like|find|join) (?:us|me|him|her|them|@?\w+)(?: (?:on|at) .{1,60})?$",
        r"^(?:connect with us|stay connected|share options|click to share.{0,60}|"
        r"opens in (?:a )?new window.{0,20}|listen(?: to (?:this )?(?:article|story))?.{0,20}|"
        r"play audio|follow topics?.{0,20}|add (?:us|.{1,30}) (?:as|on) .{0,40}google.{0,20}|"
        r"font size.{0,10}|text size.{0,10}|increase font.{0,20})$",
        r"^.{0,30}(?:download|get) (?:the|our|.{1,25}) app\b.{0,40}$",
        r"^.{0,20}\bapp[ -]?stores?\b.{0,40}$",
    ),
    "newsletter": _any(
        r"^(?:newsletters?|subscribe(?: now| today)?|sign ?up(?: now)?|"
        r"discover more from .{1,60}|get (?:the|our) .{0,40}newsletters?.{0,40})$",
        r"^subscribe (?:to|for|now|today|and|with)\b.{0,160}$",
        r"^sign up (?:for|to|here|now|with)\b.{0,160}$",
        r"^(?:type|enter) your e-?mail.{0,60}$",
        r"^(?:email|e-mail) address.{0,30}$",
        r"^(?:already|not) (?:a|an) (?:subscriber|member).{0,60}$",
        r"^you(?: have|['’]ve) (?:\w+ ){0,4}(?:free )?(?:articles?|stories|reads)\b.{0,100}$",
        r"^(?:to (?:continue|keep) reading|unlock (?:this|the full|unlimited))\b.{0,120}$",
        r"^this (?:article|story|content) is (?:only |exclusively )?(?:for|available|reserved|"
        r"exclusive) .{0,30}(?:subscriber|member)s?\b.{0,100}$",
        r"^(?:create|register|sign in)\b.{0,40}\bto (?:read|continue|keep reading)\b.{0,80}$",
        r"^(?:donate|become a (?:member|supporter|subscriber)|make a (?:donation|contribution)|"
        r"support (?:us|our work|(?:our|independent) journalism))(?: (?:now|today|here))?$",
        r"^your (?:support|donation|subscription|contribution) (?:makes|helps|keeps)\b.{0,80}$",
        r"^(?:listen to|subscribe to|hear|download|follow) .{0,80}\bpodcasts?\b.{0,120}$",
        r"^.{0,140}\bwherever you (?:get|find|listen to) your podcasts\b.{0,60}$",
    ),
    "notice": _any(
        r"^(?:advert(?:isement|isment|ising)?s?|ads?|sponsored|promoted|paid post|ad feedback|"
        r"skip ad|article continues.{0,40}|story continues.{0,40}|continue reading.{0,40}|"
        r"scroll to continue.{0,30}|loading\.*|report ad|remove ads?)$",
        r"^(?:we|this (?:web)?site|our (?:web)?site|the website)(?: and our partners)? uses? "
        r"(?:\w+ ){0,4}cookies?\b.{0,200}",
        r"^(?:.{0,80}\b(?:we|our|you|your|this site)\b.{0,80})?(?:cookie (?:policy|settings|notice|"
        r"preferences)|use of cookies|accept (?:all )?cookies|consent to cookies).{0,120}$",
        r"^(?:we (?:value|care about|respect) )?your privacy"
        r"(?: (?:matters|choices|settings).{0,60})?$",
        r"^(?:accept|reject|allow|decline|refuse)"
        r"(?: and (?:close|continue)| all| cookies| all cookies)$",
        r"^(?:manage|more|cookie|privacy|show|change|set|customi[sz]e)(?: your| my)? "
        r"(?:options|preferences|settings|cookies|choices|purposes)$",
        r"^(?:i (?:agree|accept|understand|disagree)|got it|ok(?:ay)?|agree|disagree)$",
        r"^(?:please )?(?:enable|turn on) javascript.{0,80}$",
        r"^(?:you need to|please) (?:enable|update|upgrade) .{0,80}browser.{0,40}$",
        r"^.{0,40}affiliate (?:links?|commission).{0,160}$",
    ),
    "byline": _any(
        r"^(?:written |posted |published |reported |edited |story |words |photos? )?by:? "
        r"[^.?!]{2,70}$",
        r"^(?:posted|published|updated|last (?:updated|modified)|first published|modified|"
        r"created|issued|date)(?: on| at|:)? ?.{0,60}\d.{0,30}$",
        r"^(?:reporting|additional reporting|writing|editing|compiled|translated) by\b.{0,200}$",
        r"^\(?(?:with )?(?:inputs?|reporting|additional reporting) (?:from|by)\b.{0,120}$",
        r"^\d+[ -]?min(?:ute)?s?(?: read)?$",
        r"^(?:reading time|estimated reading time|read time).{0,30}$",
        r"^(?:(?:news|staff|senior|special|contributing|foreign|political|national|web) ){0,3}"
        r"(?:staff|desk|reporter|correspondent|writer|editor|contributor|bureau|agency)$",
        r"^in (?:[\w&'’-]+(?: [\w&'’-]+){0,4}, ){2,}[\w&'’ -]{2,60}$",
        r"^(?:this (?:story|article|report) (?:was|is|has been) (?:originally |first |last )?"
        r"(?:published|updated|posted|written|produced|edited)).{0,160}$",
    ),
    "source": _any(
        r"^(?:sources?|via|(?:story|original|news) source|h/t)(?: ?: ?| ?[–—-] ).{1,160}$",
        r"^(?:read|view|see) (?:the )?(?:original|full) (?:article|story|report).{0,60}$",
    ),
    "caption": _any(
        r"^(?:photos?|images?|pictures?|pics?|credits?|photo credit|image credit|image source|"
        r"photograph|illustration|caption|file photo|video|graphic|media caption|"
        r"image caption|photo by|image via|image copyright)"
        r"(?: ?[:/|,]| courtesy\b| by\b| via\b| credit\b| source\b)"
        r".{0,220}$",
        r"^(?:file photo|enlarge(?: this)? image|hide caption|toggle caption|view gallery|"
        r"(?:photo|image|picture) ?gallery|enlarge|caption|play video|watch video|gallery|"
        r"\d+ (?:photos|images|pictures)|\d+ of \d+|\d+ ?/ ?\d+)$",
        r"^(?:image copyright |© ?)?(?:getty(?: images)?|reuters|ap(?: photo)?|afp|epa|xinhua|tass|"
        r"anadolu(?: agency)?|bloomberg|shutterstock|alamy|pa(?: media)?)(?: ?/ ?[\w .]{2,40})?$",
    ),
    "comments": _any(
        r"^(?:reply|reply to .{1,40}|flag|report|report (?:comment|abuse)|sort by.{0,30}|newest|"
        r"oldest|\d+ (?:repl(?:y|ies)|likes?|upvotes?|dislikes?)|show \d+ more repl(?:y|ies))$",
    ),
    "menu": _any(
        r"^(?:home|log ?in|log ?out|sign ?in|register|menu|search|logo|close|open|more|"
        r"no results?|view all results?|view all|see all|skip to .{1,30}|my account|account|"
        r"navigation|main menu|toggle .{1,20}|back(?: to .{1,20})?|top|live|watch live|watch|"
        r"news|world|politics|business|opinion|sports?|weather|e-?paper|edition|expand|collapse|"
        r"show|hide|next|previous|prev|play|pause|mute|unmute|share|print edition|"
        r"rss|site ?map|hamburger|search for:?|submit|go|menu search|primary menu)$",
        r"^home ?[»>\u203a/|→].{0,200}$",
        r"^show key events only.{0,80}$",
        r"^-?\d{1,3} ?°.{0,30}$",
        r"^[\d\s.,:;/%+$€£¥°()|–—-]+$",
        r"^\d{1,2}[:.h]\d\d(?:[:.]\d\d)? ?(?:am|pm|a\.m|p\.m)?\.?(?: \w{2,5})?(?: \(?\w{2,5}\)?)?$",
        r"^(?:just now|today|yesterday|time)?(?:an?|\d+) ?"
        r"(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)"
        r"(?: ago)?$",
    ),
    "footer": _any(
        r"^(?:about(?: us)?|contact(?: us)?|privacy(?: policy| notice)?|careers?|help|faq|"
        r"terms(?: (?:and|&) conditions| of (?:use|service|sale))?|advertis(?:e|ing)(?: with us)?|"
        r"accessibility(?: statement)?|do not sell .{1,60}|site ?map|back to top|disclaimer|"
        r"imprint|legal|feedback|support|jobs|newsroom|press|"
        r"corrections.{0,20}|powered by .{1,30})$",
        r"^(?:please )?(?:login|log in|sign in|register|enter your (?:user|e-?mail)).{0,80}$",
        r"^(?:registered (?:office|address|in [a-z]+)|company (?:registration )?(?:no|number)|issn|"
        r"vat (?:no|number)|tel|telephone|phone|fax|address|e-?mail|editorial office|head office|"
        r"newsroom|founder|publisher|editor-in-chief)\b\.?(?: and [\w-]{3,20})? ?:.{0,200}$",
        r"^(?:forgot(?:ten)? (?:your )?password|retrieve your password|remember me|"
        r"lost your password|create (?:an |new )?account|welcome back)$",
    ),
}
# "Also read: …" and its kin: the label and one headline on the same line.
RELATED_LINE = _any(
    r"^(?:also read|read also|also see|see also|read more|read next|read|related|more|watch|"
    r"listen|recommended|must read|don['’]t miss|trending|see more|further reading|"
    r"related (?:article|story|post|news|reading|coverage|video)s?|more on this(?: story)?|"
    r"(?:also )?(?:on|in) this (?:story|topic)|you may like|previously|opinion|explainer|"
    r"live updates?|in pictures|next|previous|up next|next post|previous post|editor['’]s pick)"
    r" ?(?::|\||»|>|→|[–—-] ) ?\S",
    r"^(?:also|more) (?:in|on|from) [\w&’' ]{1,30}: ?\S",
    r"^(?:click|tap) here (?:to|for)\b",
    r"^(?:read|click|watch|see|find out|learn) (?:more|also|here|about)\b.{0,60}(?:here|»|→|>>)$",
)
# Cues of a block that asks something of the reader; two of one kind in a block make it one.
NEWSLETTER_CUES = _any(
    *(r"\bnewsletters?\b", r"\binbox\b", r"\bsubscri(?:be|ption)s?\b", r"\bsign(?:ing)? up\b"),
    *(r"\bby e-?mail\b", r"\byour e-?mail\b", r"\bunsubscribe\b", r"\bdelivered (?:daily|to)\b"),
    *(r"\bprivacy policy\b", r"\bterms of (?:use|service)\b", r"\bfree trial\b"),
)
SUPPORT_CUES = _any(
    *(r"\bbecome a (?:paying )?(?:member|supporter)\b", r"\bmembership\b", r"\bdonat(?:e|ions?)\b"),
    *(r"\breaders like you\b", r"\bour (?:readers|members|supporters)\b", r"\btax[- ]deductible\b"),
    *(r"\b(?:funded|supported|financed|paid for) by (?:our )?(?:readers|members|you)\b",),
    *(r"\breader-(?:funded|supported)\b", r"\bpaywalls?\b", r"\bcontribut(?:e|ions?)\b"),
    r"\bsupport (?:us|our|independent|quality|local)"
    r"(?: (?:work|journalis[mt]s?|reporting|newsroom))?\b",
    *(r"\b(?:our|independent|local|fearless) journalism\b", r"\bour (?:work|newsroom|reporters)\b"),
    *(r"[$£€]\d[\d.]* ?(?:a|per|/|each) ?(?:day|week|month|year)\b", r"\bas little as [$£€]\d"),
    *(r"\benjoy(?:ed|ing) (?:this|our)\b", r"\bif you (?:value|enjoy|like|appreciate)\b"),
    *(r"\bfree (?:for|to) (?:everyone|all|read)\b", r"\bsubscrib(?:e|er|ers|ing)\b"),
)
COOKIE_CUES = _any(
    *(r"\bcookies\b", r"\bour (?:\d+ )?partners\b", r"\bconsent\b", r"\bsimilar technologies\b"),
    *(
        r"\bpersonali[sz]ed (?:ads?|content|advertising)\b",
        r"\byour privacy\b",
        r"\bprivacy policy\b",
    ),
    *(
        r"\binformation on (?:a|your) device\b",
        r"\baccept all\b",
        r"\breject all\b",
        r"\bpersonal data\b",
    ),
    *(
        r"\bmanage (?:your )?(?:preferences|options|settings|choices)\b",
        r"\blegitimate interests?\b",
    ),
    *(r"\byour (?:choices|preferences|experience|settings)\b", r"\bthis (?:web)?site\b"),
)
# What is asked, of whom: reason, most words of such a block, words it must have, cues.
READER = re.compile(r"\b(?:we|our|us|you|your)\b")
# What an invitation says of those who followed it: "40,000 readers already follow …".
FOLLOWERS = re.compile(
    r"\b(?:readers|subscribers|followers|people|others)(?: \w+)? (?:follow|read|join|get|trust)\b"
)
APPEALS = (
    ("newsletter", 60, re.compile(""), NEWSLETTER_CUES),
    ("newsletter", 80, READER, SUPPORT_CUES),
    ("notice", 160, READER, COOKIE_CUES),
)
QUOTED = re.compile('[“”«»"]')
# An author's biography: a name, what the person is or covers, or where to write to.
_NAME = r"^(?:[A-ZÀ-Þ][\w.’'-]* ){1,3}[A-ZÀ-Þ][\w.’'-]+,? "
BIOGRAPHY = _any(
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
