{{/* What the schema cannot say, because it lies between values. Says nothing, or fails with everything that is wrong. */}}
{{- define "convoke.validated" -}}
{{- $v := .Values }}{{- $wrong := list }}
{{- if and (eq $v.secrets.backend "vault") (not $v.secrets.vault.address) }}
{{- $wrong = append $wrong "secrets.vault.address: needed with secrets.backend vault" }}
{{- end }}
{{- if and (eq (include "convoke.exposedAs" .) "http-route") (not $v.expose.httpRoute.parentRefs) }}
{{- $wrong = append $wrong "expose.httpRoute.parentRefs: needed with expose.as http-route" }}
{{- end }}
{{- if and $v.telegram.enabled (not $v.telegram.botName) }}
{{- $wrong = append $wrong "telegram.botName: needed with telegram.enabled" }}
{{- end }}
{{- if and $v.kafka.strimziTopics.enabled (or (not $v.kafka.strimziTopics.cluster) (not $v.kafka.strimziTopics.namespace)) }}
{{- $wrong = append $wrong "kafka.strimziTopics: cluster and namespace are needed" }}
{{- end }}
{{- if and $v.observability.serviceMonitor.enabled $v.networkPolicy.enabled (not $v.networkPolicy.monitoringFrom) }}
{{- $wrong = append $wrong "networkPolicy.monitoringFrom: needed with observability.serviceMonitor.enabled, for the policies let nobody else reach the metrics" }}
{{- end }}
{{- $sasl := hasPrefix "SASL_" $v.kafka.securityProtocol }}{{- $tls := hasSuffix "SSL" $v.kafka.securityProtocol }}
{{- if and $sasl (not $v.kafka.user) }}
{{- $wrong = append $wrong (printf "kafka.user: needed with kafka.securityProtocol %s" $v.kafka.securityProtocol) }}
{{- end }}
{{- if and $v.kafka.user (not $sasl) }}
{{- $wrong = append $wrong (printf "kafka.user: would not be used with kafka.securityProtocol %s" $v.kafka.securityProtocol) }}
{{- end }}
{{- range list "caCertificate" "clientCertificate" }}
{{- if and (index $v.kafka .) (not $tls) }}
{{- $wrong = append $wrong (printf "kafka.%s: would not be used with kafka.securityProtocol %s" . $v.kafka.securityProtocol) }}
{{- end }}
{{- end }}
{{- if and (has $v.database.sslMode (list "verify-ca" "verify-full")) (not $v.database.caCertificate) }}
{{- $wrong = append $wrong (printf "database.caCertificate: needed with database.sslMode %s" $v.database.sslMode) }}
{{- end }}
{{- range $name := append (include "convoke.services" . | fromJsonArray) "gateway" }}
{{- $ctx := dict "root" $ "component" $name }}
{{- $where := printf "services.%s" $name }}
{{- if eq $name "gateway" }}
{{- $_ := set $ctx "own" $v.gateway }}
{{- $where = "gateway" }}
{{- end }}
{{- include "convoke.component" $ctx }}
{{- $s := $ctx.settings }}
{{- if and $s.autoscaling.enabled (gt (int $s.autoscaling.minReplicas) (int $s.autoscaling.maxReplicas)) }}
{{- $wrong = append $wrong (printf "%s.autoscaling: minReplicas is more than maxReplicas" $where) }}
{{- end }}
{{- if lt (int $s.rollout.terminationGracePeriodSeconds) (add 35 (int $s.rollout.drainSeconds)) }}
{{- $wrong = append $wrong (printf "%s.rollout: terminationGracePeriodSeconds has to be at least drainSeconds and 35" $where) }}
{{- end }}
{{- if and (eq (toString $s.rollout.maxSurge) "0") (eq (toString $s.rollout.maxUnavailable) "0") }}
{{- $wrong = append $wrong (printf "%s.rollout: maxSurge and maxUnavailable cannot both be 0" $where) }}
{{- end }}
{{- if and (eq $name "media") (eq $v.media.storage "directory") (ne $v.media.directory.accessMode "ReadWriteMany") (or $s.autoscaling.enabled (gt (int $s.replicas) 1)) }}
{{- $wrong = append $wrong (printf "services.media: more than one instance needs media.storage s3 or media.directory.accessMode ReadWriteMany, not %s" $v.media.directory.accessMode) }}
{{- end }}
{{- end }}
{{- if $wrong }}
{{- fail (printf "\n%s\n" (join "\n" $wrong)) }}
{{- end }}
{{- end }}
