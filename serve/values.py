"""What may stand behind an option of the command line; argparse says what is wrong."""

import argparse
import re

from serve.lines import IPNetwork, networks


def whole_number(text: str) -> int:
    """Return a number that is not negative, or raise for argparse."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def port(text: str) -> int:
    """Return the number of a port: a larger one would silently become another."""
    number = int(text)
    if not 0 < number < 2**16:
        raise argparse.ArgumentTypeError(f"{text} is not a port; they go from 1 to 65535")
    return number


def folder_of_url(text: str) -> str:
    """Return the path under which the course is, with a slash at both ends."""
    path = f"/{text.strip('/')}/".replace("//", "/")
    if not re.fullmatch(r"[\w./~-]+", path, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not a path like /course/")
    return path


def proxies(text: str) -> tuple[IPNetwork, ...]:
    """Return the addresses of proxies, or raise for argparse."""
    try:
        return networks(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def seconds(text: str) -> float:
    """Return a time that is not negative."""
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return value
