package io.convoke.common.http;

import io.convoke.common.json.Json;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Answers what failed before any filter was asked, an address that cannot be decoded for one, in the place of the
 * container's own page, which shows a stack trace. Asked for directly, there is nothing here.
 */
@WebServlet("/unreadable-request")
public class UnreadableRequestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getDispatcherType() == DispatcherType.ERROR
                ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
                : Integer.valueOf(404);
        var problem = CommonProblem.ofStatus(status == null ? 400 : status);
        var body = RequestTrace.continuing(request.getHeader("traceparent"), Locale.ENGLISH)
                .call(() -> Json.write(Problem.of(problem, Details.of(problem))))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
