package io.convoke.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector of traces: takes OTLP over HTTP in protobuf, and keeps the spans. */
public final class OtlpReceiver implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile CountDownLatch away = new CountDownLatch(0);

    /**
     * A span that has ended.
     *
     * @param service what its resource calls itself
     * @param kind {@code SERVER}, {@code CLIENT}, {@code PRODUCER}, {@code CONSUMER}, {@code INTERNAL}
     * @param parentId empty at a trace's root
     * @param attributes as text, those of the resource not among them
     */
    public record Span(
            String service,
            String name,
            String kind,
            String traceId,
            String spanId,
            String parentId,
            boolean failed,
            Map<String, String> attributes) {}

    /** Listens on a port of its own. */
    public OtlpReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "otlp");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** The value of {@code otel.exporter.otlp.endpoint}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on takes nothing and answers nobody, as one that hangs, until {@link #back}. */
    public void hang() {
        away = new CountDownLatch(1);
    }

    /** Answers again; who waited is refused. */
    public void back() {
        away.countDown();
    }

    /** How many exports it has not taken. */
    public int refused() {
        return refused.get();
    }

    /** All spans so far. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The spans of a trace so far. */
    public List<Span> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        back();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                        ? new GZIPInputStream(exchange.getRequestBody())
                        : exchange.getRequestBody()) {
            var request = ExportTraceServiceRequest.parseFrom(body);
            if (away.getCount() > 0) {
                refused.incrementAndGet();
                away.await();
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            request.getResourceSpansList().stream().flatMap(OtlpReceiver::spans).forEach(spans::add);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<Span> spans(ResourceSpans resource) {
        var service = attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
        return resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Span(
                        service,
                        span.getName(),
                        span.getKind().name().replace("SPAN_KIND_", ""),
                        HEX.formatHex(span.getTraceId().toByteArray()),
                        HEX.formatHex(span.getSpanId().toByteArray()),
                        HEX.formatHex(span.getParentSpanId().toByteArray()),
                        span.getStatus().getCodeValue() == 2,
                        attributes(span.getAttributesList())));
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        var attributes = new TreeMap<String, String>();
        for (var pair : pairs) {
            var value = pair.getValue();
            attributes.put(
                    pair.getKey(),
                    switch (value.getValueCase()) {
                        case STRING_VALUE -> value.getStringValue();
                        case INT_VALUE -> Long.toString(value.getIntValue());
                        case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
                        default -> value.toString();
                    });
        }
        return attributes;
    }
}
