package io.convoke.notification.preferences.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.mailtokens.MailTokens;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.preferences.entity.Switch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeLinksTest {
    private static final UUID ANN = UUID.fromString("01994f3e-5b00-7a11-8c22-aabbccddeeff");

    private final UnsubscribeLinks links = links("key");

    private static UnsubscribeLinks links(String key) {
        var links = new UnsubscribeLinks();
        links.publicUrl = "https://convoke.example/";
        links.tokens = new MailTokens() {
            @Override
            public String token(MailTokenPurpose purpose, String subject) {
                var text = (key + purpose + subject).hashCode() + "-".repeat(43);
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                        .substring(0, 43);
            }
        };
        return links;
    }

    private String token() {
        return links.of(ANN, Kind.EVENT_REMINDER).replaceAll(".*token=", "");
    }

    @Test
    void aLinkSaysWhoAndWhat() {
        assertThat(URI.create(links.of(ANN, Kind.EVENT_REMINDER)).toString())
                .startsWith("https://convoke.example/api/v1/notifications/unsubscribe?token=");
        var target = links.read(token());
        assertThat(target.userId()).isEqualTo(ANN);
        assertThat(target.off()).isEqualTo(new Switch(Channel.EMAIL, "event-reminder"));
    }

    @Test
    void nothingInItCanBeChanged() {
        refused(token().replace("event-reminder", "announcement"));
        refused(token().replace(ANN.toString(), UUID.randomUUID().toString()));
        refused(token().substring(0, token().length() - 1) + "A");
        refused(links("another key").of(ANN, Kind.EVENT_REMINDER).replaceAll(".*token=", ""));
    }

    @Test
    void whatIsMandatoryHasNoLink() {
        refused(links.of(ANN, Kind.PASSWORD_RESET).replaceAll(".*token=", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..", "01994f3e-5b00-7a11-8c22-aabbccddeeff.event-reminder.", "' or 1=1", "\r\nX: y"})
    void whatIsNoTokenIsRefused(String token) {
        refused(token);
    }

    private void refused(String token) {
        assertThatThrownBy(() -> links.read(token))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.type().slug()).isEqualTo("token-invalid"));
    }
}
