package io.convoke.apidocs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the catalogue says that a service acts on is what its consumers' sources name, and the service has a test of the sample of
 * each. A consumer names its types in the class that listens, so that this is seen.
 */
class ConsumedTypesTest {
    private static final Pattern CHANNEL =
            Pattern.compile("@Incoming\\(\"([^\"]+)\"\\)|broadcast\\.listen\\(\"[^\"]+\", \"([^\"]+)\"[^)]*\\)");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");

    private final Catalogue catalogue = new Catalogue(Contracts.directory());

    @Test
    void theTypesAreThoseThatTheConsumersName() {
        assertThat(told()).isEqualTo(named());
    }

    @Test
    void everyTypeIsReadFromItsSampleInATestOfTheService() {
        assertThat(told().stream().filter(type -> !isTested(type))).isEmpty();
    }

    /** A service acts on a type of a topic. */
    private record Consumed(String service, String topic, String type) implements Comparable<Consumed> {
        @Override
        public int compareTo(Consumed other) {
            return toString().compareTo(other.toString());
        }
    }

    private Set<Consumed> told() {
        return catalogue.topics().stream()
                .flatMap(topic -> topic.consumers().entrySet().stream()
                        .flatMap(consumer -> consumer.getValue().stream()
                                .map(type -> new Consumed(consumer.getKey(), topic.topic(), type))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Consumed> named() {
        return Stream.concat(ServiceFiles.SERVICES.stream(), Stream.of(ServiceFiles.EVERYBODY))
                .flatMap(service -> ServiceFiles.sources(service).stream().flatMap(source -> consumed(service, source)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Nothing of a class that does not listen. */
    private Stream<Consumed> consumed(String service, String source) {
        var channels = CHANNEL.matcher(source);
        if (!channels.find()) {
            return Stream.empty();
        }
        var topic = topic(service, channels.group(1), channels.group(2));
        return literals(channels.replaceAll(""))
                .filter(types(topic)::contains)
                .map(type -> new Consumed(service, topic, type));
    }

    /** A broadcast names its topic, a channel has it in the configuration. */
    private static String topic(String service, String channel, String broadcast) {
        return channel == null
                ? broadcast
                : ServiceFiles.configuration(service)
                        .getProperty("mp.messaging.incoming." + channel + ".topic")
                        .replaceFirst(".*convoke\\.", "");
    }

    private Set<String> types(String topic) {
        return catalogue.topics().stream()
                .filter(one -> one.topic().equals(topic))
                .flatMap(one -> catalogue.types(one).stream())
                .map(Catalogue.Type::name)
                .collect(Collectors.toSet());
    }

    private static Stream<String> literals(String source) {
        return LITERAL.matcher(source).results().map(found -> found.group(1));
    }

    /** The sample as it stands: tests of the running service change what they send. */
    private static boolean isTested(Consumed consumed) {
        var sample = "Contracts.sample(\"" + consumed.topic() + "\"";
        return ServiceFiles.tests(consumed.service()).stream()
                .filter(test -> test.contains(sample))
                .flatMap(ConsumedTypesTest::literals)
                .map(text -> text.replaceFirst(",.*", ""))
                .anyMatch(consumed.type()::equals);
    }
}
