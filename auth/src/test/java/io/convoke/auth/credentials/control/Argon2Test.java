package io.convoke.auth.credentials.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Argon2Test {
    /** Made by the reference implementation: {@code argon2-cffi}, Argon2id, 19 MiB, 2 passes, 1 lane. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$b7CJbtEvBanZCr3pWKqvow$RB/hmh2WzyrAc4smLs4QuOrL/sklQsm0lhQl7Jrmlbs";

    @Test
    void readsWhatTheReferenceImplementationWrote() {
        var known = Argon2.parse(REFERENCE).orElseThrow();
        assertThat(known.matches("seven purple kettles")).isTrue();
        assertThat(known.matches("seven purple kettle")).isFalse();
        assertThat(known.isCurrent()).isTrue();
        assertThat(known.phc()).isEqualTo(REFERENCE);
    }

    @Test
    void everyHashHasASaltOfItsOwn() {
        var one = Argon2.of("seven purple kettles");
        assertThat(one.phc())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(Argon2.of("seven purple kettles").phc());
        assertThat(Argon2.parse(one.phc()).orElseThrow().matches("seven purple kettles"))
                .isTrue();
    }

    @Test
    void weakerParametersAreOutdated() {
        assertThat(Argon2.parse(REFERENCE.replace("m=19456", "m=9000"))
                        .orElseThrow()
                        .isCurrent())
                .isFalse();
    }

    @Test
    void otherTextIsNoHash() {
        assertThat(Argon2.parse("")).isEmpty();
        assertThat(Argon2.parse("$2b$12$abcdefghijklmnopqrstuv")).isEmpty();
        assertThat(Argon2.parse(REFERENCE.replace("argon2id", "argon2i"))).isEmpty();
    }
}
