package io.convoke.tidy.things.boundary;

import io.convoke.tidy.things.control.Things;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

@Path("/things")
@Produces("application/json")
public class ThingsResource {
    @Inject
    Things things;

    @GET
    public String id() {
        return things.make().id().toString();
    }
}
