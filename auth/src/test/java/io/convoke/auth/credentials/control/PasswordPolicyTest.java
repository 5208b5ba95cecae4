package io.convoke.auth.credentials.control;

import static io.convoke.auth.credentials.control.PasswordPolicy.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.convoke.auth.credentials.control.PasswordPolicy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"seven purple kettles", "пароль на восемь", "12345678-12345678", "😀😀😀😀😀😀😀😀"})
    void longOnesPass(String password) {
        assertThat(judge(password)).isEqualTo(Verdict.GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password1", "12345678", "qwertyuiop", "iloveyou", "baseball", "ｐａｓｓｗｏｒｄ"})
    void commonOnesDoNot(String password) {
        assertThat(judge(password)).isEqualTo(Verdict.COMMON);
    }

    @Test
    void lengthCountsCharactersOnceNormalised() {
        assertThat(judge("abcdefg")).isEqualTo(Verdict.LENGTH);
        assertThat(judge("e\u0301".repeat(7))).isEqualTo(Verdict.LENGTH);
        assertThat(judge("é".repeat(128))).isEqualTo(Verdict.GOOD);
        assertThat(judge("é".repeat(129))).isEqualTo(Verdict.LENGTH);
        assertThat(judge("x".repeat(100_000))).isEqualTo(Verdict.LENGTH);
    }

    @Test
    void halfACharacterIsNone() {
        assertThat(judge("seven \ud83d kettles")).isEqualTo(Verdict.UNREADABLE);
    }
}
