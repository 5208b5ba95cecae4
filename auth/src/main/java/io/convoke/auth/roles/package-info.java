/** Roles: what an admin grants and revokes, finds accounts by, and reads in the audit log. */
package io.convoke.auth.roles;
