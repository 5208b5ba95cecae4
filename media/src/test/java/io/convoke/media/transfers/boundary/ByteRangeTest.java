package io.convoke.media.transfers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.DomainException;
import io.convoke.media.transfers.control.TransferError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=0-, 0, 99",
        "bytes=40-49, 40, 49",
        "bytes=99-, 99, 99",
        "bytes=90-1000, 90, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-5000, 0, 99",
        "bytes=0-999999999999999999, 0, 99"
    })
    void aRangeIsCutToTheFile(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes 0-1",
                "lines=0-1",
                "bytes=--1",
                "bytes=0-9999999999999999999999",
                "bytes=1.5-2",
                ""
            })
    void whatIsNoSingleRangeGetsTheWhole(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
        assertThat(ByteRange.of(null, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
    void whatLiesOutsideIsRefused(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 100))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(TransferError.RANGE_NOT_SATISFIABLE));
    }

    @Test
    void theAnswerSaysWhichPartItIs() {
        assertThat(new ByteRange(40, 49).of(100)).isEqualTo("bytes 40-49/100");
        assertThat(new ByteRange(40, 49).length()).isEqualTo(10);
    }
}
