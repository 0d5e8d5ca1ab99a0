package dev.athanor.conformance.entity;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.bytebuddy.description.annotation.AnnotationDescription;

/** The annotations of one element in the making. */
final class Annotations {
    private final List<AnnotationDescription> all = new ArrayList<>();

    /** Adds an annotation that says nothing more. */
    Annotations add(Class<? extends Annotation> type) {
        return add(type, builder -> builder);
    }

    /** Adds an annotation with values. */
    Annotations add(Class<? extends Annotation> type, UnaryOperator<AnnotationDescription.Builder> values) {
        all.add(of(type, values));
        return this;
    }

    static AnnotationDescription of(
            Class<? extends Annotation> type, UnaryOperator<AnnotationDescription.Builder> values) {
        return values.apply(AnnotationDescription.Builder.ofType(type)).build();
    }

    List<AnnotationDescription> all() {
        return all;
    }
}
