/** What a container asks of the provider: units that it has read, classes that it loads, transactions that it controls. */
@NullMarked
package dev.athanor.container;

import org.jspecify.annotations.NullMarked;
