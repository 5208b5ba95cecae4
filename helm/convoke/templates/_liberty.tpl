{{/* A service on Open Liberty: its configuration and its pod. The dict is that of convoke.component. */}}

{{/* What the chart sets in server.xml, as JSON: keys of configuration.md with their values. */}}
{{- define "convoke.variables" -}}
{{- $root := .root }}{{- $v := $root.Values }}{{- $name := .component }}
{{- $set := dict "http.host" "*" "http.port" "9080" "convoke.stack.dir" "/opt/convoke/stack" }}
{{- $_ := set $set (printf "convoke.%s.war" $name) (printf "/opt/convoke/%s.war" $name) }}
{{- if $v.apiDocs.enabled }}
{{- $_ := set $set "convoke.api-docs.war" "/opt/convoke/api-docs.war" }}
{{- end }}
{{- $_ := set $set "convoke.public-url" $v.publicUrl }}
{{- $_ := set $set "db.host" $v.database.host }}
{{- $_ := set $set "db.port" (toString (int $v.database.port)) }}
{{- $_ := set $set "db.name" $v.database.name }}
{{- $_ := set $set "db.ssl-mode" $v.database.sslMode }}
{{- if $v.database.caCertificate }}
{{- $_ := set $set "db.ssl-root-certificate" "/run/convoke/database/ca.crt" }}
{{- end }}
{{- with .settings.databasePool }}
{{- $_ := set $set (printf "db.%s.pool" $name) (toString (int .)) }}
{{- end }}
{{- $_ := set $set "convoke.kafka.bootstrap-servers" $v.kafka.bootstrapServers }}
{{- $_ := set $set "convoke.kafka.topic-prefix" $v.kafka.topicPrefix }}
{{- $_ := set $set "convoke.kafka.security-protocol" $v.kafka.securityProtocol }}
{{- $_ := set $set "convoke.kafka.sasl-mechanism" $v.kafka.saslMechanism }}
{{- with $v.kafka.user }}
{{- $_ := set $set "convoke.kafka.user" . }}
{{- end }}
{{- if $v.kafka.caCertificate }}
{{- $_ := set $set "convoke.kafka.ca-certificate" "/run/convoke/kafka-authority/ca.crt" }}
{{- end }}
{{- if $v.kafka.clientCertificate }}
{{- $_ := set $set "convoke.kafka.client-certificate" "/run/convoke/kafka-certificate/tls.crt" }}
{{- $_ := set $set "convoke.kafka.client-key" "/run/convoke/kafka-certificate/tls.key" }}
{{- end }}
{{- with $v.observability.traces.endpoint }}
{{- $_ := set $set "otel.sdk.disabled" "false" }}
{{- $_ := set $set "otel.exporter.otlp.endpoint" . }}
{{- end }}
{{- range include "convoke.peers" $name | fromJsonArray }}
{{- $_ := set $set (printf "convoke.%s.url" .) (printf "http://%s-%s:9080" (include "convoke.fullname" $root) .) }}
{{- end }}
{{- if eq $name "auth" }}
{{- $_ := set $set "convoke.auth.erasure-services" (include "convoke.services" $root | fromJsonArray | join ",") }}
{{- else if eq $name "user" }}
{{- if $v.telegram.enabled }}
{{- $_ := set $set "convoke.telegram.bot-name" $v.telegram.botName }}
{{- end }}
{{- else if eq $name "media" }}
{{- $_ := set $set "convoke.media.storage" $v.media.storage }}
{{- $_ := set $set "convoke.media.directory" "/media" }}
{{- if eq $v.media.storage "s3" }}
{{- with $v.media.s3.endpoint }}
{{- $_ := set $set "convoke.media.s3.endpoint" . }}
{{- end }}
{{- $_ := set $set "convoke.media.s3.region" $v.media.s3.region }}
{{- $_ := set $set "convoke.media.s3.bucket" $v.media.s3.bucket }}
{{- $_ := set $set "convoke.media.s3.path-style" (toString $v.media.s3.pathStyle) }}
{{- end }}
{{- else if eq $name "notification" }}
{{- $_ := set $set "convoke.mail.host" $v.mail.host }}
{{- $_ := set $set "convoke.mail.port" (toString (int $v.mail.port)) }}
{{- $_ := set $set "convoke.mail.security" $v.mail.security }}
{{- with $v.mail.user }}
{{- $_ := set $set "convoke.mail.user" . }}
{{- end }}
{{- with $v.mail.from }}
{{- $_ := set $set "convoke.notification.from" . }}
{{- end }}
{{- if $v.mail.caCertificate }}
{{- $_ := set $set "convoke.mail.ca-certificate" "/run/convoke/mail/ca.crt" }}
{{- end }}
{{- $_ := set $set "convoke.telegram.updates" (ternary $v.telegram.updates "off" $v.telegram.enabled) }}
{{- end }}
{{- range $key, $value := mergeOverwrite (deepCopy $v.config) .settings.config }}
{{- include "convoke.checkedKey" (dict "root" $root "key" $key "set" $set) }}
{{- /* Helm's numbers are floating; a large one would come out as 5e+07. */}}
{{- if and (kindIs "float64" $value) (eq (floor $value) $value) }}
{{- $value = printf "%.0f" $value }}
{{- end }}
{{- $_ := set $set $key (toString $value) }}
{{- end }}
{{- $set | toJson }}
{{- end }}

