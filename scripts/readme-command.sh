#!/usr/bin/env bash
# Prints the Nth line of the README's shell blocks, so that what is tested is what is written there.
set -euo pipefail
awk -v wanted="$1" '
  /^```sh/ { inside = 1; next }
  /^```/ { inside = 0 }
  inside && NF { count += 1; if (count == wanted) { print; exit } }
' "$(dirname "$0")/../README.md"
