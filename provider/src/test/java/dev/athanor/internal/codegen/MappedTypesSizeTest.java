package dev.athanor.internal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.mapping.MappedTypes;
import org.junit.jupiter.api.Test;

/** The companions of every entity of all tests stay within what HotSpot inlines. */
class MappedTypesSizeTest {
    @Test
    void methodsStaySmall() {
        int levels = 0;
        for (MappedTypes.Group group : MappedTypes.groups()) {
            MappedModel model = group.model(new CompanionFactory());
            if (model != null) {
                for (Mapper mapper : model.mappers()) {
                    for (ClassLevel level : mapper.levels()) {
                        levels++;
                        CompanionSizeTest.assertSmall(level.type(), level.slots());
                    }
                }
            }
        }
        assertThat(levels).isGreaterThan(100);
    }
}
