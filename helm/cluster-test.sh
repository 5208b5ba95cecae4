#!/usr/bin/env bash
# Installs the chart on a real Kubernetes API server, in namespaces that enforce Pod Security "restricted": every values file is
# linted, sent to the server as a trial that refuses unknown fields, installed, upgraded, rolled back, tested and uninstalled.
# No container runs there (kwok says that pods are ready), so what the pods do is not tried here.
#
# Usage: helm/cluster-test.sh [values file…]
#   KUBECONFIG       a cluster to use, with a token in it that may do everything, and helm on the PATH. Otherwise a control
#                    plane is started on loopback, and taken down again whatever happens:
#   CONVOKE_KUBE     the program that starts it (../shared/tools/kube/kube). It needs Go, etcd, openssl and curl, and builds
#                    for ten minutes when it is used for the first time.
# The last line is "N passed, N failed". A cluster that cannot be had is a failure with CI=true, else the test is skipped.
set -uo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
chart=$root/helm/convoke
tool=${CONVOKE_KUBE:-$root/../shared/tools/kube/kube}
# Schemas of what is not Kubernetes' own; published as Go modules.
gateway_api=sigs.k8s.io/gateway-api@v1.4.0
prometheus_operator=github.com/prometheus-operator/prometheus-operator@v0.85.0
release=shop
passed=0 failed=0 started=false heart='' namespaces=()
work=$(mktemp -d)

skip() {
    echo "cluster-test: skipped: $*" >&2
    rm -rf "$work"
    [[ ${CI-} != true ]] || exit 1
    echo '0 passed, 0 failed'
    exit 0
}

finish() {
    trap - EXIT
    [[ -z $heart ]] || kill "$heart" 2>/dev/null
    if $started; then
        # Without etcd, which ends at the same time, the API server does not always end by itself.
        local server
        server=$(cat "${KUBE_HOME:-$HOME/.cache/convoke-kube}/run/apiserver.pid" 2>/dev/null) || true
        "$tool" down >/dev/null 2>&1 || true
        [[ -z $server ]] || kill -KILL "$server" 2>/dev/null || true
    else
        local namespace
        for namespace in "${namespaces[@]}"; do
            helm uninstall --namespace default "around-$namespace" >/dev/null 2>&1 || true
        done
    fi
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# check WHAT COMMAND…: counts, and shows what the command said when it failed.
check() {
    local what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$what"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$what"
        grep -v 'found symbolic link' "$work/said" | head -n 30 | sed 's/^/        /'
    fi
}

refused() {
    ! "$@"
}

# ---- The cluster -----------------------------------------------------------------------------------------------------

start_cluster() {
    local program said
    for program in curl jq openssl go; do
        command -v "$program" >/dev/null || skip "$program is not on the PATH"
    done
    if [[ -z ${KUBECONFIG-} ]]; then
        [[ -x $tool ]] || skip "there is no cluster: no KUBECONFIG, and no $tool"
        command -v etcd >/dev/null || skip 'etcd is not on the PATH'
        said=$("$tool" up) || skip "$tool up failed: $said"
        [[ $said == already* ]] || started=true
        KUBECONFIG=$(sed -n 's/.*KUBECONFIG=\([^;]*\).*/\1/p' <<<"$said" | tail -n 1)
        export KUBECONFIG
        PATH=$(dirname "$(dirname "$KUBECONFIG")")/bin:$PATH
    fi
    command -v helm >/dev/null || skip 'helm is not on the PATH'
    server=$(sed -n 's/.*server: "\{0,1\}\([^",}]*\).*/\1/p' "$KUBECONFIG" | head -n 1)
    token=$(sed -n 's/.*token: "\{0,1\}\([^",}]*\).*/\1/p' "$KUBECONFIG" | head -n 1)
    [[ -n $server && -n $token ]] || skip 'the KUBECONFIG has no token'
}

server='' token=''

# api METHOD PATH [BODY [TYPE]]: JSON to the output; fails when the server refuses.
api() {
    local options=(-sSk --max-time 30 --fail-with-body -X "$1" -H "Authorization: Bearer $token")
    [[ -z ${3-} ]] || options+=(-H "Content-Type: ${4:-application/yaml}" --data-binary @-)
    curl "${options[@]}" "$server$2" <<<"${3-}"
}

# On a busy machine kwok is late with signs of life of its node, and then the cluster counts all pods as gone. Until it ends:
beat() {
    local now
    while sleep 8; do
        now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
        api PATCH /api/v1/nodes/node-1/status "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\",\"reason\":\"KubeletReady\",\"lastHeartbeatTime\":\"$now\"}]}}" \
            application/strategic-merge-patch+json
    done >/dev/null 2>&1
}

# eventually SECONDS COMMAND…
eventually() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        [[ $SECONDS -lt $until ]] || return 1
        sleep 0.5
    done
}

