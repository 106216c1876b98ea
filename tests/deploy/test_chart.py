"""The Helm chart: rendered by Helm, checked against schemas of Kubernetes; no cluster ran it."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.deploy import tools
from tests.deploy.containerfile import ROOT

pytestmark = pytest.mark.long
CHART = ROOT / "deploy" / "helm" / "bone-course"
RENDERED = ROOT / "deploy" / "kubernetes" / "bone-course.yaml"
VERSIONS = ("1.30", "1.37")


@cache
def helm() -> str:
    return tools.helm()


def run(*line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(line, capture_output=True, text=True, check=False)


def render(*more: str) -> str:
    made = run(helm(), "template", "bone-course", str(CHART), *more)
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_helm_finds_nothing_to_say() -> None:
    said = run(helm(), "lint", "--strict", str(CHART))
    assert said.returncode == 0, said.stdout
    assert "WARNING" not in said.stdout
    assert "ERROR" not in said.stdout


def test_the_manifests_in_the_repository_are_the_rendered_ones() -> None:
    head = "# helm template bone-course deploy/helm/bone-course\n"
    assert RENDERED.read_text(encoding="utf-8") == head + render()


@pytest.mark.parametrize("version", VERSIONS)
def test_kubernetes_knows_every_word(version: str, tmp_path: Path) -> None:
    manifests = tmp_path / "course.yaml"
    manifests.write_text(render("--set", "drain=30,autoscaling.maxReplicas=3"))
    checker = tools.tool("kubernetes-validate", "kubernetes-validate")
    said = run(checker, "--strict", "-k", version, str(manifests))
    assert said.returncode == 0, said.stdout + said.stderr
    assert (said.stdout + said.stderr).count("passed for resource") == 7


@pytest.mark.parametrize(
    "wrong",
    ["drain=-1", "image.tag=latest", "autoscaling.minReplicas=1", "replicas=3", "scratch=much"],
)
def test_wrong_values_are_refused(wrong: str) -> None:
    said = run(helm(), "template", "bone-course", str(CHART), "--set", wrong)
    assert said.returncode != 0
    assert wrong.split("=")[0].split(".")[-1] in said.stderr
