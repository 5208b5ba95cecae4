package io.convoke.testkit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server shows at {@code /metrics}, read as Prometheus reads it (its text format, version 0.0.4). */
public final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: -?\\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"(?:,|$)");

    private final List<Sample> samples;

    /** One line. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private Scrape(List<Sample> samples) {
        this.samples = samples;
    }

    /** Asks a server now. */
    public static Scrape of(URI metrics) {
        return parse(Http.at(metrics)
                .with("Accept", "text/plain; version=0.0.4")
                .get("/")
                .expect(200)
                .body());
    }

    /**
     * Reads the text format.
     *
     * @throws IllegalArgumentException at a line that Prometheus would not take
     */
    public static Scrape parse(String text) {
        var samples = new ArrayList<Sample>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var sample = SAMPLE.matcher(line.strip());
            if (!sample.matches()) {
                throw new IllegalArgumentException("no sample: " + line);
            }
            samples.add(new Sample(
                    sample.group(1),
                    labels(sample.group(2) == null ? "" : sample.group(2), line),
                    value(sample.group(3))));
        });
        return new Scrape(List.copyOf(samples));
    }

    public List<Sample> samples() {
        return samples;
    }

    /** The names of all samples. */
    public Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** The labels that samples of this name have. */
    public Set<String> labels(String name) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .flatMap(sample -> sample.labels().keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The sum of the samples of this name that have these labels, as Prometheus' {@code sum} gives it.
     *
     * @param labels names and values in turn
     * @throws AssertionError when there is none
     */
    public double sum(String name, String... labels) {
        var fitting = samples.stream()
                .filter(sample -> sample.name().equals(name) && fits(sample, labels))
                .toList();
        if (fitting.isEmpty()) {
            throw new AssertionError("no " + name + " with " + List.of(labels));
        }
        return fitting.stream().mapToDouble(Sample::value).sum();
    }

    private static boolean fits(Sample sample, String... labels) {
        for (var i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> labels(String text, String line) {
        var labels = new TreeMap<String, String>();
        var matcher = LABEL.matcher(text);
        var end = 0;
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("no labels: " + line);
        }
        return labels;
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
