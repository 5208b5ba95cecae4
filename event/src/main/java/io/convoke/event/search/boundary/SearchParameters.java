package io.convoke.event.search.boundary;

import io.convoke.common.http.Cursor;
import io.convoke.common.http.Paging;
import io.convoke.common.http.PlainText;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.event.events.entity.EventStatus;
import io.convoke.event.locations.entity.Point;
import io.convoke.event.search.control.EventSearch;
import io.convoke.event.search.control.SearchOrder;
import io.convoke.event.search.control.SearchQuestion;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of the list of events. Each that cannot be read is a 400 that names it. */
public class SearchParameters {
    private static final Pattern POINT = Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,12})?),(-?\\d{1,3}(?:\\.\\d{1,12})?)");
    private static final int LONGEST_NAME = 100;
    private static final String EVERY = "all";

    @QueryParam("q")
    @Parameter(
            description =
                    "Words in name, category, city or description, inflected or mistyped; \"quoted\" and -excluded ones"
                            + " are taken as they are",
            example = "kotlin")
    String q;

    @QueryParam("category")
    @Parameter(description = "The category, whatever the case", example = "Technology")
    String category;

    @QueryParam("city")
    @Parameter(description = "The city, whatever the case", example = "Москва")
    String city;

    @QueryParam("from")
    @Parameter(description = "Events that start then or later")
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Events that start before")
    Instant to;

    @QueryParam("near")
    @Parameter(description = "Events around this point: latitude,longitude", example = "55.7558,37.6173")
    String near;

    @QueryParam("radiusKm")
    @Parameter(description = "How far around the point, above 0 and up to 20038; 50 unless given")
    Double radiusKm;

    @QueryParam("organiser")
    @Parameter(description = "Events of this user")
    UUID organiser;

    @QueryParam("free")
    @Parameter(description = "true: only events with free seats")
    Boolean free;

    @QueryParam("status")
    @Parameter(
            description =
                    "active unless given: what is coming or running. all: everything but drafts. draft: the drafts of the"
                            + " caller's own teams",
            schema = @Schema(enumeration = {"active", "completed", "cancelled", "draft", "all"}))
    String status;

    @QueryParam("sort")
    @Parameter(
            description =
                    "relevance (needs q, and is the default with it), start (the default without), -start, or distance"
                            + " (needs near)",
            schema = @Schema(enumeration = {"start", "-start", "distance", "relevance"}))
    String sort;

    @QueryParam("limit")
    @Parameter(description = "How many at most, 1..100; 20 unless given")
    Integer limit;

    @QueryParam("cursor")
    @Parameter(description = "The member next of the page before")
    String cursor;

    /**
     * The question that they ask.
     *
     * @param reader the caller; empty when anonymous
     * @throws DomainException 400 that names a parameter; 401 when an anonymous caller asks for drafts
     */
    SearchQuestion question(Optional<UUID> reader) {
        var text = PlainText.searched("q", q, SearchQuestion.LONGEST_TEXT);
        var point = Optional.ofNullable(near).map(SearchParameters::point);
        var order = order(text, point);
        if (from != null && to != null && !from.isBefore(to)) {
            throw DomainException.malformed("to", "it is not after from");
        }
        if (radiusKm != null && point.isEmpty()) {
            throw DomainException.malformed("radiusKm", "it needs near");
        }
        var asked = status();
        var insider = asked.filter(EventStatus.DRAFT::equals)
                .map(draft -> reader.orElseThrow(
                        () -> new DomainException(CommonProblem.INVALID_TOKEN, "Drafts are shown to their team only")));
        return new SearchQuestion(
                text,
                PlainText.searched("category", category, LONGEST_NAME),
                PlainText.searched("city", city, LONGEST_NAME),
                time("from", from),
                time("to", to),
                point,
                radius(),
                Optional.ofNullable(organiser),
                Boolean.TRUE.equals(free),
                asked,
                insider,
                order,
                Cursor.parse(cursor, order.text(), EventSearch.KEYS),
                Paging.limit(limit));
    }

    private static Optional<Instant> time(String parameter, Instant time) {
        if (time != null
                && Math.abs(time.getEpochSecond())
                        > Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()) {
            throw DomainException.malformed(parameter, "it is too far away");
        }
        return Optional.ofNullable(time);
    }

    private static Point point(String text) {
        var form = POINT.matcher(text);
        if (!form.matches()) {
            throw DomainException.malformed("near", "it is not latitude,longitude");
        }
        var latitude = Double.parseDouble(form.group(1));
        var longitude = Double.parseDouble(form.group(2));
        if (!Point.isLatitude(latitude) || !Point.isLongitude(longitude)) {
            throw DomainException.malformed("near", "it is not a point on earth");
        }
        return new Point(latitude, longitude);
    }

    private double radius() {
        if (radiusKm == null) {
            return SearchQuestion.DEFAULT_RADIUS;
        }
        if (radiusKm <= 0 || radiusKm > SearchQuestion.LARGEST_RADIUS) {
            throw DomainException.malformed("radiusKm", "it is outside 0..20038");
        }
        return radiusKm;
    }

    private SearchOrder order(Optional<String> text, Optional<Point> point) {
        if (sort == null) {
            return text.isPresent() ? SearchOrder.RELEVANCE : SearchOrder.START;
        }
        var order = SearchOrder.of(sort)
                .orElseThrow(
                        () -> DomainException.malformed("sort", "it is none of start, -start, distance and relevance"));
        if (order == SearchOrder.DISTANCE && point.isEmpty()) {
            throw DomainException.malformed("sort", "distance needs near");
        }
        if (order == SearchOrder.RELEVANCE && text.isEmpty()) {
            throw DomainException.malformed("sort", "relevance needs q");
        }
        return order;
    }

    private Optional<EventStatus> status() {
        if (status == null) {
            return Optional.of(EventStatus.ACTIVE);
        }
        if (status.equals(EVERY)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventStatus.of(status));
        } catch (IllegalArgumentException e) {
            throw DomainException.malformed("status", "it is none of active, completed, cancelled, draft and all");
        }
    }
}
