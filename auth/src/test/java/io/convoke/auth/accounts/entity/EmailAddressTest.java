package io.convoke.auth.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "o'neil+tag@mail.example.co.uk",
                "a@b.io",
                "_x.y-z@xn--e1afmkfd.xn--p1ai",
                "1@2.example"
            })
    void addresses(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@localhost",
                "ann@-example.org",
                "ann@example..org",
                ".ann@example.org",
                "ann.@example.org",
                "a..b@example.org",
                "ann lee@example.org",
                "ann@example.org\r\nBcc: all@example.org",
                "ann@exa\nmple.org",
                "\"ann\"@example.org",
                "ann@[127.0.0.1]",
                "анна@example.org",
                "ann@example.org."
            })
    void others(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void bounds() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".org")).isPresent();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(126) + "org")).isEmpty();
    }

    @Test
    void caseNeverMakesAnotherAddress() {
        var address = EmailAddress.parse("Ann.Lee@EXAMPLE.Org").orElseThrow();
        assertThat(address.text()).isEqualTo("Ann.Lee@example.org");
        assertThat(address.key()).isEqualTo("ann.lee@example.org");
    }

    @Test
    void internationalDomainIsWrittenInAscii() {
        assertThat(EmailAddress.parse("ann@пример.рф")).map(EmailAddress::text).contains("ann@xn--e1afmkfd.xn--p1ai");
    }
}
