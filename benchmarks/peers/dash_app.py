"""The calculator as one would write it with Dash."""

import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from benchmarks.peers.data import AGE, AGES, BMD, BMD_RANGE, CURVES, sentence

app = Dash(__name__)
app.layout = html.Div(
    [
        html.H1("Bone density by age"),
        html.P("The same calculator as chapter 1, with Dash."),
        dcc.Slider(min=20, max=90, step=1, value=AGE, id="age", marks=None),
        dcc.Slider(**BMD_RANGE, value=BMD, id="bmd", marks=None),
        html.B(id="answer"),
        dcc.Graph(id="chart"),
    ]
)


@app.callback(
    Output("answer", "children"),
    Output("chart", "figure"),
    Input("age", "value"),
    Input("bmd", "value"),
)
def update(age: float, bmd: float) -> tuple[str, go.Figure]:
    """Answer a change of a slider."""
    figure = go.Figure([go.Scatter(x=AGES, y=curve) for curve in CURVES])
    figure.add_scatter(x=[age], y=[bmd], mode="markers")
    return sentence(bmd), figure


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
