package io.convoke.user.profiles.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/** The picture that a person uploaded, as media last told; kept apart from the profile, which may come later. */
@Entity
@Table(name = "avatar")
public class Avatar {
    @Id
    private UUID userId;

    private long version;
    private String url;

    protected Avatar() {} // for Hibernate

    /** One of which nothing is known yet. */
    public Avatar(UUID userId) {
        this.userId = userId;
    }

    /** Takes over newer news; false, and nothing changes, when they are not newer. */
    public boolean become(Optional<String> newUrl, long newVersion) {
        if (newVersion <= version) {
            return false;
        }
        version = newVersion;
        url = newUrl.orElse(null);
        return true;
    }

    public UUID userId() {
        return userId;
    }

    /** Where it is; empty when it was removed. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }
}
