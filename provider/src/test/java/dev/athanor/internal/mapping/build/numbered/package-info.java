/** A package with a sequence generator for all its entities. */
@SequenceGenerator(sequenceName = "PACKAGE_NUMBERS", allocationSize = 5)
@NullMarked
package dev.athanor.internal.mapping.build.numbered;

import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.NullMarked;
