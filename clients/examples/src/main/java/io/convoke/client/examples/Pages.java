package io.convoke.client.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Goes through lists that come in pages. */
public final class Pages {
    private Pages() {}

    // snippet: pages
    /**
     * All items of a list. The cursor is what {@code next} said, unread; without {@code next} the page is the last.
     *
     * @param page asks for the page at a cursor, null for the first
     */
    public static <P, T> List<T> all(Function<String, P> page, Function<P, List<T>> items, Function<P, String> next) {
        var all = new ArrayList<T>();
        String cursor = null;
        do {
            var one = page.apply(cursor);
            all.addAll(items.apply(one));
            cursor = next.apply(one);
        } while (cursor != null);
        return all;
    }
    // end
}
