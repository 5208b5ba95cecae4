/**
 * Profiles: who people are to each other. Made from the news of accounts, changed by their owners, shown to everybody without
 * anything by which a person can be reached.
 */
package io.convoke.user.profiles;
