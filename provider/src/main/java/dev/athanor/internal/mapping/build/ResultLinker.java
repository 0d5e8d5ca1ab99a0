package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;

/** Checks the names of result mappings, and loads the classes that they name. */
final class ResultLinker {
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;

    ResultLinker(UnitDraft unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
    }

    /** The mappings that have names, by these. */
    Map<String, ResultMapping> mappings() {
        Map<String, ResultMapping> found = new LinkedHashMap<>();
        for (ClassDraft draft : unit.classes.values()) {
            for (ResultDraft result : draft.results) {
                ResultMapping other = found.putIfAbsent(result.name(), link(result));
                if (other != null) {
                    problems.add(draft.name(), null, MappingMessage.RESULT_TWICE, result.name(), other.owner());
                }
            }
        }
        return found;
    }

    ResultMapping link(ResultDraft draft) {
        List<ResultMapping.EntityPart> entities = new ArrayList<>();
        for (ResultDraft.EntityPart entity : draft.entities()) {
            entities.add(new ResultMapping.EntityPart(
                    load(entity.type(), draft.owner()), entity.discriminator(), entity.fields()));
        }
        List<ResultMapping.ObjectPart> objects = new ArrayList<>();
        for (ResultDraft.ObjectPart object : draft.objects()) {
            objects.add(new ResultMapping.ObjectPart(
                    load(object.type(), draft.owner()), values(draft.owner(), object.arguments())));
        }
        return new ResultMapping(draft.name(), draft.owner(), entities, objects, values(draft.owner(), draft.values()));
    }

    private List<ResultMapping.ValuePart> values(String owner, List<ResultDraft.ValuePart> drafts) {
        List<ResultMapping.ValuePart> values = new ArrayList<>();
        for (ResultDraft.ValuePart value : drafts) {
            values.add(new ResultMapping.ValuePart(value.label(), load(value.type(), owner)));
        }
        return values;
    }

    /** What cannot be loaded is a problem, and stands for nothing. */
    private Class<?> load(TypeDescription type, String owner) {
        Class<?> loaded = classes.load(type, owner, null);
        return loaded == null ? void.class : loaded;
    }
}