# path_of KIND: where the API has objects of that kind in a namespace.
path_of() {
    case $1 in
        ConfigMap | Service | ServiceAccount | Secret | Pod) echo "/api/v1 ${1,,}s" ;;
        PersistentVolumeClaim) echo '/api/v1 persistentvolumeclaims' ;;
        Deployment | ReplicaSet) echo "/apis/apps/v1 ${1,,}s" ;;
        HorizontalPodAutoscaler) echo '/apis/autoscaling/v2 horizontalpodautoscalers' ;;
        PodDisruptionBudget) echo '/apis/policy/v1 poddisruptionbudgets' ;;
        NetworkPolicy) echo '/apis/networking.k8s.io/v1 networkpolicies' ;;
        Ingress) echo '/apis/networking.k8s.io/v1 ingresses' ;;
        Route) echo '/apis/route.openshift.io/v1 routes' ;;
        HTTPRoute) echo '/apis/gateway.networking.k8s.io/v1 httproutes' ;;
        ServiceMonitor | PrometheusRule) echo "/apis/monitoring.coreos.com/v1 ${1,,}s" ;;
        EndpointSlice) echo '/apis/discovery.k8s.io/v1 endpointslices' ;;
        *) return 1 ;;
    esac
}

# objects NAMESPACE KIND: the names of the release's.
objects() {
    local at
    read -r -a at <<<"$(path_of "$2")"
    api GET "${at[0]}/namespaces/$1/${at[1]}?labelSelector=app.kubernetes.io%2Finstance%3D$release" | jq -r '.items[].metadata.name'
}

# ---- What a namespace needs beside the chart -------------------------------------------------------------------------

# around NAMESPACE: the namespace, the secrets that the values files name, and volumes; made by Helm, so that it ends as one.
around() {
    local namespace=$1 directory=$work/around-$1
    mkdir -p "$directory/templates"
    cat >"$directory/Chart.yaml" <<END
apiVersion: v2
name: around
version: 1.0.0
END
    cat >"$directory/templates/all.yaml" <<END
apiVersion: v1
kind: Namespace
metadata:
  name: $namespace
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: latest
    pod-security.kubernetes.io/warn: restricted
---
apiVersion: v1
kind: PersistentVolume
metadata:
  name: $namespace-media
spec:
  capacity: {storage: 500Gi}
  accessModes: [ReadWriteMany, ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  ${2:+storageClassName: $2}
  claimRef: {namespace: $namespace, name: $release-convoke-media}
  hostPath: {path: /nowhere}
END
    local secret
    for secret in convoke-database convoke-common convoke-auth convoke-registration convoke-notification convoke-media; do
        printf -- '---\napiVersion: v1\nkind: Secret\nmetadata: {name: %s, namespace: %s}\nstringData:\n' "$secret" "$namespace"
        case $secret in
            convoke-database)
                for service in auth user event reviews media chat registration notification; do
                    printf '  db.%s.password: "%s"\n' "$service" "$(openssl rand -hex 12)"
                done
                ;;
            *) printf '  some.key: "%s"\n' "$(openssl rand -hex 12)" ;;
        esac
    done >>"$directory/templates/all.yaml"
    namespaces+=("$namespace")
    helm install --namespace default "around-$namespace" "$directory" >"$work/said" 2>&1 || {
        cat "$work/said" >&2
        return 1
    }
    # Without it the server takes no pod, not even on trial.
    eventually 60 api GET "/api/v1/namespaces/$namespace/serviceaccounts/default" >/dev/null 2>&1
}

# schemas MODULE FILE…: puts custom resource definitions of a Go module on the server.
schemas() {
    local module=$1 directory file
    shift
    directory=$(cd "$work" && GOFLAGS=-mod=mod go mod download -json "$module" | jq -r .Dir) || return 1
    for file in "$@"; do
        # A trial of the name first: another run may have left it there.
        api POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions "$(cat "$directory/$file")" >"$work/said" 2>&1 ||
            grep -q AlreadyExists "$work/said" || {
            cat "$work/said"
            return 1
        }
    done
}

# ---- The checks ------------------------------------------------------------------------------------------------------

# dry_run NAMESPACE FILE: each object of a manifest, as the server would take it, unknown and doubled fields refused.
dry_run() {
    local namespace=$1 document kind at count=0 wrong=0
    while IFS= read -r -d $'\001' document; do
        kind=$(sed -n 's/^kind: //p' <<<"$document")
        [[ -n $kind ]] || continue
        read -r -a at <<<"$(path_of "$kind")" || {
            echo "an object of an unknown kind: $kind"
            return 1
        }
        count=$((count + 1))
        api POST "${at[0]}/namespaces/$namespace/${at[1]}?dryRun=All&fieldValidation=Strict" "$document" >"$work/answer" 2>&1 || {
            wrong=$((wrong + 1))
            sed -n 's/^  name: /  /p' <<<"$document" | head -n 1
            jq -r '.message // .' "$work/answer" 2>/dev/null || cat "$work/answer"
        }
    done < <(sed 's/^---$/\x01/' "$2"; printf '\001')
    echo "$count objects"
    [[ $count -gt 50 && $wrong == 0 ]]
}

