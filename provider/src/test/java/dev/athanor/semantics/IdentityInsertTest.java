package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Guild.Master;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.Map;

/** When the row is inserted whose key the database makes. */
@NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
class IdentityInsertTest {
    @OnEachDatabase
    void atTheFirstReadOfTheKey(TestDatabase database) {
        try (Guild guild = Guild.standard(database)) {
            guild.begin();
            Master ada = new Master("Ada");
            guild.manager.persist(ada);
            assertThat(guild.log.statements("INSERT")).isEmpty();
            assertThat(ada.id).isNotNull();
            assertThat(guild.log.statements("INSERT")).hasSize(1);
            guild.rollback();
        }
    }

    @OnEachDatabase
    void withTheFlush(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Master ada = new Master("Ada");
            guild.manager.persist(ada);
            assertThat(ada.id).isNull();
            assertThat(guild.log.statements("INSERT")).isEmpty();
            guild.manager.flush();
            assertThat(ada.id).isNotNull();
        }
    }

    @OnEachDatabase
    void atOnce(TestDatabase database) {
        try (Guild guild = new Guild(database, "standard", Map.of("athanor.identity.insert", "immediate"))) {
            guild.begin();
            guild.manager.persist(new Master("Ada"));
            assertThat(guild.log.statements("INSERT")).hasSize(1);
            guild.rollback();
        }
    }

    @OnEachDatabase
    void aKeyThatTheProgramGivesIsTaken(TestDatabase database) {
        try (Guild guild = Guild.sqlalchemy(database)) {
            Master ada = new Master("Ada");
            ada.id = 70;
            guild.manager.persist(ada);
            guild.commit();
            assertThat(guild.find(Master.class, 70)).isSameAs(ada);
        }
    }
}
