package io.convoke.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.convoke.common.ids.Ids;
import io.convoke.common.json.Json;
import io.convoke.common.problem.DomainException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the next page of a keyset-paged list begins: the sort keys of the last item seen. Opaque to clients. It only
 * narrows a query that checks the caller's rights anyway, so it is not signed.
 *
 * @param sort the order that the keys belong to; a cursor of another order is refused
 * @param keys the last item's sort keys, as text
 */
public record Cursor(String sort, List<String> keys) {
    private static final int LONGEST = 1_000;

    /** Databases and clocks know no others, and no list has any. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** The place after an item with these sort keys. */
    public static Cursor after(String sort, Object... keys) {
        return new Cursor(sort, Arrays.stream(keys).map(String::valueOf).toList());
    }

    /**
     * Reads the parameter {@code cursor}.
     *
     * @param text the parameter; may be null
     * @param sort the order that the list is asked for in
     * @param keys how many sort keys that order has
     * @throws DomainException 400 when it is malformed or of another order
     */
    public static Optional<Cursor> parse(String text, String sort, int keys) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.length() > LONGEST) {
                throw malformed();
            }
            var cursor = Json.requests()
                    .readValue(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8), Cursor.class);
            if (cursor == null
                    || cursor.keys == null
                    || cursor.keys.size() != keys
                    || cursor.keys.contains(null)
                    || !sort.equals(cursor.sort)) {
                throw malformed();
            }
            return Optional.of(cursor);
        } catch (IllegalArgumentException | NullPointerException | JsonProcessingException e) {
            throw malformed();
        }
    }

    /** The text that clients hand back. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(this).getBytes(StandardCharsets.UTF_8));
    }

    /** A sort key that is a time of the years 1970 to 9999; 400 when it is none. */
    public Instant instant(int index) {
        try {
            var instant = Instant.parse(keys.get(index));
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw malformed();
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw malformed();
        }
    }

    /** A sort key that is an id; 400 when it is none. */
    public UUID id(int index) {
        return Ids.parse(keys.get(index)).orElseThrow(Cursor::malformed);
    }

    /** A sort key that is a number; 400 when it is none. */
    public double number(int index) {
        try {
            var number = Double.parseDouble(keys.get(index));
            if (!Double.isFinite(number)) {
                throw malformed();
            }
            return number;
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static DomainException malformed() {
        return DomainException.malformed("cursor", "it is not one that this list handed out");
    }
}
