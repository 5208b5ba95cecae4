package io.convoke.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", "\"2\", \"3\""})
    void thePresentVersionPasses(String ifMatch) {
        assertThatCode(() -> EntityTags.requireMatch(ifMatch, 3)).doesNotThrowAnyException();
    }

    /** A weak tag never matches: If-Match compares strongly (RFC 9110, section 13.1.1). */
    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "\"03\""})
    void anyOtherVersionIsStale(String ifMatch) {
        assertRefused(ifMatch, CommonProblem.STALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "x", "\"3\" or 1=1"})
    void whatIsNoTagIsMalformed(String ifMatch) {
        assertRefused(ifMatch, CommonProblem.MALFORMED_REQUEST);
    }

    @Test
    void withoutTheHeaderNothingIsChanged() {
        assertRefused(null, CommonProblem.PRECONDITION_REQUIRED);
        assertRefused(" ", CommonProblem.PRECONDITION_REQUIRED);
    }

    private static void assertRefused(String ifMatch, CommonProblem expected) {
        assertThatThrownBy(() -> EntityTags.requireMatch(ifMatch, 3))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(expected));
    }
}
