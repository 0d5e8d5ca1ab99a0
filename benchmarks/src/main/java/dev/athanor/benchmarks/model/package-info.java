/**
 * The one entity model that all providers serve: standard Jakarta Persistence annotations and nothing else. Compiled once;
 * each provider weaves these class files its own way when {@link dev.athanor.benchmarks.weave} loads them.
 */
package dev.athanor.benchmarks.model;
