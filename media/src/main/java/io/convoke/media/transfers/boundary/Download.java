package io.convoke.media.transfers.boundary;

import io.convoke.common.http.ProblemAnswers;
import io.convoke.common.problem.DomainException;
import io.convoke.media.pictures.control.FileKind;
import io.convoke.media.storage.boundary.Bytes;
import io.convoke.media.storage.entity.StoredObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers with an object's bytes: whole or in part, or that the client has them already (RFC 9110, sections 13 and 14). An
 * object never changes, so its digest is a strong entity tag.
 */
@RequestScoped
public class Download {
    private static final System.Logger LOG = System.getLogger(Download.class.getName());
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    /** Who deletes a picture can rely on caches having dropped it after this time. */
    private static final String CACHE = "public, max-age=3600";

    private static final int BLOCK = 1 << 16;

    @Inject
    Bytes bytes;

    @Inject
    HttpServletRequest request;

    /**
     * The answer.
     *
     * @param name of the file, without the part behind the dot
     * @param since when the bytes can be had at this address
     */
    public Response of(StoredObject object, String name, Instant since) {
        var tag = '"' + object.sha256() + '"';
        var modified = HTTP_DATE.format(since.atOffset(ZoneOffset.UTC));
        if (isKnown(tag, modified)) {
            return about(Response.notModified(), tag, modified).build();
        }
        Optional<ByteRange> range;
        try {
            range = range(object, tag, modified);
        } catch (DomainException outside) {
            return Response.fromResponse(ProblemAnswers.of(outside))
                    .header("Content-Range", "bytes */" + object.size())
                    .build();
        }
        return answer(object, tag, modified, range)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + extension(object) + '"')
                .build();
    }

    /** Only GET has ranges; with If-Range only as long as the client's part is of the same bytes. */
    private Optional<ByteRange> range(StoredObject object, String tag, String modified) {
        var condition = request.getHeader("If-Range");
        return request.getMethod().equals("GET")
                        && (condition == null
                                || condition.strip().equals(tag)
                                || condition.strip().equals(modified))
                ? ByteRange.of(request.getHeader("Range"), object.size())
                : Optional.empty();
    }

    private ResponseBuilder answer(StoredObject object, String tag, String modified, Optional<ByteRange> range) {
        var part = range.orElse(new ByteRange(0, object.size() - 1));
        var answer = about(Response.status(range.isPresent() ? 206 : 200), tag, modified)
                .type(object.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes");
        range.ifPresent(present -> answer.header("Content-Range", present.of(object.size())));
        if (request.getMethod().equals("GET")) {
            var in = bytes.open(object, part.first(), part.length());
            answer.entity((StreamingOutput) out -> send(in, out));
        }
        return answer;
    }

    private static void send(InputStream from, OutputStream to) throws IOException {
        try (from) {
            var block = new byte[BLOCK];
            for (var count = from.read(block); count >= 0; count = from.read(block)) {
                try {
                    to.write(block, 0, count);
                } catch (IOException clientIsGone) {
                    LOG.log(System.Logger.Level.DEBUG, "A download was broken off", clientIsGone);
                    return;
                }
            }
        }
    }

    private static ResponseBuilder about(ResponseBuilder answer, String tag, String modified) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LAST_MODIFIED, modified)
                .header(HttpHeaders.CACHE_CONTROL, CACHE);
    }

    /** If-None-Match decides alone when it is there; weak comparison. */
    private boolean isKnown(String tag, String modified) {
        var tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (tags != null) {
            return Arrays.stream(tags.split(","))
                    .map(String::strip)
                    .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                    .anyMatch(one -> one.equals("*") || one.equals(tag));
        }
        return modified.equals(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
    }

    private static String extension(StoredObject object) {
        return FileKind.named(object.contentType())
                .map(kind -> "." + kind.extension())
                .orElse("");
    }
}
