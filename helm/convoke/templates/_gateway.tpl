{{/* What this place adds to the routes file (docs/adr/0006-one-routes-file.md). */}}

{{- define "convoke.nginxConf" -}}
{{- $g := .Values.gateway -}}
daemon off;
pid /tmp/nginx.pid;
worker_processes {{ int $g.workers }};
# Streams and sockets that still run after that are cut off; clients open them again.
worker_shutdown_timeout {{ sub (sub (int $g.rollout.terminationGracePeriodSeconds) (int $g.rollout.drainSeconds)) 10 }}s;
error_log stderr notice;
events {
    worker_connections 4096;
}
http {
    # Messages about single requests quote the request line with its query: only the gravest are kept.
    error_log stderr crit;
    client_body_temp_path /tmp/body;
    proxy_temp_path /tmp/proxy;
    fastcgi_temp_path /tmp/fastcgi;
    uwsgi_temp_path /tmp/uwsgi;
    scgi_temp_path /tmp/scgi;

    limit_req_zone $convoke_reads_from zone=reads:8m rate={{ int $g.limits.reads }}r/s;
    limit_req_zone $convoke_writes_from zone=writes:8m rate={{ int $g.limits.writes }}r/s;
    limit_req_zone $convoke_sign_ins_from zone=sign-ins:8m rate={{ int $g.limits.signIns }}r/m;

    map $scheme $convoke_scheme {
        default {{ (urlParse .Values.publicUrl).scheme }};
    }

    # Each name twice: what finds no instance there is tried once more, and the cluster picks anew. A connection is used for ten
    # seconds at most and idles for five, so that an instance that was taken out of service has none left when it ends.
    {{- range $name := include "convoke.services" . | fromJsonArray }}
    upstream {{ $name }} {
        {{- range list 1 2 }}
        server {{ include "convoke.fullname" $ }}-{{ $name }}:9080 max_fails=0;
        {{- end }}
        keepalive 32;
        keepalive_time 10s;
        keepalive_timeout 5s;
    }
    {{- end }}
    {{- if .Values.apiDocs.enabled }}
    # Every service has the documentation, too.
    upstream api-docs {
        {{- range $name := include "convoke.services" . | fromJsonArray }}
        server {{ include "convoke.fullname" $ }}-{{ $name }}:9080 max_fails=0;
        {{- end }}
        keepalive 32;
        keepalive_time 10s;
        keepalive_timeout 5s;
    }
    {{- end }}

    map $convoke_service $convoke_upstream {
        default "";
        {{- range $name := include "convoke.services" . | fromJsonArray }}
        {{ $name }} {{ $name }};
        {{- end }}
        {{- if .Values.apiDocs.enabled }}
        api-docs api-docs;
        {{- end }}
    }

    include routes.conf;

    # For the cluster's probes; no Service leads here.
    server {
        listen 8081;
        access_log off;
        location = /health {
            return 204;
        }
        location / {
            return 404;
        }
    }
}
{{- end }}

{{- define "convoke.serverConf" -}}
{{- $g := .Values.gateway -}}
listen 8080 default_server;
access_log /dev/stdout convoke;
limit_req zone=reads burst={{ int $g.limits.readBurst }} nodelay;
limit_req zone=writes burst={{ int $g.limits.writeBurst }} nodelay;
limit_req zone=sign-ins burst={{ int $g.limits.signInBurst }} nodelay;
{{- range $g.trustedProxies }}
set_real_ip_from {{ . }};
{{- end }}
{{- if $g.trustedProxies }}
real_ip_header X-Forwarded-For;
real_ip_recursive on;
{{- end }}
{{- end }}
