package io.convoke.media.transfers.boundary;

import io.convoke.common.problem.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A body that delimiters cut into parts (RFC 2046, section 5.1.1): as a stream it ends at the next delimiter. */
final class DelimitedStream extends InputStream {
    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private boolean ended;
    private boolean atDelimiter;

    DelimitedStream(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may stand at the very beginning, without the line break before it.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    /** @throws DomainException 400 when the body ends without a delimiter */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!atDelimiter) {
            var found = find();
            var safe = found >= 0 ? found : end - delimiter.length + 1;
            if (safe > start) {
                var count = Math.min(length, safe - start);
                System.arraycopy(buffer, start, bytes, offset, count);
                start += count;
                return count;
            }
            if (found >= 0) {
                start += delimiter.length;
                atDelimiter = true;
            } else if (!fill()) {
                throw DomainException.malformed("body", "it ends before the last boundary");
            }
        }
        return -1;
    }

    /** Begins to read behind the delimiter that ended the stream. */
    void next() {
        atDelimiter = false;
    }

    /** The next byte whatever it is; -1 at the end of the body. */
    int raw() throws IOException {
        return start < end || fill() ? buffer[start++] & 0xff : -1;
    }

    private int find() {
        for (var at = start; at <= end - delimiter.length; at++) {
            if (buffer[at] == '\r'
                    && Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        var count = ended ? -1 : in.read(buffer, end, buffer.length - end);
        ended = count < 0;
        end += Math.max(0, count);
        return count >= 0;
    }
}
