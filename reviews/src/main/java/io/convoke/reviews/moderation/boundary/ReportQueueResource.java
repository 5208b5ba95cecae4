package io.convoke.reviews.moderation.boundary;

import io.convoke.common.http.Caller;
import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.problem.DomainException;
import io.convoke.reviews.moderation.control.Moderation;
import io.convoke.reviews.moderation.control.ReportStore;
import io.convoke.reviews.moderation.entity.Report;
import io.convoke.reviews.reviews.boundary.Persons;
import io.convoke.reviews.reviews.control.ReviewLists;
import io.convoke.reviews.reviews.control.ReviewStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The queue in which admins find reports. A class of its own, for its path would else be taken for a review's. */
@Path("/reports")
@RequestScoped
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review moderation", description = "Reports, and what admins do about reviews")
public class ReportQueueResource {
    @Inject
    Moderation moderation;

    @Inject
    ReportStore reports;

    @Inject
    ReviewStore reviews;

    @Inject
    ReviewLists lists;

    @Inject
    Persons persons;

    @GET
    @Transactional
    @Operation(
            operationId = "listReviewReports",
            summary = "List reports, the oldest first",
            description = "For admins: with the review that each is about.")
    @APIResponseSchema(value = ReportPage.class, responseCode = "200", responseDescription = "A page")
    public ReportPage list(
            @Parameter(
                            description = "open, which is the default: those that wait; closed: those dealt with",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"open", "closed"}))
                    @QueryParam("status")
                    String status,
            @Parameter(description = "Items on the page, 1..100; 20 unless given") @QueryParam("limit") Integer limit,
            @Parameter(description = "Where the page begins: next of the page before") @QueryParam("cursor")
                    String cursor) {
        var open = isOpen(status);
        var most = Paging.limit(limit);
        var found = reports.list(open, Cursor.parse(cursor, ReportStore.ORDER, 2), most + 1);
        var page = Paging.slice(found, most, last -> Cursor.after(ReportStore.ORDER, last.createdAt(), last.id()));
        return new ReportPage(views(page.items()), page.next());
    }

    @POST
    @Path("/{reportId}/dismiss")
    @Transactional
    @Operation(
            operationId = "dismissReviewReport",
            summary = "Close a report and leave the review as it is",
            description = "For admins. Other reports of the same review stay open.")
    @APIResponseSchema(value = QueuedReportView.class, responseCode = "200", responseDescription = "The report")
    @APIResponse(responseCode = "404", description = "report-unknown")
    @APIResponse(responseCode = "409", description = "report-closed")
    public QueuedReportView dismiss(@PathParam("reportId") UUID reportId) {
        return views(List.of(moderation.dismiss(reportId, persons.caller()))).get(0);
    }

    /** The reports with their reviews; all but those that went with their review a moment ago. */
    private List<QueuedReportView> views(List<Report> page) {
        var about = reviews.all(page.stream().map(Report::reviewId).distinct().toList());
        var shown = lists.shown(about).stream()
                .collect(Collectors.toMap(review -> review.review().id(), Function.identity()));
        return page.stream()
                .filter(report -> shown.containsKey(report.reviewId()))
                .map(report -> QueuedReportView.of(report, shown.get(report.reviewId())))
                .toList();
    }

    private static boolean isOpen(String status) {
        if (status == null || status.equals("open")) {
            return true;
        }
        if (status.equals("closed")) {
            return false;
        }
        throw DomainException.malformed("status", "it is neither open nor closed");
    }
}
