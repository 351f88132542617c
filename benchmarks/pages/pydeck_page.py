"""The same with st.pydeck_chart, which draws with deck.gl out of Streamlit's own bundle; no background map."""

import os
from pathlib import Path

import pandas as pd
import pydeck as pdk
import streamlit as st

events = pd.read_parquet(Path(os.environ["ATLAS_DATASETS"]) / st.query_params["dataset"] / "events.parquet", columns=["lat", "lon", "start", "says"])  # fmt: skip
events = events.dropna(subset=["lat", "start"])
events["year"] = pd.to_datetime(events["start"]).dt.year
year = st.slider("Year", 1991, 2020, 2015)
shown = events.loc[events["year"] <= year, ["lat", "lon", "says"]]
layer = pdk.Layer("ScatterplotLayer", shown, get_position=["lon", "lat"], get_radius=3, radius_units="'pixels'", get_fill_color=[200, 80, 40], pickable=True)  # fmt: skip
st.pydeck_chart(pdk.Deck(layers=[layer], initial_view_state=pdk.ViewState(latitude=45, longitude=67, zoom=3.4), map_style=None, tooltip={"text": "{says}"}), height=520)  # fmt: skip
