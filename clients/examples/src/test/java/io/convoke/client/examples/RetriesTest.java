package io.convoke.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.client.api.ApiException;
import io.convoke.client.model.Problem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final List<Duration> waits = new ArrayList<>();
    private final Retries retries = new Retries(3, waits::add);

    private static ApiException refusal(int status, String type, String retryAfter) {
        var headers = new MultivaluedHashMap<String, String>();
        if (!retryAfter.isEmpty()) {
            headers.putSingle("Retry-After", retryAfter);
        }
        var problem = new Problem()
                .type(URI.create("https://convoke.io/problems/" + type))
                .detail("No");
        return new ApiException(status, headers, problem);
    }

    private String call(RuntimeException... failures) throws Exception {
        Deque<RuntimeException> left = new ArrayDeque<>(List.of(failures));
        return retries.call(() -> {
            if (!left.isEmpty()) {
                throw left.pop();
            }
            return "done";
        });
    }

    @Test
    void whatPassesIsTriedAgainAfterTheTimeThatTheAnswerSays() throws Exception {
        assertThat(call(refusal(503, "unavailable", "2"), refusal(429, "too-many-requests", "7")))
                .isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
    }

    @Test
    void withoutWordOfATimeItWaitsAWhile() throws Exception {
        assertThat(call(new ProcessingException("broken"), refusal(409, "request-in-progress", "")))
                .isEqualTo("done");
        assertThat(waits)
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofSeconds(2)));
    }

    @Test
    void noTimeIsTooLongForPatience() throws Exception {
        call(refusal(503, "unavailable", "3600"));
        assertThat(waits).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void itGivesUpAndSaysWhy() {
        var last = refusal(503, "unavailable", "1");
        assertThatThrownBy(() -> call(refusal(502, "bad-gateway", ""), refusal(504, "x", ""), last))
                .isSameAs(last);
        assertThat(waits).hasSize(2);
    }

    @Test
    void whatStaysAsItIsIsNotTriedAgain() {
        var conflict = refusal(409, "already-registered", "");
        assertThatThrownBy(() -> call(conflict)).isSameAs(conflict).hasMessageContaining("already-registered: No");
        assertThat(waits).isEmpty();
    }
}
