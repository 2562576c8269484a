"""Lines that are no part of an article: rights, buttons, notes of the desk, labels."""

import re

from analysis.corpus.phrases import any_of

# A line that begins like this is never body, of any length; "Copyright holders won a case" may be.
LEGAL_LINE = re.compile(
    r"©|(?:[Cc]opyright|COPYRIGHT) ?(?:©|\([Cc]\)|\d{4}|by\b|[A-ZÀ-Þ])|\([Cc]\) ?\d{4}"
)
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
    "notice": any_of(
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
    "byline": any_of(
        r"^\(?(?:(?:additional|further) )?(?:reporting|writing|editing) by\b.{2,200}?"
        r"(?:;|\b(?:editing|writing|additional reporting) by\b)",
    ),
}
# Lines that are furniture wherever they stand. Tried in this order.
FURNITURE = {
    "sharing": any_of(
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
    "newsletter": any_of(
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
    "notice": any_of(
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
    "byline": any_of(
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
    "source": any_of(
        r"^(?:sources?|via|(?:story|original|news) source|h/t)(?: ?: ?| ?[–—-] ).{1,160}$",
        r"^(?:read|view|see) (?:the )?(?:original|full) (?:article|story|report).{0,60}$",
    ),
    "caption": any_of(
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
    "comments": any_of(
        r"^(?:reply|reply to .{1,40}|flag|report|report (?:comment|abuse)|sort by.{0,30}|newest|"
        r"oldest|\d+ (?:repl(?:y|ies)|likes?|upvotes?|dislikes?)|show \d+ more repl(?:y|ies))$",
    ),
    "menu": any_of(
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
    "footer": any_of(
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
RELATED_LINE = any_of(
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
