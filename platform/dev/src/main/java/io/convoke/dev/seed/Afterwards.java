package io.convoke.dev.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What people add to an event of the demo once they have a seat, as {@code afterwards.json} tells it.
 *
 * @param event the event's key in the demo data
 * @param reviews of events that are over
 * @param pictures drawn by {@link Scene}
 * @param chat lines in their order
 */
public record Afterwards(String event, List<Review> reviews, List<Picture> pictures, List<Line> chat) {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    public Afterwards {
        reviews = reviews == null ? List.of() : List.copyOf(reviews);
        pictures = pictures == null ? List.of() : List.copyOf(pictures);
        chat = chat == null ? List.of() : List.copyOf(chat);
    }

    /** @param reply the organiser's */
    public record Review(String by, int rating, Optional<String> comment, Optional<String> reply) {}

    public record Picture(String by, Scene scene) {}

    public record Line(String by, String text) {}

    public static List<Afterwards> load() {
        try (var in = Afterwards.class.getResourceAsStream("afterwards.json")) {
            return List.of(JSON.readValue(in, Afterwards[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
