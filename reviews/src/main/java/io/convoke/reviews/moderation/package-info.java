/**
 * Reports of reviews, and what admins do about them: hide, show again, dismiss. Each of these leaves an entry in the audit log.
 */
package io.convoke.reviews.moderation;
