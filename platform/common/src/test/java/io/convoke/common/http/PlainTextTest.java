package io.convoke.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void whatIsLookedForIsTakenAsItStandsButForSpaceAround() {
        assertThat(PlainText.searched("q", " 100% \t'x' ", 20)).contains("100% \t'x'");
        assertThat(PlainText.searched("q", " ", 20)).isEmpty();
        assertThat(PlainText.searched("q", null, 20)).isEmpty();
        assertThat(PlainText.searched("q", "four", 4)).contains("four");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0000", "fives"})
    void whatNoDatabaseCanLookForOrNobodyMeansIsRefused(String text) {
        assertThatThrownBy(() -> PlainText.searched("q", text, 4))
                .isInstanceOfSatisfying(DomainException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(CommonProblem.MALFORMED_REQUEST);
                    assertThat(refusal.violations())
                            .singleElement()
                            .satisfies(
                                    violation -> assertThat(violation.field()).isEqualTo("q"));
                });
    }
}
