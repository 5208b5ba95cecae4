package io.convoke.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void aWellFormedTraceIsContinued() {
        var trace = RequestTrace.continuing("00-" + TRACE + "-b7ad6b7169203331-01", Locale.ENGLISH);

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.traceparent()).isEqualTo("00-" + TRACE + "-b7ad6b7169203331-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-b7ad6b7169203331-01\r\nX-Evil: 1"
            })
    void anythingElseBeginsANewTrace(String traceparent) {
        var trace = RequestTrace.continuing(traceparent, Locale.ENGLISH);

        assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void workRunsUnderItsTraceAndTheOneBeforeComesBack() {
        var outer = RequestTrace.continuing(null, Locale.ENGLISH);
        var inner = RequestTrace.continuing(null, RequestTrace.RUSSIAN);

        var seen = outer.call(() -> {
            assertThat(inner.call(RequestTrace::current)).isEqualTo(inner);
            return RequestTrace.current();
        });

        assertThat(seen).isEqualTo(outer);
        assertThat(RequestTrace.current()).isNotIn(outer, inner);
    }
}
