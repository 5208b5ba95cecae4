package io.convoke.common.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request whose caller gave no trace that could be continued, with the one that was begun for it. */
final class TracedRequest extends HttpServletRequestWrapper {
    static final String TRACEPARENT = "traceparent";
    /** Belongs to the caller's trace, which is not continued. */
    private static final String TRACESTATE = "tracestate";

    private final String traceparent;

    TracedRequest(HttpServletRequest request, RequestTrace trace) {
        super(request);
        this.traceparent = trace.traceparent();
    }

    @Override
    public String getHeader(String name) {
        if (TRACEPARENT.equalsIgnoreCase(name)) {
            return traceparent;
        }
        return TRACESTATE.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (TRACEPARENT.equalsIgnoreCase(name)) {
            return Collections.enumeration(List.of(traceparent));
        }
        return TRACESTATE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = new ArrayList<>(Collections.list(super.getHeaderNames()));
        names.removeIf(name -> TRACEPARENT.equalsIgnoreCase(name) || TRACESTATE.equalsIgnoreCase(name));
        names.add(TRACEPARENT);
        return Collections.enumeration(names);
    }
}
