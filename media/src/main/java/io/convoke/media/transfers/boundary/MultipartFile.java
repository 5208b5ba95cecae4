package io.convoke.media.transfers.boundary;

import io.convoke.common.problem.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part {@code file} of a {@code multipart/form-data} body (RFC 7578), read as it arrives: nothing is put aside. Other
 * parts are passed over while they are small.
 */
final class MultipartFile {
    static final String PART = "file";

    private static final int MOST_HEADERS = 8_192;
    private static final int MOST_BESIDE = 65_536;
    private static final Pattern NAME =
            Pattern.compile(";\\s*name\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

    private final DelimitedStream body;
    private int headers;
    private String name = "";
    private Optional<String> contentType = Optional.empty();

    /**
     * Goes to the beginning of the file.
     *
     * @throws DomainException 400 when there is no such part
     */
    MultipartFile(InputStream in, String boundary) throws IOException {
        body = new DelimitedStream(in, boundary);
        skip();
        do {
            if (!nextPart()) {
                throw DomainException.malformed(PART, "the form has no part of this name");
            }
            if (!name.equals(PART)) {
                skip();
            }
        } while (!name.equals(PART));
    }

    /** The file's bytes; they end where the part does. */
    InputStream bytes() {
        return body;
    }

    /** What the part says that it is. */
    Optional<String> contentType() {
        return contentType;
    }

    /**
     * Reads to the end of the form.
     *
     * @throws DomainException 400 when it has a second file, or no end
     */
    void finish() throws IOException {
        while (nextPart()) {
            if (name.equals(PART)) {
                throw DomainException.malformed(PART, "send one file at a time");
            }
            skip();
        }
    }

    /** Reads the headers of the next part; false at the end of the form. */
    private boolean nextPart() throws IOException {
        body.next();
        var rest = line();
        if (rest.startsWith("--")) {
            return false;
        }
        if (!rest.isBlank()) {
            throw broken();
        }
        name = "";
        contentType = Optional.empty();
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            if (colon > 0) {
                take(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip());
            }
        }
        return true;
    }

    private void take(String header, String value) {
        if (header.equalsIgnoreCase("Content-Disposition")) {
            var matcher = NAME.matcher(value);
            if (matcher.find()) {
                name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            }
        } else if (header.equalsIgnoreCase("Content-Type")) {
            contentType = Optional.of(value);
        }
    }

    /** A line without its end; the end of the body ends the last one. */
    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = body.raw(); next >= 0 && next != '\n'; next = body.raw()) {
            if (++headers > MOST_HEADERS) {
                throw broken();
            }
            line.append((char) next);
        }
        return line.length() > 0 && line.charAt(line.length() - 1) == '\r'
                ? line.substring(0, line.length() - 1)
                : line.toString();
    }

    private void skip() throws IOException {
        var skipped = 0;
        var block = new byte[1024];
        for (var count = body.read(block); count >= 0; count = body.read(block)) {
            skipped += count;
            if (skipped > MOST_BESIDE) {
                throw DomainException.malformed(PART, "the form has too much beside the file");
            }
        }
    }

    private static DomainException broken() {
        return DomainException.malformed(
                "body", "it is not multipart/form-data with the boundary that Content-Type names");
    }
}
