package io.convoke.apidocs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the catalogue says of who speaks and listens is held against the contracts and the services' own configuration. */
class CatalogueTest {
    private static final String EVERYBODY = "every service";
    private static final Set<String> SERVICES =
            Set.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");

    private static final Pattern BROADCAST = Pattern.compile("broadcast\\.listen\\(\"[^\"]+\", \"([^\"]+)\"");

    private final Catalogue catalogue = new Catalogue(Contracts.directory());

    @Test
    void everyTopicWithContractsIsTold() throws IOException {
        try (var directories = Files.list(Contracts.directory())) {
            assertThat(catalogue.topics().stream().map(Catalogue.Topic::topic).toList())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(directories
                            .filter(Files::isDirectory)
                            .map(directory -> directory.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void everyTopicIsCreated() {
        assertThat(catalogue.topics())
                .allSatisfy(topic ->
                        assertThat(catalogue.retention(topic.address())).isNotBlank());
    }

    @Test
    void consumersActOnTypesThatThereAre() {
        for (var topic : catalogue.topics()) {
            var types =
                    catalogue.types(topic).stream().map(Catalogue.Type::name).toList();
            assertThat(types).as(topic.topic()).isNotEmpty();
            topic.consumers()
                    .forEach((service, read) -> assertThat(types)
                            .as(service + " of " + topic.topic())
                            .containsAll(read));
        }
    }

    @Test
    void consumersAreThoseThatAreConfiguredToListen() {
        assertThat(told()).isEqualTo(configured());
    }

    @Test
    void everyConsumerHasItsDeadLetterTopicAndNobodyElse() {
        assertThat(deadLetterTopics()).isEqualTo(consumerNames());
    }

    /** As {@code service<topic}. */
    private Set<String> told() {
        return catalogue.topics().stream()
                .flatMap(topic -> topic.consumers().keySet().stream()
                        .filter(service -> !service.equals(EVERYBODY))
                        .map(service -> service + "<" + topic.topic()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> configured() {
        return SERVICES.stream()
                .flatMap(service -> Stream.concat(channels(configuration(service)), broadcasts(service))
                        .map(topic -> service + "<" + topic.replaceFirst(".*convoke\\.", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Topics that each instance of the service listens to without a group. */
    private static Stream<String> broadcasts(String service) {
        try (var sources = Files.walk(Contracts.root().resolve(service + "/src/main/java"))) {
            return sources
                    .filter(source -> source.toString().endsWith(".java"))
                    .flatMap(source -> BROADCAST.matcher(text(source)).results())
                    .map(found -> found.group(1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> channels(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".topic"))
                .map(configuration::getProperty);
    }

    /** The names that consumers give the message guard, which are those of their groups. */
    private static Set<String> consumerNames() {
        return SERVICES.stream()
                .flatMap(service -> Stream.concat(groups(configuration(service)), Stream.of(service + "-erasures")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> groups(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".group.id"))
                .map(configuration::getProperty);
    }

    private Set<String> deadLetterTopics() {
        var topics = read(Contracts.directory().resolve("topics.properties"));
        return topics.stringPropertyNames().stream()
                .filter(name -> name.startsWith("convoke.dlt."))
                .map(name -> name.substring("convoke.dlt.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties configuration(String service) {
        return read(Contracts.root().resolve(service + "/src/main/resources/META-INF/microprofile-config.properties"));
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
