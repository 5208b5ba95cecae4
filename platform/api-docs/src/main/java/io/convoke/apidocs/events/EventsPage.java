package io.convoke.apidocs.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The catalogue as a page for people: one file without scripts, so that it shows anywhere and prints. */
public final class EventsPage {
    private final Catalogue catalogue;

    EventsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A topic with all that the page tells of it. */
    public record TopicSection(
            String topic,
            String address,
            String title,
            String description,
            String key,
            String retention,
            String publishers,
            List<TypeSection> types) {}

    /** A type with all that the page tells of it. */
    public record TypeSection(
            String anchor,
            String name,
            String ceType,
            String title,
            String description,
            String readers,
            List<Field> fields,
            String sample) {}

    /** A field of the value; nested ones by their path. */
    public record Field(String path, String type, boolean required, String description) {}

    String render() {
        var engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .removeStandaloneLines(true)
                .strictRendering(true)
                .build();
        return engine.parse(template(), Variant.forContentType(Variant.TEXT_HTML))
                .data("topics", catalogue.topics().stream().map(this::section).toList())
                .render();
    }

    private TopicSection section(Catalogue.Topic topic) {
        return new TopicSection(
                topic.topic(),
                topic.address(),
                topic.title(),
                topic.description(),
                topic.key(),
                catalogue.retention(topic.address()),
                String.join(", ", topic.publishers()),
                catalogue.types(topic).stream()
                        .map(type -> section(topic, type))
                        .toList());
    }

    private static TypeSection section(Catalogue.Topic topic, Catalogue.Type type) {
        var readers = topic.consumers().entrySet().stream()
                .filter(consumer -> consumer.getValue().contains(type.name()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        var fields = new ArrayList<Field>();
        collect(type.schema(), "", fields);
        return new TypeSection(
                topic.topic() + "." + type.name(),
                type.name(),
                type.ceType(),
                type.title(),
                type.description(),
                readers.isEmpty() ? "nobody yet" : readers,
                fields,
                type.sample().toPrettyString());
    }

    private static void collect(JsonNode schema, String prefix, List<Field> fields) {
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        schema.path("properties").fields().forEachRemaining(property -> {
            var path = prefix + property.getKey();
            var field = property.getValue();
            fields.add(new Field(
                    path,
                    type(field),
                    required.contains(property.getKey()),
                    field.path("description").asText("")));
            collect(field, path + ".", fields);
            collect(field.path("items"), path + "[].", fields);
        });
    }

    private static String type(JsonNode schema) {
        if (schema.has("const")) {
            return '"' + schema.get("const").asText() + '"';
        }
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.get("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" | "));
        }
        var type = schema.path("type");
        var name = type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" or "))
                : type.asText();
        if (name.equals("array")) {
            return "list of " + type(schema.path("items"));
        }
        return schema.has("format") ? schema.get("format").asText() : name;
    }

    private static String template() {
        try (var in = EventsPage.class.getResourceAsStream("/events/page.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
