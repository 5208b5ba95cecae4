package io.convoke.dev.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the Bot API's parse mode {@code HTML} as strictly as the API does. */
final class MessageHtml {
    private static final Set<String> TAGS = Set.of(
            "a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "strike", "strong", "tg-spoiler", "u");
    private static final Map<String, String> ENTITIES = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
    private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot);");
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\\s+[a-z]+(?:=\"[^\"<>]*\")?)*)\\s*>");
    private static final Pattern HREF = Pattern.compile("\\shref=\"([^\"]*)\"");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<String> links = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private MessageHtml(String source) {
        this.source = source;
    }

    /** What a person sees. */
    record Shown(String text, List<String> links) {}

    /** Told in the API's words. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String reason) {
            super("Bad Request: can't parse entities: " + reason);
        }
    }

    static Shown read(String source) throws Malformed {
        return new MessageHtml(source).read();
    }

    private Shown read() throws Malformed {
        var tag = TAG.matcher(source);
        var place = 0;
        while (place < source.length()) {
            var character = source.charAt(place);
            if (character == '<') {
                if (!tag.find(place) || tag.start() != place) {
                    throw new Malformed("Unsupported start tag at byte offset " + place);
                }
                tag(!tag.group(1).isEmpty(), tag.group(2).toLowerCase(Locale.ROOT), tag.group(3), place);
                place = tag.end();
            } else if (character == '&') {
                place = entity(place);
            } else {
                text.append(character);
                place++;
            }
        }
        if (!open.isEmpty()) {
            throw new Malformed("Can't find end tag corresponding to start tag \"" + open.peek() + "\"");
        }
        return new Shown(text.toString().strip(), List.copyOf(links));
    }

    private void tag(boolean closes, String name, String attributes, int place) throws Malformed {
        if (!TAGS.contains(name)) {
            throw new Malformed("Unsupported start tag \"" + name + "\" at byte offset " + place);
        }
        if (!closes) {
            open.push(name);
            var href = HREF.matcher(attributes);
            if (name.equals("a") && href.find()) {
                links.add(unescaped(href.group(1)));
            }
        } else if (open.isEmpty() || !open.pop().equals(name)) {
            throw new Malformed("Unmatched end tag at byte offset " + place);
        }
    }

    /** An unknown entity is text, as it is to the API. */
    private int entity(int place) {
        var entity = ENTITY.matcher(source);
        if (entity.find(place) && entity.start() == place) {
            text.append(ENTITIES.get(entity.group(1)));
            return entity.end();
        }
        text.append('&');
        return place + 1;
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(ENTITIES.get(found.group(1))));
    }
}
