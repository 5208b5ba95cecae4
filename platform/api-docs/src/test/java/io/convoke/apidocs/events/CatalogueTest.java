package io.convoke.apidocs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the catalogue says of who speaks and listens is held against the contracts and the services' own configuration. */
class CatalogueTest {
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
                        .filter(service -> !service.equals(ServiceFiles.EVERYBODY))
                        .map(service -> service + "<" + topic.topic()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> configured() {
        return ServiceFiles.SERVICES.stream()
                .flatMap(service -> Stream.concat(channels(ServiceFiles.configuration(service)), broadcasts(service))
                        .map(topic -> service + "<" + topic.replaceFirst(".*convoke\\.", "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Topics that each instance of the service listens to without a group. */
    private static Stream<String> broadcasts(String service) {
        return ServiceFiles.sources(service).stream()
                .flatMap(source -> BROADCAST.matcher(source).results())
                .map(found -> found.group(1));
    }

    private static Stream<String> channels(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".topic"))
                .map(configuration::getProperty);
    }

    /** The names that consumers give the message guard, which are those of their groups. */
    private static Set<String> consumerNames() {
        return ServiceFiles.SERVICES.stream()
                .flatMap(service ->
                        Stream.concat(groups(ServiceFiles.configuration(service)), Stream.of(service + "-erasures")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> groups(Properties configuration) {
        return configuration.stringPropertyNames().stream()
                .filter(key -> key.startsWith("mp.messaging.incoming.") && key.endsWith(".group.id"))
                .map(configuration::getProperty);
    }

    private Set<String> deadLetterTopics() {
        var topics = ServiceFiles.properties(Contracts.directory().resolve("topics.properties"));
        return topics.stringPropertyNames().stream()
                .filter(name -> name.startsWith("convoke.dlt."))
                .map(name -> name.substring("convoke.dlt.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
