package io.convoke.notification.telegram.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.limits.RateLimiter;
import io.convoke.notification.telegram.control.TelegramApi;
import io.convoke.notification.telegram.control.TelegramFailure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trying the Bot API out. */
@Path("/self-tests/telegram")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification operations", description = "For admins: what could not be sent, and trying the servers out")
public class TelegramSelfTestResource {
    private static final int A_MINUTE = 10;

    @Inject
    TelegramApi api;

    @Inject
    RateLimiter limits;

    @Inject
    Caller caller;

    @POST
    @Operation(
            operationId = "testTelegram",
            summary = "Ask the Bot API who the bot is and tell what it said",
            description =
                    "Sends nothing to anybody. Answers within about 15 seconds, whatever the API does. At most 10 a"
                            + " minute.")
    @APIResponseSchema(
            value = TelegramSelfTestView.class,
            responseCode = "200",
            responseDescription = "The outcome; `accepted` says whether the API knows the bot")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    public TelegramSelfTestView telegram() {
        limits.count("telegram-test:" + caller.id(), A_MINUTE, Duration.ofMinutes(1));
        var began = System.nanoTime();
        try {
            var bot = api.botName();
            return view(Optional.of(bot), Optional.empty(), began);
        } catch (TelegramFailure failure) {
            return view(Optional.empty(), Optional.of(failure.getMessage()), began);
        }
    }

    private TelegramSelfTestView view(Optional<String> bot, Optional<String> reason, long began) {
        return new TelegramSelfTestView(
                bot.isPresent(), api.host(), bot, reason, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }
}
