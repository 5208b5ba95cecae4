package io.convoke.media.transfers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFileTest {
    private static final String FILE =
            "Content-Disposition: form-data; name=\"file\"; filename=\"a; name=b.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";

    /** Gives a few bytes at a time, as a network does. */
    private static InputStream trickling(byte[] bytes, int most) {
        var random = new Random(7);
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(most)));
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String read(String body) throws IOException {
        var form = new MultipartFile(trickling(bytes(body), 5), "XyZ");
        var file = new String(form.bytes().readAllBytes(), StandardCharsets.ISO_8859_1);
        form.finish();
        return file;
    }

    private static void refused(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.MALFORMED_REQUEST));
    }

    @Test
    void theFileIsFoundAmongOtherParts() throws IOException {
        assertThat(read("--XyZ\r\n" + FILE + "bytes\r\n--XyZ--\r\n")).isEqualTo("bytes");
        assertThat(
                        read(
                                "preamble\r\n--XyZ\r\nContent-Disposition: form-data; name=title\r\n\r\nwords\r\n--XyZ  \r\n"
                                        + FILE
                                        + "bytes\r\n--XyZ\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n\r\n--XyZ--epilogue"))
                .isEqualTo("bytes");
        var form = new MultipartFile(trickling(bytes("--XyZ\r\n" + FILE + "bytes\r\n--XyZ--"), 3), "XyZ");
        assertThat(form.contentType()).contains("image/jpeg");
    }

    @Test
    void whatLooksLikeABoundaryIsTheFilesOwn() throws IOException {
        var tricky = "\r\n--Xy\r\n--XyY--\r\r\n-\r\n--\n--XyZ\r\r\n";
        assertThat(read("--XyZ\r\n" + FILE + tricky + "\r\n--XyZ--")).isEqualTo(tricky);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 65_530, 65_536, 65_537, 200_000})
    void anyLengthComesThroughWhole(int length) throws IOException {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        var file = new String(content, StandardCharsets.ISO_8859_1);
        var form = new MultipartFile(trickling(bytes("--XyZ\r\n" + FILE + file + "\r\n--XyZ--"), 9_000), "XyZ");
        assertThat(form.bytes().readAllBytes()).isEqualTo(content);
        form.finish();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--XyZ--",
                "--XyZ\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--XyZ--",
                "--XyZ\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncut off",
                "--XyZ\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--XyZ\r\ncut off in the headers",
                "--XyZ junk\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--XyZ--"
            })
    void whatIsNoFormWithAFileIsRefused(String body) {
        refused(body);
    }

    @Test
    void aSecondFileAndEndlessHeadersAreRefused() {
        refused("--XyZ\r\n" + FILE + "one\r\n--XyZ\r\n" + FILE + "two\r\n--XyZ--");
        refused("--XyZ\r\nX: " + "y".repeat(10_000) + "\r\n" + FILE + "one\r\n--XyZ--");
        refused("--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\n" + "z".repeat(70_000) + "\r\n--XyZ\r\n" + FILE
                + "one\r\n--XyZ--");
    }
}
