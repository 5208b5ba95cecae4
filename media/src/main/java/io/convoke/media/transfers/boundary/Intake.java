package io.convoke.media.transfers.boundary;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import io.convoke.media.pictures.control.FileKind;
import io.convoke.media.pictures.control.Magic;
import io.convoke.media.pictures.control.PictureError;
import io.convoke.media.storage.control.Digest;
import io.convoke.media.storage.control.ScratchFile;
import io.convoke.media.storage.control.ScratchFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.Map;
import java.util.Optional;

/** Receives a file: a block at a time, straight to the disk, and not a byte more than is allowed. */
@ApplicationScoped
public class Intake {
    private static final int BLOCK = 1 << 16;

    @Inject
    ScratchFiles scratch;

    /**
     * What was received.
     *
     * @param size in bytes
     * @param sha256 of the bytes
     */
    public record Received(ScratchFile scratch, FileKind kind, long size, String sha256) implements AutoCloseable {
        @Override
        public void close() {
            scratch.close();
        }
    }

    /**
     * Receives the request's file.
     *
     * @param most bytes of a file by kind; other kinds are not taken
     * @throws IOException when it cannot be written
     * @throws DomainException 415, 422 media-type-mismatch, 413, 400
     */
    public Received receive(UploadRequest upload, Map<FileKind, Long> most) throws IOException {
        if (upload.boundary().isEmpty()) {
            return receive(new Incoming(upload.body()), upload.declared(), most);
        }
        var form =
                new MultipartFile(new Incoming(upload.body()), upload.boundary().get());
        var declared = form.contentType().flatMap(UploadRequest::declared);
        var received = receive(form.bytes(), declared, most);
        try {
            form.finish();
            return received;
        } catch (IOException | RuntimeException e) {
            received.close();
            throw e;
        }
    }

    Received receive(InputStream in, Optional<FileKind> declared, Map<FileKind, Long> most) throws IOException {
        var head = in.readNBytes(Magic.LOOK);
        var kind = kind(head, declared, most);
        if (head.length > most.get(kind)) {
            throw UploadRequest.tooLarge(most.get(kind));
        }
        var file = scratch.create();
        try {
            var digest = Digest.start();
            long size;
            try (var out = new DigestOutputStream(file.write(), digest)) {
                out.write(head);
                size = head.length + copy(in, out, most.get(kind) - head.length, most.get(kind));
            }
            return new Received(file, kind, size, Digest.end(digest));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileKind kind(byte[] head, Optional<FileKind> declared, Map<FileKind, Long> most) {
        if (head.length == 0) {
            throw DomainException.malformed(MultipartFile.PART, "it is empty");
        }
        var seen = Magic.look(head);
        var kind = seen.kind()
                .filter(most::containsKey)
                .orElseThrow(() -> new DomainException(
                        CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                        "By its bytes the file is " + seen.name() + "; what is taken: " + names(most)));
        declared.filter(other -> other != kind).ifPresent(other -> {
            throw new DomainException(
                    PictureError.MEDIA_TYPE_MISMATCH,
                    "Declared as " + other + ", but by its bytes the file is " + kind);
        });
        return kind;
    }

    private static String names(Map<FileKind, Long> most) {
        return most.containsKey(FileKind.MP4) ? FileKind.ALL : "JPEG, PNG, WebP, GIF";
    }

    private static long copy(InputStream in, OutputStream out, long left, long most) throws IOException {
        var block = new byte[BLOCK];
        var copied = 0L;
        for (var count = in.read(block); count >= 0; count = in.read(block)) {
            copied += count;
            if (copied > left) {
                throw UploadRequest.tooLarge(most);
            }
            out.write(block, 0, count);
        }
        return copied;
    }

    /** The request's body. That the client breaks off is the client's failure, not the store's. */
    private static final class Incoming extends FilterInputStream {
        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException brokenOff) {
                throw DomainException.malformed("body", "it broke off");
            }
        }
    }
}
