/** What the provider sends to the database, watched at JDBC and put in the words of the corpus. */
@NullMarked
package dev.athanor.conformance.statement;

import org.jspecify.annotations.NullMarked;
