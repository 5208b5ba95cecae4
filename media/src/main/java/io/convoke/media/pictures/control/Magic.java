package io.convoke.media.pictures.control;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is, by its first bytes; what it is called or declared to be does not count. */
public final class Magic {
    /** How many of the first bytes it looks at. */
    public static final int LOOK = 4096;

    private static final int BOX_HEADER = 8;
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "avc1",
            "M4V ", "M4VP", "M4VH", "MSNV", "dash", "cmfc", "f4v ");
    private static final Set<String> STILL_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "crx ");
    private static final Set<String> AUDIO_BRANDS = Set.of("M4A ", "M4B ", "M4P ");
    private static final List<String> MARKUP = List.of("<!doctype html", "<html", "<head", "<body", "<script");

    /**
     * What was seen.
     *
     * @param kind empty when it is not taken
     * @param name in words, for people
     */
    public record Seen(Optional<FileKind> kind, String name) {
        private static Seen taken(FileKind kind) {
            return new Seen(Optional.of(kind), kind.name());
        }

        private static Seen refused(String name) {
            return new Seen(Optional.empty(), name);
        }
    }

    private final byte[] head;
    private final String text;

    private Magic(byte[] head) {
        this.head = head;
        this.text = new String(head, StandardCharsets.ISO_8859_1);
    }

    /** Looks at the first bytes, {@link #LOOK} of them or the whole file. */
    public static Seen look(byte[] head) {
        return new Magic(head).look();
    }

    private Seen look() {
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Seen.taken(FileKind.JPEG);
        } else if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Seen.taken(FileKind.PNG);
        } else if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Seen.taken(FileKind.GIF);
        } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Seen.taken(FileKind.WEBP);
        } else if (text.startsWith("ftyp", 4)) {
            return brands();
        } else if (text.startsWith("\u001aE\u00df\u00a3")) {
            return text.substring(0, Math.min(64, text.length())).contains("B\u0082\u0084webm")
                    ? Seen.taken(FileKind.WEBM)
                    : Seen.refused("Matroska");
        }
        return Seen.refused(others());
    }

    /** ISO/IEC 14496-12, section 4.3: the major brand, a version, compatible brands. */
    private Seen brands() {
        var declared = ((head[0] & 0xff) << 24) | ((head[1] & 0xff) << 16) | ((head[2] & 0xff) << 8) | (head[3] & 0xff);
        var end = Math.min(declared, head.length);
        var brands = new LinkedHashSet<String>();
        for (var at = BOX_HEADER; at + 4 <= end; at += 4) {
            if (at != BOX_HEADER + 4) {
                brands.add(text.substring(at, at + 4));
            }
        }
        var major = brands.stream().findFirst().orElse("");
        if (brands.stream().anyMatch(STILL_BRANDS::contains)) {
            return Seen.refused("HEIF or AVIF");
        } else if (major.equals("qt  ")) {
            return Seen.refused("QuickTime");
        } else if (AUDIO_BRANDS.contains(major)) {
            return Seen.refused("MPEG-4 audio");
        }
        return brands.stream().anyMatch(MP4_BRANDS::contains)
                ? Seen.taken(FileKind.MP4)
                : Seen.refused("an MPEG-4 file of another kind");
    }

    private String others() {
        var plain = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        var start = plain.stripLeading().toLowerCase(Locale.ROOT);
        if (MARKUP.stream().anyMatch(start::startsWith)) {
            return "HTML";
        } else if (start.startsWith("<svg") || (start.startsWith("<") && start.contains("<svg"))) {
            return "SVG";
        } else if (start.startsWith("<?xml")) {
            return "XML";
        } else if (text.startsWith("%PDF-")) {
            return "PDF";
        } else if (text.startsWith("PK\u0003\u0004")) {
            return "ZIP";
        } else if (text.startsWith("\u001f\u008b")) {
            return "gzip";
        } else if (text.startsWith("BM")) {
            return "BMP";
        } else if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return "TIFF";
        } else if (text.startsWith("\u007fELF") || text.startsWith("MZ")) {
            return "a program";
        } else if (text.startsWith("RIFF")) {
            return "a RIFF file of another kind";
        } else if (text.startsWith("OggS")) {
            return "Ogg";
        }
        return text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r')
                ? "text"
                : "of no known kind";
    }
}
