package io.convoke.chat.messages.control;

import io.convoke.chat.messages.entity.MessageType;
import io.convoke.chat.rooms.control.Memberships;
import io.convoke.chat.rooms.entity.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds out who is mentioned in a text: {@code @} and the username of a member, whatever the case of letters. */
@ApplicationScoped
public class Mentions {
    /** Most people whom one message mentions; further ones are not told. */
    static final int MOST = 50;

    /** Usernames are letters, digits, dots, underscores and hyphens, 3 to 100; an address of mail is no mention. */
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}._@-])@([\\p{L}\\p{N}._-]{3,120})");

    @Inject
    Memberships memberships;

    /** The members mentioned, in the order of the text; the author is told nothing by mentioning themselves. */
    public List<UUID> in(MessageType type, String text, Room room, UUID author) {
        var candidates = type == MessageType.TEXT ? candidates(text) : List.<List<String>>of();
        if (candidates.isEmpty()) {
            return List.of();
        }
        var known = memberships.named(
                room, candidates.stream().flatMap(List::stream).distinct().toList());
        var found = new LinkedHashSet<UUID>();
        for (var readings : candidates) {
            readings.stream()
                    .filter(known::containsKey)
                    .findFirst()
                    .map(known::get)
                    .ifPresent(found::add);
        }
        found.remove(author);
        return found.stream().limit(MOST).toList();
    }

    /**
     * For each mention the names that may be meant, the longest first: the dot of {@code @ann.} may end the name or the
     * sentence.
     */
    static List<List<String>> candidates(String text) {
        var all = new LinkedHashSet<List<String>>();
        var matcher = MENTION.matcher(text);
        while (matcher.find() && all.size() < 2 * MOST) {
            var name = matcher.group(1).toLowerCase(Locale.ROOT);
            var readings = new ArrayList<String>();
            readings.add(name);
            while (name.length() > 3 && ".-_".indexOf(name.charAt(name.length() - 1)) >= 0) {
                name = name.substring(0, name.length() - 1);
                readings.add(name);
            }
            all.add(List.copyOf(readings));
        }
        return List.copyOf(all);
    }
}
