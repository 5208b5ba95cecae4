package io.convoke.reviews.moderation.boundary;

import io.convoke.reviews.reviews.entity.Person;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person, as admins see who did something. */
@Schema(
        name = "ReviewParty",
        description = "A person; without a name and under a meaningless id once the account is erased")
public record PartyView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "ann") String username) {
    static PartyView of(Person person) {
        return new PartyView(person.id(), person.username());
    }
}
