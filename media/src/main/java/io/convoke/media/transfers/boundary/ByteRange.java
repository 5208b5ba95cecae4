package io.convoke.media.transfers.boundary;

import io.convoke.common.problem.DomainException;
import io.convoke.media.transfers.control.TransferError;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of a file as the header {@code Range} asks for it (RFC 9110, section 14). Several ranges at once, other units and
 * malformed ones are passed over, as the RFC allows: the answer is the whole file.
 *
 * @param first byte, from 0
 * @param last byte, included
 */
record ByteRange(long first, long last) {
    private static final Pattern FORM = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * Reads the header.
     *
     * @param header null when there is none
     * @param size of the file in bytes
     * @return empty for the whole file
     * @throws DomainException 416 when the range lies outside of the file
     */
    static Optional<ByteRange> of(String header, long size) {
        var matcher = FORM.matcher(header == null ? "" : header);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        return matcher.group(1).isEmpty()
                ? suffix(Long.parseLong(matcher.group(2)), size)
                : between(Long.parseLong(matcher.group(1)), matcher.group(2), size);
    }

    private static Optional<ByteRange> suffix(long length, long size) {
        if (length == 0) {
            throw outside(size);
        }
        return Optional.of(new ByteRange(Math.max(0, size - length), size - 1));
    }

    private static Optional<ByteRange> between(long first, String end, long size) {
        var last = end.isEmpty() ? size - 1 : Math.min(Long.parseLong(end), size - 1);
        if (!end.isEmpty() && Long.parseLong(end) < first) {
            return Optional.empty(); // malformed, not unsatisfiable
        }
        if (first >= size) {
            throw outside(size);
        }
        return Optional.of(new ByteRange(first, last));
    }

    private static DomainException outside(long size) {
        return new DomainException(TransferError.RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes");
    }

    long length() {
        return last - first + 1;
    }

    /** The value of {@code Content-Range}. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