# A pod without a security context: what the namespace is there to refuse.
careless_pod() {
    api POST "/api/v1/namespaces/$1/pods?dryRun=All" '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"careless"},"spec":{"containers":[{"name":"a","image":"a"}]}}' \
        application/json
}

# The generation of each Deployment's pods.
roll_outs() {
    api GET "/apis/apps/v1/namespaces/$1/deployments" | jq -r '.items[] | "\(.metadata.name) \(.metadata.annotations["deployment.kubernetes.io/revision"])"' | sort
}

# all_available NAMESPACE: as many pods as wanted are ready, of this generation, and no others. Helm waits for the new ones only, while
# old ones may still end and counts lag behind.
all_available() {
    api GET "/apis/apps/v1/namespaces/$1/deployments" |
        jq -e '(.items | length) == 9 and all(.items[]; .spec.replicas == .status.availableReplicas and .status.updatedReplicas == .spec.replicas)'
}

# rolled_out BEFORE AFTER NAME…: those and no others have new pods.
rolled_out() {
    local before=$1 after=$2 expected
    shift 2
    expected=$(printf '%s\n' "$@" | sed "s/^/$release-convoke-/" | sort)
    [[ $(diff <(echo "$before") <(echo "$after") | sed -n 's/^> \([^ ]*\) .*/\1/p') == "$expected" ]] || {
        diff <(echo "$before") <(echo "$after")
        return 1
    }
}

# has_variable NAMESPACE SERVICE TEXT: in server.xml on the server.
has_variable() {
    api GET "/api/v1/namespaces/$1/configmaps/$release-convoke-$2" | jq -r '.data["server.xml"]' | grep -F -- "$3"
}

# smoke NAMESPACE PHASE: helm test, whose pod ends as a phase says, since nobody runs it.
smoke() {
    local pod=/api/v1/namespaces/$1/pods/$release-convoke-smoke-test code=0 test
    helm test --namespace "$1" "$release" --timeout 180s &
    test=$!
    eventually 120 is_phase "$pod" Running || echo 'the pod does not run'
    api PATCH "$pod/status" "{\"status\":{\"phase\":\"$2\"}}" application/merge-patch+json >/dev/null
    wait "$test" || code=$?
    return "$code"
}

# The walk fails, and helm says which pod it was that failed, not that it could not ask.
smoke_fails() {
    ! smoke "$1" Failed 2>&1 | tee "$work/smoke" && grep -q "pod $release-convoke-smoke-test failed" "$work/smoke"
}

is_phase() {
    [[ $(api GET "$1" 2>/dev/null | jq -r '.status.phase?') == "$2" ]]
}

# left NAMESPACE: what there is of the release after it was uninstalled.
left() {
    local kind
    for kind in ConfigMap Service ServiceAccount Pod PersistentVolumeClaim Deployment ReplicaSet HorizontalPodAutoscaler PodDisruptionBudget \
        NetworkPolicy Ingress Route EndpointSlice ServiceMonitor PrometheusRule HTTPRoute; do
        objects "$1" "$kind" | sed "s/^/$kind /"
    done
    api GET "/api/v1/namespaces/$1/secrets" | jq -r '.items[].metadata.name | select(startswith("sh.helm.release")) | "Secret " + .'
}

is_left() {
    local found
    found=$(left "$1")
    echo "$found"
    [[ $found == "$2" ]]
}

