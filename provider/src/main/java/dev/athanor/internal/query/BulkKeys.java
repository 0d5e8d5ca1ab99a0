package dev.athanor.internal.query;

import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.query.model.DeleteModel;
import dev.athanor.internal.query.model.FromItem;
import dev.athanor.internal.query.model.PathExpr;
import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.QueryModel;
import dev.athanor.internal.query.model.RootNode;
import dev.athanor.internal.query.model.SelectItem;
import dev.athanor.internal.query.model.SelectModel;
import dev.athanor.internal.query.model.SelectionNode;
import dev.athanor.internal.query.model.StepNode;
import dev.athanor.internal.query.model.UpdateModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a bulk statement the query for the keys of the entities that it means. */
final class BulkKeys {
    private BulkKeys() {}

    static QueryModel of(QueryModel bulk) {
        SelectModel keys = bulk.statement() instanceof UpdateModel update
                ? select(update.target(), update.steps(), update.where())
                : delete((DeleteModel) bulk.statement());
        return new QueryModel(keys, bulk.parameters());
    }

    private static SelectModel delete(DeleteModel delete) {
        return select(delete.target(), delete.steps(), delete.where());
    }

    private static SelectModel select(RootNode target, List<StepNode> steps, @Nullable PredicateNode where) {
        List<SelectItem> items = new ArrayList<>();
        for (KeyPart part : target.mapper().id()) {
            items.add(new SelectItem(new SelectionNode.ScalarSelection(path(target, part)), null));
        }
        return new SelectModel(
                false, items, List.of(new FromItem(target, null)), steps, where, List.of(), null, List.of());
    }

    private static PathExpr path(RootNode target, KeyPart part) {
        if (part.value() != null) {
            return new PathExpr.BasicPath(target, part.value());
        }
        KeyPart.Origin origin = part.origin();
        if (origin == null) {
            throw new IllegalStateException("a part of the key is in no attribute: " + part);
        }
        return new PathExpr.IdPath(
                target, origin.reference(), origin.reference().target().id().get(origin.component()));
    }
}
