package io.convoke.reviews.moderation.boundary;

import io.convoke.reviews.reviews.entity.HistoryEntry;
import io.convoke.reviews.reviews.entity.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that a review ever said. */
@Schema(name = "ReviewHistory", description = "All that a review ever said, the first first")
public record HistoryView(@Schema(required = true) List<EntryView> items) {

    /** What it said from a time on. */
    @Schema(name = "ReviewHistoryEntry", description = "What a review said from a time on; deleted: what it said last")
    public record EntryView(
            @Schema(
                    required = true,
                    enumeration = {"posted", "edited", "deleted"})
            String action,

            @Schema(required = true) Instant at,
            @Schema(required = true) PartyView author,

            @Schema(required = true, examples = "5", minimum = "1", maximum = "5")
            int rating,

            @Schema(implementation = String.class, examples = "Good talks, good coffee")
            Optional<String> comment) {
        static EntryView of(HistoryEntry entry) {
            return new EntryView(
                    entry.action().text(),
                    entry.at(),
                    PartyView.of(new Person(entry.userId(), entry.username())),
                    entry.rating(),
                    entry.comment());
        }
    }

    static HistoryView of(List<HistoryEntry> entries) {
        return new HistoryView(entries.stream().map(EntryView::of).toList());
    }
}