{{/* Says nothing, or fails: key, set (what the chart sets itself). */}}
{{- define "convoke.checkedKey" -}}
{{- if hasKey .set .key }}
{{- fail (printf "config: %s follows from another value of this chart; README.md says which" .key) }}
{{- end }}
{{- $document := .root.Files.Get "configuration.md" }}
{{- $forms := list .key }}
{{- range $service := keys .root.Values.services }}
{{- $forms = append $forms ($.key | replace (printf ".%s." $service) ".<service>.") }}
{{- end }}
{{- $row := "" }}
{{- range $forms }}
{{- $row = $row | default (regexFind (printf "(?m)^\\| `%s` \\|.*$" (regexQuoteMeta .)) $document) }}
{{- end }}
{{- if not $row }}
{{- fail (printf "config: configuration.md knows no key %s" .key) }}
{{- end }}
{{- if or (regexMatch "^\\| `[^`]+` \\| secret" $row) (hasSuffix ".password" .key) (hasSuffix "-password" .key) }}
{{- fail (printf "config: %s is secret; README.md says which Kubernetes secret it belongs into" .key) }}
{{- end }}
{{- if regexMatch "^(convoke\\.(secrets|vault)\\.|VARIABLE_)" .key }}
{{- fail (printf "config: %s is read from the environment only; the values secrets.* set it" .key) }}
{{- end }}
{{- end }}

{{/* As the launcher makes it for topology eight: fragments first, for a later variable wins. */}}
{{- define "convoke.serverXml" -}}
<server description="{{ .fullname }}">
  <include location="/opt/convoke/config/common.xml"/>
  <include location="/opt/convoke/config/{{ .component }}.xml"/>
{{- if .root.Values.apiDocs.enabled }}
  <include location="/opt/convoke/config/api-docs.xml"/>
{{- end }}
{{- range $key, $value := include "convoke.variables" . | fromJson }}
  <variable name="{{ $key }}" value="{{ $value | replace "&" "&amp;" | replace "<" "&lt;" | replace "\"" "&quot;" }}"/>
{{- end }}
</server>
{{- end }}

{{- define "convoke.jvmOptions" -}}
{{- join "\n" .settings.jvmOptions }}
{{- end }}

