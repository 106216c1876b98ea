"""Fetch or check the code of others that is kept in this repository (see `vendor.toml`).

Usage: ``python -m serve.vendor`` fetches each package with npm and writes its file, licence and
hash; ``python -m serve.vendor --check`` compares hash and version without any network.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

import plotly.offline

from serve import places

LIST = places.ROOM / "vendor.toml"
ROOT = places.ROOM.parent


def packages() -> list[dict[str, str]]:
    """Return the packages of `vendor.toml`."""
    return list(tomllib.loads(LIST.read_text(encoding="utf-8"))["package"])


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def problems() -> list[str]:
    """Return what is wrong with the vendored files, one sentence each."""
    found = []
    for package in packages():
        file = ROOT / package["file"]
        if not file.exists():
            found.append(f"{package['file']} is missing.")
        elif digest(file) != package["sha256"]:
            found.append(f"{package['file']} is not the file whose hash is in {LIST.name}.")
        if not (ROOT / package["licence_file"]).exists():
            found.append(f"{package['licence_file']} is missing.")
        wanted = plotly.offline.get_plotlyjs_version()
        if package["name"].startswith("plotly.js") and package["version"] != wanted:
            found.append(
                f"{package['name']} is {package['version']}, but plotly draws with {wanted}."
            )
    return found


def fetch(package: dict[str, str]) -> None:
    """Get one package with npm and write its file, its licence and its hash."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm was not found; it is needed to fetch, not to run the course.")
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{package['name']}@{package['version']}"
        subprocess.run(
            [npm, "pack", "--silent", wanted], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            for member, target in ((package["member"], "file"), ("LICENSE", "licence_file")):
                content = archive.extractfile(f"package/{member}")
                assert content is not None
                (ROOT / package[target]).write_bytes(content.read())
    listed = LIST.read_text(encoding="utf-8")
    LIST.write_text(
        listed.replace(package["sha256"], digest(ROOT / package["file"])), encoding="utf-8"
    )


def main(arguments: list[str]) -> int:
    """Fetch or check; return the exit code."""
    if "--check" not in arguments:
        for package in packages():
            fetch(package)
    found = problems()
    print("\n".join(found), end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
