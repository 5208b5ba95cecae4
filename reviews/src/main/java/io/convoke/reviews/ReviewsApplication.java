package io.convoke.reviews;

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

/** The service's HTTP interface, at {@code /api/v1/reviews}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Convoke: reviews",
                        version = "1.0.0",
                        description =
                                "What people who attended say about an event: ratings, comments, the organiser's reply, reports."),
        servers = @Server(url = "/api/v1/reviews"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = StandardAnswers.BEARER,
                                        type = SecuritySchemeType.OPENIDCONNECT)))
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "user", "admin"})
public class ReviewsApplication extends Application {}
