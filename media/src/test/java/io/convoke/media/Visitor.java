package io.convoke.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Somebody who uses the service. */
record Visitor(Person person, Http http) {
    static final String BOUNDARY = "a-boundary-of-the-test";

    /** A verified person. */
    static Visitor user(RunningService service, String name) {
        return of(service, Person.user(name));
    }

    static Visitor of(RunningService service, Person person) {
        return new Visitor(person, service.http().as(Bench.current().tokens().of(person)));
    }

    /** Somebody who has a seat at the event. */
    static Visitor seated(RunningService service, Gathering event, String name) {
        var visitor = user(service, name);
        event.seat(visitor.person());
        return visitor;
    }

    Answer tryUpload(UUID event, String contentType, byte[] file) {
        return http.send("POST", "/?eventId=" + event, contentType, file);
    }

    /** Uploads raw bytes; returns what is told of them. */
    JsonNode upload(UUID event, String contentType, byte[] file) {
        return tryUpload(event, contentType, file).expect(201).json();
    }

    Answer tryForm(UUID event, String contentType, byte[] file) {
        return http.send(
                "POST", "/?eventId=" + event, "multipart/form-data; boundary=" + BOUNDARY, form(contentType, file));
    }

    static byte[] form(String contentType, byte[] file) {
        return Pictures.joined(beforeFile(contentType), file, afterFile());
    }

    /** A form up to the first byte of its file. */
    static byte[] beforeFile(String contentType) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\nContent-Type: "
                        + contentType + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A form from the last byte of its file on. */
    static byte[] afterFile() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A download of anything. */
    Answer fetch(String path) {
        return anything().get(path);
    }

    /** A client that takes whatever comes. */
    Http anything() {
        return http.with("Accept", "*/*");
    }

    /** Waits until a picture's thumbnails can be fetched: they are written before any of them is. */
    void awaitThumbnails(JsonNode item) {
        Awaitility.await("thumbnails of " + item.get("id"))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> fetch("/" + item.get("id").asText() + "/thumbnails/small"),
                        answer -> answer.status() != 503)
                .expect(200);
    }
}
