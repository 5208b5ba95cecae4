package io.convoke.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Clocks;
import io.convoke.testkit.Contracts;
import io.convoke.testkit.Database;
import io.convoke.testkit.Events;
import io.convoke.testkit.Ids;
import io.convoke.testkit.Json;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports, hiding, histories and the audit log (V5). */
@ReviewsTest
class ModerationIT {
    private PastEvent event;
    private Visitor ann;
    private Visitor bob;
    private Visitor ada;
    private String id;

    @BeforeEach
    void review(RunningService service) {
        ann = Visitor.user(service, "ann");
        bob = Visitor.user(service, "bob");
        ada = Visitor.admin(service);
        event = PastEvent.make().registered(ann.person(), bob.person());
        id = ann.post(event.id, 1, "You are fools").get("id").asText();
    }

    @Test
    void aReportedReviewIsHiddenAndShownAgain(RunningService service, Events events) {
        bob.post(event.id, 5, "Good");
        var report = bob.tryReport(id, "It insults people").expect(201).json();
        assertThat(report.get("reviewId").asText()).isEqualTo(id);
        bob.tryReport(id, "Again").expectProblem(409, "already-reported");
        var queued = queued("/reports", report.get("id").asText());
        assertThat(queued.at("/review/comment").asText()).isEqualTo("You are fools");
        assertThat(queued.at("/reporter/username").asText())
                .isEqualTo(bob.person().username());
        assertThat(queued.get("reason").asText()).isEqualTo("It insults people");

        var hidden = ada.tryHide(id, "Insulting").expect(200).json();
        assertThat(hidden.at("/hidden/reason").asText()).isEqualTo("Insulting");
        ada.tryHide(id, "Insulting").expectProblem(409, "already-hidden");
        assertThat(queue("/reports", report.get("id").asText())).isEmpty();
        var closed = queued("/reports?status=closed", report.get("id").asText());
        assertThat(closed.get("outcome").asText()).isEqualTo("hidden");
        var told = events.await("reviews", "changed", event.id);
        Contracts.check(told);
        assertThat(told.json().get("hidden").asBoolean()).isTrue();
        assertThat(told.json().at("/eventSummary/count").asInt()).isEqualTo(1);

        service.http().get("/" + id).expectProblem(404, "review-unknown");
        bob.http().get("/" + id).expectProblem(404, "review-unknown");
        Visitor.of(service, event.organiser).http().get("/" + id).expectProblem(404, "review-unknown");
        assertThat(ann.http()
                        .get("/" + id)
                        .expect(200)
                        .json()
                        .at("/hidden/reason")
                        .asText())
                .isEqualTo("Insulting");
        ada.http().get("/" + id).expect(200);
        var list = service.http().get("/?eventId=" + event.id).expect(200).json();
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.at("/summary/average").asDouble()).isEqualTo(5);
        assertThat(ann.tryEdit(id, 2, "I am sorry").expect(200).json().has("hidden"))
                .isTrue();
        ann.tryPost(event.id, 1, "Once more").expectProblem(409, "already-reviewed");

