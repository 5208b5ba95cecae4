package io.convoke.event.events.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells answers of registration from its failures; only the latter are tried again and open the circuit. */
public class RegistrationFailures implements ResponseExceptionMapper<RegistrationFailure> {
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status != 204 && status != 404 && status != 409;
    }

    @Override
    public RegistrationFailure toThrowable(Response response) {
        return new RegistrationFailure(response.getStatus());
    }
}
