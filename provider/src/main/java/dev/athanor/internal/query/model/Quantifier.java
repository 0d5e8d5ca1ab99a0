package dev.athanor.internal.query.model;

/** Whether a comparison must hold for every row of a subquery or for at least one; SOME is another word for ANY. */
public enum Quantifier {
    ALL,
    ANY
}
