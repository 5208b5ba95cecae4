package io.convoke.sloppy.things.service;

/** A class in no layer. */
public class Elsewhere {}
