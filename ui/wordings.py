"""Does the finding hang on the wording of the poles? The chart, the editor and the numbers."""

import streamlit as st

from analysis.studies.comparison import AxisComparison
from analysis.translation import tr
from ui import editors, widgets
from ui.charts import wordings_chart
from ui.shell import escape_markdown
from ui.story import Open
from ui.validity import downloads


def wordings_section(opened: Open, placed: AxisComparison, voice: str) -> None:
    """Folded away: the places under other wordings, which can be edited here."""
    with st.expander(tr("Does the finding hang on the wording of the poles?")):
        chart = wordings_chart(opened, placed, "own" if voice == "apart" else voice)
        st.write(escape_markdown(chart.alt))
        if len(placed.wording_places):
            widgets.show_chart(chart)
            downloads(opened, chart)
        editors.wordings_editor()
        widgets.table_downloads("wordings", placed.wording_places)
