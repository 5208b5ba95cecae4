package io.convoke.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.testkit.Http;
import io.convoke.testkit.Person;
import io.convoke.testkit.RunningService;
import io.convoke.testkit.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An organiser of the test's own, among whose events it looks. */
abstract class OwnEvents {
    final Person ann = Person.user("ann");
    Http anonymous;
    Http http;

    @BeforeEach
    void logIn(RunningService service, Tokens tokens) {
        anonymous = service.http();
        http = anonymous.as(tokens.of(ann));
    }

    String make(String name, Map<String, Object> more) {
        var body = Requests.with(Requests.event(name), "end", null);
        body.putAll(more);
        return http.post("/", body).expect(201).json().get("id").asText();
    }

    void place(String name, double latitude, double longitude) {
        make(name, Map.of("location", Map.of("city", name, "latitude", latitude, "longitude", longitude)));
    }

    JsonNode search(String... pairs) {
        return search(List.of(pairs));
    }

    JsonNode search(List<String> pairs) {
        return anonymous.get(path(pairs)).expect(200).json().get("items");
    }

    String path(String... pairs) {
        return path(List.of(pairs));
    }

    String path(List<String> pairs) {
        return "/?" + query(with(pairs, "organiser", ann.id().toString()));
    }

    static List<String> with(List<String> pairs, String... more) {
        var all = new ArrayList<>(pairs);
        all.addAll(List.of(more));
        return all;
    }

    static String query(List<String> pairs) {
        var query = new ArrayList<String>();
        for (int i = 0; i < pairs.size(); i += 2) {
            query.add(pairs.get(i) + "=" + URLEncoder.encode(pairs.get(i + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", query);
    }

    static List<String> names(JsonNode items) {
        return texts(items, "name");
    }

    static List<String> ids(JsonNode items) {
        return texts(items, "id");
    }

    static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }
}
