package io.convoke.apidocs.serve;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The error page: the container's errors as problems, like those of every service. */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        write(request, response, status == null ? 404 : status);
    }

    /** Answers with the standard problem of a status. */
    static void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var problem = switch (status) {
            case 404 -> new String[] {"not-found", "There is nothing here"};
            case 405 -> new String[] {"method-not-allowed", "The method is not supported here"};
            case 406 -> new String[] {"not-acceptable", "No representation fits the Accept header"};
            default ->
                status < 500
                        ? new String[] {"malformed-request", "The request cannot be read"}
                        : new String[] {"internal-error", "Something went wrong on our side"};
        };
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .print(
                        "{\"type\":\"https://convoke.io/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"traceId\":\"%s\"}"
                                .formatted(problem[0], problem[1], status, problem[1], traceId(request)));
    }

    private static String traceId(HttpServletRequest request) {
        var matcher = TRACEPARENT.matcher(
                Optional.ofNullable(request.getHeader("traceparent")).orElse(""));
        return matcher.matches()
                ? matcher.group(1)
                : UUID.randomUUID().toString().replace("-", "");
    }
}
