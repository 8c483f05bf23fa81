# SPDX-License-Identifier: Apache-2.0
"""Policies: reading the TOML files, what they take from the one they are based on, the series."""

import pathlib
import tomllib

from contract_table import BadInput, read_hundredths

POLICY_FOLDER = pathlib.Path(__file__).resolve().parents[2] / "policies"

# What a policy says about itself; never taken over from the one it is based on.
OWN_KEYS = ("id", "title", "effective_from", "based_on")

DECIMALS = ("satisfaction.stars_success", "satisfaction.stars_failure", "client_record.flag_mean")


class Rules:
    """The parameters of one policy, by dotted name; one that is not set is None."""

    def __init__(self, policy_id, values):
        self.id = policy_id
        self.values = values

    def __getitem__(self, name):
        return self.values.get(name)


def flatten(table, prefix=""):
    """The parameters of a parsed file by dotted name. A parameter is a table with a `value`."""
    found = {}
    for key, entry in table.items():
        if not prefix and key in OWN_KEYS:
            continue
        if isinstance(entry, dict) and "value" not in entry:
            found.update(flatten(entry, f"{prefix}{key}."))
        elif isinstance(entry, dict):
            found[prefix + key] = entry["value"]
        else:
            found[prefix + key] = entry
    return found


def parse(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def file_of(name, folder):
    """The file of a policy named by id, in `folder` or among the shipped ones."""
    for place in (folder, POLICY_FOLDER):
        path = pathlib.Path(place) / f"{name}.toml"
        if path.exists():
            return path
    raise BadInput(f"no policy {name!r}")


def written_values(path):
    """The values of a file over those of the policy it is based on, as written."""
    table = parse(path)
    values = {}
    if "based_on" in table:
        values = written_values(file_of(table["based_on"], path.parent))
    values.update(flatten(table))
    return values


def typed(name, value):
    """Decimals are hundredths, tiers are pairs of (cents, weight), all else stays as written."""
    if name in DECIMALS:
        return read_hundredths(value)
    if name == "size.tiers":
        return [(read_hundredths(tier["from"]), tier["weight"]) for tier in value]
    return value


def load_policy(name):
    """The rules of a policy, named by its id or by the path of a file."""
    path = pathlib.Path(name)
    if not path.is_file():
        path = file_of(name, POLICY_FOLDER)
    values = {key: typed(key, value) for key, value in written_values(path).items()
              if value != "unset"}
    return Rules(parse(path)["id"], values)


def policy_ids():
    """The ids of all shipped policies."""
    return sorted(path.stem for path in POLICY_FOLDER.glob("*.toml") if path.stem != "badges")


def policy_in_force(day):
    """The rules of the series' policy in force on `day`."""
    dated = []
    for policy_id in policy_ids():
        since = parse(file_of(policy_id, POLICY_FOLDER)).get("effective_from")
        if since is not None and since <= day:
            dated.append((since, policy_id))
    if not dated:
        raise BadInput(f"no policy is in force on {day}")
    return load_policy(max(dated)[1])
