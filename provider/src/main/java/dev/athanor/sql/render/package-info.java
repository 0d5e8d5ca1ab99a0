/**
 * Statement trees to text. What differs between databases comes in as data: templates, reserved words, type names.
 */
@NullMarked
package dev.athanor.sql.render;

import org.jspecify.annotations.NullMarked;
