package io.convoke.auth.accounts.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:0DB8:1:2::9, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "[2001:db8:1:2::9], 2001:db8:1:2::/64",
        "::1, 0:0:0:0::/64",
        "1::2:3:4:5:6:7, 1:0:2:3::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "unknown, unknown"
    })
    void network(String address, String expected) {
        assertThat(ClientAddress.of(address).network()).isEqualTo(expected);
    }
}
