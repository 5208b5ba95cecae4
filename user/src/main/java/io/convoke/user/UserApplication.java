package io.convoke.user;

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

/** The service's HTTP interface, at {@code /api/v1/users}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Convoke: user",
                        version = "1.0.0",
                        description =
                                "Who people are to each other: profiles, preferences, the link to Telegram, what a person did."),
        servers = @Server(url = "/api/v1/users"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = StandardAnswers.BEARER,
                                        type = SecuritySchemeType.OPENIDCONNECT)))
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "user", "admin"})
public class UserApplication extends Application {}
