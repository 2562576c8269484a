"""The server with strict headers: `streamlit run serve.py` serves app.py and its pages."""

import streamlit as st

from ui.headers import middleware

app = st.App("app.py", middleware=middleware())
