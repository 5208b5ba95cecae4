{{/* Names and labels. */}}

{{- define "convoke.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* The longest name beside it is <fullname>-notification, and a Service's may have 63 characters. */}}
{{- define "convoke.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains (include "convoke.name" .) .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "convoke.name" .) | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* root, and component where the object belongs to one. */}}
{{- define "convoke.labels" -}}
{{- $root := .root -}}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/part-of: convoke
{{ include "convoke.selector" . }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "convoke.selector" -}}
app.kubernetes.io/name: {{ include "convoke.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{/* The names of the services that are installed, as a JSON array in the order of the alphabet. */}}
{{- define "convoke.services" -}}
{{- $names := list }}
{{- range $name, $settings := .Values.services }}
{{- if dig "enabled" true (default dict $settings) }}
{{- $names = append $names $name }}
{{- end }}
{{- end }}
{{- $names | toJson }}
{{- end }}

{{/* Whom a service asks over HTTP, as a JSON array: the keys convoke.<service>.url of configuration.md. */}}
{{- define "convoke.peers" -}}
{{- $peers := dict "registration" (list "event") "event" (list "registration") }}
{{- default list (index $peers .) | toJson }}
{{- end }}

{{/* Puts a component's settings into the given dict (root, component): defaults under its own. */}}
{{- define "convoke.component" -}}
{{- $own := .own | default (index .root.Values.services .component) | default dict }}
{{- $_ := set . "settings" (mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy $own)) }}
{{- $_ := set . "fullname" (printf "%s-%s" (include "convoke.fullname" .root) .component) }}
{{- end }}

{{- define "convoke.onOpenShift" -}}
{{- $says := toString .Values.openshift.enabled }}
{{- if or (eq $says "true") (and (eq $says "auto") (.Capabilities.APIVersions.Has "route.openshift.io/v1/Route")) -}}
true
{{- end }}
{{- end }}

{{/* route, ingress, http-route or none */}}
{{- define "convoke.exposedAs" -}}
{{- if ne .Values.expose.as "auto" }}{{ .Values.expose.as }}
{{- else if include "convoke.onOpenShift" . }}route
{{- else }}ingress
{{- end }}
{{- end }}

{{- define "convoke.host" -}}
{{- regexReplaceAll ":[0-9]+$" (urlParse .Values.publicUrl).host "" }}
{{- end }}

{{- define "convoke.image" -}}
{{- if .settings.image }}{{ .settings.image }}
{{- else }}{{ printf "%s/convoke-%s:%s" .root.Values.image.registry .component (default .root.Chart.AppVersion .root.Values.image.tag) }}
{{- end }}
{{- end }}
