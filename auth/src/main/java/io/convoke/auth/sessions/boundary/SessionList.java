package io.convoke.auth.sessions.boundary;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All live sessions of the caller, the last used first; at most 50. */
@Schema(name = "SessionList")
public record SessionList(List<SessionView> items) {}
