package io.convoke.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.common.calendar.CalendarEntry;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.ServiceTest;
import io.convoke.testkit.Tokens;
import java.io.StringReader;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;

/** One event as iCalendar (the part of E8 that this release has). */
@ServiceTest
class CalendarIT {
    @Test
    void theEntryFollowsTheEvent(RunningService service, Tokens tokens) throws Exception {
        var http = service.http().as(tokens.of(Person.user("ann"))).with("If-Match", "*");
        var body = Requests.event("Вечер; Kotlin, \\ и " + "длинное ".repeat(20) + "имя");
        body.put("description", "Line one\nBEGIN:VALARM\nline three");
        body.put("location", Map.of("city", "Казань", "address", "Баумана, 1", "latitude", 55.79, "longitude", 49.12));
        var event = http.post("/", body).expect(201).json();
        var id = event.get("id").asText();

        var answer = service.http()
                .with("Accept", "text/calendar")
                .get("/" + id + "/calendar.ics")
                .expect(200);
        assertThat(answer.mediaType()).isEqualTo("text/calendar");
        assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"" + id + ".ics\"");
        assertThat(answer.body().lines().count()).isEqualTo(answer.body().split("\r\n").length);
        var first = parse(answer.body());
        first.validate();
        assertThat(value(first, Property.UID)).isEqualTo(CalendarEntry.uid(UUID.fromString(id)));
        assertThat(value(first, Property.SEQUENCE)).isEqualTo("0");
        assertThat(value(first, Property.SUMMARY)).isEqualTo(event.get("name").asText());
        assertThat(value(first, Property.DESCRIPTION)).isEqualTo("Line one\nBEGIN:VALARM\nline three");
        assertThat(value(first, Property.DTSTART)).isEqualTo("20310327T160000Z");
        assertThat(value(first, Property.DTEND)).isEqualTo("20310327T190000Z");
        assertThat(value(first, Property.LOCATION)).isEqualTo("Баумана, 1, Казань");
        assertThat(value(first, Property.URL)).isEqualTo("http://localhost:8080/api/v1/events/" + id);
        assertThat(value(first, Property.STATUS)).isEqualTo("CONFIRMED");

        body.put("start", "2031-03-27T18:00");
        http.put("/" + id, body).expect(200);
        http.post("/" + id + "/cancel").expect(200);
        var last = parse(service.http()
                .with("Accept", "*/*")
                .get("/" + id + "/calendar.ics")
                .expect(200)
                .body());
        assertThat(value(last, Property.UID)).isEqualTo(CalendarEntry.uid(UUID.fromString(id)));
        assertThat(value(last, Property.SEQUENCE)).isEqualTo("2");
        assertThat(value(last, Property.STATUS)).isEqualTo("CANCELLED");
    }

    private static Calendar parse(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static String value(Calendar calendar, String property) {
        return calendar.getComponents().get(0).getRequiredProperty(property).getValue();
    }
}
