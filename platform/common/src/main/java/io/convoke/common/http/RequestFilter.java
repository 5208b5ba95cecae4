package io.convoke.common.http;

import io.convoke.common.json.Json;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.Problem;
import io.convoke.common.problem.ProblemType;
import io.convoke.common.schema.SchemaGate;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Around every request: gives it its trace and language, refuses it while the schema is not there yet, and writes a problem
 * body where the container answered an error of its own without one (on Liberty the 401 of MP-JWT does not pass JAX-RS).
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SchemaGate gate;

    @Inject
    private transient RequestMetrics metrics;

    /** Whether OpenTelemetry is off. */
    @Inject
    @ConfigProperty(name = "otel.sdk.disabled", defaultValue = "true")
    private boolean telemetryOff;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var began = System.nanoTime();
        var trace = RequestTrace.continuing(request.getHeader(TracedRequest.TRACEPARENT), language(request));
        var failure = trace.call(() -> {
            try {
                response.setHeader("X-Request-Id", trace.traceId());
                if (gate.isOpen()) {
                    chain.doFilter(traced(request, trace), response);
                } else {
                    response.setStatus(CommonProblem.UNAVAILABLE.status());
                }
                writeMissingProblem(response);
                return null;
            } catch (IOException | ServletException | RuntimeException e) {
                return e;
            }
        });
        metrics.answered(
                failure == null ? response.getStatus() : CommonProblem.INTERNAL_ERROR.status(),
                Duration.ofNanos(System.nanoTime() - began));
        if (failure instanceof IOException io) {
            throw io;
        } else if (failure instanceof ServletException servlet) {
            throw servlet;
        } else if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
    }

    /** The server's own span is begun behind this filter; it must have the trace that the answer and the log name. */
    private HttpServletRequest traced(HttpServletRequest request, RequestTrace trace) {
        return telemetryOff || RequestTrace.isWellFormed(request.getHeader(TracedRequest.TRACEPARENT))
                ? request
                : new TracedRequest(request, trace);
    }

    private static Locale language(HttpServletRequest request) {
        var locales = request.getLocales();
        while (locales.hasMoreElements()) {
            var language = locales.nextElement().getLanguage();
            if (language.equals("ru")) {
                return RequestTrace.RUSSIAN;
            } else if (language.equals("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    private static void writeMissingProblem(HttpServletResponse response) {
        var status = response.getStatus();
        var type = response.getContentType();
        if (status < 400 || response.isCommitted() || (type != null && type.startsWith(Problem.MEDIA_TYPE))) {
            return;
        }
        if (status == 401) {
            response.setHeader("WWW-Authenticate", Challenge.INVALID_TOKEN);
        }
        var common = CommonProblem.ofStatus(status);
        write(response, common, Details.of(common));
    }

    private static void write(HttpServletResponse response, ProblemType type, String detail) {
        try {
            var body = Json.write(Problem.of(type, detail)).getBytes(StandardCharsets.UTF_8);
            response.resetBuffer();
            response.setStatus(type.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.setHeader("Cache-Control", "no-store");
            if (type == CommonProblem.UNAVAILABLE) {
                response.setHeader("Retry-After", Long.toString(ProblemAnswers.RETRY_AFTER_SECONDS));
            }
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
