package io.convoke.registration;

import io.convoke.common.openapi.StandardAnswers;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The service's HTTP interface, at {@code /api/v1/registrations}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Convoke: registration",
                        version = "1.0.0",
                        description =
                                "Who has a seat at an event and who waits for one: registering, cancelling, the waitlist, the attendee list, tickets, and who came."),
        servers = @Server(url = "/api/v1/registrations"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = StandardAnswers.BEARER,
                                        type = SecuritySchemeType.OPENIDCONNECT)))
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "user", "admin"})
public class RegistrationApplication extends Application {}
