package io.convoke.user.profiles.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "https://Pictures.Example.ORG:443/a/b.jpg?x=1&y=2",
                "https://xn--e1afmkfd.xn--p1ai/%D0%B0.png",
                "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content",
                "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/thumbnails/small",
                "/api/v1/media/avatars/019b2c3d-2222-7333-8444-555566667777",
                "/api/v1/media/avatars/019b2c3d-2222-7333-8444-555566667777?v=12"
            })
    void publicPicturesAndOursAreAllowed(String address) {
        assertThat(PictureAddress.isAllowed(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://example.org/",
                "ftp://example.org/x.jpg",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:example.org",
                "https:///x.jpg",
                "//example.org/x.jpg",
                "https://example.org:8443/",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https://example.org/#part",
                "https://example.org/a b",
                "https://example.org/\u202egpj.exe",
                "https://example.org\\@127.0.0.1/",
                "https://example.org./"
            })
    void otherSchemesPortsAndFormsAreNot(String address) {
        assertThat(PictureAddress.isAllowed(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "8.8.8.8",
                "127.1",
                "127.0.1",
                "0",
                "0.0.0.0",
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "0x7f.1",
                "127.0.0.1.",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[fe80::1%25eth0]",
                "[fd00::1]",
                "[2001:db8::1]",
                "１２７.０.０.１",
                "①②⑦.0.0.1",
                "127。0。0。1",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.localhost",
                "printer.local",
                "metadata.google.internal",
                "router.lan",
                "db.svc.cluster.local",
                "intranet",
                "1.0.0.127.in-addr.arpa",
                "-bad.example.org",
                "bad-.example.org",
                "bad_name.example.org",
                "a..example.org"
            })
    void numbersAndPrivateNamesAreNot(String host) {
        assertThat(PictureAddress.isAllowed("https://" + host + "/x.jpg")).isFalse();
    }

    @Test
    void lengthIsBounded() {
        var address = "https://example.org/";
        assertThat(PictureAddress.isAllowed(address + "a".repeat(PictureAddress.MAX_LENGTH - address.length())))
                .isTrue();
        assertThat(PictureAddress.isAllowed(address + "a".repeat(PictureAddress.MAX_LENGTH)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/media/../users/me",
                "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content/../../x",
                "/api/v1/media/019b2c3d-2222-7333-8444-555566667777/content?x=1",
                "/api/v1/auth/me",
                "/api/v1/media/%2e%2e/x"
            })
    void otherPathsOfOursAreNot(String path) {
        assertThat(PictureAddress.isAllowed(path)).isFalse();
    }
}
