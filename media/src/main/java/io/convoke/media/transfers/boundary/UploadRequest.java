package io.convoke.media.transfers.boundary;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.pictures.control.FileKind;
import io.convoke.media.transfers.control.TransferError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What a request's headers say about the file in its body.
 *
 * @param boundary of a form; empty for raw bytes
 * @param declared empty where nothing is declared: in a form's headers, and by application/octet-stream
 * @param length of the body in bytes; -1 when it is not told
 */
public record UploadRequest(
        HttpServletRequest request, Optional<String> boundary, Optional<FileKind> declared, long length) {
    /** What a form has beside the file. */
    private static final long ENVELOPE = 16_384;

    private static final int LONGEST_BOUNDARY = 70;

    /**
     * Reads the headers.
     *
     * @throws DomainException 415 for a type that is not taken, 411 for raw bytes without a length, 400
     */
    public static UploadRequest of(HttpServletRequest request) {
        var type = parse(request.getContentType());
        var isForm = type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE) && !type.isWildcardType();
        var length = request.getContentLengthLong();
        if (!isForm && length < 0) {
            // Asked after the type: a type that is not taken is not, with or without a length.
            declared(type);
            throw new DomainException(TransferError.LENGTH_REQUIRED, "Say with Content-Length how many bytes follow");
        }
        return isForm
                ? new UploadRequest(
                        request,
                        Optional.of(type.getParameters().getOrDefault("boundary", "")),
                        Optional.empty(),
                        length)
                : new UploadRequest(request, Optional.empty(), declared(type), length);
    }

    /**
     * What a part or body of this type is.
     *
     * @throws DomainException 415 when it is not taken
     */
    static Optional<FileKind> declared(String contentType) {
        return declared(parse(contentType));
    }

    private static Optional<FileKind> declared(MediaType type) {
        var name = type.getType() + "/" + type.getSubtype();
        if (name.equalsIgnoreCase(MediaType.APPLICATION_OCTET_STREAM)) {
            return Optional.empty();
        }
        return Optional.of(FileKind.named(name)
                .orElseThrow(() -> new DomainException(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                        "Files of the declared type are not taken; these are: " + FileKind.ALL)));
    }

    private static MediaType parse(String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException e) {
            throw DomainException.malformed("Content-Type", "it is no media type");
        }
    }

    /**
     * Refuses a body that is too long before a byte of it is read.
     *
     * @param most bytes of a file by kind
     * @throws DomainException 413; 400 for an empty body
     */
    public UploadRequest within(Map<FileKind, Long> most) {
        var largest = declared.map(kind -> most.getOrDefault(kind, 0L))
                .orElseGet(() ->
                        most.values().stream().mapToLong(Long::longValue).max().orElse(0));
        if (length > largest + (boundary.isPresent() ? ENVELOPE : 0)) {
            throw tooLarge(largest);
        } else if (length == 0) {
            throw DomainException.malformed("body", "it is empty");
        } else if (boundary.filter(text -> text.isEmpty() || text.length() > LONGEST_BOUNDARY)
                .isPresent()) {
            throw DomainException.malformed("Content-Type", "a form needs a boundary of 1 to 70 characters");
        }
        return this;
    }

    static DomainException tooLarge(long most) {
        return new DomainException(
                CommonProblem.CONTENT_TOO_LARGE, "A file of this type has at most " + most + " bytes");
    }

    InputStream body() throws IOException {
        return request.getInputStream();
    }
}
