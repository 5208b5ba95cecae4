package io.convoke.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001", "40P01", "55P03", "57014"})
    void statesThatPassByThemselves(String state) {
        var wrapped = new PersistenceException("x", new IllegalStateException(new SQLException("y", state)));

        assertThat(Failures.isPassing(wrapped)).isTrue();
        assertThat(Failures.isDatabaseAway(wrapped)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "23514"})
    void statesThatDoNot(String state) {
        assertThat(Failures.isPassing(new PersistenceException(new SQLException("y", state))))
                .isFalse();
    }

    @Test
    void aPoolWithoutAConnectionPasses() {
        assertThat(Failures.isPassing(new RuntimeException(new SQLTransientConnectionException("none left"))))
                .isTrue();
    }

    @Test
    void aMissingPrerequisitePasses() {
        assertThat(Failures.isPassing(new RuntimeException(new RetryLaterException("not yet"))))
                .isTrue();
        assertThat(Failures.isDatabaseAway(new RetryLaterException("not yet"))).isFalse();
    }

    @Test
    void aLostRaceIsSeenThroughItsWrappings() {
        assertThat(Failures.isOptimistic(new RuntimeException(new OptimisticLockException())))
                .isTrue();
        assertThat(Failures.isOptimistic(new RuntimeException())).isFalse();
    }

    @Test
    void aDuplicateIsKnownByItsConstraint() {
        var failure = new PersistenceException(
                new SQLException("duplicate key value violates unique constraint \"account_username\"", "23505"));

        assertThat(Failures.isDuplicate(failure, "account_username")).isTrue();
        assertThat(Failures.isDuplicate(failure, "account")).isFalse();
    }

    @Test
    void aCycleOfCausesEnds() {
        var first = new RuntimeException();
        var second = new RuntimeException(first);
        first.initCause(second);

        assertThat(Failures.isPassing(first)).isFalse();
    }
}
