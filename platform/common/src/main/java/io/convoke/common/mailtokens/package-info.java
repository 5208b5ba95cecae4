/** Tokens that reach a person by mail only: derived on both sides from a shared key, so that they never travel. */
package io.convoke.common.mailtokens;
