"""The layout page beside an empty Streamlit app and the same page in Dash."""
