/**
 * What a person did, put together from what the other services tell. Every entry has a natural key and the time of its last
 * news, so the history is the same however often, and in whatever order between topics, the news arrives.
 */
package io.convoke.user.activity;
