package io.convoke.common.http;

import io.convoke.common.problem.CommonProblem;

/** What a problem's detail says where only the status is known. */
final class Details {
    private Details() {}

    static String of(CommonProblem type) {
        return switch (type) {
            case MALFORMED_REQUEST -> "The request does not follow the rules of HTTP or of this route";
            case INVALID_TOKEN -> "Send a valid access token in the header Authorization";
            case FORBIDDEN -> "Your roles do not allow this";
            case NOT_FOUND -> "No resource has this address";
            case METHOD_NOT_ALLOWED -> "See the header Allow for the methods that this resource supports";
            case NOT_ACCEPTABLE -> "The resource has no representation of the kind asked for";
            case CONTENT_TOO_LARGE -> "The body is larger than this route accepts";
            case UNSUPPORTED_MEDIA_TYPE -> "The body's Content-Type is not one that this route reads";
            case UNAVAILABLE -> "Try again in a few seconds";
            case INTERNAL_ERROR -> "The failure is logged under the trace id";
            default -> type.title();
        };
    }
}
