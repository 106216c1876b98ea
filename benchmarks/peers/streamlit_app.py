"""The calculator as one would write it with Streamlit."""

import plotly.graph_objects as go
import streamlit as st

from benchmarks.peers.data import AGE, AGES, BMD, BMD_RANGE, CURVES, sentence

st.title("Bone density by age")
st.write("The same calculator as chapter 1, with Streamlit.")
age = st.slider("Age", 20, 90, AGE)
bmd = st.slider("Density", BMD_RANGE["min"], BMD_RANGE["max"], BMD, BMD_RANGE["step"])
st.write(f"**{sentence(bmd)}**")
figure = go.Figure([go.Scatter(x=AGES, y=curve) for curve in CURVES])
figure.add_scatter(x=[age], y=[bmd], mode="markers")
st.plotly_chart(figure)
