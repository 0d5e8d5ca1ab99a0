package dev.athanor.internal.mapping.build.numbered;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Takes its keys from the generator of its package. */
@Entity
public class Numbered {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    long id;
}
