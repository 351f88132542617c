"""The application: pages for people, routes for programs. `streamlit run app.py` starts it."""

from streamlit import App, config

from geo.serve.routes import routes

app = App("pages/_frame.py", routes=routes(config.get_option("server.baseUrlPath") or ""))
