package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.QueryParameter.Arity;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects the parameters of a statement with what their places say about their types. */
final class Parameters {
    private final String query;
    private final List<QueryParameter> parameters = new ArrayList<>(4);

    Parameters(String query) {
        this.query = query;
    }

    /**
     * An occurrence of a parameter.
     *
     * @param expected the type that its place demands
     */
    ExpressionNode.Parameter occurrence(ExpressionSyntax.Parameter syntax, ValueType expected, Arity arity) {
        int index = indexOf(syntax);
        if (index < 0) {
            index = parameters.size();
            if (index > 0 && (parameters.get(0).name() == null) != (syntax.name() == null)) {
                throw QueryErrors.at(QueryMessage.MIXED_PARAMETERS, query, syntax.offset());
            }
            parameters.add(new QueryParameter(syntax.name(), syntax.position(), expected, arity));
        } else {
            merge(index, expected, arity);
        }
        return new ExpressionNode.Parameter(index, expected);
    }

    private int indexOf(ExpressionSyntax.Parameter syntax) {
        for (int i = 0; i < parameters.size(); i++) {
            QueryParameter parameter = parameters.get(i);
            if (parameter.position() == syntax.position() && Objects.equals(parameter.name(), syntax.name())) {
                return i;
            }
        }
        return -1;
    }

    private void merge(int index, ValueType expected, Arity arity) {
        QueryParameter known = parameters.get(index);
        ValueType type = known.type() == ValueType.UNDETERMINED ? expected : known.type();
        Arity wider = arity == Arity.MANY || known.arity() == Arity.ONE ? arity : known.arity();
        parameters.set(index, new QueryParameter(known.name(), known.position(), type, wider));
    }

    List<QueryParameter> all() {
        return parameters;
    }
}
