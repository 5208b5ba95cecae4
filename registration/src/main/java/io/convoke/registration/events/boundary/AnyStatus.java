package io.convoke.registration.events.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Lets every answer through as it is, so that the caller decides by its status. */
public class AnyStatus implements ResponseExceptionMapper<RuntimeException> {
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return false;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        return null;
    }
}
