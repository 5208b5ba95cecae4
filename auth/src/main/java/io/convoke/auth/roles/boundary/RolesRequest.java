package io.convoke.auth.roles.boundary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.convoke.auth.accounts.entity.Role;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The roles that an account shall have; those that it lacks are granted, others revoked. */
@Schema(name = "RolesRequest")
public record RolesRequest(
        @NotNull @Schema(examples = "[\"user\", \"admin\"]")
        Set<@NotNull(message = "{convoke.auth.role}") Role> roles) {

    /** What is no role's name stands as null, so that it is refused as a broken rule and not as JSON that cannot be read. */
    @JsonCreator
    static RolesRequest of(@JsonProperty("roles") Set<String> names) {
        return new RolesRequest(
                names == null
                        ? null
                        : names.stream()
                                .map(name -> Role.find(name).orElse(null))
                                .collect(Collectors.toSet()));
    }
}
