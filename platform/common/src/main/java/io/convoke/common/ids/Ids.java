package io.convoke.common.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Makes the platform's ids: UUIDv7 (RFC 9562), so that new rows land at the end of their index. */
public final class Ids {
    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new id; ids of one process rise with time, to the millisecond. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
