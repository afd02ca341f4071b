"""The AsyncAPI document: is it one, and do the messages that the golden fixtures pin fit its schemas?"""

import json
from pathlib import Path

import pytest
from asyncapi3.models.asyncapi import AsyncAPI3
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = json.loads((ROOT / "Shared/Messaging/asyncapi.json").read_text(encoding="utf-8"))
FIXTURES = sorted((ROOT / "Tests/Unit/ModelTests/Fixtures").glob("*.json"))
REGISTRY = Registry().with_resource("urn:document", Resource(contents=DOCUMENT, specification=DRAFT202012))


def key(fixture):
    return fixture.stem.replace(".", "_")


def message(name):
    return DOCUMENT["components"]["messages"][name]


def validator(name):
    payload = {"$ref": f"urn:document#/components/messages/{name}/payload"}
    return Draft202012Validator(payload, registry=REGISTRY, format_checker=FormatChecker())


def references(tree):
    if isinstance(tree, dict):
        if "$ref" in tree:
            yield tree["$ref"]
        tree = list(tree.values())
    if isinstance(tree, list):
        for item in tree:
            yield from references(item)


def resolve(reference):
    place = DOCUMENT
    for segment in reference.removeprefix("#/").split("/"):
        place = place[segment.replace("~1", "/").replace("~0", "~")]
    return place


def test_it_is_an_asyncapi_3_document():
    AsyncAPI3.model_validate(DOCUMENT)


def test_every_reference_leads_somewhere():
    for reference in references(DOCUMENT):
        assert resolve(reference) is not None, reference


def test_every_schema_is_a_json_schema():
    for name, schema in DOCUMENT["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert schema.get("type"), name


def test_every_message_has_a_channel():
    on_channels = {ref for channel in DOCUMENT["channels"].values() for ref in references(channel["messages"])}
    for name in DOCUMENT["components"]["messages"]:
        assert f"#/components/messages/{name}" in on_channels


def test_every_pinned_message_is_described_and_no_other():
    assert {key(fixture) for fixture in FIXTURES} | {"answer"} == set(DOCUMENT["components"]["messages"])


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.stem)
def test_a_pinned_message_fits_its_schema(fixture):
    for body in json.loads(fixture.read_text(encoding="utf-8")):
        validator(key(fixture)).validate(body)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture.stem)
def test_a_field_that_is_required_is_missed(fixture):
    body = json.loads(fixture.read_text(encoding="utf-8"))[0]
    required = resolve(message(key(fixture))["payload"]["$ref"]).get("required", [])
    for field in required:
        assert not validator(key(fixture)).is_valid({key: value for key, value in body.items() if key != field})
