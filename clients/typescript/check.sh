#!/usr/bin/env bash
# Compiles the client for TypeScript that the build has generated and the programs beside it, strictly, and walks through a
# running platform with it. Needs Node.js 18 or newer; after mvn package and ./convoke up.
#
# Usage: clients/typescript/check.sh [address]     address: http://localhost:8080
#        clients/typescript/check.sh --compile     without a platform
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
[[ -f target/generated/src/index.ts ]] || {
    echo 'There is no generated client here: mvn package -DskipTests -Dfast -pl clients/typescript' >&2
    exit 1
}
! grep '"resolved": "http' package-lock.json || {
    echo 'package-lock.json names a registry; .npmrc keeps that out: npm install anew' >&2
    exit 1
}
npm ci --silent
rm -rf target/js target/generated/dist
npx tsc -p tsconfig.client.json
npx tsc -p tsconfig.json
echo 'The client and the programs compile with tsc --strict.'
[[ ${1-} == --compile ]] || node target/js/walk.js "$@"
