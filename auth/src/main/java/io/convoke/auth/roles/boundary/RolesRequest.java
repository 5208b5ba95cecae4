package io.convoke.auth.roles.boundary;

import io.convoke.auth.accounts.entity.Role;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The roles that an account shall have; those that it lacks are granted, others revoked. */
@Schema(name = "RolesRequest")
public record RolesRequest(
        @NotNull @Schema(examples = "[\"user\", \"admin\"]") Set<@NotNull Role> roles) {}
