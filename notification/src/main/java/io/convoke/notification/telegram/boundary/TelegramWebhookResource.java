package io.convoke.notification.telegram.boundary;

import io.convoke.common.json.Json;
import io.convoke.common.json.JsonProvider;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.notification.telegram.control.Bot;
import io.convoke.notification.telegram.control.TelegramSettings;
import io.convoke.notification.telegram.control.Update;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where Telegram brings what people write, when it is configured so. For nobody else, so no document describes it. */
@Path("/telegram/webhook")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TelegramWebhookResource {
    @Inject
    TelegramSettings settings;

    @Inject
    Bot bot;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public void hear(@HeaderParam("X-Telegram-Bot-Api-Secret-Token") String secret, InputStream body)
            throws IOException {
        if (!settings.usesWebhook() || !settings.isOn()) {
            throw new DomainException(CommonProblem.NOT_FOUND, "No resource has this address");
        }
        if (secret == null || !isOurs(secret)) {
            throw new DomainException(CommonProblem.FORBIDDEN, "Only Telegram may call this");
        }
        bot.hear(read(body));
    }

    private boolean isOurs(String secret) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                settings.webhookSecret().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    /** Leniently: Telegram adds fields whenever it likes. */
    private static Update read(InputStream body) throws IOException {
        var bytes = body.readNBytes(JsonProvider.MAX_BODY + 1);
        if (bytes.length > JsonProvider.MAX_BODY) {
            throw new DomainException(
                    CommonProblem.CONTENT_TOO_LARGE, "An update has at most " + JsonProvider.MAX_BODY + " bytes");
        }
        try {
            var node = Json.tree(new String(bytes, StandardCharsets.UTF_8));
            return Update.of(node)
                    .orElseThrow(() -> new DomainException(CommonProblem.MALFORMED_REQUEST, "The body is no update"));
        } catch (java.io.UncheckedIOException e) {
            throw new DomainException(CommonProblem.MALFORMED_REQUEST, "The body is not JSON");
        }
    }
}
