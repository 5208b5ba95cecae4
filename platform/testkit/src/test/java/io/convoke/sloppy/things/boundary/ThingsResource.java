package io.convoke.sloppy.things.boundary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource that does not say what it produces. */
@Path("/things")
public class ThingsResource {
    @GET
    public String all() {
        return "";
    }
}
