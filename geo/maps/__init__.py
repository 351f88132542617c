"""The only room that knows folium: basemap, time layer, and the sheet they make."""
