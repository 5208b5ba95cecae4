package io.convoke.auth.credentials.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    @Test
    void unknownAccountCostsTheSameHash() {
        var passwords = hashing(1, Duration.ofSeconds(10));
        var stored = passwords.hash("seven purple kettles");
        var before = passwords.computed();

        assertThat(passwords.matches(Optional.of(stored), "seven purple kettles"))
                .isTrue();
        assertThat(passwords.matches(Optional.of(stored), "something else")).isFalse();
        assertThat(passwords.matches(Optional.empty(), "nobody has this password"))
                .isFalse();
        assertThat(passwords.computed() - before).isEqualTo(3);
    }

    @Test
    void sameCharactersInAnotherFormAreTheSamePassword() {
        var passwords = hashing(1, Duration.ofSeconds(10));
        var composed = "caf\u00e9 \u2163 kettles";
        var decomposed = "cafe\u0301 IV kettles";
        assertThat(passwords.matches(Optional.of(passwords.hash(composed)), decomposed))
                .isTrue();
    }

    @Test
    void longQueueIsTurnedAway() throws Exception {
        var passwords = hashing(1, Duration.ofMillis(20));
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var executor = Executors.newSingleThreadExecutor();
        try {
            executor.submit(() -> passwords.inTurn(() -> {
                inside.countDown();
                try {
                    leave.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return null;
            }));
            inside.await();
            assertThatThrownBy(() -> passwords.hash("seven purple kettles"))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.UNAVAILABLE));
        } finally {
            leave.countDown();
            executor.shutdownNow();
        }
    }

    @Test
    void onlyWeakerHashesAreOutdated() {
        var passwords = hashing(1, Duration.ofSeconds(10));
        var stored = passwords.hash("seven purple kettles");
        assertThat(passwords.isOutdated(stored)).isFalse();
        assertThat(passwords.isOutdated(stored.replace("t=2", "t=1"))).isTrue();
    }

    private static PasswordHashing hashing(int parallelism, Duration wait) {
        var passwords = new PasswordHashing();
        passwords.parallelism = Optional.of(parallelism);
        passwords.longestWait = wait;
        passwords.start();
        return passwords;
    }
}
