package io.convoke.media.pictures.control;

import io.convoke.media.pictures.control.PictureHeader.Region;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for a second file in those parts of a picture's file that are no part of the picture: comments, metadata, what
 * follows the end. Copies lose these parts anyhow; a file that is two things at once is refused all the same, for nobody
 * makes one by chance. Compressed pixels are not looked at: they hold any four bytes sooner or later.
 */
final class ForeignContent {
    private static final List<String> MARKUP =
            List.of("<script", "<html", "<!doctype", "<svg", "<iframe", "<?php", "<body", "<object", "javascript:");
    private static final int BLOCK = 1 << 16;
    /** No signature is longer. */
    private static final int OVERLAP = 16;

    private ForeignContent() {}

    /** The name of what was found. */
    static Optional<String> find(ByteBuffer file, List<Region> asides) {
        return asides.stream().flatMap(aside -> find(file, aside).stream()).findFirst();
    }

    private static Optional<String> find(ByteBuffer file, Region aside) {
        var zipEntry = false;
        var end = aside.offset() + aside.length();
        for (var from = aside.offset(); from < end; from += BLOCK - OVERLAP) {
            var block = new byte[Math.min(BLOCK, end - from)];
            file.get(from, block);
            var text = new String(block, StandardCharsets.ISO_8859_1);
            var lower = text.toLowerCase(Locale.ROOT);
            if (MARKUP.stream().anyMatch(lower::contains)) {
                return Optional.of("HTML or a script");
            } else if (text.contains("%PDF-")) {
                return Optional.of("a PDF");
            }
            // Both: in megabytes of a phone's appended video either occurs by chance.
            zipEntry |= text.contains("PK\u0003\u0004");
            if (zipEntry && text.contains("PK\u0005\u0006")) {
                return Optional.of("a ZIP archive");
            }
            if (end - from <= BLOCK) {
                break;
            }
        }
        return Optional.empty();
    }
}
