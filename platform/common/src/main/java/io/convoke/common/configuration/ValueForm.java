package io.convoke.common.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import io.convoke.common.json.Json;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form that values can have.
 *
 * @param expected the form in words, to follow "expected"
 * @param test whether a value has it
 * @param standIn some value that has it
 */
record ValueForm(String expected, Predicate<String> test, String standIn) {
    private static final Pattern LIBERTY_DURATION = Pattern.compile("(\\d+(\\.\\d+)?(ms|d|h|m|s))+|\\d+");
    private static final Pattern POSTGRESQL_DURATION = Pattern.compile("\\d+\\s*(us|ms|s|min|h|d)?");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?|\\[?[0-9A-Fa-f:]+]?");
    private static final Pattern BROKER = Pattern.compile("(" + HOST.pattern() + "):(\\d{1,5})");
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z]+://[^/@?#]+/?");
    private static final int LARGEST_PORT = 65_535;

    /**
     * A form by its name in a rules file.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static ValueForm named(String name, List<String> arguments) {
        return switch (name) {
            case "text" -> new ValueForm("some text", value -> !value.isBlank(), "unset");
            case "one-of" -> new ValueForm(String.join(" or ", arguments), arguments::contains, arguments.get(0));
            case "some-of" ->
                new ValueForm(
                        String.join(" or ", arguments) + ", with commas between several",
                        value -> arguments.containsAll(parts(value)),
                        arguments.get(0));
            case "number" -> number(new BigInteger(arguments.get(0)), new BigInteger(arguments.get(1)));
            case "port" -> number(BigInteger.ONE, BigInteger.valueOf(LARGEST_PORT));
            case "duration" ->
                new ValueForm("a duration longer than zero, as PT10S or P30D", value -> isDuration(value, 1), "PT1H");
            case "duration-or-zero" ->
                new ValueForm("a duration, as PT10S or P30D", value -> isDuration(value, 0), "PT1H");
            case "liberty-duration" ->
                new ValueForm("a duration with its unit, as 5s or 1m30s", matches(LIBERTY_DURATION), "5s");
            case "postgresql-duration" ->
                new ValueForm("a duration with its unit, as 5s or 500ms", matches(POSTGRESQL_DURATION), "5s");
            case "host" -> new ValueForm("a host name or an address", matches(HOST), "localhost");
            case "brokers" ->
                new ValueForm("host:port, with commas between several", ValueForm::areBrokers, "unset.invalid:9092");
            case "url" ->
                new ValueForm("an address as https://convoke.example", ValueForm::isUrl, "http://unset.invalid");
            case "origins" ->
                new ValueForm(
                        "origins as https://convoke.example, with commas between several",
                        ValueForm::areOrigins,
                        "http://unset.invalid");
            case "base64url" -> base64Url(Integer.parseInt(arguments.get(0)));
            case "public-jwks" ->
                new ValueForm("a JWK set of public RSA keys, each with a kid", ValueForm::isPublicKeySet, "{}");
            default -> throw new IllegalArgumentException("no form is called " + name);
        };
    }

    boolean fits(String value) {
        return test.test(value);
    }

    private static ValueForm number(BigInteger least, BigInteger most) {
        var bounded = most.bitLength() <= 31;
        var words = "a whole number " + (bounded ? "from " + least + " to " + most : "of " + least + " or more");
        return new ValueForm(
                words,
                value -> isBetween(value, least, most),
                least.max(BigInteger.ONE).toString());
    }

    private static boolean isBetween(String value, BigInteger least, BigInteger most) {
        try {
            var number = new BigInteger(value.strip());
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String value, int least) {
        try {
            return Duration.parse(value.strip()).compareTo(Duration.ofMillis(least)) >= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Predicate<String> matches(Pattern pattern) {
        return value -> pattern.matcher(value.strip()).matches();
    }

    /** The hosts of a list of brokers. */
    static List<String> brokerHosts(String value) {
        return parts(value).stream()
                .map(broker -> broker.substring(0, Math.max(0, broker.lastIndexOf(':'))))
                .toList();
    }

    private static boolean areBrokers(String value) {
        return parts(value).stream().allMatch(broker -> {
            var parts = BROKER.matcher(broker);
            return parts.matches() && Integer.parseInt(parts.group(parts.groupCount())) <= LARGEST_PORT;
        });
    }

    private static boolean isUrl(String value) {
        try {
            var url = URI.create(value.strip());
            return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A comma too many does no harm. */
    private static boolean areOrigins(String value) {
        return parts(value).stream().filter(origin -> !origin.isEmpty()).allMatch(ValueForm::isOrigin);
    }

    private static List<String> parts(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private static boolean isOrigin(String value) {
        return isUrl(value) && ORIGIN.matcher(value).matches();
    }

    private static ValueForm base64Url(int bytes) {
        return new ValueForm(
                bytes + " random bytes or more in base64url", value -> decoded(value) >= bytes, "A".repeat(2 * bytes));
    }

    private static int decoded(String value) {
        try {
            return Base64.getUrlDecoder().decode(value.strip()).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static boolean isPublicKeySet(String value) {
        try {
            var keys = Json.tree(value).path("keys");
            return keys.isArray()
                    && !keys.isEmpty()
                    && Stream.iterate(0, index -> index < keys.size(), index -> index + 1)
                            .map(keys::get)
                            .allMatch(ValueForm::isPublicRsaKey);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isPublicRsaKey(JsonNode key) {
        return key.path("kty").asText().equals("RSA")
                && !key.path("kid").asText().isBlank()
                && !key.path("n").asText().isEmpty()
                && !key.path("e").asText().isEmpty()
                && key.path("d").isMissingNode();
    }
}
