#!/usr/bin/env bash
# Holds the OpenAPI documents, and the one that is merged of them where the build has made it, against the recommended rules of
# Spectral; a warning fails as an error does. Needs Node.js and Spectral, which .ci/run installs:
#
#   npm install --no-save --prefix .convoke/tools/spectral @stoplight/spectral-cli@6.16.3
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
spectral=${CONVOKE_SPECTRAL:-.convoke/tools/spectral}/node_modules/.bin/spectral
[[ -x $spectral ]] || {
    echo "lint: Spectral is not there; the head of $0 says how it is installed" >&2
    exit 1
}

documents=(docs/api/*.yaml)
merged=platform/api-docs/target/merged/openapi.yaml
[[ ! -f $merged ]] || documents+=("$merged")
"$spectral" lint --ruleset platform/api-docs/spectral.yml --fail-severity warn "${documents[@]}"

# A linter that is content with anything would be, too.
bad=$(mktemp -d)
trap 'rm -rf "$bad"' EXIT
sed '0,/^ *operationId:/{/^ *operationId:/d}' docs/api/user.yaml >"$bad/user.yaml"
if "$spectral" lint --ruleset platform/api-docs/spectral.yml --fail-severity warn "$bad/user.yaml" >"$bad/said"; then
    echo 'lint: an operation without an operationId was not found' >&2
    exit 1
fi
grep -q operation-operationId "$bad/said"
printf '%d documents, nothing found; what was broken on purpose was.\n' "${#documents[@]}"
