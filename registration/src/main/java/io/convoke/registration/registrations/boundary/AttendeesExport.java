package io.convoke.registration.registrations.boundary;

import io.convoke.registration.registrations.control.Attendees;
import io.convoke.registration.registrations.control.Attendees.Wanted;
import io.convoke.registration.registrations.entity.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes all attendees as CSV while it reads them, a page at a time, so that neither memory nor a database connection is
 * held for as long as a slow client reads.
 */
@ApplicationScoped
public class AttendeesExport {
    /** RFC 4180. */
    static final String MEDIA_TYPE = "text/csv";

    private static final int PAGE = 500;

    @Inject
    Attendees attendees;

    @Inject
    UnitOfWork unit;

    /** The first page; read before the answer begins, so that what is wrong is told by its status. */
    List<Registration> first(Wanted wanted) {
        return attendees.after(wanted, 0, PAGE);
    }

    /** Writes the first page and all that follow. */
    StreamingOutput rest(Wanted wanted, List<Registration> first) {
        return out -> {
            try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                writer.write(Csv.BYTE_ORDER_MARK);
                Csv.writeRow(
                        writer,
                        List.of("registrationId", "userId", "username", "status", "registrationTime", "checkedInAt"));
                var page = first;
                while (!page.isEmpty()) {
                    write(writer, page);
                    var last = page.get(page.size() - 1).place();
                    page = page.size() < PAGE ? List.of() : unit.of(() -> attendees.after(wanted, last, PAGE));
                }
            }
        };
    }

    private static void write(Writer writer, List<Registration> page) throws IOException {
        for (var registration : page) {
            Csv.writeRow(
                    writer,
                    List.of(
                            registration.id().toString(),
                            registration.userId().toString(),
                            registration.username(),
                            registration.status().text(),
                            registration.registrationTime().toString(),
                            registration.checkedInAt().map(Instant::toString).orElse("")));
        }
        writer.flush();
    }
}
