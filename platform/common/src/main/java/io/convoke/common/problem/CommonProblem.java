package io.convoke.common.problem;

/** The problems that any route of any service can answer with. */
public enum CommonProblem implements ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_TOKEN(401, "A valid access token is needed"),
    FORBIDDEN(403, "This is not allowed to you"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not supported here"),
    NOT_ACCEPTABLE(406, "No representation fits the Accept header"),
    REQUEST_IN_PROGRESS(409, "The same request is still running"),
    CONFLICT(409, "Somebody else changed this at the same time"),
    STALE(412, "The resource has changed since it was read"),
    CONTENT_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported here"),
    VALIDATION_FAILED(422, "Some fields break a rule"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "The service cannot answer at the moment");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return Slugs.of(this);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }

    /**
     * The problem that describes a bare status, as the container or JAX-RS sets it.
     *
     * @param status an HTTP status of 400 or above
     */
    public static CommonProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> INVALID_TOKEN;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> STALE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> VALIDATION_FAILED;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 502, 503, 504 -> UNAVAILABLE;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
