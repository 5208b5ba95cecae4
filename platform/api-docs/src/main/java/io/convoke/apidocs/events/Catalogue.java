package io.convoke.apidocs.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The contracts as they lie in {@code platform/contracts}: {@code topics.json} tells who speaks and listens where,
 * {@code topics.properties} how long records stay, and each topic's directory has a schema and a sample per type.
 */
final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = ".schema.json";

    private final Path directory;
    private final List<Topic> topics;
    private final Properties retention = new Properties();

    /**
     * One topic.
     *
     * @param topic without {@code convoke.}
     * @param key what the records' key is, in words
     * @param consumers by service the types that it acts on
     */
    record Topic(
            String topic,
            String title,
            String description,
            String key,
            List<String> publishers,
            Map<String, List<String>> consumers) {
        @JsonIgnore
        String address() {
            return "convoke." + topic;
        }
    }

    /** One type of a topic with its contract. */
    record Type(String topic, String name, ObjectNode schema, JsonNode sample) {
        /** As in the header {@code ce_type}. */
        String ceType() {
            return "io.convoke." + topic + "." + name;
        }

        String title() {
            return schema.get("title").asText();
        }

        String description() {
            return schema.path("description").asText("");
        }
    }

    Catalogue(Path directory) {
        this.directory = directory;
        try (var in = Files.newBufferedReader(directory.resolve("topics.properties"))) {
            topics = List.of(JSON.readValue(directory.resolve("topics.json").toFile(), Topic[].class));
            retention.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Topic> topics() {
        return topics;
    }

    /** How long the records of an address stay: {@code forever} or an ISO-8601 duration. */
    String retention(String address) {
        return retention.getProperty(address);
    }

    /** The types of a topic by name, in alphabetical order. */
    List<Type> types(Topic topic) {
        try (Stream<Path> files = Files.list(directory.resolve(topic.topic()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SCHEMA))
                    .map(file -> file.substring(0, file.length() - SCHEMA.length()))
                    .sorted()
                    .map(name -> type(topic.topic(), name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Type type(String topic, String name) {
        var files = directory.resolve(topic);
        try {
            return new Type(
                    topic,
                    name,
                    (ObjectNode) JSON.readTree(files.resolve(name + SCHEMA).toFile()),
                    JSON.readTree(files.resolve(name + ".sample.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
