package io.convoke.media.videos.control;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Blanks what an MP4 file says beside picture and sound: the boxes {@code udta} (where phones put the place, ©xyz), {@code
 * meta} and {@code uuid} of the file, the movie and its tracks become free space of the same length, filled with zeros, so
 * that no offset changes (ISO/IEC 14496-12). Times of making in the movie's and tracks' headers stay, and so do tracks of
 * timed metadata.
 */
public final class Mp4Metadata {
    private static final Set<String> BLANKED = Set.of("udta", "meta", "uuid");
    private static final Set<String> OPENED = Set.of("moov", "trak");
    /** A track lies in the movie, the movie in the file. */
    private static final int DEEPEST = 2;

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final byte[] ZEROS = new byte[1 << 16];
    /** Files of hours in small fragments have tens of thousands; a file of boxes only would keep us busy for hours. */
    private static final int MOST_BOXES = 200_000;

    private final RandomAccessFile bytes;
    private boolean changed;
    private int boxes;

    private Mp4Metadata(RandomAccessFile bytes) {
        this.bytes = bytes;
    }

    /** Blanks the boxes in the file; returns whether there were any. A file that is not well-formed is left from there on. */
    public static boolean blank(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            var metadata = new Mp4Metadata(bytes);
            metadata.blank(0, bytes.length(), 0);
            return metadata.changed;
        }
    }

    private void blank(long from, long end, int depth) throws IOException {
        for (var at = from; at + HEADER <= end && boxes < MOST_BOXES; boxes++) {
            bytes.seek(at);
            var length = Integer.toUnsignedLong(bytes.readInt());
            var type = new byte[4];
            bytes.readFully(type);
            var header = HEADER;
            if (length == 1 && at + LONG_HEADER <= end) {
                length = bytes.readLong();
                header = LONG_HEADER;
            } else if (length == 0) {
                length = end - at;
            }
            if (length < header || length > end - at) {
                return;
            }
            var name = new String(type, StandardCharsets.ISO_8859_1);
            if (BLANKED.contains(name)) {
                overwrite(at, at + header, at + length);
                changed = true;
            } else if (OPENED.contains(name) && depth < DEEPEST) {
                blank(at + header, at + length, depth + 1);
            }
            at += length;
        }
    }

    private void overwrite(long box, long from, long to) throws IOException {
        bytes.seek(box + 4);
        bytes.write("free".getBytes(StandardCharsets.ISO_8859_1));
        bytes.seek(from);
        for (var at = from; at < to; at += ZEROS.length) {
            bytes.write(ZEROS, 0, (int) Math.min(ZEROS.length, to - at));
        }
    }
}
