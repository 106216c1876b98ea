"""What the tests of the calculators of food share: how to read sentence, labels and bars."""


def text(calculator):
    """Return headline and detail as a reader sees them."""
    view = calculator.view
    return f"{view['headline']} {view['detail']}".replace("\N{NO-BREAK SPACE}", " ")


def headline(calculator):
    return calculator.view["headline"].replace("\N{NO-BREAK SPACE}", " ")


def figure(calculator):
    return calculator.view["graphs"][0]["figure"]


def labels(calculator):
    return [a["text"] for a in figure(calculator)["layout"]["annotations"]]


def bar(calculator, name):
    """Return where a bar starts and how long it is."""
    for trace in figure(calculator)["data"]:
        for where, base, length in zip(trace["y"], trace["base"], trace["x"], strict=True):
            if where == name:
                return base, length
    raise AssertionError(name)
