package io.convoke.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.testkit.Answer;
import io.convoke.testkit.Bench;
import io.convoke.testkit.Person;
import io.convoke.testkit.RawHttp;
import io.convoke.testkit.RunningService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not taken, and that nothing of it stays. */
@MediaTest
class RefusalsIT {
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    private static final String HTML = "<!DOCTYPE html><script>alert(document.domain)</script>";

    private RunningService service;
    private Gathering event;
    private Visitor ann;

    @BeforeEach
    void gather(RunningService running) {
        service = running;
        event = Gathering.published();
        ann = Visitor.seated(service, event, "ann");
    }

    @AfterEach
    void nothingStays() {
        Store.directory().awaitConsistency();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void hangsNothing() {
        assertThat(service.http()
                        .get("/?eventId=" + event.id)
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    /** Attack 56. */
    @Test
    void markupIsNoPictureWhateverItIsCalled() {
        for (var declared :
                List.of("image/svg+xml", "text/html", "application/xhtml+xml", "image/bmp", "video/quicktime")) {
            ann.tryUpload(event.id, declared, bytes(SVG)).expectProblem(415, "unsupported-media-type");
            ann.tryForm(event.id, declared, bytes(SVG)).expectProblem(415, "unsupported-media-type");
            ann.http().send("PUT", "/avatars/me", declared, bytes(SVG)).expectProblem(415, "unsupported-media-type");
        }
        for (var declared : List.of("image/png", "image/jpeg", "application/octet-stream", "video/mp4")) {
            var svg = ann.tryUpload(event.id, declared, bytes(SVG)).expectProblem(415, "unsupported-media-type");
            assertThat(svg.get("detail").asText()).contains("SVG");
            var html = ann.tryForm(event.id, declared, bytes(HTML)).expectProblem(415, "unsupported-media-type");
            assertThat(html.get("detail").asText()).contains("HTML");
        }
        hangsNothing();
    }

    @Test
    void whatIsDeclaredHasToBeTrue() {
        var problem =
                ann.tryUpload(event.id, "image/jpeg", Pictures.png(9, 9)).expectProblem(422, "media-type-mismatch");
        assertThat(problem.get("detail").asText()).contains("JPEG", "PNG");
        ann.tryForm(event.id, "video/mp4", Pictures.gif(9, 9, 1)).expectProblem(422, "media-type-mismatch");
        ann.upload(event.id, "application/octet-stream", Pictures.png(9, 9));
        ann.tryForm(event.id, "image/jpg", Pictures.jpeg(9, 9)).expect(201);
    }

    /** Attack 57. */
    @Test
    void bombsAndFilesThatAreTwoThingsAreRefused() {
        var before = service.server().process().identity();
        for (var bomb : List.of(
                Pictures.promise(50_000, 50_000),
                Pictures.promise(16_001, 2),
                Pictures.gifPromise(65_535, 65_535, 1),
                Pictures.gifPromise(2_000, 2_000, 50))) {
            ann.tryUpload(event.id, "application/octet-stream", bomb).expectProblem(422, "image-too-large");
        }
        var zip = "PK\u0003\u0004 entry PK\u0005\u0006 end";
        for (var twofold : List.of(
                Pictures.joined(Pictures.gif(9, 9, 1), bytes(HTML)),
                Pictures.joined(Pictures.jpeg(9, 9), bytes(zip)),
                Pictures.withSegment(Pictures.jpeg(9, 9), 0xfe, bytes(HTML)),
                Pictures.withChunk(Pictures.png(9, 9), "tEXt", bytes("Comment\0" + HTML)))) {
            ann.tryUpload(event.id, "application/octet-stream", twofold)
                    .expectProblem(422, "image-with-foreign-content");
        }
        for (var broken : List.of(
                java.util.Arrays.copyOf(Pictures.jpeg(900, 900), 2_000),
                Pictures.promise(100, 100),
                java.util.Arrays.copyOf(Pictures.gif(300, 300, 2), 900),
                Pictures.resource("cmyk.jpg"))) {
            ann.tryUpload(event.id, "application/octet-stream", broken).expectProblem(422, "image-unreadable");
        }
        hangsNothing();
        assertThat(service.server().process().identity()).isEqualTo(before);
    }

    @Test
    void whatFollowsAPictureDoesNotComeOutAgain() {
        var trailer = "SEFT a phone's own trailer";
        var item = ann.upload(event.id, "image/jpeg", Pictures.joined(Pictures.jpeg(90, 90), bytes(trailer)));
        var content = ann.fetch("/" + item.get("id").asText() + "/content").expect(200);
        assertThat(Pictures.contains(content.bytes(), trailer)).isFalse();
        assertThat(content.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.header("Content-Disposition").orElseThrow()).startsWith("inline; filename=");
    }

    @Test
    void aFileThatIsTooLongIsRefusedBeforeOrWhileItComes() throws Exception {
        for (var type :
                List.of("image/png", "video/mp4", "application/octet-stream", "multipart/form-data; boundary=x")) {
            assertThat(announced(type)).startsWith("HTTP/1.1 413 ").contains("/problems/content-too-large\"");
        }
        var picture = Pictures.joined(Pictures.png(9, 9), new byte[5 << 20]);
        ann.tryUpload(event.id, "image/png", picture).expectProblem(413, "content-too-large");
        ann.tryUpload(event.id, "application/octet-stream", picture).expectProblem(413, "content-too-large");
        var form = "multipart/form-data; boundary=" + Visitor.BOUNDARY;
        chunked(form, Visitor.form("image/png", picture)).expectProblem(413, "content-too-large");
        chunked("image/png", Pictures.png(9, 9)).expectProblem(411, "length-required");
        chunked("text/plain", bytes("x")).expectProblem(415, "unsupported-media-type");
        hangsNothing();
        chunked(form, Visitor.form("image/png", Pictures.png(9, 9))).expect(201);
    }

    /** The answer to an upload that only says that it will be 600 MB; not one byte of it is sent. */
    private String announced(String type) {
        return RawHttp.answer(
                service.port(),
                "POST " + service.prefix() + "?eventId=" + event.id + " HTTP/1.1\r\nHost: a\r\nContent-Type: " + type
                        + "\r\nContent-Length: 600000000\r\nAuthorization: Bearer "
                        + Bench.current().tokens().of(ann.person()) + "\r\n\r\n");
    }

    /** The answer to an upload that does not say how long it is. */
    private Answer chunked(String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(service.uri(service.prefix() + "?eventId=" + event.id))
                .header("Authorization", "Bearer " + Bench.current().tokens().of(ann.person()))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        return new Answer("POST " + type, answer.statusCode(), answer.headers().map(), answer.body());
    }

    @Test
    void formsWithoutAWholeFileAreMalformed() {
        var type = "multipart/form-data; boundary=b";
        for (var body : List.of(
                "--b--",
                "nothing",
                "--b\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"
                        + new String(Pictures.png(9, 9), StandardCharsets.ISO_8859_1))) {
            ann.http().send("POST", "/?eventId=" + event.id, type, bytes(body)).expectProblem(400, "malformed-request");
        }
        ann.http()
                .send("POST", "/?eventId=" + event.id, "multipart/form-data", bytes("--b--"))
                .expectProblem(400, "malformed-request");
        ann.http()
                .send("POST", "/?eventId=" + event.id, "image/png", new byte[0])
                .expectProblem(400, "malformed-request");
        ann.http().send("POST", "/", "image/png", Pictures.png(9, 9)).expectProblem(400, "malformed-request");
        hangsNothing();
    }

    @Test
    void anEventThatNobodySeesShowsAndTakesNothing() {
        var png = Pictures.png(9, 9);
        var secret = Gathering.secret();
        for (var id : List.of(secret.id, UUID.randomUUID())) {
            ann.tryUpload(id, "image/png", png).expectProblem(404, "event-unknown");
            ann.http().get("/?eventId=" + id).expectProblem(404, "event-unknown");
        }
        Visitor.of(service, Person.guest("gus"))
                .tryUpload(event.id, "image/png", png)
                .expectProblem(403, "forbidden");
        service.http().send("POST", "/?eventId=" + event.id, "image/png", png).expectProblem(401, "invalid-token");
        var id = UUID.randomUUID();
        service.http().get("/" + id).expectProblem(404, "media-unknown");
        ann.fetch("/" + id + "/content").expectProblem(404, "media-unknown");
        ann.fetch("/" + id + "/thumbnails/huge").expectProblem(400, "malformed-request");
        hangsNothing();
    }

    @Test
    void anEventHasAnEndOfRoom() {
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < 7; i++) {
            answers.add(ann.tryUpload(event.id, "image/png", Pictures.png(9, 9)));
        }
        answers.remove(6).expectProblem(409, "media-limit-reached");
        answers.forEach(answer -> answer.expect(201));
        var other = Gathering.published();
        var owner = Visitor.of(service, other.owner);
        var video = Pictures.joined(bytes("\0\0\0\u0014ftypmp42\0\0\0\0mp42"), new byte[7 << 20]);
        owner.upload(other.id, "video/mp4", video);
        owner.upload(other.id, "video/mp4", video);
        owner.tryUpload(other.id, "video/mp4", video).expectProblem(409, "media-limit-reached");
    }

    @Test
    void theListIsPagedLatestFirst() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.add(
                    0,
                    ann.upload(event.id, "image/png", Pictures.png(9, 9))
                            .get("id")
                            .asText());
        }
        var seen = new ArrayList<String>();
        var http = service.http();
        var page = http.get("/?limit=2&eventId=" + event.id).expect(200).json();
        page.get("items").forEach(item -> seen.add(item.get("id").asText()));
        while (page.has("next")) {
            page = http.get("/?limit=2&eventId=" + event.id + "&cursor="
                            + page.get("next").asText())
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> seen.add(item.get("id").asText()));
        }
        assertThat(seen).isEqualTo(ids);
    }

    /** A video's place of making is in a box that players do not need. */
    @Test
    void theplaceOfAVideoIsBlanked() {
        var place = "+52.5200+013.4050/";
        var box = Pictures.joined(
                new byte[] {0, 0, 0, 34, 'm', 'o', 'o', 'v', 0, 0, 0, 26, 'u', 'd', 't', 'a'}, bytes(place));
        var video = Pictures.joined(bytes("\0\0\0\u0014ftypisom\0\0\2\0isom"), box);
        var item = ann.upload(event.id, "video/mp4", video);
        var content = ann.fetch("/" + item.get("id").asText() + "/content").expect(200);
        assertThat(content.bytes()).hasSameSizeAs(video);
        assertThat(Pictures.contains(content.bytes(), place)).isFalse();
        assertThat(content.header("ETag")).contains("\"" + item.get("sha256").asText() + "\"");
    }
}