# walk NAME CHART KEPT ARGUMENT…: a release's whole life. KEPT: what outlives it.
walk() {
    local name=$1 from=$2 kept=$3 namespace=convoke-$1 before after
    shift 3
    local values=("$@")
    printf '\n-- %s\n' "$name"
    around "$namespace" "$([[ $name != kubernetes* ]] || echo shared)" || {
        failed=$((failed + 1))
        return
    }
    local where=(--namespace "$namespace") wait=(--wait --timeout 300s)
    check "$name: lint" helm lint --strict "$from" "${where[@]}" "${values[@]}"
    helm template "$release" "$from" "${where[@]}" "${values[@]}" --kube-version "$kubernetes" >"$work/manifest" 2>"$work/said" || cat "$work/said"
    check "$name: every object is one that the server takes" dry_run "$namespace" "$work/manifest"
    check "$name: helm's own trial on the server" helm install "$release" "$from" "${where[@]}" "${values[@]}" --dry-run=server
    check "$name: a pod that is not restricted is refused" refused careless_pod "$namespace"
    check "$name: install" helm install "$release" "$from" "${where[@]}" "${values[@]}" "${wait[@]}"
    helm status "$release" "${where[@]}" >/dev/null 2>&1 || return
    check "$name: every pod is there" eventually 60 all_available "$namespace"
    check "$name: the notes say where it is" grep -q "^Address  *http" <(helm get notes "$release" "${where[@]}")

    before=$(roll_outs "$namespace")
    check "$name: upgrade of one service's configuration" helm upgrade "$release" "$from" "${where[@]}" "${values[@]}" "${wait[@]}" \
        --set 'services.chat.config.convoke\.chat\.queue=300'
    after=$(roll_outs "$namespace")
    check "$name: only its pods are new" rolled_out "$before" "$after" chat
    check "$name: the new configuration is there" has_variable "$namespace" chat 'name="convoke.chat.queue" value="300"'
    check "$name: every pod is there after it" eventually 60 all_available "$namespace"
    check "$name: a wrong value is refused" refused helm upgrade "$release" "$from" "${where[@]}" "${values[@]}" --set publicUrl=nowhere
    # Once is enough: each roll-out of all takes a minute.
    if [[ $name == kubernetes ]]; then
        check "$name: an upgrade of all, with more instances" helm upgrade "$release" "$from" "${where[@]}" "${values[@]}" "${wait[@]}" \
            --set 'config.convoke\.retention-interval=PT5M' --set services.reviews.replicas=4
        check "$name: every pod is there after that" eventually 60 all_available "$namespace"
    fi
    check "$name: rollback" helm rollback "$release" 1 "${where[@]}" "${wait[@]}"
    check "$name: the old configuration is back" refused has_variable "$namespace" chat convoke.chat.queue
    check "$name: every pod is there after the rollback" eventually 60 all_available "$namespace"
    check "$name: helm test when the walk ends well" smoke "$namespace" Succeeded
    check "$name: helm test when the walk fails" smoke_fails "$namespace"
    api DELETE "/api/v1/namespaces/$namespace/pods/$release-convoke-smoke-test" >/dev/null 2>&1
    api DELETE "/api/v1/namespaces/$namespace/configmaps/$release-convoke-smoke-test" >/dev/null 2>&1
    check "$name: uninstall" helm uninstall "$release" "${where[@]}" "${wait[@]}"
    check "$name: nothing is left${kept:+ but $kept}" eventually 60 is_left "$namespace" "$kept"
    helm uninstall --namespace default "around-$namespace" >/dev/null 2>&1
    check "$name: the namespace ends" eventually 60 refused api GET "/api/v1/namespaces/$namespace"
}

start_cluster
kubernetes=$(api GET /version | jq -r .gitVersion)
echo "helm $(helm version --short 2>/dev/null), Kubernetes $kubernetes"

if $started; then
    beat &
    heart=$!
fi

claim="PersistentVolumeClaim $release-convoke-media"
check 'schemas of the Gateway API' schemas "$gateway_api" config/crd/standard/gateway.networking.k8s.io_httproutes.yaml
check "schemas of Prometheus' operator" schemas "$prometheus_operator" \
    example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml
check 'the chart as an archive' helm package --destination "$work" "$chart"
archive=$(echo "$work"/convoke-*.tgz)

for file in "$chart"/values-*.yaml; do
    name=$(basename "$file" .yaml)
    name=${name#values-}
    [[ $# == 0 || " $* " == *" $(basename "$file") "* ]] || continue
    case $name in
        openshift) walk "$name" "$chart" '' -f "$file" ;;
        *) walk "$name" "$chart" "$claim" -f "$file" ;;
    esac
done
if [[ $# == 0 ]]; then
    walk kubernetes-archive "$archive" "$claim" -f "$chart/values-kubernetes.yaml" --set expose.as=http-route \
        --set 'expose.httpRoute.parentRefs[0].name=outside' --set observability.serviceMonitor.enabled=true \
        --set 'networkPolicy.monitoringFrom[0].namespaceSelector.matchLabels.kubernetes\.io/metadata\.name=monitoring' \
        --set observability.alerts.enabled=true --set observability.dashboards.enabled=true
    # Vault's login by service account tokens of this cluster.
    if [[ -x $root/helm/vault-login-test.sh ]]; then
        printf '\n-- Vault\n'
        "$root/helm/vault-login-test.sh" | tee "$work/vault"
        code=${PIPESTATUS[0]}
        read -r vault_passed vault_failed < <(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$work/vault" | tail -n 1)
        passed=$((passed + ${vault_passed:-0}))
        failed=$((failed + ${vault_failed:-0}))
        [[ $code == 0 || ${vault_failed:-0} -gt 0 ]] || failed=$((failed + 1))
    fi
fi

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[[ $failed == 0 && $passed -gt 0 ]]
