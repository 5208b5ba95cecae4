package io.convoke.chat.sockets.boundary;

import io.convoke.chat.rooms.control.ChatError;
import io.convoke.chat.sockets.control.Guest;
import io.convoke.chat.sockets.control.Seen;
import io.convoke.chat.sockets.control.Tickets;
import io.convoke.common.http.ThrowableMapper;
import io.convoke.common.ids.Ids;
import io.convoke.common.json.Json;
import io.convoke.common.problem.CommonProblem;
import io.convoke.common.problem.DomainException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers the handshake of a chat's socket. As a filter it can refuse with a status and a problem as any other route does:
 * MicroProfile JWT does not reach a handshake, and a configurator of WebSocket's own can refuse an origin and nothing else.
 * What the container sees of the request has neither the ticket nor a session. Stands in {@code web.xml}, behind the filter
 * that every request passes first.
 */
public class ChatHandshake extends HttpFilter {
    /** The subprotocol of the frames. */
    static final String PROTOCOL = "chat.v1";

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([^/]+)/socket");
    private static final String TICKET = "ticket.";
    private static final String AFTER = "after";
    private static final String CHANGES = "changes";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";

    @Inject
    private transient Origins origins;

    @Inject
    private transient Admission admission;

    @Inject
    private transient SocketDesk desk;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = PATH.matcher(path(request));
        if (!path.matches() || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            chain.doFilter(request, response);
            return;
        }
        Guest guest;
        Optional<Seen> seen;
        try {
            seen = seen(request);
            guest = admit(path.group(1), request);
        } catch (RuntimeException e) {
            refuse(response, e);
            return;
        }
        open(new SocketOf(guest, seen), request, response);
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private Guest admit(String id, HttpServletRequest request) {
        if (!origins.allows(request.getHeader("Origin"))) {
            throw new DomainException(
                    ChatError.ORIGIN_REFUSED, "Send the platform's address in the header Origin; programs, too");
        }
        if (!"GET".equals(request.getMethod())
                || !"13".equals(request.getHeader("Sec-WebSocket-Version"))
                || request.getHeader("Sec-WebSocket-Key") == null) {
            throw new DomainException(CommonProblem.MALFORMED_REQUEST, "It is no handshake of RFC 6455");
        }
        var protocols = protocols(request);
        if (!protocols.contains(PROTOCOL)) {
            throw DomainException.malformed(PROTOCOLS, "it does not offer " + PROTOCOL);
        }
        var ticket = protocols.stream()
                .filter(protocol -> protocol.startsWith(TICKET))
                .findFirst()
                .orElseThrow(Tickets::invalid);
        return admission.admit(uuid(id), ticket.substring(TICKET.length()));
    }

    private static UUID uuid(String id) {
        return Ids.parse(id).orElseThrow(() -> DomainException.malformed("id", "is not a UUID"));
    }

    private static List<String> protocols(HttpServletRequest request) {
        return Collections.list(request.getHeaders(PROTOCOLS)).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }

    private static Optional<Seen> seen(HttpServletRequest request) {
        var after = number(request, AFTER);
        var changes = number(request, CHANGES);
        if (after.isEmpty() && changes.isPresent()) {
            throw DomainException.malformed(CHANGES, "it is only of use with " + AFTER);
        }
        return after.map(place -> new Seen(place, changes.orElse(Seen.ALL_CHANGES)));
    }

    private static Optional<Long> number(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length != 1 || !NUMBER.matcher(values[0]).matches()) {
            throw DomainException.malformed(name, "is one whole number of 0 or more");
        }
        return Optional.of(Long.parseLong(values[0]));
    }

    private void open(SocketOf socket, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var container = (ServerContainer) request.getServletContext().getAttribute(CONTAINER);
        var config = ServerEndpointConfig.Builder.create(ChatSocket.class, "/{id}/socket")
                .subprotocols(List.of(PROTOCOL))
                .configurator(socket)
                .build();
        try {
            container.upgradeHttpToWebSocket(
                    new Handshake(request),
                    response,
                    config,
                    Map.of("id", socket.guest.roomId().toString()));
        } catch (DeploymentException e) {
            throw new ServletException(e);
        } finally {
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                admission.turnedBack(socket.guest);
            }
        }
    }

    private static void refuse(HttpServletResponse response, RuntimeException failure) throws IOException {
        try (var problem = new ThrowableMapper().toResponse(failure)) {
            var body = Json.write(problem.getEntity()).getBytes(StandardCharsets.UTF_8);
            response.setStatus(problem.getStatus());
            problem.getHeaders()
                    .forEach(
                            (name, values) -> values.forEach(value -> response.setHeader(name, String.valueOf(value))));
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** Makes the socket of a guest. */
    private final class SocketOf extends ServerEndpointConfig.Configurator {
        private final Guest guest;
        private final Optional<Seen> seen;

        SocketOf(Guest guest, Optional<Seen> seen) {
            this.guest = guest;
            this.seen = seen;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new ChatSocket(guest, seen, desk));
        }
    }

    /** The request without the ticket; and without a session, which the container would make for each and keep for long. */
    private static final class Handshake extends HttpServletRequestWrapper {
        Handshake(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return PROTOCOLS.equalsIgnoreCase(name) ? PROTOCOL : super.getHeader(name);
        }

        @Override
        public java.util.Enumeration<String> getHeaders(String name) {
            return PROTOCOLS.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(PROTOCOL))
                    : super.getHeaders(name);
        }

        @Override
        public HttpSession getSession() {
            return null;
        }

        @Override
        public HttpSession getSession(boolean create) {
            return null;
        }
    }
}