        assertThat(ada.http().post("/" + id + "/unhide").expect(200).json().has("hidden"))
                .isFalse();
        ada.http().post("/" + id + "/unhide").expectProblem(409, "not-hidden");
        var summary =
                service.http().get("/?eventId=" + event.id).expect(200).json().get("summary");
        assertThat(summary.get("average").asDouble()).isEqualTo(3.5);
        assertThat(audit()).containsExactly("review-unhidden", "review-hidden");
    }

    @Test
    void aHiddenReviewDoesNotExistForOthers(RunningService service) {
        ada.tryHide(id, "Insulting").expect(200);
        bob.tryReport(id, "It insults people").expectProblem(404, "review-unknown");
        bob.http().send("PUT", "/" + id + "/helpful").expectProblem(404, "review-unknown");
        bob.tryEdit(id, 5, "x").expectProblem(404, "review-unknown");
        bob.http().delete("/" + id).expectProblem(404, "review-unknown");
        Visitor.of(service, event.organiser).tryReply(id, "No, you").expectProblem(404, "review-unknown");
        bob.tryReply(id, "x").expectProblem(404, "review-unknown");
        ann.http().delete("/" + id).expect(204);
    }

    @Test
    void aReportIsDismissed() {
        var report = bob.tryReport(id, "I do not like it")
                .expect(201)
                .json()
                .get("id")
                .asText();
        var dismissed =
                ada.http().post("/reports/" + report + "/dismiss").expect(200).json();
        assertThat(dismissed.get("outcome").asText()).isEqualTo("dismissed");
        ada.http().post("/reports/" + report + "/dismiss").expectProblem(409, "report-closed");
        ada.http().post("/reports/" + Ids.next() + "/dismiss").expectProblem(404, "report-unknown");
        assertThat(queue("/reports", report)).isEmpty();
        bob.tryReport(id, "Again").expectProblem(409, "already-reported");
        assertThat(audit()).containsExactly("report-dismissed");
        assertThat(bob.http().get("/" + id).expect(200).json().get("rating").asInt())
                .isEqualTo(1);
    }

    @Test
    void nobodyReportsTheirOwnAndNobodyFloods(RunningService service, Clocks clocks) {
        Limits.beginAWindow(clocks);
        ann.tryReport(id, "Look at me").expectProblem(403, "forbidden");
        bob.tryReport(Ids.next().toString(), "Nothing").expectProblem(404, "review-unknown");
        bob.tryReport(id, " ").expectProblem(422, "validation-failed");
        bob.tryReport(id, "x".repeat(1001)).expectProblem(422, "validation-failed");
        Visitor.of(service, event.organiser).tryReport(id, "Unfair").expect(201);
        for (int i = 1; i < ReviewsTest.REPORTS; i++) {
            bob.tryReport(Ids.next().toString(), "Nothing").expectProblem(404, "review-unknown");
        }
        bob.tryReport(id, "One too many").expectProblem(429, "too-many-requests");
    }

    @Test
    void moderationIsForAdmins(RunningService service) {
        for (var visitor : new Visitor[] {bob, ann, Visitor.of(service, event.organiser)}) {
            visitor.http().get("/reports").expectProblem(403, "forbidden");
            visitor.http().get("/audit").expectProblem(403, "forbidden");
            visitor.http().get("/" + id + "/history").expectProblem(403, "forbidden");
            visitor.tryHide(id, "I am bad at this").expectProblem(403, "forbidden");
            visitor.http().post("/" + id + "/unhide").expectProblem(403, "forbidden");
            visitor.http().post("/reports/" + Ids.next() + "/dismiss").expectProblem(403, "forbidden");
        }
        service.http().get("/reports").expectProblem(401, "invalid-token");
        assertThat(audit()).isEmpty();
    }

    @Test
    void adminsSeeAllThatAReviewSaid(Database database) {
        ann.tryEdit(id, 2, "Not nice of me").expect(200);
        ann.tryEdit(id, 3, "It was fine").expect(200);
        ann.http().delete("/" + id).expect(204);
        var history = ada.http().get("/" + id + "/history").expect(200).json().get("items");
        assertThat(history.findValuesAsText("action")).containsExactly("posted", "edited", "edited", "deleted");
        assertThat(history.findValuesAsText("comment"))
                .containsExactly("You are fools", "Not nice of me", "It was fine", "It was fine");
        assertThat(history.at("/0/rating").asInt()).isEqualTo(1);
        assertThat(history.at("/0/author/username").asText())
                .isEqualTo(ann.person().username());
        ada.http().get("/" + Ids.next() + "/history").expectProblem(404, "review-unknown");
        ada.tryHide(id, "Gone").expectProblem(404, "review-unknown");
    }

    @Test
    void theQueueAndTheLogArePaged(RunningService service) {
        var reports = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var reporter = Visitor.user(service, "r" + i);
            reports.add(reporter.tryReport(id, "Reason " + i)
                    .expect(201)
                    .json()
                    .get("id")
                    .asText());
        }
        assertThat(queue("/reports?limit=1", reports.toArray(String[]::new)))
                .extracting(report -> report.get("id").asText())
                .containsExactlyElementsOf(reports);
        reports.forEach(
                report -> ada.http().post("/reports/" + report + "/dismiss").expect(200));
        assertThat(audit()).hasSize(3);
        ada.http().get("/reports?status=lost").expectProblem(400, "malformed-request");
        ada.http().get("/reports?cursor=x").expectProblem(400, "malformed-request");
        ada.http().get("/audit?cursor=x").expectProblem(400, "malformed-request");
        ada.http().get("/audit?limit=101").expectProblem(400, "malformed-request");
    }

    /** Those reports of the list that have one of the ids, over all pages. */
    private List<JsonNode> queue(String path, String... ids) {
        return pages(path).stream()
                .filter(report -> List.of(ids).contains(report.get("id").asText()))
                .toList();
    }

    private JsonNode queued(String path, String reportId) {
        var found = queue(path, reportId);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** What was done to the review, the newest first. */
    private List<String> audit() {
        return pages("/audit?limit=2").stream()
                .filter(entry -> entry.get("reviewId").asText().equals(id))
                .peek(entry -> assertThat(entry.get("eventId").asText()).isEqualTo(event.id.toString()))
                .peek(entry -> assertThat(entry.get("actor"))
                        .isEqualTo(Json.tree(Map.of(
                                "id",
                                ada.person().id().toString(),
                                "username",
                                ada.person().username()))))
                .map(entry -> entry.get("action").asText())
                .toList();
    }

    private List<JsonNode> pages(String path) {
        var all = new ArrayList<JsonNode>();
        var page = ada.http().get(path).expect(200).json();
        page.get("items").forEach(all::add);
        while (page.has("next")) {
            var separator = path.contains("?") ? "&" : "?";
            page = ada.http()
                    .get(path + separator + "cursor=" + page.get("next").asText())
                    .expect(200)
                    .json();
            page.get("items").forEach(all::add);
        }
        return all;
    }

    @Test
    void aPersonWithoutARoleOfAdminIsNoAdmin(RunningService service) {
        Visitor.of(service, Person.guest("gus")).http().get("/reports").expectProblem(403, "forbidden");
    }
}
