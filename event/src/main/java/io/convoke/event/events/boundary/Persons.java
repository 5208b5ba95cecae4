package io.convoke.event.events.boundary;

import io.convoke.common.http.Caller;
import io.convoke.event.events.control.Person;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The caller as the use cases know people. */
@RequestScoped
public class Persons {
    @Inject
    Caller caller;

    /** The caller of a protected route. */
    public Person caller() {
        return new Person(caller.id(), caller.username(), caller.isAdmin());
    }

    /** The caller of a public route; empty when anonymous. */
    public Optional<Person> reader() {
        return caller.knownId().map(id -> caller());
    }
}
