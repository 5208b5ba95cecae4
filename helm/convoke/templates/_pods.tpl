{{/* What every pod and Deployment has; the dict is that of convoke.component. */}}

{{/* Arbitrary user ids: on OpenShift the namespace gives them out, elsewhere somebody has to. */}}
{{- define "convoke.podSecurityContext" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- if not (include "convoke.onOpenShift" .) }}
{{ toYaml .Values.podSecurity }}
fsGroupChangePolicy: OnRootMismatch
{{- end }}
{{- end }}

{{- define "convoke.containerSecurityContext" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "convoke.deploymentHead" -}}
{{- $s := .settings -}}
revisionHistoryLimit: 5
{{- if not $s.autoscaling.enabled }}
replicas: {{ int $s.replicas }}
{{- end }}
# Longer than a start may take by its probe.
progressDeadlineSeconds: {{ add 120 (mul (int $s.probes.startup.periodSeconds) (int $s.probes.startup.failureThreshold)) }}
selector:
  matchLabels:
    {{- include "convoke.selector" . | nindent 4 }}
strategy:
  {{- if .alone }}
  # Its volume can be at one node only: the next instance starts when the last one is gone.
  type: Recreate
  {{- else }}
  type: RollingUpdate
  rollingUpdate:
    maxSurge: {{ $s.rollout.maxSurge }}
    maxUnavailable: {{ $s.rollout.maxUnavailable }}
  {{- end }}
{{- end }}

{{- define "convoke.podMetadata" -}}
# Without versions: a release that changes nothing of a pod leaves it alone.
labels:
  {{- include "convoke.selector" . | nindent 2 }}
  app.kubernetes.io/part-of: convoke
  {{- with .root.Values.commonLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  {{- with .settings.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  # A changed configuration is a changed pod.
  checksum/config: {{ .configuration | sha256sum }}
  {{- with .settings.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Where pods go and how long they may take to end. */}}
{{- define "convoke.podHead" -}}
{{- $s := .settings -}}
serviceAccountName: {{ .fullname }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ int $s.rollout.terminationGracePeriodSeconds }}
securityContext:
  {{- include "convoke.podSecurityContext" .root | nindent 2 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with $s.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $s.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $s.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $s.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- $spread := list }}
{{- if ne $s.spread.zones "off" }}
{{- $spread = append $spread (dict "key" "topology.kubernetes.io/zone" "how" $s.spread.zones) }}
{{- end }}
{{- if ne $s.spread.nodes "off" }}
{{- $spread = append $spread (dict "key" "kubernetes.io/hostname" "how" $s.spread.nodes) }}
{{- end }}
{{- with $spread }}
topologySpreadConstraints:
  {{- range . }}
  - maxSkew: 1
    topologyKey: {{ .key }}
    whenUnsatisfiable: {{ .how }}
    labelSelector:
      matchLabels:
        {{- include "convoke.selector" $ | nindent 8 }}
    # Instances of one roll-out only; else the old ones would decide where the new ones go.
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}
{{- end }}

{{- define "convoke.probe" -}}
httpGet:
  path: {{ .path }}
  port: {{ .port }}
periodSeconds: {{ int .probe.periodSeconds }}
timeoutSeconds: {{ int .probe.timeoutSeconds }}
failureThreshold: {{ int .probe.failureThreshold }}
{{- end }}

{{- define "convoke.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .fullname }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "convoke.labels" . | nindent 4 }}
  {{- with .settings.serviceAccountAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
# No part of Convoke asks the Kubernetes API.
automountServiceAccountToken: false
{{- end }}

{{- define "convoke.scaling" -}}
{{- $s := .settings }}
{{- if $s.podDisruptionBudget.enabled }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .fullname }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "convoke.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ $s.podDisruptionBudget.maxUnavailable }}
  # A pod that is not ready serves nobody: it may go at any time.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "convoke.selector" . | nindent 6 }}
---
{{- end }}
{{- if $s.autoscaling.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .fullname }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "convoke.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ .fullname }}
  minReplicas: {{ int $s.autoscaling.minReplicas }}
  maxReplicas: {{ int $s.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ int $s.autoscaling.targetCPUUtilizationPercentage }}
  behavior:
    # A start costs processor time itself: its own start must not call for the next instance.
    scaleUp:
      stabilizationWindowSeconds: 120
      policies:
        - type: Pods
          value: 1
          periodSeconds: 120
    scaleDown:
      stabilizationWindowSeconds: 600
      policies:
        - type: Pods
          value: 1
          periodSeconds: 120
---
{{- end }}
{{- end }}

{{/* The volume of a PEM file that a value names: name, from ({secret} or {configMap}, and key). */}}
{{- define "convoke.certificateVolume" -}}
- name: {{ .name }}
  {{- if .from.secret }}
  secret:
    secretName: {{ .from.secret }}
    defaultMode: 292 # 0444
  {{- else }}
  configMap:
    name: {{ .from.configMap }}
    defaultMode: 292 # 0444
  {{- end }}
    items:
      - key: {{ default "ca.crt" .from.key }}
        path: ca.crt
{{- end }}
