package io.convoke.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.client.api.ApiException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the generated client throws when it is told no. */
final class Refusals {
    private Refusals() {}

    /** Fails unless the request is answered by a whole problem of that status and type. */
    static void refused(int status, String type, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.status()).as(refused.getMessage()).isEqualTo(status);
            assertThat(refused.is(type)).as(refused.getMessage()).isTrue();
            assertThat(refused.problem().orElseThrow().getTraceId()).isNotBlank();
        });
    }
}
