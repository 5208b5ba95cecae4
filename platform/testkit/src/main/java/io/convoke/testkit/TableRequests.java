package io.convoke.testkit;

import io.convoke.testkit.OpenApiDocument.Operation;

/** Sends what the rows of the {@link ErrorTable} are about, by its walker where an operation needs a token. */
final class TableRequests {
    private final RunningService service;
    private final Tokens tokens;
    private final SampleRequests samples;
    private final Person walker;

    TableRequests(RunningService service, Tokens tokens, SampleRequests samples, Person walker) {
        this.service = service;
        this.tokens = tokens;
        this.samples = samples;
        this.walker = walker;
    }

    RunningService service() {
        return service;
    }

    SampleRequests samples() {
        return samples;
    }

    Person walker() {
        return walker;
    }

    /** The header of the walker's token, for requests that no client would send. */
    String authorization() {
        return "Authorization: Bearer " + tokens.of(walker) + "\r\n";
    }

    /** From the server's root, for requests that no client would send. */
    String wholePath(Operation operation) {
        return service.prefix() + samples.path(operation).replaceAll("^/(?=$|\\?)", "");
    }

    TokenAttacks attacks() {
        return new TokenAttacks(tokens, walker);
    }

    Http as(Person somebody) {
        return service.http().as(tokens.of(somebody));
    }

    /** The walker with the headers that the operation must have. */
    Http caller(Operation operation) {
        return caller(operation, walker);
    }

    /** The same for somebody else. */
    Http caller(Operation operation, Person somebody) {
        var http = operation.security() ? as(somebody) : service.http();
        return samples.withHeaders(http.with("Accept", "*/*"), operation); // calendars and streams are not JSON
    }

    /** The operation with a good body, where it takes one. */
    Answer send(Http http, Operation operation) {
        return send(http, operation, samples.path(operation));
    }

    /** The same at another path. */
    Answer send(Http http, Operation operation, String path) {
        return operation.takesBody()
                ? http.send(operation.method(), path, operation.bodyType(), samples.content(operation))
                : http.send(operation.method(), path);
    }

    /** The operation with this as its JSON body. */
    Answer sendBody(Http http, Operation operation, String body) {
        return http.send(operation.method(), samples.path(operation), "application/json", body);
    }
}