{{/* The fragments that no service has for itself, as the data of a ConfigMap. */}}
{{- define "convoke.commonFragments" -}}
{{- $own := keys .Values.services }}
{{- range $path, $content := .Files.Glob "config/*.xml" }}
{{- if not (has (base $path | trimSuffix ".xml") $own) }}
{{ base $path }}: |
{{ $content | toString | indent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{/* Environment: what is read before there is any configuration. */}}
{{- define "convoke.environment" -}}
{{- $secrets := .root.Values.secrets -}}
- name: VARIABLE_SOURCE_DIRS
  value: /run/convoke/variables
- name: CONVOKE_SECRETS_BACKEND
  value: {{ $secrets.backend }}
{{- if eq $secrets.backend "directory" }}
- name: CONVOKE_SECRETS_DIRECTORY
  value: /run/convoke/secrets
{{- else }}
- name: CONVOKE_VAULT_ADDRESS
  value: {{ $secrets.vault.address | quote }}
- name: CONVOKE_VAULT_MOUNT
  value: {{ $secrets.vault.mount | quote }}
{{- if $secrets.vault.caCertificate }}
- name: CONVOKE_VAULT_CA_CERTIFICATE
  value: /run/convoke/vault/ca.crt
{{- end }}
{{- if eq $secrets.vault.login "kubernetes" }}
- name: CONVOKE_VAULT_KUBERNETES_MOUNT
  value: {{ $secrets.vault.kubernetes.mount | quote }}
- name: CONVOKE_VAULT_KUBERNETES_ROLE
  value: {{ printf "%s%s" $secrets.vault.kubernetes.rolePrefix .component | quote }}
- name: CONVOKE_VAULT_KUBERNETES_TOKEN_FILE
  value: /run/convoke/token/token
{{- else }}
- name: CONVOKE_VAULT_APPROLE_DIRECTORY
  value: /run/convoke/approle
{{- end }}
{{- end }}
{{- end }}

{{- define "convoke.secretMounts" -}}
{{- $secrets := .root.Values.secrets -}}
- {name: variables, mountPath: /run/convoke/variables, readOnly: true}
{{- if .root.Values.database.caCertificate }}
- {name: database-authority, mountPath: /run/convoke/database, readOnly: true}
{{- end }}
{{- if .root.Values.kafka.caCertificate }}
- {name: kafka-authority, mountPath: /run/convoke/kafka-authority, readOnly: true}
{{- end }}
{{- if .root.Values.kafka.clientCertificate }}
- {name: kafka-certificate, mountPath: /run/convoke/kafka-certificate, readOnly: true}
{{- end }}
{{- if and (eq .component "notification") .root.Values.mail.caCertificate }}
- {name: mail-authority, mountPath: /run/convoke/mail, readOnly: true}
{{- end }}
{{- if eq $secrets.backend "directory" }}
- {name: common-secrets, mountPath: /run/convoke/secrets/common, readOnly: true}
- {name: own-secrets, mountPath: /run/convoke/secrets/{{ .component }}, readOnly: true}
{{- else }}
{{- if $secrets.vault.caCertificate }}
- {name: vault-authority, mountPath: /run/convoke/vault, readOnly: true}
{{- end }}
{{- if eq $secrets.vault.login "kubernetes" }}
- {name: vault-token, mountPath: /run/convoke/token, readOnly: true}
{{- else }}
- {name: approle, mountPath: /run/convoke/approle/{{ .component }}, readOnly: true}
{{- end }}
{{- end }}
{{- end }}

{{- define "convoke.secretVolumes" -}}
{{- $v := .root.Values }}{{- $secrets := $v.secrets }}
{{- $password := .settings.databasePassword | default dict }}
- name: variables
  secret:
    secretName: {{ $password.secret | default $v.database.passwordSecret }}
    defaultMode: 288 # 0440
    items:
      - {key: {{ $password.key | default (printf "db.%s.password" .component) }}, path: db.{{ .component }}.password}
{{- if $v.database.caCertificate }}
{{ include "convoke.certificateVolume" (dict "name" "database-authority" "from" $v.database.caCertificate) }}
{{- end }}
{{- if $v.kafka.caCertificate }}
{{ include "convoke.certificateVolume" (dict "name" "kafka-authority" "from" $v.kafka.caCertificate) }}
{{- end }}
{{- with $v.kafka.clientCertificate }}
- name: kafka-certificate
  secret:
    secretName: {{ .secret | replace "{service}" $.component }}
    defaultMode: 288 # 0440
    items:
      - {key: {{ .certificate | default "user.crt" }}, path: tls.crt}
      - {key: {{ .privateKey | default "user.key" }}, path: tls.key}
{{- end }}
{{- if and (eq .component "notification") $v.mail.caCertificate }}
{{ include "convoke.certificateVolume" (dict "name" "mail-authority" "from" $v.mail.caCertificate) }}
{{- end }}
{{- if eq $secrets.backend "directory" }}
- name: common-secrets
  secret:
    secretName: {{ $secrets.directory.common }}
    defaultMode: 288 # 0440
- name: own-secrets
  secret:
    secretName: {{ $secrets.directory.prefix }}{{ .component }}
    defaultMode: 288 # 0440
    {{- if not (has .component (list "auth" "registration" "notification")) }}
    # Has no key that it cannot do without.
    optional: true
    {{- end }}
{{- else }}
{{- if $secrets.vault.caCertificate }}
{{ include "convoke.certificateVolume" (dict "name" "vault-authority" "from" $secrets.vault.caCertificate) }}
{{- end }}
{{- if eq $secrets.vault.login "kubernetes" }}
- name: vault-token
  projected:
    defaultMode: 288 # 0440
    sources:
      - serviceAccountToken:
          path: token
          audience: {{ $secrets.vault.kubernetes.audience }}
          expirationSeconds: {{ int $secrets.vault.kubernetes.tokenSeconds }}
{{- else }}
- name: approle
  secret:
    secretName: {{ $secrets.vault.approle.prefix }}{{ .component }}
    defaultMode: 288 # 0440
    items:
      - {key: role-id, path: role-id}
      - {key: secret-id, path: secret-id}
{{- end }}
{{- end }}
{{- end }}

{{- define "convoke.mediaVolume" -}}
{{- $media := .root.Values.media }}
- name: media
  {{- if eq $media.storage "s3" }}
  emptyDir:
    sizeLimit: {{ $media.s3.workspace }}
  {{- else }}
  persistentVolumeClaim:
    claimName: {{ $media.directory.existingClaim | default .fullname }}
  {{- end }}
{{- end }}
