package io.convoke.common.http;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What identifies the work that a thread is doing: the W3C trace context and the language of the person asked for it. Logs
 * ({@code ext_traceId}), problem bodies and published events carry the same trace id.
 *
 * @param traceId 32 hexadecimal digits
 * @param parentId 16 hexadecimal digits, the caller's span
 * @param locale the language for messages to the caller, English unless Russian was asked for
 */
public record RequestTrace(String traceId, String parentId, Locale locale) {
    /** The second language of the platform. */
    public static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");
    private static final ThreadLocal<RequestTrace> CURRENT = new ThreadLocal<>();
    private static final String LOGGED = "traceId";

    /** Continues the trace that a {@code traceparent} names, or begins one where it is missing or malformed. */
    public static RequestTrace continuing(String traceparent, Locale locale) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches()
                ? new RequestTrace(matcher.group(1), matcher.group(2), locale)
                : new RequestTrace(hex() + hex(), hex(), locale);
    }

    /** The trace of the work on this thread; a new one where none was set. */
    public static RequestTrace current() {
        var trace = CURRENT.get();
        return trace != null ? trace : continuing(null, Locale.ENGLISH);
    }

    /** The value of a {@code traceparent} header for what this work causes: its parent is the present span, where there is one. */
    public String traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid() && span.getTraceId().equals(traceId)
                ? header(span)
                : "00-" + traceId + "-" + parentId + "-01";
    }

    /** The value of a {@code traceparent} header for what a span causes. */
    public static String header(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }

    /** Whether a {@code traceparent} can be continued. */
    static boolean isWellFormed(String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches();
    }

    /** Does the work under this trace and restores the one before. */
    public <T> T call(Supplier<T> work) {
        var before = CURRENT.get();
        enter(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
                LogRecordContext.removeExtension(LOGGED);
            } else {
                enter(before);
            }
        }
    }

    /** The log's field belongs to the thread: a registered source of it could be only one application's in a server. */
    private static void enter(RequestTrace trace) {
        CURRENT.set(trace);
        LogRecordContext.addExtension(LOGGED, trace.traceId);
    }

    private static String hex() {
        return String.format("%016x", ThreadLocalRandom.current().nextLong() | 1L);
    }
}
