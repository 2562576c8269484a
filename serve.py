"""The server with strict headers: `streamlit run serve.py` serves app.py and its pages."""

import streamlit as st

st.secrets.load_if_toml_exists()  # they become the environment, of which the settings are read

from ui.entrance import check_before_start  # noqa: E402
from ui.headers import middleware  # noqa: E402

check_before_start()
app = st.App("app.py", middleware=middleware())
