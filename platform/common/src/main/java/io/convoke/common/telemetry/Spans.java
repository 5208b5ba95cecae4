package io.convoke.common.telemetry;

import io.convoke.common.http.RequestTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Spans under a trace that was written down: in a row of the outbox, in the headers of a record, beside a message that waits.
 * While telemetry is off a span is nothing but the trace that it continues, so that ids travel on all the same.
 */
@ApplicationScoped
public class Spans {
    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of("traceparent");
        }

        @Override
        public String get(String carrier, String key) {
            return "traceparent".equals(key) ? carrier : null;
        }
    };

    @Inject
    Tracer tracer;

    /**
     * What a span is about.
     *
     * @param name of few different values: no ids
     * @param traceparent the W3C trace context of the cause; where it is malformed a trace begins
     * @param attributes by the names of OpenTelemetry's semantic conventions where they have one
     */
    public record Work(String name, SpanKind kind, String traceparent, Map<String, String> attributes) {
        public Work {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Begins a span that {@link #end} ends, on any thread. */
    public Span begin(Work work) {
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), work.traceparent(), TRACEPARENT);
        var builder = tracer.spanBuilder(work.name()).setSpanKind(work.kind()).setParent(parent);
        work.attributes().forEach(builder::setAttribute);
        return builder.startSpan();
    }

    /** Ends a span whose work was done. */
    public void end(Span span) {
        span.end();
    }

    /** Ends a span whose work failed; no message of a library's goes with it, for it may hold anything. */
    public void fail(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        span.end();
    }

    /** The value of a {@code traceparent} header for what the span causes; where telemetry is off that of its cause. */
    public String traceparent(Span span, Work work) {
        var context = span.getSpanContext();
        return context.isValid() ? RequestTrace.header(context) : work.traceparent();
    }

    /** Does the work within a span and its trace: logs, events and calls under it belong to them. */
    public <T> T within(Work work, Supplier<T> body) {
        return within(work, body, result -> Optional.empty());
    }

    /**
     * The same for work that can fail without throwing.
     *
     * @param failure tells by the result why it failed; empty when it did not
     */
    public <T> T within(Work work, Supplier<T> body, Function<T, Optional<? extends Throwable>> failure) {
        var span = begin(work);
        try (var scope = span.makeCurrent()) {
            var trace = RequestTrace.continuing(traceparent(span, work), Locale.ENGLISH);
            var result = trace.call(body);
            failure.apply(result).ifPresentOrElse(why -> fail(span, why), () -> end(span));
            return result;
        } catch (RuntimeException | Error e) {
            fail(span, e);
            throw e;
        }
    }
}
