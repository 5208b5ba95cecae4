package io.convoke.apidocs.serve;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** {@code /api/openapi}: the document of all services, as JSON or YAML by the path's ending or the Accept header. */
@WebServlet(urlPatterns = {"/openapi", "/openapi.json", "/openapi.yaml"})
public class DocumentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String JSON = "json";
    private static final String YAML = "yaml";
    private static final List<String> JSON_TYPES =
            List.of("application/json", "application/vnd.oai.openapi+json", "application/*", "*/*");
    private static final List<String> YAML_TYPES = List.of(
            "application/yaml",
            "application/x-yaml",
            "text/yaml",
            "text/x-yaml",
            "application/vnd.oai.openapi",
            "text/*");

    private final transient ConcurrentHashMap<String, Document> documents = new ConcurrentHashMap<>();

    /**
     * One form of the document.
     *
     * @param tag its entity tag
     */
    private record Document(byte[] bytes, String tag) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Vary", "Accept");
        var form = form(request);
        if (form.isEmpty()) {
            ProblemServlet.write(request, response, 406);
            return;
        }
        var document = document(form.get());
        response.setHeader("ETag", document.tag());
        response.setHeader("Cache-Control", "public, max-age=60");
        if (document.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/" + form.get());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(document.bytes().length);
        response.getOutputStream().write(document.bytes());
    }

    private static Optional<String> form(HttpServletRequest request) {
        var path = request.getServletPath();
        if (path.endsWith("." + JSON) || path.endsWith("." + YAML)) {
            return Optional.of(path.substring(path.length() - 4));
        }
        var accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        // sorted() is stable: of equal weights the first wins
        return Arrays.stream(accept.split(","))
                .map(Range::parse)
                .filter(range -> range.weight() > 0)
                .sorted(Comparator.comparingDouble(Range::weight).reversed())
                .flatMap(range -> range.form().stream())
                .findFirst();
    }

    private record Range(String type, double weight) {
        static Range parse(String text) {
            var parts = text.trim().split("\\s*;\\s*");
            var weight = Stream.of(parts)
                    .filter(part -> part.startsWith("q="))
                    .map(part -> part.substring(2))
                    .findFirst()
                    .map(q -> q.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(q) : 0)
                    .orElse(1.0);
            return new Range(parts[0].toLowerCase(java.util.Locale.ROOT), weight);
        }

        Optional<String> form() {
            if (JSON_TYPES.contains(type)) {
                return Optional.of(JSON);
            }
            return YAML_TYPES.contains(type) ? Optional.of(YAML) : Optional.empty();
        }
    }

    private Document document(String form) throws IOException {
        var known = documents.get(form);
        if (known != null) {
            return known;
        }
        try (var in = getServletContext().getResourceAsStream("/WEB-INF/openapi." + form)) {
            var bytes = in.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            var document = new Document(bytes, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
            documents.put(form, document);
            return document;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
