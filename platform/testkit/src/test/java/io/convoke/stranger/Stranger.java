package io.convoke.stranger;

/** A class of another service. */
public class Stranger {}
