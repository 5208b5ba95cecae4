# What the checks of packaged servers, of docs/hosting.md and of the images share: stores of their own to run against, running
# a document's code, waiting. Sourced by them; everything of theirs is in $work, and gone at the end.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/convoke-check.XXXXXX")
export CONVOKE_HOME=$work/home
kept_logs=$root/dist/target/check-logs
began=$SECONDS

say() {
    printf '%4d s  %s\n' $((SECONDS - began)) "$*"
}

fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# needs PROGRAM…: without them the check is skipped, or fails where CI=true.
needs() {
    local program missing=()
    for program in "$@"; do
        command -v "$program" >/dev/null || missing+=("$program")
    done
    [[ ${#missing[@]} -eq 0 ]] || skip "not on the PATH: ${missing[*]}"
}

skip() {
    [[ ${CI-} != true ]] || fail "$*"
    echo "Skipped: $*"
    exit 0
}

# PostgreSQL, Kafka and a mailbox for this check alone, and keys; leaves db_port, kafka_port, smtp_port, secrets, variables.
start_stores() {
    "$root/convoke" up --topology none >"$work/stores.log" 2>&1 || {
        cat "$work/stores.log" >&2
        fail 'PostgreSQL and Kafka do not start'
    }
    local state=$CONVOKE_HOME/run/platform.json
    db_port=$(jq .ports.ports.postgresql "$state")
    kafka_port=$(jq .ports.ports.kafka "$state")
    smtp_port=$(jq .ports.ports.smtp "$state")
    secrets=$CONVOKE_HOME/secrets/services
    variables=$CONVOKE_HOME/secrets/variables
    say 'PostgreSQL and Kafka run'
}

stop_stores() {
    [[ ! -e $CONVOKE_HOME/run/platform.json ]] || "$root/convoke" down >/dev/null 2>&1 || true
}

# A port of the loopback address that nobody listens on, another one at each call in one shell.
next_port=19500
free_port() {
    while :; do
        next_port=$((next_port + 1))
        (: <"/dev/tcp/127.0.0.1/$next_port") 2>/dev/null || break
    done
    port=$next_port
}

# run_document FILE DIRECTORY HOOK [OLD=>NEW…]: runs the code blocks (```sh) of a document in their order and in one shell, each
# OLD in them replaced by NEW: the examples' addresses by those of this check. HOOK runs before the block that stops the server.
# A document that no longer has an OLD fails.
run_document() {
    local file=$1 directory=$2 hook=$3 script=$work/document.sh blocks pair old
    shift 3
    blocks=$(awk '/^```sh$/ { inside = 1; next } /^```$/ { if (inside) print "#end"; inside = 0 } inside' "$file")
    for pair in "$@"; do
        old=${pair%%=>*}
        [[ $blocks == *"$old"* ]] || fail "$file has no '$old' in its code any more"
        blocks=${blocks//"$old"/"${pair#*=>}"}
    done
    [[ $blocks =~ server\"?\ stop ]] || fail "$file does not say how the server is stopped"
    {
        echo 'set -euo pipefail'
        awk -v hook="$hook" '
            /^#end$/ { if (block ~ /server"? stop/) print hook; printf "%s", block; block = ""; next }
            { block = block $0 "\n" }' <<<"$blocks"
    } >"$script"
    (cd "$directory" && bash -x "$script") >"$work/document.log" 2>&1 || {
        tail -n 60 "$work/document.log" >&2
        fail "${file#"$root/"}: its code does not do what it says"
    }
}

# keep NAME FILE…: logs that outlive the check.
keep() {
    local name=$1 file
    shift
    mkdir -p "$kept_logs"
    for file in "$@"; do
        [[ ! -e $file ]] || cp "$file" "$kept_logs/$name-${file##*/}"
    done
}
