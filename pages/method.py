"""How do we know? The method: how claims are made and checked, what the map leaves out, and the words it uses."""

import streamlit as st

from geo.export.method import method_html
from pages.shared import loaders

st.html(method_html(loaders.atlas()))
