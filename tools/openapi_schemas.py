#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts the shapes of schemas/ into the service's OpenAPI document, where both tell of the same.

    tools/openapi_schemas.py --check    exit 0: the document has them as they are, 1: it has not
    tools/openapi_schemas.py --write    writes them into the document
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "src" / "jss" / "service" / "openapi.json"
# The component of each file in schemas/.
COMPONENTS = {
    "advise": "Advice",
    "calendar": "CalendarDay",
    "event": "Event",
    "explain": "Explanation",
    "explain-since": "Change",
    "ledger-record": "Record",
    "plan": "Plan",
    "policy-diff": "PolicyDifferences",
    "policy-life": "PolicyLife",
    "policy-list": "PolicySummary",
    "policy-shadow": "PolicyImpact",
    "policy-show": "PolicyShown",
    "policy-step": "PolicyStep",
    "publication": "Publication",
    "review": "Review",
    "score": "Score",
    "standing": "Standing",
    "timeline": "TimelineDay",
    "token": "Token",
    "trend": "Trend",
    "what-if": "WhatIf",
}


def placed(value, component):
    """A schema whose references lead to their places in the document."""
    if isinstance(value, list):
        return [placed(one, component) for one in value]
    if not isinstance(value, dict):
        return value
    moved = {}
    for key, one in value.items():
        if key == "$schema":
            continue
        if key == "$ref":
            moved[key] = place_of(one, component)
        else:
            moved[key] = placed(one, component)
    return moved


def place_of(reference, component):
    file, _, inside = reference.partition("#")
    if file:
        component = COMPONENTS[file.removesuffix(".schema.json")]
    return f"#/components/schemas/{component}{inside}"


def expected():
    return {component: placed(json.loads((ROOT / "schemas" / f"{name}.schema.json")
                                         .read_text(encoding="utf-8")), component)
            for name, component in COMPONENTS.items()}


def main():
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    wrong = [name for name, schema in expected().items() if schemas.get(name) != schema]
    if sys.argv[1:] == ["--check"]:
        for name in wrong:
            print(f"{DOCUMENT}: {name} is not as in schemas/: tools/openapi_schemas.py --write")
        sys.exit(1 if wrong else 0)
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    schemas.update(expected())
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    DOCUMENT.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n",
                        encoding="utf-8")


if __name__ == "__main__":
    main()
