package dev.athanor.mapping;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** One attribute of each primitive type. */
@Entity
@Table(name = "primitives")
class BasicPrimitives {
    @Id
    int id;

    boolean b;
    byte y;
    short s;
    char c = ' ';
    int i;
    long l;
    float f;
    double d;

    BasicPrimitives() {}

    BasicPrimitives(int id) {
        this.id = id;
    }

    static BasicPrimitives lowest(int id) {
        BasicPrimitives made = new BasicPrimitives(id);
        made.y = Byte.MIN_VALUE;
        made.s = Short.MIN_VALUE;
        made.c = '\u0001';
        made.i = Integer.MIN_VALUE;
        made.l = Long.MIN_VALUE;
        made.f = -Float.MAX_VALUE;
        made.d = -Double.MAX_VALUE;
        return made;
    }

    static BasicPrimitives highest(int id) {
        BasicPrimitives made = new BasicPrimitives(id);
        made.b = true;
        made.y = Byte.MAX_VALUE;
        made.s = Short.MAX_VALUE;
        made.c = '\uffee';
        made.i = Integer.MAX_VALUE;
        made.l = Long.MAX_VALUE;
        made.f = Float.MAX_VALUE;
        made.d = Double.MIN_NORMAL;
        return made;
    }

    void copy(BasicPrimitives other) {
        b = other.b;
        y = other.y;
        s = other.s;
        c = other.c;
        i = other.i;
        l = other.l;
        f = other.f;
        d = other.d;
    }

    List<Object> all() {
        return List.of(id, b, y, s, c, i, l, f, d);
    }
}
