package io.convoke.registration.registrations.control;

import java.util.ArrayList;
import java.util.List;

/** Writes down what would be counted. */
class CountedRegistrations extends RegistrationMetrics {
    final List<String> counted = new ArrayList<>();

    @Override
    void registered(boolean seated) {
        counted.add(seated ? "registered" : "waitlisted");
    }

    @Override
    void cancelled() {
        counted.add("cancelled");
    }

    @Override
    void promoted() {
        counted.add("promoted");
    }
}
