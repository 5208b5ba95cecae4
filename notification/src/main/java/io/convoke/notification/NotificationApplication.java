package io.convoke.notification;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The service's HTTP interface, at {@code /api/v1/notifications}. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"guest", "user", "admin"})
public class NotificationApplication extends Application {}
