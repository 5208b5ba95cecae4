{{/* One rule of egress: ports, and to where peers are given; without peers any address on these ports. */}}
{{- define "convoke.egress" -}}
- ports:
    {{- range .ports }}
    {{- if $.udp }}
    - {protocol: UDP, port: {{ int . }}}
    {{- end }}
    - {protocol: TCP, port: {{ int . }}}
    {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/* The port of an address, or its scheme's own. */}}
{{- define "convoke.port" -}}
{{- $url := urlParse . }}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) }}
{{- $port | default (ternary "80" "443" (eq $url.scheme "http")) }}
{{- end }}

{{- define "convoke.kafkaPorts" -}}
{{- $ports := list }}
{{- range splitList "," .Values.kafka.bootstrapServers }}
{{- $ports = append $ports (regexFind "[0-9]+$" (trim .) | int) }}
{{- end }}
{{- $ports | uniq | toJson }}
{{- end }}
