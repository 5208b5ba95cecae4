/**
 * Erasing accounts: the account goes at once, every other service is told, and the receipts show who has forgotten the person.
 */
package io.convoke.auth.erasures;
