package io.convoke.registration.registrations.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** A transaction around a part of a request, where the rest must stay outside. */
@ApplicationScoped
public class UnitOfWork {
    /** Does the work in a transaction. */
    @Transactional
    public <T> T of(Supplier<T> work) {
        return work.get();
    }
}
