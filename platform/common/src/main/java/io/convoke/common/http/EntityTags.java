package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import java.util.Arrays;

/** Optimistic locking over HTTP: the version of a row is its strong ETag (RFC 9110, sections 8.8.3 and 13.1.1). */
public final class EntityTags {
    private EntityTags() {}

    /** The value of the header {@code ETag}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Lets an update pass only when the client has seen the present version.
     *
     * @param ifMatch the header {@code If-Match}; may be null
     * @throws DomainException 428 without the header, 412 when it names other versions, 400 when it is malformed
     */
    public static void requireMatch(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new DomainException(
                    CommonProblem.PRECONDITION_REQUIRED, "Send the ETag of the version that you changed as If-Match");
        }
        var tags = Arrays.stream(ifMatch.split(",")).map(String::trim).toList();
        if (!tags.stream().allMatch(tag -> tag.matches("\\*|(W/)?\"[\\x21\\x23-\\x7e]*\""))) {
            throw DomainException.malformed("If-Match", "it is not a list of entity tags");
        }
        if (!tags.contains("*") && !tags.contains(of(version))) {
            throw new DomainException(CommonProblem.STALE, "The present version is " + of(version));
        }
    }
}
