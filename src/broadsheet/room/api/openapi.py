"""The API described, as OpenAPI 3.1: made from the operations and their types, so that it says what is done."""

from __future__ import annotations

from typing import Any

import msgspec

from ...version import __version__
from .operation import Operation
from .operations import by_path
from .problem import MEDIA_TYPE, Problem, of_status

_REF = "#/components/schemas/{name}"
_BYTES = {"type": "string", "format": "binary"}
_PAGE = {"schema": {**_BYTES, "minLength": 1}}
_ALWAYS = (400,)  # what every operation may answer


def document(*, secured: bool) -> dict[str, Any]:
    """The description. `secured`: whether one has to sign in first."""
    paths = {
        "/api" + path: {method.lower(): _operation(operation) for method, operation in methods.items()}
        for path, methods in by_path().items()
    }
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Broadsheet",
            "version": __version__,
            "description": "An archive of news articles, to be read, searched and taken away.",
        },
        "paths": paths,
        "components": {"schemas": _schemas()},
    }
    if secured:
        described["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        described["security"] = [{"token": []}]
    return described


def _answers() -> list[Any]:
    return [Problem, *(one.answers for methods in by_path().values() for one in methods.values() if one.answers is not bytes)]


def _schemas() -> dict[str, Any]:
    types = _answers()
    _, schemas = msgspec.json.schema_components(types, ref_template=_REF)
    optional = {"Change", "Problem"}  # their defaults are left out; all others are sent whole
    for name, schema in schemas.items():
        properties = schema.get("properties", {})
        for told in properties.values():
            told.pop("default", None)
        if name not in optional and properties:
            schema["required"] = list(properties)
    return schemas


def _schema(kind: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=_REF)
    return schema


def _operation(operation: Operation) -> dict[str, Any]:
    media = (
        {operation.media: {"schema": _BYTES}} if operation.media else {"application/json": {"schema": _schema(operation.answers)}}
    )
    answers: dict[str, Any] = {"200": {"description": "The answer.", "content": media}}
    if not operation.media and operation.method == "GET" and not operation.path.startswith("/read"):
        answers["200"]["headers"] = {"ETag": {"schema": {"type": "string"}}}
        answers["304"] = {"description": "The answer is what If-None-Match says."}
    for status in sorted({*_ALWAYS, *operation.errors}):
        answers[str(status)] = {
            "description": of_status(status).title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(name="Problem")}}},
        }
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": list(_parameters(operation)),
        "responses": answers,
    }
    if operation.body:
        described["requestBody"] = {"required": True, "content": {"application/octet-stream": _PAGE, "text/html": _PAGE}}
    return described


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    asks = operation.asks
    _, schemas = msgspec.json.schema_components([asks], ref_template=_REF)
    schema = schemas[asks.__name__]
    out = []
    for name, told in schema.get("properties", {}).items():
        inner = _without_null(told)
        described = {
            "name": name,
            "in": "path" if operation.in_path(name) else "query",
            "required": name in schema.get("required", ()),
        }
        if description := inner.pop("description", None):
            described["description"] = description
        out.append(described | {"schema": inner})
    return out


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that is None is not there: in a URL nothing is null."""
    kept = {key: value for key, value in schema.items() if key != "default" or value is not None}
    if "anyOf" not in kept:
        return kept
    kinds = [kind for kind in kept.pop("anyOf") if kind != {"type": "null"}]
    return {**kinds[0], **kept} if len(kinds) == 1 else {**kept, "anyOf": kinds}
