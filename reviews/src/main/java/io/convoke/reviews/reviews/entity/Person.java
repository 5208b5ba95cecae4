package io.convoke.reviews.reviews.entity;

import java.util.UUID;

/** Somebody with an account, by the name that others see. */
public record Person(UUID id, String username) {}
