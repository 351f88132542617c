"""What one would write first: a folium marker for every event up to a year, shown with streamlit-folium."""

import os
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

events = pd.read_parquet(Path(os.environ["ATLAS_DATASETS"]) / st.query_params["dataset"] / "events.parquet", columns=["lat", "lon", "start", "says"])  # fmt: skip
events = events.dropna(subset=["lat", "start"])
events["year"] = pd.to_datetime(events["start"]).dt.year
year = st.slider("Year", 1991, 2020, 2015)
drawn = folium.Map([45, 67], zoom_start=4, tiles=None)
drawn.default_js = [("leaflet", "../../assets/leaflet/leaflet.js")]  # its own addresses lie on the network
drawn.default_css = [("leaflet_css", "../../assets/leaflet/leaflet.css")]
for event in events[events["year"] <= year].itertuples():
    folium.CircleMarker([event.lat, event.lon], radius=3, tooltip=event.says).add_to(drawn)
st_folium(drawn, height=520, use_container_width=True, returned_objects=[])
