"""The Basing Atlas library: records, gazetteer, atlas, maps, exports. No Streamlit below this line."""

__version__ = "0.2.0"
