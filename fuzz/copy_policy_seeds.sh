#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copies the shipped policies and a few wrong ones to where the fuzz target of policy files begins:
#
#   fuzz/copy_policy_seeds.sh [FOLDER]      default: fuzz/corpus/policy_toml_fuzz
set -eu
here=$(dirname "$0")
folder=${1:-"$here/corpus/policy_toml_fuzz"}
mkdir -p "$folder"
cp "$here"/../policies/*.toml "$folder"

write() { printf '%b' "$2" > "$folder/$1"; }
write small.toml 'id = "a"\ntitle = "a"\nbased_on = "2026-01"\n[gate]\noutcomes = { value = 3, source = "a", grade = "assumed" }\n'
write cycle.toml 'id = "a"\ntitle = "a"\nbased_on = "a"\n'
write unset.toml 'id = "a"\ntitle = "a"\nbased_on = "broad"\n[signals]\nprofile = { value = "unset", source = "a", grade = "reported" }\n'
write types.toml 'id = 1\ntitle = 1.5\neffective_from = 2020-01-01T00:00:00Z\nbased_on = [true, 07:32:00, 0x1F, inf]\n'
