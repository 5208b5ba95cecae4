package io.convoke.notification.recipients.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.json.Json;
import io.convoke.testkit.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What auth promises to publish can be read. */
class ContractsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "registered",
                "email-verification-requested",
                "email-verified",
                "sign-up-repeated",
                "password-reset-requested",
                "password-changed"
            })
    void accounts(String type) {
        var change = read(type);
        assertThat(change.userId()).isNotNull();
        assertThat(change.hasAddress()).isTrue();
        assertThat(change.verificationId() != null).isEqualTo(type.equals("email-verification-requested"));
        assertThat(change.resetId() != null).isEqualTo(type.equals("password-reset-requested"));
        assertThat(change.expiresAt() != null).isEqualTo(type.endsWith("-requested"));
    }

    @ParameterizedTest
    @ValueSource(strings = "roles-changed")
    void withoutAnAddress(String type) {
        assertThat(read(type).hasAddress()).isFalse();
    }

    private static AccountChange read(String type) {
        return Json.read(Contracts.sample("accounts", type).toString(), AccountChange.class);
    }
}
