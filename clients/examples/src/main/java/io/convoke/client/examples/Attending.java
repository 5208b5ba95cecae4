package io.convoke.client.examples;

import io.convoke.client.api.ApiException;
import io.convoke.client.api.RegistrationsApi;
import io.convoke.client.model.Registration;
import io.convoke.client.model.RegistrationRequest;
import java.util.UUID;

/** What a guest does. */
public final class Attending {
    private final RegistrationsApi registrations;
    private final Retries retries;

    public Attending(Convoke guest, Retries retries) {
        this.registrations = guest.api(RegistrationsApi.class);
        this.retries = retries;
    }

    // snippet: register
    /**
     * Registers for an event. Whatever breaks on the way, there is one registration in the end: the key stays the same.
     *
     * @return with a seat or in the line; {@code RegistrationStatus} may have values that this client does not know yet
     */
    public Registration register(UUID event) throws Exception {
        var key = UUID.randomUUID().toString();
        return retries.call(() -> registrations.register(new RegistrationRequest().eventId(event), key));
    }
    // end

    // snippet: problems
    /** Whether there is a seat or a place in the line now; registering twice is no error here. */
    public String sayHowItWent(UUID event) throws Exception {
        try {
            return "You are " + register(event).getStatus();
        } catch (ApiException refused) {
            if (refused.is("already-registered")) {
                return "You are already in";
            }
            var problem = refused.problem().orElseThrow(() -> refused);
            return problem.getDetail() + " (for the operator: " + problem.getTraceId() + ")";
        }
    }
    // end
}
