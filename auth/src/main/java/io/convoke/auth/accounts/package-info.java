/**
 * Accounts: sign-up, the verification of e-mail addresses, and what an account says about itself. Passwords, sessions and
 * roles are components of their own that work on the account.
 */
package io.convoke.auth.accounts;
