package io.convoke.reviews.reviews.boundary;

import io.convoke.reviews.reviews.control.ShownReview;
import io.convoke.reviews.reviews.entity.Hiding;
import io.convoke.reviews.reviews.entity.Reply;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A review as readers see it. */
@Schema(name = "Review")
public record ReviewView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID eventId,

        @Schema(required = true, examples = "Evening of short talks")
        String eventName,

        @Schema(required = true, description = "The author") UUID userId,

        @Schema(required = true, examples = "ann") String username,

        @Schema(required = true, examples = "5", minimum = "1", maximum = "5")
        int rating,

        @Schema(implementation = String.class, examples = "Good talks, good coffee")
        Optional<String> comment,

        @Schema(required = true, examples = "3", description = "How many people found it helpful")
        long helpful,

        @Schema(implementation = ReplyView.class) Optional<ReplyView> reply,

        @Schema(
                implementation = HidingView.class,
                description = "There when an admin took it out of sight, which only its author and admins are shown")
        Optional<HidingView> hidden,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true, description = "When its author last changed it")
        Instant updatedAt) {

    /** What the organiser says to it. */
    @Schema(name = "ReviewReply", description = "What the organiser says to a review")
    public record ReplyView(
            @Schema(required = true, examples = "Thank you! The coffee will be hot next time.")
            String text,

            @Schema(required = true, description = "The organiser or an editor of the event")
            UUID userId,

            @Schema(required = true, examples = "olga") String username,
            @Schema(required = true) Instant createdAt,

            @Schema(implementation = Instant.class, description = "Absent while it was never changed")
            Optional<Instant> editedAt) {
        static ReplyView of(Reply reply) {
            return new ReplyView(
                    reply.text(), reply.by(), reply.username(), reply.at(), Optional.ofNullable(reply.editedAt()));
        }
    }

    /** Why nobody else sees it. */
    @Schema(name = "Hiding", description = "Why a review is out of sight")
    public record HidingView(
            @Schema(required = true, examples = "It insults a speaker")
            String reason,

            @Schema(required = true) Instant at) {
        static HidingView of(Hiding hiding) {
            return new HidingView(hiding.reason(), hiding.at());
        }
    }

    /** A review with what stands beside it. */
    public static ReviewView of(ShownReview shown) {
        var review = shown.review();
        return new ReviewView(
                review.id(),
                review.eventId(),
                shown.eventName(),
                review.userId(),
                review.username(),
                review.rating(),
                review.comment(),
                shown.helpful(),
                review.reply().map(ReplyView::of),
                review.hiding().map(HidingView::of),
                review.createdAt(),
                review.updatedAt());
    }
}
