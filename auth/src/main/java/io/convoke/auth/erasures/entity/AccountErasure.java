package io.convoke.auth.erasures.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The erasure of one account. Begins with the services that have to answer; each gives a receipt, once; complete with the
 * last. Kept as proof, it does not say whose account it was.
 */
@Entity
@Table(name = "erasure")
public class AccountErasure {
    @Id
    private UUID id;

    private Instant requestedAt;

    @Column(columnDefinition = "text[]")
    private String[] services;

    private Instant completedAt;

    @ElementCollection
    @CollectionTable(name = "erasure_receipt", joinColumns = @JoinColumn(name = "erasure_id"))
    @MapKeyColumn(name = "service")
    @Column(name = "at")
    private Map<String, Instant> receipts = new HashMap<>();

    protected AccountErasure() {} // for Hibernate

    /**
     * @param id unguessable, since it alone gives access
     * @param services those that have to answer
     */
    public AccountErasure(UUID id, Instant now, Collection<String> services) {
        this.id = id;
        this.requestedAt = now;
        this.services = services.stream().distinct().sorted().toArray(String[]::new);
    }

    /** Takes a receipt; the first of a service counts, also of one that nobody waits for. */
    public void receive(String service, Instant at) {
        receipts.putIfAbsent(service, at);
        if (completedAt == null && waitingFor().isEmpty()) {
            completedAt = Collections.max(receipts.values());
        }
    }

    /** Services that have not answered yet, by name. */
    public List<String> waitingFor() {
        var waiting = new ArrayList<>(List.of(services));
        waiting.removeAll(receipts.keySet());
        return waiting;
    }

    public UUID id() {
        return id;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** When the last service had forgotten; empty while one is waited for. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    /** When each service had forgotten, by its name. */
    public SortedMap<String, Instant> receipts() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(receipts));
    }
}
