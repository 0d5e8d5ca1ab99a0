package dev.athanor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A condition that is added wherever entities of a class, or of its subclasses, are read: in queries and bulk statements, in joins as part
 * of their ON, in what is fetched with others, in lazy loads and in {@code find}. An object that does not satisfy it is not found, is
 * missing from collections, and references to it are null.
 *
 * <p>What the session has already it keeps, and reads again without the condition: the condition decides who is read, not who is
 * there. SQL of the program's own is not touched.
 *
 * <pre>{@code
 * @Entity
 * @GlobalCriteria(name = "present", condition = "e.removedAt IS NULL")
 * @GlobalCriteria(name = "tenant", condition = "e.tenant = :tenant", enabled = false)
 * class Invoice { ... }
 *
 * AthanorSession session = em.unwrap(AthanorSession.class);
 * session.enableCriteria("tenant", Map.of("tenant", 7));
 * session.disableCriteria("present");
 * em.createQuery("SELECT i FROM Invoice i").setHint("athanor.criteria.present", true);
 * }</pre>
 *
 * <p>An extension of the standard. SQLAlchemy 2.0, {@code with_loader_criteria}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(GlobalCriteria.All.class)
public @interface GlobalCriteria {
    /** The name, under which it is switched on and off; one per persistence unit. */
    String name();

    /** A condition in the query language, in which {@code e} is the entity. It may have named parameters, and subqueries. */
    String condition();

    /** Whether it is on unless somebody switches it off; not for conditions with parameters. */
    boolean enabled() default true;

    /** Several of them. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        /** The criteria. */
        GlobalCriteria[] value();
    }
}
