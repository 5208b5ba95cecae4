/**
 * What a person wants to be told, by which channel, and when to be left alone. Everything is on until it is switched off; what
 * an account cannot do without cannot be.
 */
package io.convoke.user.preferences;
