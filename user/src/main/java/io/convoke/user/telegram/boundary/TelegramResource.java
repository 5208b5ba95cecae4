package io.convoke.user.telegram.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.limits.RateLimiter;
import io.convoke.common.problem.DomainException;
import io.convoke.user.profiles.control.UserError;
import io.convoke.user.telegram.control.TelegramDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own link to Telegram. */
@Path("/me/telegram")
@RequestScoped
@RolesAllowed(Caller.USER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Telegram links", description = "One's own link to the Telegram bot")
public class TelegramResource {
    private static final int CODES = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    @Inject
    TelegramDesk desk;

    @Inject
    RateLimiter limiter;

    @Inject
    Caller caller;

    /** The username of the bot that notification speaks with, without {@code @}; empty when there is none. */
    @Inject
    @ConfigProperty(name = "convoke.telegram.bot-name")
    Optional<String> bot;

    @GET
    @Transactional
    @Operation(
            operationId = "getTelegramLink",
            summary = "Whether one's Telegram chat is linked",
            description = "The chat's number is told to nobody.")
    @APIResponseSchema(value = TelegramView.class, responseCode = "200")
    public TelegramView get() {
        var linkedAt = desk.linkedAt(caller.id());
        return new TelegramView(linkedAt.isPresent(), linkedAt);
    }

    @POST
    @Transactional
    @Operation(
            operationId = "createTelegramCode",
            summary = "A code that links one's Telegram chat",
            description =
                    "Good once and for 10 minutes; the next one takes its place. 10 in an hour. The chat is linked"
                            + " when the person has sent the code to the bot; the bot answers there.")
    @APIResponseSchema(value = CodeView.class, responseCode = "200")
    @APIResponse(responseCode = "404", description = "profile-unknown (the account has been erased)")
    @APIResponse(responseCode = "409", description = "telegram-not-set-up")
    public CodeView offer() {
        var name = bot.filter(given -> !given.isBlank())
                .orElseThrow(() -> new DomainException(
                        UserError.TELEGRAM_NOT_SET_UP, "Messages go by e-mail only on this platform"));
        limiter.count("telegram-code:" + caller.id(), CODES, WINDOW);
        var offer = desk.offer(caller.id());
        var code = offer.code().text();
        return new CodeView(code, URI.create("https://t.me/" + name + "?start=" + code), offer.expiresAt());
    }

    @DELETE
    @Transactional
    @Operation(
            operationId = "unlinkTelegram",
            summary = "End the link to one's Telegram chat",
            description = "An open code becomes worthless too. Where nothing is linked nothing happens.")
    @APIResponse(responseCode = "204", description = "No chat is linked")
    public Response unlink() {
        desk.unlink(caller.id());
        return Response.noContent().build();
    }
}
