package io.convoke.system;

import static io.convoke.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.convoke.client.api.ApiException;
import io.convoke.client.api.AttendanceApi;
import io.convoke.client.api.ChatMessagesApi;
import io.convoke.client.api.ChatModerationApi;
import io.convoke.client.api.ChatModerationApi.ListModerationActionsQuery;
import io.convoke.client.api.ChatsApi;
import io.convoke.client.api.EventsApi;
import io.convoke.client.api.ReviewModerationApi;
import io.convoke.client.api.ReviewModerationApi.ListReviewReportsQuery;
import io.convoke.client.api.ReviewsApi;
import io.convoke.client.api.ReviewsApi.ListReviewsQuery;
import io.convoke.client.examples.Convoke;
import io.convoke.client.model.ChatBanRequest;
import io.convoke.client.model.ChatMessage;
import io.convoke.client.model.ChatMessageEditRequest;
import io.convoke.client.model.ChatMessageRequest;
import io.convoke.client.model.ChatMessageRequestType;
import io.convoke.client.model.ChatModerationAction;
import io.convoke.client.model.ChatMuteRequest;
import io.convoke.client.model.CheckInRequest;
import io.convoke.client.model.QueuedReviewReport;
import io.convoke.client.model.Review;
import io.convoke.client.model.ReviewChangeRequest;
import io.convoke.client.model.ReviewHideRequest;
import io.convoke.client.model.ReviewHistoryEntry;
import io.convoke.client.model.ReviewHistoryEntryAction;
import io.convoke.client.model.ReviewReplyRequest;
import io.convoke.client.model.ReviewRequest;
import io.convoke.testkit.Bench;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people put up for others to see is corrected, answered, judged and taken down: messages and reviews. */
class ModerationWalkIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final UUID NOBODY = UUID.randomUUID();

    private final Platform platform = Platform.current();
    private final Convoke anybody = Convoke.at(platform.address());

    @AfterEach
    void clocksInStep() {
        Bench.current().clocks().reset();
    }

    @Test
    void fromTheMessageThatWentTooFarToTheReviewThatWasHidden() {
        var organiser = Participant.verified(platform, "odin", "en");
        var ann = Participant.verified(platform, "ana", "en");
        var boris = Participant.verified(platform, "bob", "en");
        var start = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        var event = UUID.fromString(organiser.createEvent("Evening of arguments", start, 5));
        var seats = List.of(ann.register(event.toString()), boris.register(event.toString()));

        var room = room(event, organiser, ann, boris);
        edit(room, ann, boris);
        mute(room, organiser, ann, boris);
        ban(room, organiser, ann, boris);
        seats.forEach(seat ->
                organiser.api(AttendanceApi.class).checkIn(event, new CheckInRequest().registrationId(seat.getId())));
        List.of("event", "registration", "reviews")
                .forEach(service -> Bench.current().clocks().shift(service, Duration.ofHours(6)));
        var review = review(event, ann, boris);
        answer(review, organiser, ann, boris);
        hide(event, review, organiser, ann, boris);
    }

    private static UUID room(UUID event, Participant... people) {
        UUID room = null;
        for (var person : people) {
            room = await().atMost(SOON)
                    .ignoreException(ApiException.class)
                    .until(() -> person.api(ChatsApi.class).getChatOfEvent(event), Objects::nonNull)
                    .getId();
        }
        return room;
    }

    private static ChatMessage say(UUID room, Participant person, String text) {
        return person.api(ChatMessagesApi.class)
                .postMessage(
                        room,
                        new ChatMessageRequest()
                                .type(ChatMessageRequestType.TEXT)
                                .message(text));
    }

    private static void edit(UUID room, Participant ann, Participant boris) {
        var message = say(room, ann, "You are all worng").getId();
        var right = new ChatMessageEditRequest().message("You are all wrong");
        refused(403, "forbidden", () -> boris.api(ChatMessagesApi.class).editMessage(room, message, right));
        refused(404, "message-unknown", () -> ann.api(ChatMessagesApi.class).editMessage(room, NOBODY, right));
        ann.api(ChatMessagesApi.class).editMessage(room, message, right);

        var read = boris.api(ChatMessagesApi.class).getMessage(room, message);
        assertThat(read.getMessage()).isEqualTo("You are all wrong");
        assertThat(read.getEditedAt()).isAfterOrEqualTo(read.getCreatedAt());
    }

    private static void mute(UUID room, Participant organiser, Participant ann, Participant boris) {
        var hour = new ChatMuteRequest().until(Instant.now().plus(1, ChronoUnit.HOURS));
        var moderation = organiser.api(ChatModerationApi.class);
        refused(403, "forbidden", () -> boris.api(ChatModerationApi.class).muteMember(room, ann.id(), hour));
        refused(409, "moderator-immune", () -> moderation.muteMember(room, organiser.id(), hour));
        refused(404, "member-unknown", () -> moderation.muteMember(room, NOBODY, hour));
        assertThat(moderation.muteMember(room, ann.id(), hour).getBy()).isEqualTo(organiser.id());

        refused(403, "muted", () -> say(room, ann, "And another thing"));
        say(room, boris, "Peace at last");
        moderation.unmuteMember(room, ann.id());
        say(room, ann, "And another thing");
    }

    private static void ban(UUID room, Participant organiser, Participant ann, Participant boris) {
        var moderation = organiser.api(ChatModerationApi.class);
        var reason = new ChatBanRequest().reason("Does not stop");
        refused(403, "forbidden", () -> boris.api(ChatModerationApi.class).banMember(room, ann.id(), reason));
        moderation.banMember(room, ann.id(), reason);
        refused(403, "banned", () -> ann.api(ChatsApi.class).getChat(room));
        refused(403, "banned", () -> say(room, ann, "Let me in"));
        moderation.unbanMember(room, ann.id());
        assertThat(ann.api(ChatsApi.class).getChat(room).getId()).isEqualTo(room);

        refused(
                403,
                "forbidden",
                () -> boris.api(ChatModerationApi.class).listModerationActions(room, new ListModerationActionsQuery()));
        assertThat(moderation
                        .listModerationActions(room, new ListModerationActionsQuery())
                        .getItems())
                .extracting(entry -> entry.getAction())
                .containsExactly(
                        ChatModerationAction.UNBAN,
                        ChatModerationAction.BAN,
                        ChatModerationAction.UNMUTE,
                        ChatModerationAction.MUTE);
    }

    /** @return what ann said; boris is content */
    private static UUID review(UUID event, Participant ann, Participant boris) {
        var reviews = ann.api(ReviewsApi.class);
        var request = new ReviewRequest().eventId(event).rating(1).comment("You are fools");
        var review = await().atMost(SOON)
                .ignoreException(ApiException.class)
                .until(() -> reviews.postReview(request, null), Objects::nonNull)
                .getId();
        boris.api(ReviewsApi.class)
                .postReview(new ReviewRequest().eventId(event).rating(5), null);

        var milder = new ReviewChangeRequest().rating(2).comment("You are fools, mostly");
        var etag = etag(reviews, review);
        refused(428, "precondition-required", () -> reviews.changeReview(review, null, milder));
        refused(412, "stale", () -> reviews.changeReview(review, "\"0\"", milder));
        refused(403, "forbidden", () -> boris.api(ReviewsApi.class).changeReview(review, etag, milder));
        assertThat(reviews.changeReview(review, etag, milder).getRating()).isEqualTo(2);
        return review;
    }

    private static String etag(ReviewsApi reviews, UUID review) {
        try (var present = reviews.getReviewResponse(review)) {
            return present.getHeaderString(HttpHeaders.ETAG);
        }
    }

    private static void answer(UUID review, Participant organiser, Participant ann, Participant boris) {
        var reply = new ReviewReplyRequest().text("We are sorry");
        refused(403, "forbidden", () -> ann.api(ReviewsApi.class).replyToReview(review, reply));
        organiser.api(ReviewsApi.class).replyToReview(review, reply);
        refused(403, "forbidden", () -> ann.api(ReviewsApi.class).voteHelpful(review));
        boris.api(ReviewsApi.class).voteHelpful(review);
        boris.api(ReviewsApi.class).voteHelpful(review);

        var shown = ann.api(ReviewsApi.class).getReview(review);
        assertThat(shown.getReply().getText()).isEqualTo("We are sorry");
        assertThat(shown.getReply().getUsername()).isEqualTo(organiser.username());
        assertThat(shown.getHelpful()).isEqualTo(1);
    }

    private void hide(UUID event, UUID review, Participant organiser, Participant ann, Participant boris) {
        var admin = Participant.admin(platform).api(ReviewModerationApi.class);
        var reason = new ReviewHideRequest().reason("Insulting");
        var report = boris.api(ReviewModerationApi.class).reportReview(review, reason);
        refused(
                409,
                "already-reported",
                () -> boris.api(ReviewModerationApi.class).reportReview(review, reason));
        refused(403, "forbidden", () -> organiser.api(ReviewModerationApi.class).hideReview(review, reason));
        refused(403, "forbidden", () -> organiser.api(ReviewsApi.class).deleteReview(review));
        refused(
                403,
                "forbidden",
                () -> organiser.api(ReviewModerationApi.class).listReviewReports(new ListReviewReportsQuery()));
        assertThat(admin.listReviewReports(new ListReviewReportsQuery()).getItems())
                .extracting(QueuedReviewReport::getId)
                .contains(report.getId());
        awaitRating(event, 2, 3.5);

        assertThat(admin.hideReview(review, reason).getHidden().getReason()).isEqualTo("Insulting");

        refused(409, "already-hidden", () -> admin.hideReview(review, reason));
        refused(404, "review-unknown", () -> organiser.api(ReviewsApi.class).getReview(review));
        assertThat(anybody.api(ReviewsApi.class)
                        .listReviews(new ListReviewsQuery().eventId(event))
                        .getItems())
                .extracting(Review::getUserId)
                .containsExactly(boris.id());
        awaitRating(event, 1, 5);
        assertThat(ann.api(ReviewsApi.class).getReview(review).getHidden().getReason())
                .isEqualTo("Insulting");

        ann.api(ReviewsApi.class).deleteReview(review);
        refused(404, "review-unknown", () -> ann.api(ReviewsApi.class).getReview(review));
        assertThat(admin.getReviewHistory(review).getItems())
                .extracting(ReviewHistoryEntry::getAction)
                .containsExactly(
                        ReviewHistoryEntryAction.POSTED,
                        ReviewHistoryEntryAction.EDITED,
                        ReviewHistoryEntryAction.DELETED);
    }

    private void awaitRating(UUID event, int count, double average) {
        await().atMost(SOON)
                .until(
                        () -> anybody.api(EventsApi.class).getEvent(event).getRating(),
                        rating -> rating.getCount() == count && rating.getAverage() == average);
    }
}
