package io.convoke.auth.roles.boundary;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of accounts, by username.
 *
 * @param next the cursor of the next page; absent on the last
 */
@Schema(name = "AccountPage")
public record AccountPage(List<AccountView> items, Optional<String> next) {}
