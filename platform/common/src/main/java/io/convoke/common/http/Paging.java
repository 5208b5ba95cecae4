package io.convoke.common.http;

import io.convoke.common.problem.DomainException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rules of keyset-paged lists: {@code limit} is 20 unless given, at most 100; {@code next} is absent on the last page. */
public final class Paging {
    /** Items on a page unless asked otherwise. */
    public static final int DEFAULT_LIMIT = 20;
    /** Most items on a page. */
    public static final int MAX_LIMIT = 100;

    private Paging() {}

    /**
     * Reads the parameter {@code limit}.
     *
     * @throws DomainException 400 when it is outside 1..100
     */
    public static int limit(Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DomainException.malformed("limit", "it is outside 1.." + MAX_LIMIT);
        }
        return limit;
    }

    /**
     * Cuts what a query for one row more than the limit found.
     *
     * @param found up to limit + 1 rows
     * @param cursor the place after a row
     */
    public static <T> Slice<T> slice(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Slice<>(found, Optional.empty());
        }
        var items = found.subList(0, limit);
        return new Slice<>(items, Optional.of(cursor.apply(items.get(limit - 1)).text()));
    }

    /**
     * One page. Answers use records of their own (generic ones cannot be described in OpenAPI).
     *
     * @param next the cursor of the next page; empty on the last
     */
    public record Slice<T>(List<T> items, Optional<String> next) {}
}
