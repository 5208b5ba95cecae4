/**
 * Forgetting a person. Each service says what it forgets ({@link io.convoke.common.erasure.PersonalData}); that it happens once, for
 * good and with a receipt is done here.
 */
package io.convoke.common.erasure;
