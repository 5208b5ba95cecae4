package io.convoke.notification.mails.boundary;

import io.convoke.common.database.Transactions;
import io.convoke.common.http.Caller;
import io.convoke.common.limits.RateLimiter;
import io.convoke.notification.mails.control.SmtpSelfTest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trying out what the service depends on. */
@Path("/self-tests")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notification operations", description = "For admins: what could not be sent, and trying the servers out")
public class SelfTestsResource {
    private static final int A_MINUTE = 10;

    @Inject
    SmtpSelfTest selfTest;

    @Inject
    Transactions transactions;

    @Inject
    RateLimiter limits;

    @Inject
    Caller caller;

    @POST
    @Path("/smtp")
    @Operation(
            operationId = "testSmtp",
            summary = "Send a test mail to the caller's own address and tell what the mail server said",
            description = "Answers within about 15 seconds, whatever the server does. At most 10 a minute.")
    @APIResponseSchema(
            value = SelfTestView.class,
            responseCode = "200",
            responseDescription = "The outcome; `accepted` says whether the server has taken the mail")
    @APIResponse(responseCode = "409", description = "address-unknown")
    @APIResponse(responseCode = "429", description = "too-many-requests")
    public SelfTestView smtp() {
        var admin = caller.id();
        limits.count("self-test:" + admin, A_MINUTE, Duration.ofMinutes(1));
        var test = transactions.call(() -> selfTest.prepare(admin));
        return SelfTestView.of(selfTest.run(test));
    }
}
