/** What differs per database: text, types, errors. Knows no mappings and no queries. */
@NullMarked
package dev.athanor.dialect;

import org.jspecify.annotations.NullMarked;
