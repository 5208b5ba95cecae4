package io.convoke.apidocs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the catalogue says of who speaks and listens is held against the contracts and the services' own configuration. */
class CatalogueTest {
    private static final String EVERYBODY = "every service";
    private static final Set<String> SERVICES =
            Set.of("auth", "user", "event", "reviews", "media", "chat", "registration", "notification");

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
                        assertThat(catalogue.retention(topic.address())).isEqualTo("forever"));
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
                .flatMap(service -> channels(configuration(service))
                        .map(topic -> service + "<" + topic.replaceFirst(".*convoke\\.", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> channels(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".topic"))
                .map(configuration::getProperty);
    }

    /** The names that consumers give the message guard; those with a group of its own per instance are named in the code. */
    private static Set<String> consumerNames() {
        return SERVICES.stream()
                .flatMap(service -> Stream.concat(groups(configuration(service)), Stream.of(service + "-erasures")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> groups(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".group.id"))
                .map(configuration::getProperty)
                .map(group -> group.replaceFirst("-\\$\\{.*", ""));
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
