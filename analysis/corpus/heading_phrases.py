"""Headings of other stories, what ends their lists, and what ends an article."""

from analysis.corpus.phrases import any_of

_STORIES = (
    r"(?:posts?|articles?|stor(?:y|ies)|news|content|topics?|coverage|reading|links?|"
    r"headlines?|videos?|reads?|items?|reports?|features?|searches|podcasts?)"
)
# Headings after which other stories are listed (they close at CLOSERS, or when prose resumes).
RELATED_OPENERS = any_of(
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
CLOSERS = any_of(
    r"^(?:load|show|see|view) (?:more|all|less)(?: .{1,30})?$",
    r"^(?:end of list|article continues.{0,40}|story continues.{0,40}|continue reading.{0,40}|"
    r"advertisement.{0,30}|(?:article|story) continued below)$",
)
# Headings after which nothing belongs to the article any more, with the reason to give.
ENDINGS = {
    "comments": any_of(
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
    "biography": any_of(
        r"^about (?:the |our )?(?:authors?|writers?|reporters?|contributors?)$",
        r"^(?:meet the author|author bio|author profile|sobre o autor|sobre el autor|"
        r"über den autor|über die autorin|об авторе)$",  # noqa: RUF001
    ),
    "footer": any_of(
        r"^copyright(?: (?:and \w+|policy|notice|information|statement))?$",
        r".{0,120}all rights reserved.{0,120}",
        r"^(?:all )?(?:content|material|text) (?:is )?(?:copyright|©).{0,100}",
        r"^this material may not be published.{0,200}",
        r"^(?:topics|tags|filed under|categories|topics mentioned|keywords|more about)"
        r"(?: ?:.{0,200}| in this (?:article|story))?$",
    ),
}
