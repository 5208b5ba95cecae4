package io.convoke.media.pictures.control;

import io.convoke.media.pictures.control.PictureHeader.Region;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file's bytes with a place in them. Reading beyond the end is an {@link IndexOutOfBoundsException}. */
final class HeaderBytes {
    private final ByteBuffer bytes;
    private final List<Region> asides = new ArrayList<>();
    private int place;

    HeaderBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int place() {
        return place;
    }

    boolean atEnd() {
        return place >= bytes.limit();
    }

    int left() {
        return bytes.limit() - place;
    }

    void moveTo(long offset) {
        if (offset < 0 || offset > bytes.limit()) {
            throw new IndexOutOfBoundsException("the file is cut off");
        }
        place = (int) offset;
    }

    void skip(long count) {
        moveTo(place + count);
    }

    int at(int offset) {
        return bytes.get(offset) & 0xff;
    }

    int next() {
        return at(place++);
    }

    int big16() {
        return next() << 8 | next();
    }

    long big32() {
        return ((long) big16() << 16) | big16();
    }

    int little16() {
        return next() | next() << 8;
    }

    int little24() {
        return little16() | next() << 16;
    }

    long little32() {
        return little16() | (long) little16() << 16;
    }

    /** Four characters. */
    String name() {
        var name = new byte[4];
        for (var i = 0; i < name.length; i++) {
            name[i] = (byte) next();
        }
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (place + i >= bytes.limit() || at(place + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The part of the file from the place on, with a place of its own at its beginning. */
    HeaderBytes part(long length) {
        if (length > left()) {
            throw new IndexOutOfBoundsException("the file is cut off");
        }
        return new HeaderBytes(bytes.slice(place, (int) length));
    }

    /** The next bytes are no part of the picture; goes behind them. */
    void aside(long length) {
        var from = place;
        skip(length);
        if (length > 0) {
            asides.add(new Region(from, (int) length));
        }
    }

    List<Region> asides() {
        return List.copyOf(asides);
    }
}
