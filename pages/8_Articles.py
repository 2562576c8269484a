"""What was read? Each article's clean text, what was left out of its page, and editing."""

import streamlit as st

from analysis.studies.corpus import edit_articles, keep_articles
from analysis.translation import mark, tr
from ui import (
    at_hand,
    evidence,
    history,
    left_out,
    loading,
    pickers,
    publishing,
    saving,
    story,
    widgets,
)
from ui.shell import page

with page(mark("Articles"), mark("What was read, and what was left out?")):
    opened = story.open_story()
    corpus = opened.corpus
    shown = history.own_story() or history.Story(corpus, is_sample=True, guessed=True)
    loading.load_button()
    loading.show_reading(shown)

    article = pickers.one_article(corpus)
    names = [tr("Read"), tr("The whole page"), tr("Edit")]
    # An edit draws the tabs anew: who puts parts back, or takes that back, goes on where they were.
    is_putting_back = at_hand.PART in (history.undoes(), history.redoes())
    read, whole_page, edit = st.tabs(names, default=names[is_putting_back])
    read.html(evidence.article_html(article))
    with whole_page:
        left_out.show_whole_page(article, corpus, shown, opened.encoder)
    with edit:
        key = f"text-{article.article_id}-{history.version()}"
        text = st.text_area(tr("Text"), article.text, height=400, key=key)
        with st.container(horizontal=True):
            if st.button(tr("Keep this text"), disabled=text.strip() == article.text.strip()):
                edits = corpus.articles[corpus.articles["article_id"] == article.article_id]
                edits = edits[["article_id"]].assign(text=text)
                at_hand.put_corpus(edit_articles(corpus, edits), shown)
                st.rerun()
            if st.button(tr("Leave this article out"), disabled=len(corpus.articles) == 1):
                rest = [a for a in corpus.articles["article_id"] if a != article.article_id]
                at_hand.put_corpus(keep_articles(corpus, rest), shown)
                st.rerun()
    saving.save_study(opened)
    publishing.publish_study(opened)
    st.header(tr("Take the tables with you"), anchor=False)
    for name in ("articles", "removed", "sentences"):
        widgets.table_downloads(name, getattr(corpus, name))
    st.caption(tr("In CSV, cells that a spreadsheet would run get a ' in front; Parquet is exact."))
