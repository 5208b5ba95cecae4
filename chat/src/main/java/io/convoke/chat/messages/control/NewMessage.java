package io.convoke.chat.messages.control;

import io.convoke.chat.messages.entity.MessageType;
import io.convoke.common.http.PlainText;
import io.convoke.common.http.Wording;
import io.convoke.common.ids.Ids;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message that somebody wants to write, its form checked.
 *
 * @param ref what the author's client calls it, so that it can be sent again
 */
public record NewMessage(Optional<String> ref, MessageType type, String text) {
    /** Longest text, in characters. */
    public static final int LONGEST = 4_000;

    private static final int LONGEST_REF = 64;
    private static final Pattern REF = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_REF + "}");

    /**
     * Checks what a client sent; every argument may be null.
     *
     * @throws io.convoke.common.problem.DomainException 400 malformed-request for control characters, 422
     *     validation-failed for all else
     */
    public static NewMessage of(String ref, String type, String message) {
        if (ref != null && !REF.matcher(ref).matches()) {
            throw Wording.invalid("ref", "chat.ref");
        }
        var known = MessageType.of(type == null ? "" : type).orElseThrow(() -> Wording.invalid("type", "chat.type"));
        return new NewMessage(Optional.ofNullable(ref), known, text(known, message));
    }

    /**
     * Checks a text, or with {@link MessageType#MEDIA} the id of a media.
     *
     * @throws io.convoke.common.problem.DomainException as {@link #of}
     */
    static String text(MessageType type, String message) {
        var text = PlainText.lines("message", message)
                .filter(stripped -> stripped.length() <= LONGEST)
                .orElseThrow(() -> Wording.invalid("message", "chat.message", LONGEST));
        return type == MessageType.TEXT
                ? text
                : Ids.parse(text).map(UUID::toString).orElseThrow(() -> Wording.invalid("message", "chat.media"));
    }
}
