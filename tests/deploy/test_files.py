"""What the files of deployment promise, read from the files; the long tests run them."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from serve import cli
from tests.deploy import containerfile as container
from tests.deploy.containerfile import ROOT

DEPLOY = ROOT / "deploy"
CHART = DEPLOY / "helm" / "bone-course"
HAPROXY = (DEPLOY / "haproxy" / "haproxy.cfg").read_text(encoding="utf-8")
MANIFESTS: dict[str, dict[str, Any]] = {
    made["kind"]: made
    for made in yaml.safe_load_all((DEPLOY / "kubernetes" / "bone-course.yaml").read_text())
    if made
}
POD = MANIFESTS["Deployment"]["spec"]["template"]["spec"]
(COURSE,) = POD["containers"]
LABELS = MANIFESTS["Deployment"]["spec"]["selector"]["matchLabels"]


def options(words: list[str]) -> Any:
    """Return what our own command makes of the words of a command line."""
    assert words[:2] == ["bone-course", "serve"]
    return cli.parser().parse_args(words[1:])


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield value


# ------------------------------------------------------------------ container


def test_the_container_runs_as_nobody_under_an_init_with_a_health_check() -> None:
    assert len(container.stages()) == 2
    user, group = container.only("USER").split(":")
    assert int(user) == int(group) >= 10000
    assert container.words("ENTRYPOINT") == ["tini", "--"]
    assert "curl" not in container.only("HEALTHCHECK")
    given = options(container.words("CMD"))
    assert f"127.0.0.1:{given.metrics_port}/healthz" in container.only("HEALTHCHECK")
    assert container.only("EXPOSE") == f"{given.port} {given.metrics_port}"
    assert (given.ip, given.metrics_ip, given.no_browser) == ("0.0.0.0", "0.0.0.0", True)
    names = [name for name, _ in container.stages()[-1]]
    assert names.index("USER") < names.index("CMD")


def test_what_the_container_copies_exists_and_is_let_in() -> None:
    ignored = (DEPLOY / "Containerfile.dockerignore").read_text()
    copied = [rest.split()[:-1] for name, rest in container.stages()[0] if name == "COPY"]
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists()
        assert f"!{name}\n" in ignored
    builds = [rest for name, rest in container.stages()[0] if name == "RUN"]
    assert any("--constraint requirements.lock" in rest for rest in builds)


# ------------------------------------------------------------------ Kubernetes


def test_all_kinds_are_there() -> None:
    assert set(MANIFESTS) == {
        "Deployment",
        "Service",
        "Ingress",
        "PodDisruptionBudget",
        "HorizontalPodAutoscaler",
        "NetworkPolicy",
        "ServiceAccount",
    }


def test_pods_have_no_rights() -> None:
    own = COURSE["securityContext"]
    assert own["allowPrivilegeEscalation"] is False
    assert own["readOnlyRootFilesystem"] is True
    assert own["capabilities"] == {"drop": ["ALL"]}
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert str(POD["securityContext"]["runAsUser"]) == container.only("USER").split(":")[0]
    assert POD["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert POD["automountServiceAccountToken"] is False
    assert MANIFESTS["ServiceAccount"]["automountServiceAccountToken"] is False
    assert MANIFESTS["NetworkPolicy"]["spec"]["egress"] == []
    assert set(MANIFESTS["NetworkPolicy"]["spec"]["policyTypes"]) == {"Ingress", "Egress"}
    (scratch,) = COURSE["volumeMounts"]
    assert scratch["mountPath"] == "/tmp"
    assert POD["volumes"][0]["emptyDir"] == {"medium": "Memory", "sizeLimit": "128Mi"}
    assert COURSE["resources"]["limits"]["memory"]


def test_pods_are_asked_on_the_port_for_machines_and_drained() -> None:
    ports = {port["name"]: port["containerPort"] for port in COURSE["ports"]}
    given = options(COURSE["args"])
    assert ports == {"http": given.port, "machines": given.metrics_port}
    asked = {
        probe: COURSE[f"{probe}Probe"]["httpGet"]["path"]
        for probe in ("startup", "liveness", "readiness")
    }
    assert asked == {"startup": "/healthz", "liveness": "/healthz", "readiness": "/readyz"}
    wait = int(COURSE["lifecycle"]["preStop"]["exec"]["command"][1])
    assert POD["terminationGracePeriodSeconds"] > given.drain + wait + 20
    assert given.trust_proxy
    assert [port["targetPort"] for port in MANIFESTS["Service"]["spec"]["ports"]] == ["http"]


def test_it_is_sticky_and_scales_on_kernels() -> None:
    assert MANIFESTS["Service"]["metadata"]["annotations"]["haproxy.org/cookie-persistence"]
    scaler = MANIFESTS["HorizontalPodAutoscaler"]["spec"]
    assert [m["pods"]["metric"]["name"] for m in scaler["metrics"]] == ["bone_course_seats"]
    assert scaler["minReplicas"] >= 2
    assert "replicas" not in MANIFESTS["Deployment"]["spec"]
    assert MANIFESTS["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1
    for kind, path in (
        ("Service", ("selector",)),
        ("PodDisruptionBudget", ("selector", "matchLabels")),
        ("NetworkPolicy", ("podSelector", "matchLabels")),
    ):
        found = MANIFESTS[kind]["spec"]
        for step in path:
            found = found[step]
        assert found == LABELS


def test_the_values_fit_their_schema() -> None:
    schema = json.loads((CHART / "values.schema.json").read_text())
    Draft7Validator.check_schema(schema)
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    checker = Draft7Validator(schema)
    assert list(checker.iter_errors(values)) == []
    assert not checker.is_valid({**values, "replicas": 3})
    assert not checker.is_valid({**values, "drain": -1})


# ------------------------------------------------------------------ proxy


def test_the_proxy_is_sticky_checked_and_patient() -> None:
    lines = [" ".join(line.split()) for line in HAPROXY.splitlines()]
    learners = lines[lines.index("backend learners") : lines.index("backend files")]
    assert any(line.startswith("cookie replica insert") for line in learners)
    assert "http-check disable-on-404" in learners
    assert "option redispatch 1" in lines
    assert "option dontlog-normal" in lines  # no line per request
    servers = [line for line in learners if line.startswith("server ")]
    assert len(servers) == 3
    assert all(re.search(r"cookie \d", line) for line in servers)
    bind = next(line for line in lines if line.startswith('bind "${COURSE_TLS}"'))
    assert "alpn h2,http/1.1" in bind
    assert "timeout tunnel 2h" in lines
    assert "timeout http-request 10s" in lines
    example = re.search(r"A replica: (bone-course .*)", HAPROXY)
    assert example is not None
    assert options(example[1].split()).trust_proxy


# ------------------------------------------------------------------ JupyterHub


def test_the_hub_lets_nobody_in_by_itself() -> None:
    values = yaml.safe_load((DEPLOY / "jupyterhub" / "values.yaml").read_text())
    assert values["hub"]["config"]["JupyterHub"]["authenticator_class"] == "null"
    assert values["hub"]["config"]["Authenticator"]["allow_all"] is False
    student = values["singleuser"]
    assert student["allowPrivilegeEscalation"] is False
    assert str(student["uid"]) == container.only("USER").split(":")[0]
    assert student["memory"]["limit"]
    assert student["cloudMetadata"]["blockWithIptables"] is True
    assert set(student["networkPolicy"]["egressAllowRules"].values()) == {False}
    local = (DEPLOY / "jupyterhub" / "jupyterhub_config.py").read_text()
    ast.parse(local)
    assert 'authenticator_class = "pam"' in local
    assert "dummy" not in local
    assert "allow_all" not in local


YAML = [file for file in sorted(DEPLOY.rglob("*.yaml")) if file.parent.name != "templates"]


@pytest.mark.parametrize("file", YAML, ids=lambda file: file.name)
def test_every_yaml_is_well_formed(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "\t" not in text
    assert all(leaf != "" for made in yaml.safe_load_all(text) for leaf in leaves(made))
