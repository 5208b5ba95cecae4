package io.convoke.notification.mails.control;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The words of the mails, in {@code mails/<language>.properties}; each value is a Qute template of plain text. */
@ApplicationScoped
public class Wording {
    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .strictRendering(true)
            .build();

    private Map<String, Properties> languages;

    @PostConstruct
    void read() {
        languages = Map.of("en", load("en"), "ru", load("ru"));
    }

    /**
     * A text with its values.
     *
     * @throws IllegalStateException when the language lacks it
     */
    public String text(Locale locale, String key, Map<String, ?> values) {
        return find(locale, key, values)
                .orElseThrow(() -> new IllegalStateException("mails/" + locale.getLanguage() + " lacks " + key));
    }

    /** A text with its values, if the language has it. */
    public Optional<String> find(Locale locale, String key, Map<String, ?> values) {
        var template = languages.get(locale.getLanguage()).getProperty(key);
        return Optional.ofNullable(template)
                .map(text ->
                        engine.parse(text).data(Map.copyOf(values)).render().strip());
    }

    /** A text of several paragraphs, one a line; none when the language lacks it or all are empty. */
    public List<String> paragraphs(Locale locale, String key, Map<String, ?> values) {
        return find(locale, key, values).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The names of all texts of a language. */
    java.util.Set<String> keys(String language) {
        return languages.get(language).stringPropertyNames();
    }

    private static Properties load(String language) {
        var texts = new Properties();
        try (var in = Wording.class.getResourceAsStream("/mails/" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
