package io.convoke.notification.preferences.control;

import io.convoke.common.http.PublicUrl;
import io.convoke.common.mailtokens.MailTokenPurpose;
import io.convoke.common.mailtokens.MailTokens;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.notifications.control.NotificationError;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Kind;
import io.convoke.notification.preferences.entity.Switch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The links by which people switch a kind of e-mail off without logging in (RFC 8058). The token says who and what, and is
 * signed; it lasts as long as the key, for mails lie about for years, and all that it can do is to switch that kind off.
 */
@ApplicationScoped
public class UnsubscribeLinks {
    private static final Pattern TOKEN =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([a-z-]{1,50})\\.([A-Za-z0-9_-]{43})");

    @Inject
    MailTokens tokens;

    /** Where people reach the platform; stands in links. */
    @Inject
    @ConfigProperty(name = "convoke.public-url")
    String publicUrl;

    /** What a token is for. */
    public record Target(UUID userId, Switch off) {}

    /** The address that switches a kind of e-mail off when something is posted to it, and asks when it is opened. */
    public String of(UUID userId, Kind kind) {
        var token = userId + "." + kind.label() + "." + signature(userId, kind);
        return PublicUrl.of(publicUrl, "/api/v1/notifications/unsubscribe?token=" + token);
    }

    /**
     * What a token is for.
     *
     * @throws DomainException 400 {@code token-invalid} when it was not signed here, or nothing can be switched off by it
     */
    public Target read(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            throw invalid();
        }
        var userId = UUID.fromString(parts.group(1));
        var kind = Kind.of(parts.group(2)).filter(known -> !known.isMandatory()).orElseThrow(UnsubscribeLinks::invalid);
        if (!MessageDigest.isEqual(bytes(signature(userId, kind)), bytes(parts.group(3)))) {
            throw invalid();
        }
        return new Target(userId, new Switch(Channel.EMAIL, kind.label()));
    }

    private String signature(UUID userId, Kind kind) {
        return tokens.token(MailTokenPurpose.UNSUBSCRIBE, userId + ":" + Channel.EMAIL.label() + ":" + kind.label());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static DomainException invalid() {
        return new DomainException(
                NotificationError.TOKEN_INVALID, "The link is mistyped or out of date; your preferences do the same");
    }
}
